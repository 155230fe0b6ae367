"""Web Mercator: degrees ↔ the unit square of the map, and grids in degrees → rows of the map.

The unit square runs from the north-west corner (0, 0) to the south-east corner (1, 1).
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gis.bounds import Bounds

FloatArray = npt.NDArray[np.float64]

TILE_SIZE = 256
METRES_AROUND = 40_075_016.685578488
"""The equator in metres of Web Mercator (EPSG:3857)."""


@dataclass(frozen=True)
class Tile:
    """One square of the map: zoom level, column from the west, row from the north."""

    z: int
    x: int
    y: int

    @property
    def bounds(self) -> Bounds:
        """The tile's frame in degrees."""
        side = 1 / 2**self.z
        west, east = (self.x * side * 360 - 180, (self.x + 1) * side * 360 - 180)
        return Bounds(west, _latitude((self.y + 1) * side), east, _latitude(self.y * side))


def unit_square(lon: FloatArray, lat: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Give the places of points in the unit square, x and y."""
    x = lon / 360 + 0.5
    y = 0.5 - np.arctanh(np.sin(np.radians(lat))) / (2 * np.pi)
    return x, y


def rows_of_map(grid: npt.NDArray[np.uint8], bounds: Bounds) -> npt.NDArray[np.uint8]:
    """Rearrange a grid whose rows are even in degrees so that its rows are even on the map.

    Each row of the result is the row of the grid that holds its middle; nothing is blended.

    Parameters
    ----------
    grid
        (rows, columns), north first.
    bounds
        The grid's frame in degrees.
    """
    count = grid.shape[0]
    _, edges = unit_square(np.zeros(2), np.array([bounds.north, bounds.south]))
    middles = edges[0] + (np.arange(count) + 0.5) / count * (edges[1] - edges[0])
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * middles))))
    rows = np.floor((bounds.north - lat) / (bounds.north - bounds.south) * count)
    arranged: npt.NDArray[np.uint8] = grid[np.clip(rows, 0, count - 1).astype(np.intp)]
    return arranged


def _latitude(y: float) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))
