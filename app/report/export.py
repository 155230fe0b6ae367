"""The CSV files of the contract, byte for byte the same on every run."""

from collections.abc import Callable, Iterator, Mapping
from math import isnan
from pathlib import Path

import numpy as np
import pandas as pd

from app.pipeline.make_list import ListFrames
from app.report.content import CallList
from app.report.members import texts, wholes
from app.report.rows import CALL_LIST_COLUMNS, TEXT_COLUMNS, section_rows
from app.report.textfiles import safe_text, safe_texts, write_csv

SentenceOf = Callable[[str, Mapping[str, object]], str]

INDIVIDUAL_COLUMNS = (
    "person_id",
    "household_id",
    "age",
    "score",
    "level",
    "support_requested",
    "reasons",
)
HOUSEHOLD_COLUMNS = (
    "household_id",
    "members",
    "score_sum",
    "score",
    "level",
    "top_individual_level",
    "support_codes",
    "lon",
    "lat",
    "location_level",
    "hazard_coverage",
    "flood_rank",
    "depth_m",
    "duration_rank",
    "in_collapse_zone",
    "verdict",
    "tier",
    "call_rank",
)
ISSUE_COLUMNS = ("file", "line", "column", "severity", "code", "value", "message")
_CHUNK_ROWS = 200_000
_TRUTHS: dict[float, str] = {1.0: "true", 0.0: "false"}


def write_individuals(path: Path, individuals: pd.DataFrame, contributions: pd.DataFrame) -> None:
    """Write ``individuals.csv``: a row per resident who takes part, with every reason.

    Raises
    ------
    AppError
        As :func:`app.report.textfiles.write_csv`.
    """
    reasons = _reasons(individuals["person_id"], contributions)
    write_csv(path, INDIVIDUAL_COLUMNS, _individual_rows(individuals, reasons))


def write_households(path: Path, frames: ListFrames) -> None:
    """Write ``households.csv``; a home with a protected person (支援措置) has no position in it.

    Raises
    ------
    AppError
        As :func:`app.report.textfiles.write_csv`.
    """
    write_csv(path, HOUSEHOLD_COLUMNS, _household_rows(frames))


def write_call_list(path: Path, call_list: CallList) -> None:
    """Write ``call_list.csv``, the list as printed.

    Raises
    ------
    AppError
        As :func:`app.report.textfiles.write_csv`.
    """
    is_text = [column in TEXT_COLUMNS for column in CALL_LIST_COLUMNS]
    rows = (
        [safe_text(cell) if free else cell for cell, free in zip(row, is_text, strict=True)]
        for row in section_rows(call_list)
    )
    write_csv(path, CALL_LIST_COLUMNS, rows)


def write_issues(path: Path, issues: pd.DataFrame, sentence_of: SentenceOf) -> None:
    """Write ``issues.csv``.

    Parameters
    ----------
    path
        The file to write.
    issues
        An ISSUES frame, in the order to be written.
    sentence_of
        Gives the sentence for a code and the fields ``file, line, column, value``; an empty
        cell of the frame is None in the fields.

    Raises
    ------
    AppError
        As :func:`app.report.textfiles.write_csv`.
    """
    write_csv(path, ISSUE_COLUMNS, _issue_rows(issues, sentence_of))


def _individual_rows(
    individuals: pd.DataFrame, reasons: list[str | None]
) -> Iterator[tuple[object, ...]]:
    for start in range(0, len(individuals), _CHUNK_ROWS):
        part = individuals.iloc[start : start + _CHUNK_ROWS]
        yield from zip(
            safe_texts(texts(part["person_id"])),
            safe_texts(texts(part["household_id"])),
            wholes(part["age"]),
            _numbers(part["score"]),
            texts(part["level"]),
            _truths(part["support_requested"]),
            safe_texts(reasons[start : start + _CHUNK_ROWS]),
            strict=True,
        )


def _reasons(person_ids: pd.Series, contributions: pd.DataFrame) -> list[str | None]:
    reasons: list[str | None] = [None] * len(person_ids)
    if contributions.empty:
        return reasons
    person = pd.Index(person_ids).get_indexer(contributions["person_id"])
    order = np.argsort(person, kind="stable")
    order = order[person[order] >= 0]
    parts = _reason_parts(contributions.iloc[order])
    owners = person[order]
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    ends = np.append(starts[1:], len(owners))
    who = owners[starts].tolist()
    for position, start, end in zip(who, starts.tolist(), ends.tolist(), strict=True):
        reasons[position] = ";".join(parts[start:end])
    return reasons


def _reason_parts(contributions: pd.DataFrame) -> list[str]:
    labels = contributions["label"].tolist()
    points = contributions["points"].tolist()
    return [
        f"{label}:{int(worth) if worth.is_integer() else repr(worth)}"
        for label, worth in zip(labels, points, strict=True)
    ]


def _household_rows(frames: ListFrames) -> Iterator[tuple[object, ...]]:
    for start in range(0, len(frames.household_scores), _CHUNK_ROWS):
        part = slice(start, start + _CHUNK_ROWS)
        scores, places = frames.household_scores.iloc[part], frames.locations.iloc[part]
        exposure, order = frames.exposure.iloc[part], frames.call_order.iloc[part]
        is_open = ~scores["is_protected"].to_numpy()
        yield from zip(
            safe_texts(texts(scores["household_id"])),
            scores["members"].tolist(),
            _numbers(scores["score_sum"]),
            _numbers(scores["score"]),
            texts(scores["level"]),
            texts(scores["top_individual_level"]),
            safe_texts(texts(scores["support_codes"])),
            _numbers(places["lon"].where(is_open)),
            _numbers(places["lat"].where(is_open)),
            texts(places["location_level"]),
            texts(exposure["hazard_coverage"]),
            wholes(exposure["flood_rank"]),
            _numbers(exposure["depth_m"]),
            wholes(exposure["duration_rank"]),
            _truths(exposure["in_collapse_zone"]),
            texts(frames.verdicts["verdict"].iloc[part]),
            wholes(order["tier"]),
            wholes(order["call_rank"]),
            strict=True,
        )


def _issue_rows(issues: pd.DataFrame, sentence_of: SentenceOf) -> Iterator[tuple[object, ...]]:
    columns = zip(
        texts(issues["file"]),
        issues["line"].tolist(),
        texts(issues["column"]),
        texts(issues["severity"]),
        texts(issues["code"]),
        texts(issues["value"]),
        strict=True,
    )
    for file, line, column, severity, code, value in columns:
        fields = {"file": file, "line": line, "column": column, "value": value}
        told = safe_texts([sentence_of(code or "", fields)])
        free = safe_texts([file, column, value])
        yield free[0], line, free[1], severity, code, free[2], *told


def _numbers(column: pd.Series) -> list[float | None]:
    return [None if isnan(value) else value for value in column.tolist()]


def _truths(column: pd.Series) -> list[str | None]:
    return [_TRUTHS.get(value) for value in column.tolist()]
