"""The result of sampling points, as a CSV file of the contract."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from app.report.textfiles import safe_text, write_csv

COLUMNS = ("id", "lon", "lat", "coverage", "value", "flood_rank")


def write_points(path: Path, sampled: pd.DataFrame) -> None:
    """Write one row per point; an empty cell is unknown, never zero.

    Raises
    ------
    AppError
        Nothing can be written there, or the disk is full.
    """
    write_csv(path, COLUMNS, _rows(sampled))


def _rows(sampled: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    for point, lon, lat, coverage, value, rank in sampled[list(COLUMNS)].itertuples(index=False):
        yield (
            None if pd.isna(point) else safe_text(point),
            _number(lon),
            _number(lat),
            coverage,
            _number(value),
            None if pd.isna(rank) else int(rank),
        )


def _number(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
