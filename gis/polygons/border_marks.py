"""Cells laid over points, and which of them the borders of polygons touch.

A mark too many costs time, a mark too few would cost a true answer: sides are taken a hair
wider than they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.bounds import Bounds, bounds_of
from scoring.columns import FloatArray

Truths = NDArray[np.bool_]
Places = NDArray[np.int64]

_RIM = 1e-5
"""A border this near a cell, in cells, touches it: far more than what rounding can move."""
_FINEST = 1e-7
"""The smallest cell against the extent of all borders, so that rounding stays below the rim."""
_MOST_STEPS = 2**25
"""Borders that would cross more cells than this are laid over wider cells."""
_STEPS_AT_ONCE = 2**20


@dataclass(frozen=True)
class Borders:
    """The rings of polygons as one line of places (n, 2).

    ``is_joined`` (n - 1): whether a place and the next one are the ends of one side.
    """

    xy: FloatArray
    is_joined: Truths


@dataclass(frozen=True)
class Sheet:
    """Cells over a frame of points; those at its edge hold whatever lies beyond it too."""

    frame: Bounds
    width: int
    height: int

    def columns(self, x: FloatArray) -> FloatArray:
        """Say how many cells each place lies to the east of the frame's west edge."""
        return (x - self.frame.west) / ((self.frame.east - self.frame.west) / self.width)

    def rows(self, y: FloatArray) -> FloatArray:
        """Say how many cells each place lies to the south of the frame's north edge."""
        return (self.frame.north - y) / ((self.frame.north - self.frame.south) / self.height)

    def cell_of(self, xy: FloatArray) -> Places:
        """Give the cell of each point (n, 2), counted row by row."""
        row = _within(self.rows(xy[:, 1]), self.height)
        return row * self.width + _within(self.columns(xy[:, 0]), self.width)


@dataclass(frozen=True)
class _Sides:
    """Sides of rings, in cells to the east (u) and to the south (v)."""

    u0: FloatArray
    v0: FloatArray
    u1: FloatArray
    v1: FloatArray

    def take(self, places: Places) -> "_Sides":
        return _Sides(self.u0[places], self.v0[places], self.u1[places], self.v1[places])

    @property
    def steps(self) -> float:
        """About how many cells they cross."""
        return float((np.abs(self.u1 - self.u0) + np.abs(self.v1 - self.v0) + 1).sum())


def borders_of(polygons: NDArray[np.object_]) -> Borders:
    """Take the rings of polygons of one part each."""
    xy, ring = shapely.get_coordinates(shapely.get_rings(polygons), return_index=True)
    return Borders(xy, ring[1:] == ring[:-1])


def mark_cells(xy: FloatArray, borders: Borders, cells: int) -> tuple[Sheet, Truths]:
    """Lay at most so many cells over points (n, 2), and mark those that a border touches."""
    extent = float(np.ptp(borders.xy, axis=0).max())
    sheet = _sheet_over(xy, cells, extent)
    sides = _sides_near(sheet, borders)
    coarser = sides.steps / _MOST_STEPS
    if coarser > 1:
        sheet = _sheet_over(xy, int(cells / coarser**2), extent)
        sides = _sides_near(sheet, borders)
    return sheet, _marked(sides, sheet)


def _sheet_over(xy: FloatArray, cells: int, extent: float) -> Sheet:
    frame = bounds_of(xy)
    finest = max(extent * _FINEST, np.finfo(np.float64).tiny)
    across, down = max(frame.east - frame.west, finest), max(frame.north - frame.south, finest)
    side = max(float(np.sqrt(across * down / max(cells, 1))), finest)
    width = int(np.clip(across / side, 1, max(cells, 1)))
    height = int(np.clip(down / side, 1, max(cells // width, 1)))
    box = Bounds(frame.west, frame.north - down, frame.west + across, frame.north)
    return Sheet(box, width, height)


def _sides_near(sheet: Sheet, borders: Borders) -> _Sides:
    u, v = sheet.columns(borders.xy[:, 0]), sheet.rows(borders.xy[:, 1])
    is_near = borders.is_joined.copy()
    for place, count in ((u, sheet.width), (v, sheet.height)):
        is_near &= np.maximum(place[:-1], place[1:]) >= -_RIM
        is_near &= np.minimum(place[:-1], place[1:]) <= count + _RIM
    near = np.flatnonzero(is_near)
    return _Sides(u[near], v[near], u[near + 1], v[near + 1])


def _marked(sides: _Sides, sheet: Sheet) -> Truths:
    marks = np.zeros(sheet.width * sheet.height, dtype=bool)
    top = _within(np.minimum(sides.v0, sides.v1) - _RIM, sheet.height)
    rows = _within(np.maximum(sides.v0, sides.v1) + _RIM, sheet.height) - top + 1
    for share in _shares(rows):
        side, step = spread(rows[share])
        row = top[share][side] + step
        west, east = _columns_in(sides.take(side + share.start), row.astype(np.float64))
        meets = (east >= 0) & (west < sheet.width)
        first = _within(west[meets], sheet.width)
        strip, further = spread(_within(east[meets], sheet.width) - first + 1)
        marks[(row[meets] * sheet.width + first)[strip] + further] = True
    return marks


def _columns_in(sides: _Sides, row: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Give the west and east end of the piece of each side that lies in a row."""
    down = sides.v1 - sides.v0
    is_level = np.abs(down) < _RIM
    per_row = np.where(is_level, 0.0, sides.u1 - sides.u0) / np.where(is_level, 1.0, down)
    low, high = np.minimum(sides.v0, sides.v1), np.maximum(sides.v0, sides.v1)
    one = sides.u0 + (np.clip(row - _RIM, low, high) - sides.v0) * per_row
    other = sides.u0 + (np.clip(row + 1 + _RIM, low, high) - sides.v0) * per_row
    other = np.where(is_level, sides.u1, other)
    return np.minimum(one, other) - _RIM, np.maximum(one, other) + _RIM


def _within(place: FloatArray, count: int) -> Places:
    return np.clip(np.floor(place), 0, count - 1).astype(np.int64)


def _shares(counts: Places) -> Iterator[slice]:
    """Cut entries into runs of a bounded sum, so that memory stays small."""
    total = np.cumsum(counts)
    start = 0
    while start < len(counts):
        done = int(total[start - 1]) if start else 0
        stop = max(int(np.searchsorted(total, done + _STEPS_AT_ONCE)), start + 1)
        yield slice(start, stop)
        start = stop


def spread(counts: Places) -> tuple[Places, Places]:
    """Repeat each entry as often as it counts; gives the entry, and 0, 1, 2 … within it."""
    entry = np.repeat(np.arange(len(counts)), counts)
    return entry, np.arange(len(entry)) - np.repeat(np.cumsum(counts) - counts, counts)
