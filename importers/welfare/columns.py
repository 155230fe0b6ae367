"""The columns of a welfare file: found in its header, and its cells given group by group."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from importers.headers import FoundColumns, find_columns
from importers.issues import IssueList
from importers.layouts.spec import ColumnLayout, Layout
from importers.originals import OriginalCells
from importers.rows import compose_fields, read_cells
from importers.tabular import Chunk, TableFile
from importers.welfare.cells import Cells
from importers.welfare.needs import mark_field

PERSON = "person"
REQUIREMENTS = "requirements"
PROTECTIONS = "protections"
CONSENTS = "consents"


@dataclass(frozen=True)
class WelfareTable:
    """A welfare file read whole: every column that some field takes, under the file's headers."""

    rows: Chunk
    found: FoundColumns
    originals: OriginalCells
    issues: IssueList

    def cells(self, group: str) -> Cells:
        """Give the cells of one group of columns."""
        columns = {
            _field(name): column
            for name, column in self.found.columns.items()
            if _group(name) == group
        }
        headers = {
            _field(name): header
            for name, header in self.found.headers.items()
            if _group(name) == group
        }
        found = FoundColumns(columns, headers, ())
        composed = compose_fields(self.rows, found, list(columns))
        return Cells(self.rows.lines, composed.columns, headers, self.issues)


def contact_group(place: int) -> str:
    """Name the group of a contact by its place in the layout, from 0."""
    return f"contact {place}"


def find_welfare_columns(path: Path, table: TableFile, layout: Layout) -> FoundColumns:
    """Find the columns of all groups; a field is named with its group, but for the person's.

    Raises
    ------
    ImportRefused
        As :func:`importers.headers.find_columns`; a mark column of the layout is missing.
    """
    columns = list(_all_columns(layout))
    return find_columns(path, table.header, columns, table.header_line)


def read_table(table: TableFile, found: FoundColumns, issues: IssueList) -> WelfareTable:
    """Read all rows; a welfare file is small beside the registry."""
    originals = OriginalCells()
    lines = [np.array([], dtype=np.int64)]
    columns: dict[str, list[str]] = {header: [] for header in found.wanted}
    for chunk in read_cells(table, found, issues):
        originals.add(chunk)
        lines.append(chunk.lines)
        for header, cells in chunk.columns.items():
            columns[header] += cells
    rows = Chunk(np.concatenate(lines), columns, [])
    return WelfareTable(rows, found, originals, issues)


def _all_columns(layout: Layout) -> Iterator[ColumnLayout]:
    yield from layout.person
    if layout.requirements is not None:
        yield from _named(REQUIREMENTS, layout.requirements.columns)
        for place, mark in enumerate(layout.requirements.marks):
            mark_column = ColumnLayout(mark_field(place), (mark.header,), is_needed=True)
            yield from _named(REQUIREMENTS, (mark_column,))
    if layout.protections is not None:
        yield from _named(PROTECTIONS, layout.protections.columns)
    if layout.consents is not None:
        yield from _named(CONSENTS, layout.consents.columns)
    for place, contact in enumerate(layout.contacts):
        yield from _named(contact_group(place), contact.columns)


def _named(group: str, columns: tuple[ColumnLayout, ...]) -> Iterator[ColumnLayout]:
    for column in columns:
        yield replace(column, field=f"{group}/{column.field}")


def _group(name: str) -> str:
    return name.rpartition("/")[0] or PERSON


def _field(name: str) -> str:
    return name.rpartition("/")[2]
