"""Which polygons hold a point, for many points at once. Exact; a point on a border is inside.

Each polygon is tried with the points in its box that nothing graver has settled yet. That is
2 s for 1.7 million points, on 2.6 million vertices as on a town's polygons; a raster of the
cells no border touches, with an exact test for the rest, saved a second here and cost five
there, so it was not kept.
"""

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.bounds import Bounds
from gis.grid import CellGrid
from gis.raster import burn_polygons
from scoring.columns import FloatArray

DRAWING_SIDE = 3072


class PolygonIndex:
    """Polygons with a weight each; a point in several takes the greatest.

    Parameters
    ----------
    polygons
        Valid polygons, at least one, in any plane system.
    weights
        One number per polygon, none of them NaN.
    """

    def __init__(self, polygons: NDArray[np.object_], weights: FloatArray) -> None:
        descending = np.argsort(-weights, kind="stable")
        self._polygons = polygons[descending]
        self._weights = weights[descending]
        self._boxes = shapely.bounds(self._polygons)
        self._drawing: _Drawing | None = None

    def greatest_at(self, xy: FloatArray) -> FloatArray:
        """Give the greatest weight at each point (n, 2); NaN where no polygon is."""
        order = np.argsort(xy[:, 0], kind="stable")
        x, y = xy[order, 0], xy[order, 1]
        found = np.full(len(xy), np.nan)
        starts = np.searchsorted(x, self._boxes[:, 0], side="left")
        stops = np.searchsorted(x, self._boxes[:, 2], side="right")
        for polygon, weight, box, start, stop in zip(
            self._polygons, self._weights, self._boxes, starts, stops, strict=True
        ):
            is_open = np.isnan(found[start:stop])
            is_open &= (y[start:stop] >= box[1]) & (y[start:stop] <= box[3])
            tried = np.flatnonzero(is_open) + start
            shapely.prepare(polygon)
            found[tried[shapely.intersects_xy(polygon, x[tried], y[tried])]] = weight
        greatest = np.full(len(xy), np.nan)
        greatest[order] = found
        return greatest

    def greatest_about(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """Give the greatest weight near each point: for drawing, never for an answer.

        ``x`` and ``y`` broadcast to the shape of the points.
        """
        if self._drawing is None:
            self._drawing = _Drawing(self._polygons, self._weights)
        return self._drawing.read(x, y)


class _Drawing:
    """The polygons drawn into cells; those given first lie on top."""

    def __init__(self, polygons: NDArray[np.object_], weights: FloatArray) -> None:
        self._grid = _grid_around(polygons)
        distinct, codes = np.unique(weights, return_inverse=True)
        self._weight_of = np.concatenate([[np.nan], distinct])
        shapes = zip(polygons[::-1].tolist(), (codes[::-1] + 1).tolist(), strict=True)
        self._code = burn_polygons(list(shapes), self._grid)

    def read(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """Give the weight drawn at each point."""
        cells = self._grid.locate(x, y)
        return self._weight_of[np.where(cells.is_inside, self._code[cells.row, cells.column], 0)]


def _grid_around(polygons: NDArray[np.object_]) -> CellGrid:
    west, south, east, north = shapely.total_bounds(polygons)
    cell = max(east - west, north - south) / DRAWING_SIDE
    width, height = (max(int(side / cell), 1) for side in (east - west, north - south))
    return CellGrid.over(Bounds(west, south, east, north), width, height)
