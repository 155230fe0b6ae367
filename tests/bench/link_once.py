"""One linkage in a process of its own, so that its memory can be told; prints JSON.

``python -m tests.bench.link_once FOLDER RUNS``: frames pickled by the case, of our own making.
"""

import json
import sys
import time
from pathlib import Path

import pandas as pd

from importers.linkage.link_records import link_records
from tests.bench.timing import peak_gigabytes


def main(folder: Path, runs: int) -> dict[str, object]:
    """Link the records of the folder; gives seconds of each run, memory and the pairs."""
    records, residents = (
        pd.read_pickle(folder / f"{name}.pkl")  # noqa: S301 our own file of a minute ago
        for name in ("records", "residents")
    )
    seconds, processor = [], []
    for _ in range(runs):
        started, busy = time.perf_counter(), time.process_time()
        linkage = link_records(records, residents, {})
        seconds.append(time.perf_counter() - started)
        processor.append(time.process_time() - busy)
    linked = linkage.links.loc[linkage.links["person_id"].notna(), ["record_id", "person_id"]]
    shown = pd.concat([linked, linkage.candidates[["record_id", "person_id"]]])
    return {
        "seconds": seconds,
        "processor": processor,
        "gigabytes": peak_gigabytes(),
        "linked": linked.to_numpy().tolist(),
        "shown": shown.to_numpy().tolist(),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))
