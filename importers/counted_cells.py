"""How often each distinct cell stands in the coded columns of a file, whatever it means."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from importers.headers import FoundColumns, find_columns
from importers.layouts.spec import ColumnLayout, Layout
from importers.layouts.spellings import header_key
from importers.rows import compose_fields
from importers.tabular import Chunk, TableFile

_NEED = ("kind", "part", "grade", "overall_grade")
_SINGLE = (
    "status", "sex", "protection", "relationship_codes", "structure", "pending", "consent",
)  # fmt: skip


@dataclass
class CountedCells:
    """Rows by distinct cell: of single fields, of the four cells of a need, of mark columns.

    ``headers`` tells where a field stands in the file; ``marks`` go by the layout's header.
    """

    fields: dict[str, Counter[str]] = field(default_factory=dict)
    needs: Counter[tuple[str, ...]] = field(default_factory=Counter)
    marks: dict[str, Counter[str]] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


def count_cells(path: Path, table: TableFile, layout: Layout) -> CountedCells:
    """Count over all rows of an open file; rows that do not fit the header are left out.

    Raises
    ------
    ImportRefused
        A column the layout needs is missing, or stands there twice.
    """
    parts = [
        find_columns(path, table.header, columns, table.header_line)
        for columns in _tables_of(layout)
    ]
    marks = _mark_positions(layout, table.header)
    counted = CountedCells()
    for found in parts:
        for name, column in found.columns.items():
            counted.headers.setdefault(name, "・".join(column.headers))
    wanted = {header: at for found in parts for header, at in found.wanted.items()}
    at_marks = {table.header[at]: at for at in marks.values()}
    for chunk in table.chunks(wanted | at_marks):
        for found in parts:
            _count_fields(counted, chunk, found)
        for header, at in marks.items():
            counter = counted.marks.setdefault(header, Counter())
            counter.update(chunk.columns[table.header[at]])
    return counted


def _tables_of(layout: Layout) -> list[Sequence[ColumnLayout]]:
    tables = (layout.residents, layout.requirements, layout.consents)
    return [table.columns for table in tables if table is not None]


def _mark_positions(layout: Layout, header: Sequence[str]) -> dict[str, int]:
    """Find the mark columns; one that the file lacks says nothing."""
    keys = [header_key(name) for name in header]
    marks = () if layout.requirements is None else layout.requirements.marks
    return {
        mark.header: keys.index(header_key(mark.header))
        for mark in marks
        if header_key(mark.header) in keys
    }


def _count_fields(counted: CountedCells, chunk: Chunk, found: FoundColumns) -> None:
    singles = [name for name in _SINGLE if name in found]
    cells = compose_fields(chunk, found, [*singles, *_NEED]).columns
    for name in singles:
        counted.fields.setdefault(name, Counter()).update(cells[name])
    if any(name in found for name in _NEED):
        counted.needs.update(zip(*(cells[name] for name in _NEED), strict=True))
