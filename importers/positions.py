"""Positions of homes as a file brings them: both coordinates, in Japan, in the right order."""

import numpy as np

from importers.convert import Noted, convert_numbers
from importers.issues import IssueCode
from importers.tabular import Chunk

WEST, EAST = 122.0, 154.0
SOUTH, NORTH = 20.0, 46.0


def convert_positions(chunk: Chunk, lon: Noted, lat: Noted) -> tuple[np.ndarray, np.ndarray]:
    """Read 経度 and 緯度 in degrees; a home has both or none.

    Half a position, one outside Japan and one whose axes are swapped are issues and no
    position: a swapped one is said to be swapped, not silently turned.
    """
    x_cells, y_cells = chunk.columns["lon"], chunk.columns["lat"]
    x = convert_numbers(x_cells, lon, IssueCode.POSITION_UNREADABLE)
    y = convert_numbers(y_cells, lat, IssueCode.POSITION_UNREADABLE)
    gaps = np.flatnonzero(np.isnan(x) | np.isnan(y)).tolist()
    for noted, cells, others in ((lon, x_cells, y_cells), (lat, y_cells, x_cells)):
        half = [row for row in gaps if not cells[row] and others[row]]
        noted.add(IssueCode.POSITION_HALF, np.array(half, dtype=np.int64), cells)
    is_known = np.isfinite(x) & np.isfinite(y)
    x_fits, y_fits = (x >= WEST) & (x <= EAST), (y >= SOUTH) & (y <= NORTH)
    is_swapped = (y >= WEST) & (y <= EAST) & (x >= SOUTH) & (x <= NORTH)
    is_outside = is_known & ~is_swapped
    lon.add(IssueCode.POSITION_SWAPPED, np.flatnonzero(is_swapped), x_cells)
    lon.add(IssueCode.POSITION_OUTSIDE_JAPAN, np.flatnonzero(is_outside & ~x_fits), x_cells)
    only_y = np.flatnonzero(is_outside & x_fits & ~y_fits)
    lat.add(IssueCode.POSITION_OUTSIDE_JAPAN, only_y, y_cells)
    is_taken = is_known & x_fits & y_fits
    return np.where(is_taken, x, np.nan), np.where(is_taken, y, np.nan)
