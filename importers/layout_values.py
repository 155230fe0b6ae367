"""The values that stand in the coded columns of a whole file, and which of them a layout knows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from importers.counted_cells import CountedCells, count_cells
from importers.issues import IssueCode
from importers.layouts.code_places import (
    CONSENT,
    KIND,
    MARK,
    PENDING,
    PROTECTION,
    RELATIONSHIP,
    SEX,
    STATUS,
    STRUCTURE,
    CodePlace,
    table_at,
    words_at,
)
from importers.layouts.spec import Layout, MarkColumn, MarkReads
from importers.layouts.targets import Group
from importers.tabular import open_table
from importers.welfare.marks import read_mark
from importers.welfare.words import Need, NeedWords, Reading, read_need
from scoring.codes import RequirementKind

YES, NO = "yes", "no"
_BETWEEN = "・"
_UNMAPPED = frozenset({IssueCode.UNKNOWN_PART, IssueCode.UNKNOWN_GRADE, IssueCode.UNCLEAR_MARK})
_FIELDS_OF_NEED = ("part", "grade", "overall_grade")
_TABLE_OF = {"overall_grade": "grade"}
_PLACES = {
    "status": STATUS,
    "sex": SEX,
    "protection": PROTECTION,
    "relationship_codes": RELATIONSHIP,
    "structure": STRUCTURE,
    "pending": PENDING,
    "consent": CONSENT,
}


@dataclass(frozen=True)
class ValueCount:
    """One value as it stands in the file, in how many rows, and the word it means.

    ``word`` None: the layout does not know it.
    """

    value: str
    rows: int
    word: str | None


@dataclass(frozen=True)
class ValueTable:
    """The values of one coded column, the most frequent first; empty cells are left out.

    ``words`` are those a value may be mapped to; empty: it can only be read as it is.
    """

    place: CodePlace
    headers: tuple[str, ...]
    words: tuple[str, ...]
    counts: tuple[ValueCount, ...]

    @property
    def unmapped(self) -> tuple[ValueCount, ...]:
        """Give the values the layout does not know."""
        return tuple(value for value in self.counts if value.word is None)


def count_values(path: Path, layout: Layout) -> tuple[ValueTable, ...]:
    """Count the values of every coded column over all rows of a file.

    Raises
    ------
    ImportRefused
        The file is not as the layout needs it.
    """
    with open_table(path, layout.shape) as table:
        cells = count_cells(path, table, layout)
    seen = [*_single(layout, cells), *_needs(layout, cells), *_marks(layout, cells)]
    places = dict.fromkeys(one.place for one in seen)
    return tuple(
        _table(layout, place, [one for one in seen if one.place == place]) for place in places
    )


@dataclass(frozen=True)
class _Seen:
    """A value of a column in some rows."""

    place: CodePlace
    header: str
    value: str
    rows: int
    word: str | None


def _table(layout: Layout, place: CodePlace, seen: Sequence[_Seen]) -> ValueTable:
    rows: Counter[str] = Counter()
    for one in seen:
        rows[one.value] += one.rows
    word_of = {one.value: one.word for one in seen}
    return ValueTable(
        place,
        tuple(dict.fromkeys(one.header for one in seen)),
        words_at(layout, place),
        tuple(ValueCount(value, count, word_of[value]) for value, count in rows.most_common()),
    )


def _single(layout: Layout, cells: CountedCells) -> Iterator[_Seen]:
    for field, place in _PLACES.items():
        table = table_at(layout, place)
        for value, rows in cells.fields.get(field, {}).items():
            word = None if table is None else table.find(value)
            if value:
                yield _Seen(place, cells.headers[field], value, rows, word)


def _needs(layout: Layout, cells: CountedCells) -> Iterator[_Seen]:
    if layout.requirements is None:
        return
    words = NeedWords(layout.requirements)
    for (kind_cell, *rest), rows in cells.needs.items():
        word = layout.requirements.kinds.find(kind_cell)
        if kind_cell and layout.requirements.fixed_kind is None:
            yield _Seen(KIND, cells.headers["kind"], kind_cell, rows, word)
        kind = layout.requirements.fixed_kind or (None if word is None else RequirementKind(word))
        if kind is not None:
            part, grade, overall = rest
            reading = read_need(words, (kind_cell, part, grade, overall))
            yield from _of_need(kind, reading, zip(_FIELDS_OF_NEED, rest, strict=True), cells, rows)


def _of_need(
    kind: RequirementKind,
    reading: Reading,
    given: Iterable[tuple[str, str]],
    cells: CountedCells,
    rows: int,
) -> Iterator[_Seen]:
    unknown = {field for field, code in reading.issues if code in _UNMAPPED}
    for field, value in given:
        place = CodePlace(Group.NEED, _TABLE_OF.get(field, field), kind)
        if value:
            word = None if field in unknown else _words_of(reading.needs, field)
            yield _Seen(place, cells.headers[field], value, rows, word)


def _marks(layout: Layout, cells: CountedCells) -> Iterator[_Seen]:
    if layout.requirements is None:
        return
    words = NeedWords(layout.requirements)
    for mark in layout.requirements.marks:
        for value, rows in cells.marks.get(mark.header, {}).items():
            if value:
                reading = read_mark(words, mark, value)
                is_unknown = any(code in _UNMAPPED for _field, code in reading.issues)
                word = None if is_unknown else _said(reading)
                yield _Seen(_place_of(mark, words), mark.header, value, rows, word)


def _place_of(mark: MarkColumn, words: NeedWords) -> CodePlace:
    if mark.reads is MarkReads.YES:
        return MARK
    has_grades = mark.kind.value in words.layout.grades
    has_parts = mark.kind.value in words.layout.parts
    return CodePlace(Group.NEED, "part" if has_parts and not has_grades else "grade", mark.kind)


def _said(reading: Reading) -> str:
    """Say what a mark means: its needs, or that there is none."""
    found = [need.grade or need.part or YES for need in reading.needs]
    return _BETWEEN.join(dict.fromkeys(found)) if found else NO


def _words_of(needs: Iterable[Need], field: str) -> str:
    found = [getattr(need, field) for need in needs]
    return _BETWEEN.join(dict.fromkeys(word for word in found if word))
