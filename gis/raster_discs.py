"""The worst cell that each of many discs touches. Exact: a cell that is touched at all counts.

Discs are taken block by block. In each row of cells a disc touches one run of columns; the
greatest value of a run is read from two overlapping runs of a power of two, whose greatest
values are known for every column beforehand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gis.discs import Discs, DiscValues
from gis.layer_values import LayerMeaning
from gis.polygons.border_marks import spread
from gis.raster import Raster
from scoring.columns import FloatArray

Places = NDArray[np.int64]
Truths = NDArray[np.bool_]

_BLOCK_SIDE = 512
_NOTHING = -np.inf


@dataclass(frozen=True)
class _Ellipses:
    """Discs in cells: middles to the east and south of the north-west corner, and reach."""

    u: FloatArray
    v: FloatArray
    reach_u: FloatArray
    reach_v: FloatArray

    def take(self, places: Places) -> "_Ellipses":
        return _Ellipses(self.u[places], self.v[places], self.reach_u[places], self.reach_v[places])

    @property
    def rows(self) -> tuple[FloatArray, FloatArray]:
        """First and last row touched."""
        return np.floor(self.v - self.reach_v), np.floor(self.v + self.reach_v)

    @property
    def columns(self) -> tuple[FloatArray, FloatArray]:
        """First and last column touched."""
        return np.floor(self.u - self.reach_u), np.floor(self.u + self.reach_u)


@dataclass(frozen=True)
class _Runs:
    """Runs of cells of a window, one row each; ``disc`` numbers the disc they belong to."""

    disc: Places
    row: Places
    first: Places
    last: Places


def read_discs(raster: Raster, discs: Discs, meaning: LayerMeaning) -> DiscValues:
    """Read the worst value in each disc.

    Raises
    ------
    HazardError
        A cell that a disc touches holds what cannot be a value of this kind.
    """
    ellipses = _in_cells(raster, discs)
    (top, bottom), (left, right) = ellipses.rows, ellipses.columns
    height, width = raster.grid.height, raster.grid.width
    is_inside = (top >= 0) & (bottom < height) & (left >= 0) & (right < width)
    is_met = (bottom >= 0) & (top < height) & (right >= 0) & (left < width)
    worst, has_gap = np.full(len(top), np.nan), np.zeros(len(top), dtype=bool)
    for group in _by_block(ellipses, np.flatnonzero(is_met)):
        worst[group], has_gap[group] = _read_group(raster, ellipses.take(group), meaning)
    return DiscValues(worst, has_gap, is_inside, is_met)


def _in_cells(raster: Raster, discs: Discs) -> _Ellipses:
    xy, reach = discs.in_layer(raster.crs)
    grid = raster.grid
    return _Ellipses(
        (xy[:, 0] - grid.west) / grid.cell_width,
        (grid.north - xy[:, 1]) / grid.cell_height,
        reach[:, 0] / grid.cell_width,
        reach[:, 1] / grid.cell_height,
    )


def _by_block(ellipses: _Ellipses, chosen: Places) -> Iterator[Places]:
    """Give the chosen discs in groups whose middles lie in one block."""
    rows, columns = (
        np.floor(place[chosen] / _BLOCK_SIDE).astype(np.int64) for place in (ellipses.v, ellipses.u)
    )
    order = np.lexsort((columns, rows))
    changes = (np.diff(rows[order]) != 0) | (np.diff(columns[order]) != 0)
    yield from np.split(chosen[order], np.flatnonzero(changes) + 1) if len(chosen) else ()


def _read_group(
    raster: Raster, ellipses: _Ellipses, meaning: LayerMeaning
) -> tuple[FloatArray, Truths]:
    (top, bottom), (left, right) = ellipses.rows, ellipses.columns
    north, west = max(int(top.min()), 0), max(int(left.min()), 0)
    south = min(int(bottom.max()), raster.grid.height - 1)
    east = min(int(right.max()), raster.grid.width - 1)
    cells = raster.read_window((north, west), (south - north + 1, east - west + 1))
    shifted = _Ellipses(ellipses.u - west, ellipses.v - north, ellipses.reach_u, ellipses.reach_v)
    runs = _runs_of(shifted, cells.shape)
    cells = _checked(cells, runs, meaning)
    sheets = [_greatest_of_discs(sheet, runs, len(top)) for sheet in meaning.comparable(cells)]
    return meaning.joined(np.array(sheets)), _any_of_discs(np.isnan(cells), runs, len(top))


def _runs_of(ellipses: _Ellipses, shape: tuple[int, int]) -> _Runs:
    """Give the run of cells that each ellipse touches in each row, cut to the window."""
    top, bottom = (np.clip(row, 0, shape[0] - 1).astype(np.int64) for row in ellipses.rows)
    disc, step = spread(bottom - top + 1)
    row = top[disc] + step
    part = ellipses.take(disc)
    # How far the row lies from the middle, in shares of the reach; 0: the middle is in it.
    away = np.maximum(np.maximum(row - part.v, part.v - (row + 1)), 0.0) / part.reach_v
    half = part.reach_u * np.sqrt(np.maximum(1.0 - away**2, 0.0))
    first, last = np.floor(part.u - half), np.floor(part.u + half)
    meets = (away <= 1.0) & (last >= 0) & (first < shape[1])
    first, last = (np.clip(place[meets], 0, shape[1] - 1) for place in (first, last))
    return _Runs(disc[meets], row[meets], first.astype(np.int64), last.astype(np.int64))


def _checked(cells: FloatArray, runs: _Runs, meaning: LayerMeaning) -> FloatArray:
    """Check the cells that are touched, and leave the others out."""
    height, width = cells.shape[0], cells.shape[1] + 1
    start, stop = (
        np.bincount(runs.row * width + column, minlength=height * width)
        for column in (runs.first, runs.last + 1)
    )
    is_touched = np.cumsum((start - stop).reshape(height, width), axis=1)[:, :-1] > 0
    checked = np.full(cells.shape, np.nan)
    checked[is_touched] = meaning.checked(cells[is_touched])
    return checked


def _greatest_of_discs(cells: FloatArray, runs: _Runs, discs: int) -> FloatArray:
    """Give the greatest value in the runs of each disc; NaN where they hold none."""
    greatest = np.full(discs, _NOTHING)
    known = np.where(np.isnan(cells), _NOTHING, cells)
    length = runs.last - runs.first + 1
    power = np.frexp(length.astype(np.float64))[1] - 1
    for step in range(int(power.max(initial=0)) + 1):
        of_step = np.flatnonzero(power == step)
        row, first = runs.row[of_step], runs.first[of_step]
        second = runs.last[of_step] + 1 - 2**step
        np.maximum.at(
            greatest, runs.disc[of_step], np.maximum(known[row, first], known[row, second])
        )
        if known.shape[1] > 2**step:
            known = np.maximum(known[:, : -(2**step)], known[:, 2**step :])
    return np.where(greatest == _NOTHING, np.nan, greatest)


def _any_of_discs(is_marked: Truths, runs: _Runs, discs: int) -> Truths:
    """Tell for each disc whether one of the cells of its runs is marked."""
    counted = np.zeros((is_marked.shape[0], is_marked.shape[1] + 1), dtype=np.int64)
    np.cumsum(is_marked, axis=1, out=counted[:, 1:])
    found = counted[runs.row, runs.last + 1] > counted[runs.row, runs.first]
    any_marked = np.zeros(discs, dtype=bool)
    any_marked[runs.disc[found]] = True
    return any_marked
