"""Finds the columns of a layout in the header of a file, and refuses headers that may not be."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from importers.errors import ImportProblem, ImportRefused
from importers.layouts.spec import ColumnLayout, Take
from importers.layouts.spellings import header_key
from importers.my_number import is_my_number_name

_MOST_SHOWN = 120
_NONE_SHOWN = "－"


@dataclass(frozen=True)
class FoundColumn:
    """One field's columns in a file: their headers as the file writes them, and how they join.

    ``positions`` and ``headers`` belong together, in the order of the layout; never empty.
    """

    headers: tuple[str, ...]
    positions: tuple[int, ...]
    take: Take


@dataclass(frozen=True)
class FoundColumns:
    """The columns of each field that stands in the file.

    ``headers`` names every field of the layout for errors and issues, found or not;
    ``unknown`` are the headers of the file that no field takes.
    """

    columns: dict[str, FoundColumn]
    headers: dict[str, str]
    unknown: tuple[str, ...]

    def __contains__(self, field: str) -> bool:
        return field in self.columns

    @property
    def wanted(self) -> dict[str, int]:
        """The position of each header that some field takes, to be read from the file."""
        return {
            header: position
            for column in self.columns.values()
            for header, position in zip(column.headers, column.positions, strict=True)
        }


@dataclass(frozen=True)
class HeaderDifference:
    """How a file's header differs from the one its layout was made with.

    ``moved`` are columns whose place among the others is another; that is harmless.
    """

    missing: tuple[str, ...]
    new: tuple[str, ...]
    moved: tuple[str, ...]


def find_columns(
    path: Path, header: Sequence[str], columns: Sequence[ColumnLayout], line: int = 1
) -> FoundColumns:
    """Find each column of the layout in the header row, in any order.

    ``line`` is where the header stands, for errors.

    Raises
    ------
    ImportRefused
        A column names 個人番号; a needed column is missing; a known one stands there twice.
    """
    for name in header:
        if is_my_number_name(name):
            raise ImportRefused(ImportProblem.FORBIDDEN_COLUMN, path=path, column=name)
    finder = _Finder(path, header, line)
    found = {column.field: finder.find(column) for column in columns}
    taken = {position for column in found.values() if column for position in column.positions}
    return FoundColumns(
        {field: column for field, column in found.items() if column is not None},
        {column.field: _told(column, found[column.field]) for column in columns},
        tuple(name for place, name in enumerate(header) if name and place not in taken),
    )


def header_difference(known: Sequence[str], header: Sequence[str]) -> HeaderDifference:
    """Compare a file's header with the one its layout was made with; nameless columns aside."""
    before, after = _keyed(known), _keyed(header)
    gone = [key for key in before if key not in after]
    came = [key for key in after if key not in before]
    left = [key for key in before if key not in gone]
    stand = [key for key in after if key not in came]
    shown = before | after
    moved = [shown[key] for key, other in zip(stand, left, strict=True) if key != other]
    return HeaderDifference(
        tuple(before[key] for key in gone), tuple(after[key] for key in came), tuple(moved)
    )


def refuse_changed_header(
    path: Path, known: Sequence[str], header: Sequence[str], line: int = 1
) -> None:
    """Refuse a file with columns gone or new since its layout was made (``known`` not empty).

    Raises
    ------
    ImportRefused
        There are such columns; names them.
    """
    difference = header_difference(known, header) if known else None
    if difference is not None and (difference.missing or difference.new):
        raise ImportRefused(
            ImportProblem.HEADER_CHANGED,
            path=path,
            line=line,
            missing="、".join(difference.missing) or _NONE_SHOWN,
            new="、".join(difference.new) or _NONE_SHOWN,
        )


class _Finder:
    """Looks up headers of one file by their form for comparison."""

    def __init__(self, path: Path, header: Sequence[str], line: int) -> None:
        self._path = path
        self._header = header
        self._line = line
        self._positions: dict[str, list[int]] = {}
        for position, name in enumerate(header):
            self._positions.setdefault(header_key(name), []).append(position)

    def find(self, column: ColumnLayout) -> FoundColumn | None:
        """Give the column's place; None: the file lacks it and may."""
        there = [header for header in column.headers if header_key(header) in self._positions]
        if column.take is Take.ANY_OF:
            there = there[:1]
        lacks = column.take is Take.JOIN and len(there) < len(column.headers)
        if column.is_needed and (lacks or not there):
            raise self._missing(column, there)
        if not there:
            return None
        positions = tuple(self._position(header) for header in there)
        return FoundColumn(tuple(self._header[at] for at in positions), positions, column.take)

    def _position(self, header: str) -> int:
        places = self._positions[header_key(header)]
        if len(places) > 1:
            raise ImportRefused(
                ImportProblem.DOUBLED_COLUMN, path=self._path, line=self._line, column=header
            )
        return places[0]

    def _missing(self, column: ColumnLayout, there: Sequence[str]) -> ImportRefused:
        return ImportRefused(
            ImportProblem.MISSING_COLUMN,
            path=self._path,
            line=self._line,
            column=next(header for header in column.headers if header not in there),
            value=_shortened(self._header),
        )


def _told(column: ColumnLayout, found: FoundColumn | None) -> str:
    """Name the column as the layout does, by the alternative that the file has."""
    if found is None or column.take is not Take.ANY_OF:
        return column.header
    key = header_key(found.headers[0])
    return next(header for header in column.headers if header_key(header) == key)


def _keyed(header: Sequence[str]) -> dict[str, str]:
    """Give the headers by their form for comparison; repeats are told apart by a count."""
    keyed: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for name in header:
        if key := header_key(name):
            keyed[f"{key}\n{seen[key]}"] = name
            seen[key] += 1
    return keyed


def _shortened(header: Sequence[str]) -> str:
    shown = ", ".join(header)
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…"
