"""The named squares of a town's paper maps: letters from west to east, numbers from the north.

A town has one grid. It follows from the town's frame, rounded outward, and not from the homes
that happen to be on a list, so that "C-4" is the same ground on every list and every sheet.
"""

import hashlib
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gis.bounds import Bounds, bounds_of
from gis.grid import CellGrid
from gis.local_metres import LocalMetres
from scoring.columns import FloatArray

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which read as 1 and 0 over the telephone."""

_SIDES_M = (500.0, 1000.0, 2000.0, 5000.0, 10_000.0)
_MOST_SQUARES = 40
_MARGIN_M = 250.0
_MAIN_SHARES = (0.05, 0.95)
_STRAY_SPANS, _STRAY_M = 2.0, 5000.0


@dataclass(frozen=True)
class TownGrid:
    """The squares of a town: ``side_m`` wide, counted from the north-west corner (in metres)."""

    metres: LocalMetres
    side_m: float
    west_m: float
    north_m: float
    columns: int
    rows: int

    @property
    def box_m(self) -> Bounds:
        """The frame of all squares in metres."""
        return self._cells.bounds

    @property
    def mark(self) -> str:
        """Four characters that tell this grid from another, printed on list and map."""
        told = f"{self.metres.lon}|{self.metres.lat}|{self.side_m}|{self.west_m}|{self.north_m}"
        return hashlib.sha256(told.encode()).hexdigest()[:4].upper()

    def names_of(self, lonlat: FloatArray) -> NDArray[np.object_]:
        """Name the square of each point (n, 2) in degrees; NaN: no position, or off the grid.

        A point on an edge belongs to the square to its east and south.
        """
        xy = self.metres.to_xy(lonlat)
        cells = self._cells.locate(xy[:, 0], xy[:, 1])
        names = np.full(len(lonlat), np.nan, dtype=object)
        inside = np.flatnonzero(cells.is_inside)
        flat = cells.row[inside] * self.columns + cells.column[inside]
        distinct, place = np.unique(flat, return_inverse=True)
        told = [self.name(int(cell) % self.columns, int(cell) // self.columns) for cell in distinct]
        names[inside] = np.array(told, dtype=object)[place]
        return names

    def name(self, column: int, row: int) -> str:
        """Name a square by its place from the north-west corner, both from 0: C-4."""
        return f"{column_letters(column)}-{row + 1}"

    def square_m(self, column: int, row: int) -> Bounds:
        """Give a square in metres."""
        west = self.west_m + column * self.side_m
        north = self.north_m - row * self.side_m
        return Bounds(west, north - self.side_m, west + self.side_m, north)

    def squares_in(self, box_m: Bounds) -> tuple[range, range]:
        """Give the columns and the rows of the squares that a frame in metres touches."""
        first = max(0, math.floor((box_m.west - self.west_m) / self.side_m))
        last = min(self.columns, math.ceil((box_m.east - self.west_m) / self.side_m))
        top = max(0, math.floor((self.north_m - box_m.north) / self.side_m))
        bottom = min(self.rows, math.ceil((self.north_m - box_m.south) / self.side_m))
        return range(first, last), range(top, bottom)

    @property
    def _cells(self) -> CellGrid:
        side = self.side_m
        return CellGrid(self.west_m, self.north_m, side, side, self.columns, self.rows)


def grid_over(frame: Bounds) -> TownGrid:
    """Lay the squares of a town over its frame in degrees.

    The frame gets a margin and is rounded outward to whole squares; the side is the smallest of
    the fixed ones, from 500 m, that gives no more than 40 columns and 40 rows.
    """
    metres = LocalMetres.about(frame)
    box = metres.box_of(frame)
    for side in _SIDES_M:
        grid = _grid(metres, box, side)
        if max(grid.columns, grid.rows) <= _MOST_SQUARES:
            return grid
    return _grid(metres, box, _SIDES_M[-1])


def frame_of_homes(lonlat: FloatArray) -> Bounds | None:
    """Give the frame of a town's homes in degrees without far strays; None: no home has a place.

    A home as far outside the main body as twice its width and 5 km is a wrong position far
    more often than a home; it is off the grid, and lists and maps say so.
    """
    known = lonlat[np.isfinite(lonlat).all(axis=1)]
    if not len(known):
        return None
    metres = LocalMetres.about(bounds_of(known))
    xy = metres.to_xy(known)
    low, high = np.quantile(xy, _MAIN_SHARES, axis=0)
    reach = (high - low) * _STRAY_SPANS + _STRAY_M
    is_near = ((xy >= low - reach) & (xy <= high + reach)).all(axis=1)
    return bounds_of(known[is_near])


def column_letters(column: int) -> str:
    """Name a column from 0: A … Z, then AA, AB."""
    letters = _LETTERS[column % len(_LETTERS)]
    while column >= len(_LETTERS):
        column = column // len(_LETTERS) - 1
        letters = _LETTERS[column % len(_LETTERS)] + letters
    return letters


def square_order(name: str) -> tuple[int, str, int]:
    """Give what orders names of squares: from west to east, then from north to south."""
    letters, _, number = name.partition("-")
    return len(letters), letters, int(number)


def _grid(metres: LocalMetres, box: Bounds, side: float) -> TownGrid:
    west = math.floor((box.west - _MARGIN_M) / side) * side
    south = math.floor((box.south - _MARGIN_M) / side) * side
    east = math.ceil((box.east + _MARGIN_M) / side) * side
    north = math.ceil((box.north + _MARGIN_M) / side) * side
    columns, rows = round((east - west) / side), round((north - south) / side)
    return TownGrid(metres, side, west, north, columns, rows)
