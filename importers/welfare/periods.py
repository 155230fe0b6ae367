"""From when to when a certificate counts: its term, its return (返還), a pending change.

Nothing here asks what day it is; an expired row stays.
"""

from collections.abc import Callable

import numpy as np

from importers.convert import (
    NO_DAY,
    Cell,
    CellConverter,
    convert_date,
    convert_last_day,
    convert_latest_date,
)
from importers.issues import IssueCode
from importers.layouts.spec import RETURNED, RequirementLayout
from importers.layouts.spellings import Spellings
from importers.welfare.cells import Cells
from importers.welfare.marks import mark_of

_STATES = ("no", "yes", RETURNED)
_APPLIED_FOR = "申請中"
_PLAIN, _PENDING, _RETURNED = range(len(_STATES))

Columns = dict[str, np.ndarray]


class PeriodReader:
    """Reads the term of each row; each distinct cell once."""

    def __init__(self, layout: RequirementLayout) -> None:
        days: dict[str, Callable[[str], Cell]] = {
            "valid_from": convert_date,
            "valid_until": convert_last_day,
            "returned_on": convert_latest_date,
        }
        self._days = {
            name: CellConverter(convert, "datetime64[s]", NO_DAY) for name, convert in days.items()
        }
        self._states = layout.pending

    def convert(self, cells: Cells) -> Columns:
        """Give valid_from, valid_until, is_change_pending and is_returned of each row.

        A paper given back counts no longer from the day of its return. One whose state says
        so without a day (資格状態) is returned, its end empty: it counts on no day.
        """
        made = {
            name: converter.convert(cells.texts(name), cells.noted(name))
            for name, converter in self._days.items()
        }
        state = self._state(cells)
        returned = made.pop("returned_on")
        _doubt_reversed(cells, "returned_on", returned, returned < made["valid_from"])
        is_until = made["valid_until"] <= made["valid_from"]
        _doubt_reversed(cells, "valid_until", made["valid_until"], is_until)
        is_dated = ~np.isnat(returned) & ~(made["valid_until"] < returned)
        is_undated = np.isnat(returned) & (state == _RETURNED)
        made["valid_until"] = np.where(is_dated, returned, made["valid_until"])
        made["valid_until"][is_undated] = NO_DAY
        cells.noted("pending").add(
            IssueCode.RETURNED_WITHOUT_DATE, np.flatnonzero(is_undated), cells.texts("pending")
        )
        made["is_returned"] = is_dated | is_undated
        made["is_change_pending"] = state == _PENDING
        return made

    def _state(self, cells: Cells) -> np.ndarray:
        """Read 認定状況 or 資格状態; a column that is itself 申請中 may be marked by ○/×."""
        noted = cells.noted("pending")
        reader = _state_reader(self._states, may_be_marked=_APPLIED_FOR in noted.header)
        return CellConverter(reader, "int64", _PLAIN).convert(cells.texts("pending"), noted)


def _doubt_reversed(cells: Cells, name: str, days: np.ndarray, is_reversed: np.ndarray) -> None:
    """Take an end before the beginning as none: it cannot end a need."""
    rows = np.flatnonzero(is_reversed)
    cells.noted(name).add(IssueCode.PERIOD_REVERSED, rows, cells.texts(name))
    days[rows] = NO_DAY


def _state_reader(states: Spellings, *, may_be_marked: bool) -> Callable[[str], Cell]:
    def convert(text: str) -> Cell:
        word = states.find(text) if text else _STATES[_PLAIN]
        if word is None and may_be_marked:
            word = mark_of(text)
        if word is None:
            return Cell(_PLAIN, IssueCode.UNKNOWN_STATE)
        return Cell(_STATES.index(word))

    return convert
