"""Writes the files of month two, their jobs, and the key of differences."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from sample_data.exports.doui import write_doui
from sample_data.exports.job import REGISTRY, STANDARD
from sample_data.exports.layouts import write_layouts
from sample_data.exports.town_month import TownMonth
from sample_data.exports.write import write_standard
from sample_data.files import (
    REQUIREMENT_COLUMNS,
    RESIDENT_COLUMNS,
    ResidentRows,
    requirement_chunks,
    write_rows,
)
from sample_data.identity import person_ids
from sample_data.job_file import (
    TEMPLATE_REGISTRY,
    TEMPLATE_WELFARE,
    WELFARE_EXPORTED_ON,
    Job,
    SourceEntry,
    write_job,
)
from sample_data.month2.differences import compare, write_differences
from sample_data.month2.facts import facts_of
from sample_data.month2.next_month import TwoMonths, pass_a_month
from sample_data.month2.start import AS_OF_2, FirstMonth
from sample_data.planted import REQUIREMENTS_FILE, RESIDENTS_FILE, Plants
from sample_data.row_order import RowOrder

ENCODING = "utf-8-sig"
REGISTRY_DAY_2, WELFARE_DAY_2 = date(2026, 12, 18), date(2026, 12, 16)
DOUI = SourceEntry("doui.xlsx", "layouts/doui.toml", WELFARE_DAY_2)


def write_second_month(folder: Path, start: FirstMonth, job: Job, order: tuple[int, int]) -> None:
    """Write ``month2/``: template and standard files, the consents, the jobs and the key.

    ``order``: events of a kind, and the seed.
    """
    key = folder / "answer_key"
    key.mkdir(parents=True, exist_ok=True)
    months = pass_a_month(start, order)
    _write_template(folder, months.template.after, start)
    write_standard(folder, months.standard.after, start.odd_people)
    write_doui(folder, months.standard.after)
    write_layouts(folder)
    _write_key(key / "differences.csv", months.template, in_standard=False)
    _write_key(key / "differences_standard.csv", months.standard, in_standard=True)
    _write_jobs(folder, job.with_maps_above())


def _write_template(folder: Path, month: TownMonth, start: FirstMonth) -> None:
    """Write both template files; cells that were spoiled in month one still are."""
    spoiled = start.register.resident_plants.cells | dict(month.texts)
    rows = ResidentRows(month.people, month.street).chunks(_in_order(month.rows), spoiled)
    write_rows(folder / RESIDENTS_FILE, RESIDENT_COLUMNS, rows, ENCODING)
    plants = Plants(extra=start.register.need_plants.extra)
    needs = month.papers.needs
    extra = -1 - np.arange(len(plants.extra))
    order = _in_order(np.concatenate([np.arange(len(needs)), extra]))
    chunks = requirement_chunks(needs, plants, order)
    write_rows(folder / REQUIREMENTS_FILE, REQUIREMENT_COLUMNS, chunks, ENCODING)


def _in_order(source: np.ndarray) -> RowOrder:
    nothing = np.zeros(0, dtype=np.int64)
    return RowOrder(source.astype(np.int64), nothing, nothing, nothing)


def _write_key(file: Path, months: TwoMonths, *, in_standard: bool) -> None:
    count = len(months.after.people)
    before, after = (
        facts_of(month, count, in_standard=in_standard) for month in (months.before, months.after)
    )
    write_differences(file, compare(before, after), person_ids(np.arange(count)))


def _write_jobs(folder: Path, job: Job) -> None:
    """Write a pair of jobs for the template files, and a pair for the standard ones.

    ``before`` reads month one from where it lies, with the same list of consents.
    """
    pairs = {
        "": (TEMPLATE_REGISTRY, TEMPLATE_WELFARE, "../"),
        "_standard": (REGISTRY, STANDARD, "../exports/"),
    }
    consents = replace(DOUI, exported_on=WELFARE_EXPORTED_ON)
    for ending, (registry, welfare, place) in pairs.items():
        before = [replace(entry, file=f"{place}{entry.file}") for entry in (registry, *welfare)]
        asked = replace(consents, file=f"../exports/{DOUI.file}")
        first = replace(job, registry=before[0], welfare=(*before[1:], asked))
        write_job(folder / f"before{ending}.toml", first)
        later = tuple(replace(entry, exported_on=WELFARE_DAY_2) for entry in welfare)
        second = replace(
            job,
            as_of=AS_OF_2,
            registry=replace(registry, exported_on=REGISTRY_DAY_2),
            welfare=(*later, DOUI),
        )
        write_job(folder / f"job{ending}.toml", second)
