"""A grid of equal cells: which cell holds a point. Said once, for rasters and drawings alike."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gis.bounds import Bounds
from scoring.columns import FloatArray

# A point this near an edge, in cells, is on it: 139.001 has no exact double, the edge neither.
_EDGE_TOLERANCE = 1e-6


@dataclass(frozen=True)
class Cells:
    """The cell of each point; row and column are 0 where the point is not inside."""

    row: NDArray[np.int64]
    column: NDArray[np.int64]
    is_inside: NDArray[np.bool_]


@dataclass(frozen=True)
class CellGrid:
    """Rows counted from the north, columns from the west; cell sizes are positive."""

    west: float
    north: float
    cell_width: float
    cell_height: float
    width: int
    height: int

    @classmethod
    def over(cls, box: Bounds, width: int, height: int) -> "CellGrid":
        """Lay a grid of so many cells over a box."""
        cell_width = (box.east - box.west) / width
        cell_height = (box.north - box.south) / height
        return cls(box.west, box.north, cell_width, cell_height, width, height)

    @property
    def bounds(self) -> Bounds:
        """The box of all cells."""
        south = self.north - self.cell_height * self.height
        return Bounds(self.west, south, self.west + self.cell_width * self.width, self.north)

    @property
    def centres(self) -> FloatArray:
        """The middle of each cell (height * width, 2), row by row."""
        x = self.west + (np.arange(self.width) + 0.5) * self.cell_width
        y = self.north - (np.arange(self.height) + 0.5) * self.cell_height
        return np.column_stack([np.tile(x, self.height), np.repeat(y, self.width)])

    def locate(self, xy: FloatArray) -> Cells:
        """Find the cell of each point (n, 2).

        A point on an edge belongs to the cell to its east and south; so a point on the outer
        east or south edge of the grid is outside. A point that is no number is outside.
        """
        column, in_width = _steps((xy[:, 0] - self.west) / self.cell_width, self.width)
        row, in_height = _steps((self.north - xy[:, 1]) / self.cell_height, self.height)
        inside = in_width & in_height
        return Cells(np.where(inside, row, 0), np.where(inside, column, 0), inside)


def _steps(distance: FloatArray, count: int) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    step = np.floor(distance + _EDGE_TOLERANCE)
    inside = (step >= 0) & (step < count)
    return np.where(inside, step, 0).astype(np.int64), inside
