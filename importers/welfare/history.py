"""Rows that a later row of the same paper has taken the place of (最新フラグ, 履歴番号).

A standard export may hold the rows of the past beside the one that stands. Nobody loses a
need or a protection because a row is old: only by a row that follows it.
"""

import numpy as np
import pandas as pd

from importers.convert import Cell, CellConverter
from importers.history import NO_NUMBER, convert_history_number
from importers.issues import IssueCode
from importers.welfare.cells import Cells
from importers.welfare.marks import Mark, mark_of

_HISTORY = ["is_latest", "history_no"]


def convert_history(cells: Cells) -> dict[str, np.ndarray]:
    """Give ``is_latest`` (1, 0; NaN: the file has no flag) and ``history_no`` of each row.

    A flag that cannot be read is an issue and counts as latest: the row stays.
    """
    count = len(cells)
    made = {name: np.full(count, np.nan) for name in _HISTORY}
    if cells.has("is_latest"):
        flags = CellConverter(_convert_flag, "float64", np.nan)
        made["is_latest"] = flags.convert(cells.texts("is_latest"), cells.noted("is_latest"))
    if cells.has("history_no"):
        numbers = CellConverter(convert_history_number, "float64", np.nan)
        made["history_no"] = numbers.convert(cells.texts("history_no"), cells.noted("history_no"))
        made["history_no"][made["history_no"] == NO_NUMBER] = np.nan
    return made


def without_superseded(needs: pd.DataFrame) -> pd.DataFrame:
    """Let an older row of a paper count only until the one that stands begins.

    A row that begins no earlier than that has no day left and goes; so does any where the
    standing row always was. By the flag, the rows of a person and kind belong together; by
    number alone, those of one part, since parts may be numbered on. Takes the columns of
    :func:`convert_history` off. Older rows without one that stands stay as they are.
    """
    is_old = _is_old(needs)
    stripped = needs.drop(columns=_HISTORY)
    if not is_old.any():
        return stripped
    papers = _papers(needs)
    begins = needs["valid_from"].where(~is_old)
    first = begins.groupby(papers).transform("min").to_numpy()
    always = (begins.isna() & ~is_old).groupby(papers).transform("any").to_numpy()
    is_undated = (needs["is_returned"] & needs["valid_until"].isna()).to_numpy()
    is_cut = is_old & ~(needs["valid_until"] <= first).to_numpy() & ~always & ~is_undated
    stripped.loc[is_cut, "valid_until"] = first[is_cut]
    stripped.loc[is_cut, "is_returned"] = False
    stripped.loc[is_old, "is_change_pending"] = False
    has_days = ~(needs["valid_from"] >= first).to_numpy() & ~always
    return stripped[~is_old | has_days].reset_index(drop=True)


def latest_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Order rows so that those that stand come first, the newest of them at the top."""
    return rows.sort_values(_HISTORY, ascending=False, kind="stable", na_position="last")


def history_columns() -> list[str]:
    """Name the columns of :func:`convert_history`."""
    return list(_HISTORY)


def _papers(needs: pd.DataFrame) -> pd.Series:
    """Give rows of one paper one number."""
    names = ["person_id", "kind"]
    if needs["is_latest"].isna().all():
        names.append("part")
    return needs.groupby(names, observed=True, dropna=False, sort=False).ngroup()


def _is_old(needs: pd.DataFrame) -> np.ndarray:
    if needs[_HISTORY].isna().all(axis=None):
        return np.zeros(len(needs), dtype=bool)
    papers = _papers(needs)
    if needs["is_latest"].isna().all():
        newest = needs["history_no"].groupby(papers).transform("max")
        return np.asarray(needs["history_no"] < newest)
    stands = needs["is_latest"] != 0
    has_one = stands.groupby(papers).transform("any")
    return np.asarray(~stands & has_one)


def _convert_flag(text: str) -> Cell:
    said = mark_of(text)
    if said is None:
        return Cell(1.0, IssueCode.UNCLEAR_MARK)
    return Cell(1.0 if said is Mark.YES else 0.0)
