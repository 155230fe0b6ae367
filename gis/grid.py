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
    """The cell of each point; of a point that is not inside, the nearest row and column.

    ``row`` and ``column`` broadcast to the shape of ``is_inside``.
    """

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
    def middles(self) -> tuple[FloatArray, FloatArray]:
        """The middles of the columns (1, width) and of the rows (height, 1)."""
        x = self.west + np.arange(0.5, self.width) * self.cell_width
        y = self.north - np.arange(0.5, self.height) * self.cell_height
        return x[None, :], y[:, None]

    def locate(self, x: FloatArray, y: FloatArray) -> Cells:
        """Find the cell of each point; ``x`` and ``y`` broadcast to the shape of the points.

        A point on an edge belongs to the cell to its east and south; so a point on the outer
        east or south edge of the grid is outside. A point that is no number is outside.
        """
        column, in_width = _steps((x - self.west) / self.cell_width, self.width)
        row, in_height = _steps((self.north - y) / self.cell_height, self.height)
        return Cells(row, column, in_width & in_height)


def _steps(distance: FloatArray, count: int) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    step = np.floor(distance + _EDGE_TOLERANCE)
    inside = (step >= 0) & (step < count)
    # fmax and fmin pass over what is no number.
    return np.fmin(np.fmax(step, 0), count - 1).astype(np.int64), inside
