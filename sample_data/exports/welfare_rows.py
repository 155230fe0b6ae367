"""A welfare file in the making: rows of the papers, odd rows among them, copies of some."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sample_data.calendar_days import day_number
from sample_data.exports.needs_key import KeyedNeed, NeedTeller
from sample_data.exports.planted_rows import HEADER_LINES, OddRow, PlantedError, locate_rows
from sample_data.exports.town_month import TownMonth
from sample_data.files import join_columns, write_rows

COPY = "duplicate_row"


@dataclass(frozen=True)
class WelfareFile:
    """One file: its key as a source, its name and encoding, its columns."""

    source: str
    name: str
    encoding: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class WelfareWritten:
    """What the key says of a written file; ``doubles`` are pairs with one certificate number."""

    needs: list[KeyedNeed]
    planted: list[PlantedError]
    doubles: list[tuple[str, str]] = field(default_factory=list)


Cells = Sequence[str]


def write_welfare(
    folder: Path, file: WelfareFile, rows: Sequence[Cells], odd: Sequence[OddRow]
) -> list[PlantedError]:
    """Write rows, then odd rows, then copies of the first rows, as many as there are odd kinds.

    Odd rows come last, as where somebody typed them in by hand.
    """
    copies = [OddRow(tuple(row), "", COPY) for row in rows[: _copies(odd)]]
    added = [*odd, *copies]
    columns = [list(cells) for cells in zip(*rows, *(row.cells for row in added), strict=True)]
    write_rows(folder / file.name, file.columns, [join_columns(columns)], file.encoding)
    return locate_rows(file.name, added, len(rows) + HEADER_LINES + 1)


def tell_rows(
    file: WelfareFile, month: TownMonth, ids: list[str], rows: Sequence[int]
) -> list[KeyedNeed]:
    """Give the key of paper rows that stand one after another from the first line on."""
    teller = NeedTeller(month.papers, ids, day_number(month.as_of))
    return [
        teller.tell(row, (file.source, file.name, line))
        for line, row in enumerate(rows, start=HEADER_LINES + 1)
    ]


def odd_rows(
    kinds: Sequence[tuple[str, str, Callable[[int], tuple[str, ...]]]], people: Sequence[list[int]]
) -> list[OddRow]:
    """Make the odd rows of some people: of each kind its column, its code and its cells."""
    return [
        OddRow(cells(person), column, code)
        for (column, code, cells), persons in zip(kinds, people, strict=True)
        for person in persons
    ]


def _copies(odd: Sequence[OddRow]) -> int:
    kinds = {(row.column, row.code) for row in odd if row.code}
    return -(-len([row for row in odd if row.code]) // max(1, len(kinds)))
