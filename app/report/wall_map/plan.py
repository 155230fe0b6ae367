"""How a piece of ground is cut into sheets of one scale that overlap at their edges."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from gis.bounds import Bounds
from scoring.columns import FloatArray

OVERLAP_MM = 15.0
_FIT_STEP = 500
_NEARLY = 1e-9


class Side(Enum):
    """Where a neighbour lies: steps east and south."""

    WEST = (-1, 0)
    EAST = (1, 0)
    NORTH = (0, -1)
    SOUTH = (0, 1)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its frame in metres, and its place among the sheets from the north-west.

    ``neighbours`` holds the number of the sheet on each side where one is printed.
    ``own`` are rows of the homes counted on this sheet, ``seen`` those in its frame.
    """

    number: int
    column: int
    row: int
    box_m: Bounds
    neighbours: dict[Side, int]
    own: NDArray[np.intp]
    seen: NDArray[np.intp]


@dataclass(frozen=True)
class Cut:
    """Sheets laid over some ground; all have the same size in metres.

    ``west_m``, ``north_m`` is the corner of the first one; ``step_m`` from each to the next.
    """

    scale: int
    wide_m: float
    high_m: float
    west_m: float
    north_m: float
    columns: int
    rows: int

    @property
    def step_m(self) -> tuple[float, float]:
        """From the edge of a sheet to the same edge of the next one, east and south."""
        overlap = OVERLAP_MM / 1000 * self.scale
        return self.wide_m - overlap, self.high_m - overlap

    def box_m(self, column: int, row: int) -> Bounds:
        """Give the frame of a sheet in metres."""
        across, down = self.step_m
        west, north = self.west_m + column * across, self.north_m - row * down
        return Bounds(west, north - self.high_m, west + self.wide_m, north)

    def places_of(self, xy_m: FloatArray) -> NDArray[np.intp]:
        """Give column and row (n, 2) of the one sheet each point is counted on."""
        across, down = self.step_m
        column = np.floor((xy_m[:, 0] - self.west_m) / across)
        row = np.floor((self.north_m - xy_m[:, 1]) / down)
        column = np.clip(column, 0, self.columns - 1)
        return np.column_stack([column, np.clip(row, 0, self.rows - 1)]).astype(np.intp)


def cut_ground(ground_m: Bounds, map_mm: tuple[float, float], scale: int | None) -> Cut:
    """Lay sheets over some ground so that every part of it is on at least one.

    Parameters
    ----------
    ground_m
        The ground in metres.
    map_mm
        Width and height of the map on a sheet.
    scale
        5000 for 1:5,000; None: the largest multiple of 500 that needs a single sheet.
    """
    chosen = scale or _fitting(ground_m, map_mm)
    wide, high = (side / 1000 * chosen for side in map_mm)
    overlap = OVERLAP_MM / 1000 * chosen
    across, down = ground_m.east - ground_m.west, ground_m.north - ground_m.south
    columns = _count(across, wide, overlap)
    rows = _count(down, high, overlap)
    reach_x = wide + (columns - 1) * (wide - overlap)
    reach_y = high + (rows - 1) * (high - overlap)
    west = (ground_m.west + ground_m.east - reach_x) / 2
    north = (ground_m.south + ground_m.north + reach_y) / 2
    return Cut(chosen, wide, high, west, north, columns, rows)


def sheets_with_homes(cut: Cut, xy_m: FloatArray) -> tuple[Sheet, ...]:
    """Give the sheets that a home is counted on, numbered from the north-west in reading order."""
    places = cut.places_of(xy_m)
    order = places[:, 1] * cut.columns + places[:, 0]
    used: Sequence[int] = np.unique(order).tolist()
    number_of = {place: number for number, place in enumerate(used, start=1)}
    sheets = []
    for place, number in number_of.items():
        column, row = place % cut.columns, place // cut.columns
        box = cut.box_m(column, row)
        sheets.append(
            Sheet(
                number,
                column,
                row,
                box,
                _neighbours(cut, column, row, number_of),
                own=np.flatnonzero(order == place),
                seen=np.flatnonzero(box.contain(xy_m)),
            )
        )
    return tuple(sheets)


def _neighbours(cut: Cut, column: int, row: int, number_of: dict[int, int]) -> dict[Side, int]:
    found = {}
    for side in Side:
        beside, below = column + side.value[0], row + side.value[1]
        place = below * cut.columns + beside
        if 0 <= beside < cut.columns and place in number_of:
            found[side] = number_of[place]
    return found


def _fitting(ground_m: Bounds, map_mm: tuple[float, float]) -> int:
    across, down = ground_m.east - ground_m.west, ground_m.north - ground_m.south
    needed = max(across / map_mm[0], down / map_mm[1]) * 1000
    return max(1, math.ceil(needed / _FIT_STEP - _NEARLY)) * _FIT_STEP


def _count(length: float, sheet: float, overlap: float) -> int:
    return max(1, math.ceil((length - overlap) / (sheet - overlap) - _NEARLY))
