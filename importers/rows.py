"""What registry and welfare files share: chunks of known columns, and rows that repeat."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from importers.headers import FoundColumns
from importers.issues import IssueCode, IssueList
from importers.tabular import Chunk, TableFile

PERSON = "person_id"


def read_chunks(
    table: TableFile, found: FoundColumns, fields: Sequence[str], issues: IssueList
) -> Iterator[Chunk]:
    """Read a file by chunks in which every field has cells, blank where the file lacks it.

    Rows of the wrong width and rows without a 宛名番号 are refused, each with an issue; the
    value told is the 宛名番号 alone, since the person may be a protected one.
    """
    for chunk in table.chunks(found.positions):
        misfits = chunk.misfits
        issues.add(
            IssueCode.WRONG_CELL_COUNT,
            None,
            [row.line for row in misfits],
            [_cell_at(row.cells, found.positions[PERSON]) for row in misfits],
        )
        persons = np.array(chunk.columns[PERSON], dtype=object)
        has_person = persons != ""
        nameless = chunk.lines[~has_person]
        issues.add(
            IssueCode.MISSING_PERSON_ID, found.headers[PERSON], nameless, [None] * len(nameless)
        )
        kept = chunk.where(has_person)
        blanks = [""] * len(kept.lines)
        yield Chunk(kept.lines, {name: kept.columns.get(name, blanks) for name in fields}, misfits)


def _cell_at(cells: Sequence[str], position: int) -> str | None:
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
