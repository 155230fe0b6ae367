"""Points to look at a hazard layer under: ``id, lon, lat`` in degrees, JGD2011."""

from pathlib import Path

import numpy as np
import pandas as pd

from importers.errors import ImportProblem, ImportRefused
from importers.plain_columns import read_plain_columns
from importers.tabular import Chunk

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
    chunks = read_plain_columns(path, POINT_COLUMNS)
    return pd.concat([_frame(path, chunk) for chunk in chunks], ignore_index=True)


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
