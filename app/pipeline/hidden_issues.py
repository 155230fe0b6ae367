"""Issues without a cell that might tell where or who a protected person (支援措置) is."""

from collections.abc import Collection

import pandas as pd

from app.pipeline.source_rows import Frames
from importers.issues import hide_values
from scoring.frames import ISSUES, REQUIREMENTS, RESIDENTS
from scoring.record_frames import CONSENTS, CONTACTS, PROTECTIONS, RECORDS

ID_HEADERS = ("宛名番号", "世帯番号")
_OF_WELFARE = (REQUIREMENTS, PROTECTIONS, CONSENTS, CONTACTS, RECORDS)


def hide_protected(frames: Frames, registry_file: str, hidden: Collection[str]) -> pd.DataFrame:
    """Give ISSUES with ＊＊＊ in every cell of the rows of these people and records.

    The readers hide what they know at reading; this also covers whoever is protected by
    another file, by an older import, or by a link.

    Parameters
    ----------
    frames
        The input tables, ISSUES among them.
    registry_file
        Name of the registry's file, whose rows RESIDENTS holds.
    hidden
        宛名番号 and record_ids (:mod:`app.pipeline.hidden_people`).
    """
    issues = frames[ISSUES]
    lines = [_lines(frames[schema], hidden) for schema in _OF_WELFARE]
    residents = frames[RESIDENTS]
    own = residents.loc[residents["person_id"].isin(list(hidden)), ["line"]]
    lines.append(own.assign(file=registry_file))
    lines.append(lines_naming(issues, hidden))
    for file, rows in pd.concat(lines).groupby("file"):
        is_of_file = issues["file"] == file
        told = hide_values(issues[is_of_file], list(set(rows["line"])), ID_HEADERS)
        issues = issues.assign(value=issues["value"].where(~is_of_file, told["value"]))
    return issues


def lines_naming(issues: pd.DataFrame, hidden: Collection[str]) -> pd.DataFrame:
    """Give file and line of rows whose issues name somebody of ``hidden``.

    A row that says the same as an earlier one stands in no table; its own issue names him.
    """
    return issues.loc[issues["value"].isin(list(hidden)), ["file", "line"]]


def _lines(frame: pd.DataFrame, hidden: Collection[str]) -> pd.DataFrame:
    who = frame["record_id" if "record_id" in frame else "person_id"]
    return frame.loc[who.isin(list(hidden)), ["file", "line"]]
