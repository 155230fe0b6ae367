"""Consent to hand the list out in peacetime (法49条の11第2項): 同意・不同意・未回答."""

from collections.abc import Callable

import numpy as np

from importers.convert import NO_DAY, Cell, CellConverter, convert_date
from importers.issues import IssueCode
from importers.layouts.spec import ConsentLayout
from importers.layouts.spellings import Spellings
from importers.welfare.cells import Cells
from scoring.columns import codes_from_positions
from scoring.record_codes import ConsentState

_STATES = list(ConsentState)
_UNANSWERED = _STATES.index(ConsentState.UNANSWERED)
_NOT_SAID = -1


class ConsentReader:
    """Reads the consent columns; a row whose cells are blank says nothing of consent."""

    def __init__(self, layout: ConsentLayout) -> None:
        self._states = CellConverter(_state_reader(layout.consents), "int64", _NOT_SAID)
        self._days = CellConverter(convert_date, "datetime64[s]", NO_DAY)

    def convert(self, cells: Cells, persons: np.ndarray) -> dict[str, object]:
        """Give the columns of CONSENTS but for file and source.

        What cannot be read, and a day without an answer, is 未回答 with an issue: consent is
        never guessed.
        """
        states = self._states.convert(cells.texts("consent"), cells.noted("consent"))
        days = self._days.convert(cells.texts("answered_on"), cells.noted("answered_on"))
        is_half = (states == _NOT_SAID) & ~np.isnat(days)
        cells.noted("consent").add(
            IssueCode.UNKNOWN_CONSENT, np.flatnonzero(is_half), cells.texts("consent")
        )
        states[is_half] = _UNANSWERED
        is_said = states != _NOT_SAID
        return {
            "person_id": persons[is_said],
            "consent": codes_from_positions(ConsentState, states[is_said]),
            "answered_on": days[is_said],
            "line": cells.lines[is_said],
        }


def _state_reader(states: Spellings) -> Callable[[str], Cell]:
    def convert(text: str) -> Cell:
        if not text:
            return Cell(_NOT_SAID)
        word = states.find(text)
        if word is None:
            return Cell(_UNANSWERED, IssueCode.UNKNOWN_CONSENT)
        return Cell(_STATES.index(ConsentState(word)))

    return convert
