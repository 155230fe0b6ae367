"""The same list linked by a library of the field, in a Python of its own; prints JSON.

``python plain_linkage.py FOLDER`` with ``recordlinkage`` installed. It imports nothing of the
project: the library wants other versions of pandas than the project has. What it does is what
its guide shows: block on equal fields, compare by Jaro-Winkler, sum up, link above a limit.
(Its classifier without training, ECM, linked 3,668 wrong pairs of 3,879 on the big town.)
"""

import json
import resource
import sys
import time
import unicodedata
from pathlib import Path

import pandas as pd
import recordlinkage

BLOCKS = ("name", "kana", "birth", "phone", "house")
SURE = 4.0
SHOWN = 10


def main(folder: Path) -> dict[str, object]:
    """Link both files of the folder; gives seconds, memory and the pairs."""
    records, residents = (
        pd.read_csv(folder / f"{name}.csv", dtype=str).set_index("id")
        for name in ("records", "residents")
    )
    started = time.perf_counter()
    ones, others = _plain(records), _plain(residents)
    index = recordlinkage.Index()
    for field in BLOCKS:
        index.block(field)
    pairs = index.index(ones, others)
    likely = _compare(ones, others, pairs).sum(axis=1).rename("likely").reset_index()
    likely.columns = ["record", "person", "likely"]
    best = likely.sort_values(["record", "likely"], ascending=[True, False])
    shown = best.groupby("record").head(SHOWN)
    first = shown.groupby("record").head(1)
    linked = first[first["likely"] >= SURE]
    return {
        "seconds": time.perf_counter() - started,
        "gigabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2,
        "version": recordlinkage.__version__,
        "linked": linked[["record", "person"]].to_numpy().tolist(),
        "shown": shown[["record", "person"]].to_numpy().tolist(),
    }


def _plain(people: pd.DataFrame) -> pd.DataFrame:
    made = {
        field: people[field].map(_folded, na_action="ignore")
        for field in ("name", "kana", "birth", "address")
    }
    phone = people["phones"].str.split(";").str[0].str.replace("-", "")
    return pd.DataFrame(made | {"phone": phone, "house": made["address"]})


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _compare(ones: pd.DataFrame, others: pd.DataFrame, pairs: pd.MultiIndex) -> pd.DataFrame:
    compare = recordlinkage.Compare()
    for field in ("name", "kana", "address"):
        compare.string(field, field, method="jarowinkler", label=field)
    for field in ("birth", "phone"):
        compare.exact(field, field, label=field)
    return compare.compute(pairs, ones, others)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]))))
