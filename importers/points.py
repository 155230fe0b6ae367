"""Points to look at a hazard layer under: ``id, lon, lat`` in degrees, JGD2011."""

from pathlib import Path

import numpy as np
import pandas as pd

from importers.errors import ImportProblem, ImportRefused
from importers.tabular import Chunk, open_table

POINT_COLUMNS = ("id", "lon", "lat")


def read_points(path: Path) -> pd.DataFrame:
    """Read a file of points; rows in the order given.

    Returns
    -------
    DataFrame
        ``id`` text, ``lon`` and ``lat`` float64; both NaN where a point brings no position.

    Raises
    ------
    ImportRefused
        The file cannot be read, lacks one of the three columns, has a row of another length,
        or a coordinate that is no number; names the line.
    """
    with open_table(path) as table:
        wanted = {name: _position(path, table.header, name) for name in POINT_COLUMNS}
        chunks = list(table.chunks(wanted))
    for chunk in chunks:
        if chunk.misfits:
            line = chunk.misfits[0].line
            raise ImportRefused(
                ImportProblem.WRONG_CELL_COUNT, path=path, line=line, expected=len(table.header)
            )
    parts = [_frame(path, chunk) for chunk in chunks]
    return pd.concat(parts, ignore_index=True) if parts else _frame(path, _no_rows())


def _position(path: Path, header: list[str], name: str) -> int:
    count = header.count(name)
    if count != 1:
        problem = ImportProblem.DOUBLED_COLUMN if count else ImportProblem.MISSING_COLUMN
        raise ImportRefused(
            problem, path=path, line=1, column=name, value="・".join(header), expected=name
        )
    return header.index(name)


def _frame(path: Path, chunk: Chunk) -> pd.DataFrame:
    frame = pd.DataFrame({"id": pd.Series(chunk.columns["id"], dtype="str")})
    for name in ("lon", "lat"):
        frame[name] = _numbers(path, chunk, name)
    is_half = frame["lon"].isna() | frame["lat"].isna()
    frame.loc[is_half, ["lon", "lat"]] = np.nan
    return frame


def _numbers(path: Path, chunk: Chunk, name: str) -> np.ndarray:
    texts = chunk.columns[name]
    numbers = pd.to_numeric(pd.Series(texts, dtype=object).replace("", np.nan), errors="coerce")
    for row in np.flatnonzero(numbers.isna()):
        if texts[row]:
            raise ImportRefused(
                ImportProblem.NOT_A_NUMBER,
                path=path,
                line=int(chunk.lines[row]),
                column=name,
                value=texts[row],
                expected="139.4123",
            )
    return np.asarray(numbers, dtype="float64")


def _no_rows() -> Chunk:
    return Chunk(np.array([], dtype="int64"), {name: [] for name in POINT_COLUMNS}, [])
