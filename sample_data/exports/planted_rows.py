"""Errors in the exports, and the lines of a file on which they come to stand."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sample_data.dice import BoolArray, stream
from sample_data.exports.town_month import TownMonth
from sample_data.identity import person_ids

STRANGER_FIRST = 9_800_000_000
HEADER_LINES = 1
PRIVATE_USE = ("\ue000", "\uf8ff")


@dataclass(frozen=True)
class OddRow:
    """A whole row with one thing wrong with it: ``column`` empty for the row as a whole."""

    cells: tuple[str, ...]
    column: str
    code: str


@dataclass(frozen=True)
class PlantedError:
    """Where a planted error stands, in the words of the import's own catalogue."""

    file: str
    line: int
    column: str
    code: str


class QuietPeople:
    """Hands out residents with no trouble of their own, none of them twice."""

    def __init__(self, month: TownMonth, troubled: Iterable[int], count: int, seed: int) -> None:
        self._rng = stream(seed, "exports")
        self._free: BoolArray = month.takes_part & month.has_birth & ~month.is_protected
        self._free[list(troubled)] = False
        self.count = count

    def draw(self, among: BoolArray | None = None, share: int = 1) -> list[int]:
        """Give up to ``count`` × ``share`` residents of those wanted, and set them aside."""
        fit = self._free if among is None else self._free & among
        chosen = self._rng.permutation(np.flatnonzero(fit))[: self.count * share]
        self._free[chosen] = False
        return [int(person) for person in np.sort(chosen)]


def stranger_id(turn: int) -> str:
    """Give a 宛名番号 that nobody in the town has."""
    return f"{STRANGER_FIRST + turn}"


def id_of(person: int) -> str:
    """Give the 宛名番号 of one resident."""
    return person_ids(np.array([person]))[0]


def locate_rows(file: str, rows: Iterable[OddRow], first_line: int) -> list[PlantedError]:
    """Tell on which lines rows come to stand that are written one after another."""
    return [
        PlantedError(file, line, row.column, row.code)
        for line, row in enumerate(rows, start=first_line)
        if row.code
    ]


def odd_names(file: str, column: str, names: Iterable[tuple[int, str]]) -> list[PlantedError]:
    """Tell of each (line, name) with 外字, which the import lists as doubted."""
    low, high = PRIVATE_USE
    return [
        PlantedError(file, line, column, "private_use_character")
        for line, name in names
        if any(low <= sign <= high for sign in name)
    ]
