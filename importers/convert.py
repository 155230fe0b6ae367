"""Cells to values or issues, a column at a time; each distinct cell is converted once.

What a cell means in its column is told by the reader of that file; here stand the ways that
several columns share. A value that cannot be read is empty and an issue, never a guess.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np

from importers.date_reading import DateDoubt, DateReading
from importers.issues import IssueCode, IssueList
from importers.layouts.spellings import Spellings
from importers.text import LOST, PRIVATE_USE
from importers.wareki import parse_date

NO_DAY = np.datetime64("NaT", "s")
_CODES = list(IssueCode)
_NO_ISSUE = -1
_LINE_BREAK = re.compile(r"[\r\n]+")
_DECIMAL = re.compile(r"[+-]?\d+(\.\d*)?")
_OPEN_END_YEAR = 9999
_HIGHEST_FLOOR = 200
_WHOLE = re.compile(r"(\d{1,3})(?:\.0+)?(?:階|階建|階建て|F)?")
_SPREADSHEET_NUMBER = re.compile(r"\d(\.\d+)?[Ee]\+\d+")
_DOUBTED_CHARACTERS = {
    IssueCode.PRIVATE_USE_CHARACTER: PRIVATE_USE,
    IssueCode.LOST_CHARACTER: LOST,
}
_ISSUE_OF_DOUBT = {
    DateDoubt.UNREADABLE: IssueCode.UNREADABLE_DATE,
    DateDoubt.IMPOSSIBLE: IssueCode.IMPOSSIBLE_DATE,
    DateDoubt.NOT_KNOWN: IssueCode.DATE_NOT_KNOWN,
    DateDoubt.OUTSIDE_ERA: IssueCode.DATE_OUTSIDE_ERA,
    DateDoubt.RANGE: IssueCode.DATE_IS_RANGE,
    DateDoubt.SERIAL: IssueCode.DATE_WAS_SERIAL,
}


class Cell(NamedTuple):
    """One converted cell; ``value`` None: empty."""

    value: object
    issue: IssueCode | None = None


@dataclass(frozen=True)
class Noted:
    """Where a column's issues go: the list, the header, and the line of each row."""

    issues: IssueList
    header: str
    lines: np.ndarray

    def add(self, code: IssueCode, rows: np.ndarray, cells: Sequence[str]) -> None:
        """Note an issue at some rows of the column."""
        self.issues.add(code, self.header, self.lines[rows], [cells[row] for row in rows])


class CellConverter(dict[str, int]):
    """Converts each distinct text of a column once; the value of a key is a place in a table.

    ``empty`` may be several values, then each value is as many: the table has that many columns.
    """

    def __init__(self, convert: Callable[[str], Cell], dtype: str, empty: object) -> None:
        super().__init__()
        self._convert = convert
        self._dtype = dtype
        self._empty = empty
        self._values: list[object] = []
        self._issues: list[int] = []
        self._table = np.array([empty], dtype=dtype)[:0]
        self._issue_table = np.array([], dtype=np.int64)

    def __missing__(self, text: str) -> int:
        cell = self._convert(text)
        self._values.append(self._empty if cell.value is None else cell.value)
        self._issues.append(_NO_ISSUE if cell.issue is None else _CODES.index(cell.issue))
        self[text] = place = len(self)
        return place

    def convert(self, cells: Sequence[str], noted: Noted) -> np.ndarray:
        """Give the values of a column and note what is wrong with its cells."""
        places = np.fromiter(map(self.__getitem__, cells), dtype=np.int64, count=len(cells))
        self._extend_tables()
        found = self._issue_table[places]
        for code in np.unique(found[found != _NO_ISSUE]):
            noted.add(_CODES[code], np.flatnonzero(found == code), cells)
        return self._table[places]

    def _extend_tables(self) -> None:
        if not self._values:
            return
        values = np.array(self._values, dtype=self._dtype)
        issues = np.array(self._issues, dtype=np.int64)
        self._table = np.concatenate([self._table, values])
        self._issue_table = np.concatenate([self._issue_table, issues])
        self._values.clear()
        self._issues.clear()


def convert_texts(cells: Sequence[str], noted: Noted) -> np.ndarray:
    """Keep texts as given, empty ones as NaN; 外字 and lost characters are doubted.

    A line break inside a cell becomes a blank: a name or an address is one line.
    """
    together = "\n".join(cells)
    if together.count("\n") >= len(cells) > 0 or "\r" in together:
        cells = [_LINE_BREAK.sub(" ", cell) for cell in cells]
    for code, pattern in _DOUBTED_CHARACTERS.items():
        if pattern.search(together):
            rows = [row for row, cell in enumerate(cells) if pattern.search(cell)]
            noted.add(code, np.array(rows), cells)
    texts = np.array(cells, dtype=object)
    texts[texts == ""] = np.nan
    return texts


def share_texts(cells: Iterable[str]) -> list[str]:
    """Give equal texts as one object, so that a household's address is stored once."""
    pool: dict[str, str] = {}
    return [pool.setdefault(cell, cell) for cell in cells]


def convert_ids(cells: list[str], noted: Noted) -> list[str]:
    """Give identifying numbers in half width (repaired); those a spreadsheet hurt are doubted."""
    together = "".join(cells)
    if not together.isascii():
        plain = [unicodedata.normalize("NFKC", cell) for cell in cells]
        changed = [row for row, cell in enumerate(cells) if cell != plain[row]]
        noted.add(IssueCode.ID_NORMALISED, np.array(changed, dtype=np.int64), cells)
        cells = plain
    if "+" in together:
        hurt = [row for row, cell in enumerate(cells) if _SPREADSHEET_NUMBER.fullmatch(cell)]
        noted.add(IssueCode.ID_LOOKS_DAMAGED, np.array(hurt, dtype=np.int64), cells)
    return cells


def convert_numbers(cells: Sequence[str], noted: Noted, code: IssueCode) -> np.ndarray:
    """Read decimal numbers; an empty cell is NaN, what is no number is NaN and an issue."""
    try:
        values = np.array([float(cell) if cell else np.nan for cell in cells], dtype=np.float64)
    except ValueError:
        values = np.array([_number(cell) for cell in cells], dtype=np.float64)
    if "_" in "".join(cells):
        values[["_" in cell for cell in cells]] = np.nan
    unread = np.flatnonzero(~np.isfinite(values))
    written = [row for row in unread.tolist() if cells[row]]
    noted.add(code, np.array(written, dtype=np.int64), cells)
    values[unread] = np.nan
    return values


def code_converter(
    spellings: Spellings, places: Mapping[str, int], *, otherwise: tuple[int, IssueCode], empty: int
) -> CellConverter:
    """Convert cells to the position of their code; what no spelling fits is ``otherwise``."""
    value, issue = otherwise

    def convert(text: str) -> Cell:
        if not text:
            return Cell(empty)
        word = spellings.find(text)
        return Cell(value, issue) if word is None else Cell(places[word])

    return CellConverter(convert, "int64", empty)


def date_converter(convert: Callable[[str], Cell]) -> CellConverter:
    """Convert cells to days."""
    return CellConverter(convert, "datetime64[s]", NO_DAY)


def convert_date(text: str) -> Cell:
    """Read the first day of a period: the earliest that it can be; an empty cell is no date."""
    if not text:
        return Cell(None)
    reading = parse_date(text)
    return Cell(reading.earliest, issue_of(reading))


def convert_latest_date(text: str) -> Cell:
    """Read a day that ends something (返還): the latest that it can be; empty: no date."""
    if not text:
        return Cell(None)
    reading = parse_date(text)
    return Cell(reading.latest, issue_of(reading))


def convert_last_day(text: str) -> Cell:
    """Read the last day of a period as the first day after it; the year 9999 is an open end.

    The latest that it can be: a doubt goes to the person who is helped.
    """
    cell = convert_latest_date(text)
    if not isinstance(cell.value, date):
        return cell
    if cell.value.year >= _OPEN_END_YEAR:
        return Cell(None, cell.issue)
    return Cell(cell.value + timedelta(days=1), cell.issue)


def convert_floor(text: str) -> Cell:
    """Read a storey: whole, from 1; ``2階`` and ``3F`` are read, below ground is not."""
    if not text:
        return Cell(None)
    found = _WHOLE.fullmatch(unicodedata.normalize("NFKC", text).upper())
    number = int(found[1]) if found else 0
    if not 1 <= number <= _HIGHEST_FLOOR:
        return Cell(None, IssueCode.UNREADABLE_WHOLE_NUMBER)
    return Cell(float(number))


def issue_of(reading: DateReading) -> IssueCode | None:
    """Give the issue of a reading; None: there is none."""
    return None if reading.doubt is None else _ISSUE_OF_DOUBT[reading.doubt]


def _number(cell: str) -> float:
    plain = unicodedata.normalize("NFKC", cell)
    return float(plain) if _DECIMAL.fullmatch(plain) else np.nan
