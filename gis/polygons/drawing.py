"""Polygons drawn into cells: for pictures, never for an answer."""

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.bounds import Bounds
from gis.grid import CellGrid
from gis.raster import burn_polygons
from scoring.columns import FloatArray

DRAWING_SIDE = 3072


class PolygonDrawing:
    """Polygons in cells of a weight each; those given first lie on top."""

    def __init__(self, polygons: NDArray[np.object_], weights: FloatArray) -> None:
        self._grid = _grid_around(polygons)
        distinct, codes = np.unique(weights, return_inverse=True)
        self._weight_of = np.concatenate([[np.nan], distinct])
        shapes = zip(polygons[::-1].tolist(), (codes[::-1] + 1).tolist(), strict=True)
        self._code = burn_polygons(list(shapes), self._grid)

    def read(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """Give the weight drawn at each point; ``x`` and ``y`` broadcast to their shape."""
        cells = self._grid.locate(x, y)
        return self._weight_of[np.where(cells.is_inside, self._code[cells.row, cells.column], 0)]


def _grid_around(polygons: NDArray[np.object_]) -> CellGrid:
    west, south, east, north = shapely.total_bounds(polygons)
    cell = max(east - west, north - south) / DRAWING_SIDE
    width, height = (max(int(side / cell), 1) for side in (east - west, north - south))
    return CellGrid.over(Bounds(west, south, east, north), width, height)
