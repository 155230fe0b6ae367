"""Addresses with their places, as a CSV file of the contract."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from app.report.textfiles import safe_text, write_csv

COLUMNS = ("id", "address", "lon", "lat", "location_level", "matched", "rest")


def write_geocoded(path: Path, located: pd.DataFrame) -> None:
    """Write one row per address; an empty position is unknown.

    Raises
    ------
    AppError
        Nothing can be written there, or the disk is full.
    """
    write_csv(path, COLUMNS, _rows(located))


def _rows(located: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    for own, address, lon, lat, *words in located[list(COLUMNS)].itertuples(index=False):
        yield (
            safe_text(own),
            safe_text(address),
            None if pd.isna(lon) else float(lon),
            None if pd.isna(lat) else float(lat),
            *(None if pd.isna(word) else safe_text(word) for word in words),
        )
