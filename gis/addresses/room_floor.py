"""The floor a room lies on, guessed from its number: 305号室 → 3. A guess, and shown as one."""

import re
import unicodedata
from collections.abc import Sequence

import numpy as np

from scoring.columns import FloatArray

BELOW_GROUND = 0.0

_HIGHEST = 60
_BASEMENT = re.compile(r"地下\d?階?|(?<![A-Z0-9])B\d(?:F|階|$)")
_TOLD = re.compile(r"(?<!\d)(\d{1,2})(?:階|F(?![A-Z]))(?!建)")
_ROOM = re.compile(r"(?<!\d)(\d{1,2})(\d{2})[A-Z]?(?:号室?|室)?(?=\D*$)")


def floor_hint(text: str) -> float:
    """Guess the floor from a building and room (方書); NaN: nothing to go by.

    >>> floor_hint("コーポ青空305号室"), floor_hint("青空ビル12F"), floor_hint("山田方")
    (3.0, 12.0, nan)
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    if _BASEMENT.search(plain):
        return BELOW_GROUND
    if told := _TOLD.search(plain):
        return _possible(int(told[1]))
    if (room := _ROOM.search(plain)) and int(room[2]):
        return _possible(int(room[1]))
    return np.nan


def floor_hints(buildings: Sequence[str], behind: Sequence[str]) -> FloatArray:
    """Guess from the building, and where that says nothing from what stands behind the number."""
    told: dict[str, float] = {"": np.nan}
    for text in (*buildings, *behind):
        if text not in told:
            told[text] = floor_hint(text)
    first = np.array([told[text] for text in buildings], dtype=np.float64)
    second = np.array([told[text] for text in behind], dtype=np.float64)
    return np.where(np.isnan(first), second, first)


def _possible(floor: int) -> float:
    return float(floor) if 1 <= floor <= _HIGHEST else np.nan
