"""History rows (履歴): which of one person's rows in the registry is the latest.

A registry may hold every state a person's record ever had. Only the latest is read; the rest
is history, counted and no issue. Nobody drops out: who has no row marked as the latest stays
with the highest 履歴番号, doubted.
"""

import unicodedata
from dataclasses import dataclass

import numpy as np
import pandas as pd

from importers.convert import Cell
from importers.issues import IssueCode, IssueList
from importers.rows import PERSON, first_of_each

NO_NUMBER = NO_MARK = -1
_MOST_DIGITS = 12
_BRANCHES = 1_000_000
_LATEST = "1"


@dataclass(frozen=True)
class LatestRows:
    """The rows to go on with, repeats of them taken away, and the lines of the history."""

    rows: pd.DataFrame
    history_lines: np.ndarray


def convert_latest_flag(text: str) -> Cell:
    """Read 最新フラグ: 1 is the latest, everything else is history; NO_MARK: an empty cell."""
    return Cell((_plain(text).lstrip("0") == _LATEST) if text else NO_MARK)


def convert_history_number(text: str) -> Cell:
    """Read 履歴番号 or its 枝番号; what is no number comes before every number."""
    plain = _plain(text)
    is_number = plain.isascii() and plain.isdigit() and len(plain) <= _MOST_DIGITS
    return Cell(int(plain) if is_number else NO_NUMBER)


def order_of_history(number: np.ndarray, branch: np.ndarray) -> np.ndarray:
    """Give one whole number per row that rises with 履歴番号, then 枝番号."""
    order: np.ndarray = number * _BRANCHES + np.clip(branch, NO_NUMBER, _BRANCHES - 2)
    return order


def take_latest(
    rows: pd.DataFrame, is_marked: np.ndarray | None, order: np.ndarray, issues: IssueList
) -> LatestRows:
    """Keep the latest rows of each person, in the order of the file.

    ``is_marked`` None: the file has no 最新フラグ, the highest ``order`` is the latest. One
    person keeps several rows only where nothing tells which is the latest.
    """
    marked = np.zeros(len(rows), dtype=bool) if is_marked is None else is_marked
    persons = pd.factorize(rows[PERSON])[0]
    has_mark = _best_of_each(persons, marked)
    is_taken = marked | (~has_mark & (order == _best_of_each(persons, order)))
    taken = rows[is_taken].reset_index(drop=True)
    order_taken = pd.Series(order[is_taken], index=taken["line"])
    if is_marked is not None:
        unmarked = taken[~has_mark[is_taken]].drop_duplicates(PERSON)
        issues.add(IssueCode.NO_LATEST_ROW, None, unmarked["line"], unmarked[PERSON])
    single = first_of_each(taken, ["line"], issues)
    kept = _highest_of_several(single, order_taken, issues)
    older = single.loc[~single["line"].isin(kept["line"]), "line"]
    return LatestRows(kept, np.concatenate([rows.loc[~is_taken, "line"], older]).astype(np.int64))


def _highest_of_several(
    rows: pd.DataFrame, order_of_line: pd.Series, issues: IssueList
) -> pd.DataFrame:
    if not rows[PERSON].duplicated().any():
        return rows
    order = rows["line"].map(order_of_line).to_numpy()
    is_highest = order == _best_of_each(pd.factorize(rows[PERSON])[0], order)
    kept = rows[is_highest].reset_index(drop=True)
    several = rows.loc[~is_highest, PERSON]
    doubted = kept[kept[PERSON].isin(several)].drop_duplicates(PERSON)
    issues.add(IssueCode.SEVERAL_LATEST_ROWS, None, doubted["line"], doubted[PERSON])
    return kept


def _best_of_each(persons: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Give each row the highest value of its person; persons count from 0."""
    best = np.full(persons.max(initial=NO_NUMBER) + 1, values.min(initial=0), values.dtype)
    np.maximum.at(best, persons, values)
    made: np.ndarray = best[persons]
    return made


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
