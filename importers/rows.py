"""What registry and welfare files share: chunks of known columns, and rows that repeat."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from importers.headers import FoundColumn, FoundColumns
from importers.issues import IssueCode, IssueList
from importers.layouts.spec import Take
from importers.originals import OriginalCells
from importers.relationships import BETWEEN
from importers.tabular import Chunk, TableFile

PERSON = "person_id"
_BETWEEN = {"phones": ";", "relationship": BETWEEN, "relationship_codes": BETWEEN}
"""What stands between the cells that make one field; an address is written on."""


def read_chunks(
    table: TableFile,
    found: FoundColumns,
    fields: Sequence[str],
    issues: IssueList,
    originals: OriginalCells | None = None,
) -> Iterator[Chunk]:
    """Read a file by chunks in which every field has cells, blank where the file lacks it.

    ``originals`` takes the cells as they stand in the file.
    Rows of the wrong width and rows without a 宛名番号 are refused, each with an issue; the
    value told is the 宛名番号 alone, since the person may be a protected one.
    """
    for cells in read_cells(table, found, issues):
        if originals is not None:
            originals.add(cells)
        chunk = compose_fields(cells, found, fields)
        persons = np.array(chunk.columns[PERSON], dtype=object)
        has_person = persons != ""
        nameless = chunk.lines[~has_person]
        issues.add(
            IssueCode.MISSING_PERSON_ID, found.headers[PERSON], nameless, [None] * len(nameless)
        )
        yield chunk.where(has_person)


def read_cells(table: TableFile, found: FoundColumns, issues: IssueList) -> Iterator[Chunk]:
    """Read the columns that some field takes, under the headers of the file.

    Rows of the wrong width are refused, each with an issue that tells the 宛名番号 alone.
    """
    for chunk in table.chunks(found.wanted):
        misfits = chunk.misfits
        issues.add(
            IssueCode.WRONG_CELL_COUNT,
            None,
            [row.line for row in misfits],
            [_person_of(row.cells, found) for row in misfits],
        )
        yield chunk


def compose_fields(cells: Chunk, found: FoundColumns, fields: Sequence[str]) -> Chunk:
    """Make the cells of each field from the columns it is taken from; blank where none is."""
    blanks = [""] * len(cells.lines)
    columns = {
        field: _composed(cells.columns, field, found.columns[field]) if field in found else blanks
        for field in fields
    }
    return Chunk(cells.lines, columns, cells.misfits)


def _composed(cells: Mapping[str, list[str]], field: str, column: FoundColumn) -> list[str]:
    parts = [cells[header] for header in column.headers]
    if len(parts) == 1 or (column.take is Take.FIRST_FILLED and "" not in parts[0]):
        return parts[0]
    rows = zip(*parts, strict=True)
    if column.take is Take.FIRST_FILLED:
        return [next(filter(None, row), "") for row in rows]
    between = _BETWEEN.get(field, "")
    if not between:
        return list(map("".join, rows))
    return [between.join(filter(None, row)) for row in rows]


def _person_of(cells: Sequence[str], found: FoundColumns) -> str | None:
    if PERSON not in found:
        return None
    position = found.columns[PERSON].positions[0]
    return cells[position] if position < len(cells) else None


def join_chunks(parts: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """Put the columns of all chunks together, freeing each part as it is taken."""
    names = list(parts[0]) if parts else []
    return {name: np.concatenate([part.pop(name) for part in parts]) for name in names}


def first_of_each(rows: pd.DataFrame, apart_from: Sequence[str], issues: IssueList) -> pd.DataFrame:
    """Keep the first of identical rows, repair the rest away with an issue for each.

    ``apart_from`` are the columns that may differ, such as the line.
    """
    shared = rows[PERSON].duplicated(keep=False)
    if not shared.any():
        return rows
    content = rows[shared].drop(columns=list(apart_from))
    repeats = content.index[content.duplicated()]
    issues.add(IssueCode.DUPLICATE_ROW, None, rows.loc[repeats, "line"], rows.loc[repeats, PERSON])
    return rows.drop(index=repeats).reset_index(drop=True)
