"""One month brought into a kept town, in a process of its own; prints JSON.

``python -m tests.bench.import_once first|second FOLDER TOWN``: the first month makes TOWN, the
second is compared with what TOWN holds, accepted, and brought once more.
"""

import json
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

from app.__main__ import spare_the_collector
from app.pipeline.import_batch import accept_batch, prepare_batch
from app.pipeline.kept_town import remove_town
from app.pipeline.prepared_batch import PreparedBatch
from app.pipeline.whole_job import accept_job
from app.progress import Progress
from app.settings.job import Job
from app.store.town import Town, TownFacts
from app.store.town_file import TownFile
from scoring.record_codes import LinkState
from tests.bench.import_town import found_errors, planted_errors, two_months
from tests.bench.timing import peak_gigabytes
from tests.bench.towns import PASSPHRASE

AUTHOR = "bench"
Made = TypeVar("Made")


def bring_first(folder: Path, path: Path) -> dict[str, Any]:
    """Bring month one into a new town, and compare its issues with what was planted."""
    job = two_months(folder).first
    remove_town(path)
    facts = TownFacts(job.town_name, job.is_training, job.as_of, points_name="")
    with closing(TownFile.create(path, PASSPHRASE, facts)) as town:
        prepared, seconds = _timed(lambda: _prepare(town, job))
        _, accepting = _timed(
            lambda: accept_job(town, job, prepared, Progress(), is_confirmed=True)
        )
    planted, found = planted_errors(folder), found_errors(prepared.issues)
    return {
        "prepare": seconds,
        "accept": accepting,
        "rows": {change.after.name: change.after.rows for change in prepared.sources},
        "planted": len(planted),
        "missed": sorted(planted - found),
        "invented": sorted(found - planted),
        "gigabytes": peak_gigabytes(),
    }


def bring_second(folder: Path, path: Path) -> dict[str, Any]:
    """Bring month two into the town of month one, and then the same files again."""
    job = two_months(folder).second
    with closing(TownFile.open(path, PASSPHRASE)) as town:
        told = _bring(town, job)
        again, told["again"] = _timed(lambda: _prepare(town, job))
    return told | {"is_unchanged": again.is_unchanged, "gigabytes": peak_gigabytes()}


def _bring(town: Town, job: Job) -> dict[str, Any]:
    busy = time.process_time()
    prepared, seconds = _timed(lambda: _prepare(town, job))
    told = {"prepare": seconds, "processor": time.process_time() - busy}
    told["prepare_gigabytes"] = peak_gigabytes()
    _, told["accept"] = _timed(lambda: _accept(town, prepared))
    links = {state.value: prepared.links[state] for state in LinkState}
    return told | {"links": links, "differences": len(prepared.differences)}


def _prepare(town: Town, job: Job) -> PreparedBatch:
    return prepare_batch(town, job.orders, job.as_of, Progress())


def _accept(town: Town, prepared: PreparedBatch) -> None:
    accept_batch(town, prepared, AUTHOR, Progress(), is_confirmed=True)


def _timed(call: Callable[[], Made]) -> tuple[Made, float]:
    started = time.perf_counter()
    made = call()
    return made, time.perf_counter() - started


if __name__ == "__main__":
    spare_the_collector()
    bring = {"first": bring_first, "second": bring_second}[sys.argv[1]]
    sys.stdout.write(json.dumps(bring(Path(sys.argv[2]), Path(sys.argv[3]))))
