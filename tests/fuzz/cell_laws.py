"""What every converter of cells promises, whatever the cell; each breach is told in words."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import cycle, product
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from importers.births import age_converter, birth_converter
from importers.comparison_keys import address_key, kana_key, name_key
from importers.convert import (
    Cell,
    Noted,
    convert_date,
    convert_floor,
    convert_ids,
    convert_last_day,
    convert_latest_date,
    convert_numbers,
    convert_texts,
)
from importers.history import convert_history_number, convert_latest_flag
from importers.issues import IssueCode, IssueList
from importers.layouts.parse import load_layout
from importers.layouts.spec import Layout, MarkColumn, MarkReads
from importers.my_number import is_my_number_name, looks_like_my_numbers
from importers.phones import convert_phones, phone_keys
from importers.positions import convert_positions
from importers.tabular import Chunk
from importers.text import search_key
from importers.wareki import parse_date
from importers.welfare.marks import read_mark
from importers.welfare.words import NeedWords, read_need
from importers.workbook_cells import serial_day
from scoring.codes import RequirementKind
from scoring.spelling import comparison_key

AS_OF = date(2026, 10, 1)
SHIPPED = Path(__file__).parents[2] / "resources" / "layouts"
_OPEN_END = "9999"
_FIRST_YEAR = 1799  # 1800年頃 reaches back a little
BATCH = 1_000


class Breach(NamedTuple):
    """A law that a cell broke."""

    law: str
    cell: str
    told: object


def shipped_layouts() -> dict[str, Layout]:
    """Load every layout that comes with the program."""
    return {path.stem: load_layout(path.stem, SHIPPED) for path in sorted(SHIPPED.glob("*.toml"))}


class CellLaws:
    """Puts cells through all converters and gives the laws they break."""

    def __init__(self) -> None:
        layouts = shipped_layouts()
        needs = [
            NeedWords(layout.requirements) for layout in layouts.values() if layout.requirements
        ]
        # every layout, mark and place in turn: all with every cell would take hours
        self._turns = cycle(product(needs, _MARKS, range(4)))
        tables = [layout.residents for layout in layouts.values() if layout.residents]
        self._spellings = [
            codes
            for table in tables
            for codes in (table.status, table.sex, table.protection, table.structure)
        ]
        self._births = birth_converter(AS_OF)
        self._ages = age_converter(AS_OF)

    def breaches(self, cells: Sequence[str]) -> Iterator[Breach]:
        """Check one batch; a converter that raises ends the run."""
        for cell in cells:
            yield from self._of_days(cell)
            yield from self._of_single(cell)
            yield from self._of_words(cell)
        yield from self._of_columns(cells)

    def _of_days(self, cell: str) -> Iterator[Breach]:
        reading = parse_date(cell)
        first, last = reading.earliest, reading.latest
        if first is None or last is None:
            if first is not last or reading.doubt is None:
                yield Breach("a date has both ends, or none and a reason", cell, reading)
        elif first > last or (first != last and reading.doubt is None) or first.year < _FIRST_YEAR:
            yield Breach("a range is of our time, goes forward and is doubted", cell, reading)
        if serial_day(cell) is not None and not cell.isascii():
            yield Breach("a serial number is ASCII", cell, serial_day(cell))
        for convert in (convert_date, convert_latest_date, convert_last_day):
            made = convert(cell)
            is_open_end = convert is convert_last_day and _OPEN_END in comparison_key(cell)
            if made.value is None and made.issue is None and not is_open_end:
                yield Breach(f"{convert.__name__}: not read is listed", cell, made)

    def _of_single(self, cell: str) -> Iterator[Breach]:
        for convert in _SINGLE:
            made = convert(cell)
            if made.value is None and made.issue is None:
                yield Breach(f"{convert.__name__}: not read is listed", cell, made)
        phones = convert_phones(cell)
        if phones.issue is None and not phone_keys(str(phones.value)):
            yield Breach("a phone number that is read can be compared", cell, phones)
        if not set(_half_digits(str(phones.value))) >= set(_half_digits(cell)):
            yield Breach("a phone number loses no digit", cell, phones)
        for key in (comparison_key, search_key, name_key, kana_key, address_key):
            once = key(cell)
            if key(once) != once:
                yield Breach(f"{key.__name__} is a fixed point", cell, once)
        is_my_number_name(cell)

    def _of_words(self, cell: str) -> Iterator[Breach]:
        for codes in self._spellings:
            if (word := codes.find(cell)) is not None and word not in codes.words:
                yield Breach("a code is a word of its table", cell, word)
        words, mark, place = next(self._turns)
        cells = ["療育手帳", "", "A", ""]
        cells[place] = cell
        reading = read_need(words, (cells[0], cells[1], cells[2], cells[3]))
        if not reading.needs and not reading.issues:
            yield Breach("a need that is not read is listed", cell, reading)
        marked = read_mark(words, mark, cell)
        if not marked.needs and not marked.issues and not _means_no(cell):
            yield Breach("only a plain no is no need", cell, marked)

    def _of_columns(self, cells: Sequence[str]) -> Iterator[Breach]:
        for law, convert in _COLUMNS.items():
            issues = IssueList("in.csv")
            made = convert(list(cells), Noted(issues, "列", np.arange(1, len(cells) + 1)))
            listed = set(issues.build()["line"].tolist())
            for row in np.flatnonzero(pd.isna(np.array(made, dtype=object))):
                if row + 1 not in listed:
                    yield Breach(law, cells[row], None)
        yield from self._of_births(cells)
        looks_like_my_numbers(cells)

    def _of_births(self, cells: Sequence[str]) -> Iterator[Breach]:
        for converter in (self._births, self._ages):
            issues = IssueList("in.csv")
            noted = Noted(issues, "列", np.arange(1, len(cells) + 1))
            made = converter.convert(cells, noted)
            listed = set(issues.build()["line"].tolist())
            for row in np.flatnonzero(np.isnat(made[:, 0]) | np.isnat(made[:, 1])):
                if row + 1 not in listed:
                    yield Breach("a birth that is not read is listed", cells[row], made[row])
            for row in np.flatnonzero(made[:, 0] > made[:, 1]):
                yield Breach("a birth goes forward", cells[row], made[row])
            converter.clear()


def _positions(cells: list[str], noted: Noted) -> np.ndarray:
    chunk = Chunk(noted.lines, {"lon": cells, "lat": cells[::-1]}, [])
    return convert_positions(chunk, noted, noted)[0]


def _numbers(cells: list[str], noted: Noted) -> np.ndarray:
    return convert_numbers(cells, noted, IssueCode.POSITION_UNREADABLE)


def _half_digits(text: str) -> list[str]:
    return [sign for sign in comparison_key(text) if sign in "0123456789"]


def _means_no(cell: str) -> bool:
    return comparison_key(cell) in _PLAIN_NO


_PLAIN_NO = frozenset(
    comparison_key(word)
    for word in (*"×✕✖0無-ー", "無し", "なし", "いいえ", "非該当", "対象外")
)  # fmt: skip
_SINGLE: tuple[Callable[[str], Cell], ...] = (
    convert_floor, convert_phones, convert_latest_flag, convert_history_number,
)  # fmt: skip
_COLUMNS: dict[str, Callable[[list[str], Noted], object]] = {
    "a text is kept": convert_texts,
    "a number that identifies is kept": convert_ids,
    "a number that is not read is listed": _numbers,
    "a position that is not read is listed": _positions,
}
_MARKS = (
    MarkColumn("a", RequirementKind.MEDICAL_DEVICE, reads=MarkReads.YES),
    MarkColumn("b", RequirementKind.CARE_LEVEL),
    MarkColumn("c", RequirementKind.PHYSICAL_HANDBOOK),
)
