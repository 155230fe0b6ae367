"""Files with a fixed few columns, named as the contract names them: read whole or refused."""

from pathlib import Path

import numpy as np

from importers.errors import ImportProblem, ImportRefused
from importers.tabular import Chunk, open_table


def read_plain_columns(path: Path, names: tuple[str, ...]) -> list[Chunk]:
    """Read the named columns, in the order of the file; at least one chunk, perhaps of no rows.

    Raises
    ------
    ImportRefused
        The file cannot be read, lacks one of the columns or has one twice, or has a row of
        another length; names the line.
    """
    with open_table(path) as table:
        wanted = {name: _position(path, table.header, name) for name in names}
        chunks = list(table.chunks(wanted))
    for chunk in chunks:
        if chunk.misfits:
            line = chunk.misfits[0].line
            raise ImportRefused(
                ImportProblem.WRONG_CELL_COUNT, path=path, line=line, expected=len(table.header)
            )
    return chunks or [Chunk(np.array([], dtype="int64"), {name: [] for name in names}, [])]


def _position(path: Path, header: list[str], name: str) -> int:
    count = header.count(name)
    if count != 1:
        problem = ImportProblem.DOUBLED_COLUMN if count else ImportProblem.MISSING_COLUMN
        raise ImportRefused(
            problem, path=path, line=1, column=name, value="・".join(header), expected=name
        )
    return header.index(name)
