"""What every kind of table file gives: rows of texts with their lines, within the same limits.

A CSV text (:mod:`importers.csv_rows`) and a sheet of a workbook (:mod:`importers.workbook`)
are read through this one shape; what a column means is told further up.
"""

from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

MOST_COLUMNS = 1_000
MOST_ROWS = 2_000_000
LONGEST_CELL = 32_768


class Rows(NamedTuple):
    """Some rows as they stand in the file; ``lines`` count from 1, blank rows are left out."""

    lines: list[int]
    cells: list[list[str]]


class RowTaker(Protocol):
    """Gives the rows of a file in turn."""

    def take(self, count: int) -> Rows:
        """Give the next rows, up to ``count``; none at the end."""


class RowSource(Protocol):
    """An open file that can be read from its top as often as needed."""

    @property
    def encoding(self) -> str:
        """How its bytes were read: a codec's name, or ``xlsx``."""

    @property
    def sha256(self) -> str:
        """Hex digest of the file; holds after the last row."""

    def rows(self) -> AbstractContextManager[RowTaker]:
        """Begin at the top of the file."""

    def refuse_bad_end(self) -> None:
        """Refuse what only shows after the last row."""


def column_name(position: int) -> str:
    """Name a column of a file that has no header, by its position from 0."""
    return f"列{position + 1}"
