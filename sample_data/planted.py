"""Errors and oddities put into the files on purpose, each told in the answer key.

An *issue* is one the import must list. An *oddity* is right as it stands (an era date, a
rare character, a birthday today) and must come through without an issue.
"""

from dataclasses import dataclass, field

import numpy as np

from sample_data.dice import BoolArray, IntArray, stream
from sample_data.people import People

HOUSEHOLDS_PER_PLANT = 500
IMPOSSIBLE_DATE = "令和7年2月30日"
RESIDENTS_FILE, REQUIREMENTS_FILE = "residents.csv", "requirements.csv"
RARE_CHARACTER = "rare_character"


@dataclass(frozen=True)
class Note:
    """One planted fact: ``row`` is a resident, or a row among the extra requirement rows."""

    file: str
    row: int
    column: str
    code: str
    note: str


@dataclass
class Plants:
    """What to change when the files are written.

    ``cells`` replaces a cell of a resident; ``copies`` are residents whose row stands in
    the file twice, ``need_copies`` requirement rows that do; ``extra`` are whole
    requirement rows (person or -1 for nobody, then the cells after 宛名番号).
    """

    cells: dict[tuple[int, str], str] = field(default_factory=dict)
    need_cells: dict[tuple[int, str], str] = field(default_factory=dict)
    copies: IntArray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    need_copies: IntArray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    extra: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    issues: list[Note] = field(default_factory=list)
    oddities: list[Note] = field(default_factory=list)

    def spoil(self, person: int, column: str, text: str, code: str) -> None:
        """Replace a resident's cell by one that the import must list."""
        self.cells[person, column] = text
        self.issues.append(Note(RESIDENTS_FILE, person, column, code, text))

    def vary(self, person: int, column: str, text: str, code: str) -> None:
        """Replace a resident's cell by one that is right in another way."""
        self.cells[person, column] = text
        self.oddities.append(Note(RESIDENTS_FILE, person, column, code, text))


class Pool:
    """Hands out residents, none of them twice, so that no two plants meet in one row."""

    def __init__(self, people: People, count: int, seed: int) -> None:
        self._rng = stream(seed, "planted")
        self._free = people.takes_part & ~people.is_protected & people.is_located
        self.count = count

    def draw(self, among: BoolArray | None = None) -> list[int]:
        """Give up to ``count`` residents of those wanted, and set them aside."""
        fit = self._free if among is None else self._free & among
        chosen = self._rng.permutation(np.flatnonzero(fit))[: self.count]
        self._free[chosen] = False
        return [int(person) for person in np.sort(chosen)]

    def draw_rows(self, among: BoolArray) -> list[int]:
        """Give up to ``count`` of the rows wanted, whosever they are."""
        chosen = self._rng.permutation(np.flatnonzero(among))[: self.count]
        return [int(row) for row in np.sort(chosen)]
