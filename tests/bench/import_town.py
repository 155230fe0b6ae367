"""The exports of two months of the sample town as two jobs, and what was planted in the first."""

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from app.settings.job import Job, read_job
from app.settings.source_orders import SourceOrder

LISTS = ("yoshiensha", "minsei")
"""The lists of month one that month two brings again, beside the files of the standard."""
_BEYOND_CP932 = str.maketrans({"𠮷": "吉", "\U000e0100": None})
_CELLS = ["file", "line", "column", "code"]


@dataclass(frozen=True)
class TwoMonths:
    """A job for each month: the registry in CP932, four standard files, three lists."""

    first: Job
    second: Job


def two_months(folder: Path) -> TwoMonths:
    """Give the jobs of a town that ``sample_data --exports --months 2`` wrote to ``folder``."""
    every = read_job(folder / "exports" / "job_all.toml")
    lists = tuple(order for order in every.welfare if order.source in LISTS)
    first, second = (
        _job(read_job(folder / "month2" / f"{name}_standard.toml"), lists)
        for name in ("before", "job")
    )
    return TwoMonths(first, second)


def planted_errors(folder: Path) -> set[tuple[str, ...]]:
    """Give file, line, column and code of every error planted in the files of month one."""
    path = folder / "answer_key" / "exports" / "exports_planted.csv"
    key = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    return set(map(tuple, key.loc[key["file"] != "jumin_vendor.csv", _CELLS].to_numpy().tolist()))


def found_errors(issues: pd.DataFrame) -> set[tuple[str, ...]]:
    """Give the same of an ISSUES frame."""
    told = issues[_CELLS].astype("str").where(issues[_CELLS].notna(), "")
    return set(map(tuple, told.to_numpy().tolist()))


def _job(job: Job, lists: tuple[SourceOrder, ...]) -> Job:
    registry = replace(job.registry, path=_in_cp932(job.registry.path))
    return replace(job, registry=registry, welfare=(*job.welfare, *lists))


def _in_cp932(path: Path) -> Path:
    """Write a file as an older system would: what CP932 lacks in its plain form."""
    made = path.parent / "cp932" / path.name
    if not made.exists():
        made.parent.mkdir(exist_ok=True)
        with (
            path.open(encoding="utf-8-sig", newline="") as source,
            made.open("w", encoding="cp932", newline="") as target,
        ):
            target.writelines(line.translate(_BEYOND_CP932) for line in source)
    return made
