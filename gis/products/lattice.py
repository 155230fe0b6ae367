"""An endless grid of equal cells, counted in whole numbers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gis.bounds import Bounds

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Lattice:
    """An endless grid: cell (0, 0) has its south-west corner at ``west``, ``south``.

    Columns are counted to the east, rows to the north; sizes in the units of ``crs``.
    """

    west: float
    south: float
    cell_width: float
    cell_height: float
    crs: str

    def cells_in(self, box: Bounds) -> tuple[int, int, int, int]:
        """Give first column, first row and the ends of the cells that meet a box."""
        columns = [(edge - self.west) / self.cell_width for edge in (box.west, box.east)]
        rows = [(edge - self.south) / self.cell_height for edge in (box.south, box.north)]
        first_column, first_row = int(np.floor(columns[0])), int(np.floor(rows[0]))
        return first_column, first_row, int(np.ceil(columns[1])), int(np.ceil(rows[1]))

    def hold(self, column: Whole, row: Whole, box: Bounds) -> NDArray[np.bool_]:
        """Tell which cells meet a box."""
        first_column, first_row, end_column, end_row = self.cells_in(box)
        inside = (column >= first_column) & (column < end_column)
        inside &= (row >= first_row) & (row < end_row)
        return inside
