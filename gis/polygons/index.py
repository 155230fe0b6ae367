"""Which polygons hold a point, or come near it, for many points at once. Exact.

A point on a border is inside. Where each polygon tried by itself would be very many tries,
points that no border parts are asked together (:mod:`gis.polygons.patches`).
"""

import numpy as np
from numpy.typing import NDArray

from gis.polygons.border_marks import Borders, borders_of
from gis.polygons.drawing import PolygonDrawing
from gis.polygons.parts import NOTHING, PolygonParts
from gis.polygons.patches import ask_by_patch
from scoring.columns import FloatArray

_MANY_TRIES = 4e8
"""About as long as it takes to sort out which points lie together."""


class PolygonIndex:
    """Polygons with a weight each; a point in several takes the greatest.

    Parameters
    ----------
    polygons
        Valid polygons, at least one, in any plane system.
    weights
        One finite number per polygon.
    """

    def __init__(self, polygons: NDArray[np.object_], weights: FloatArray) -> None:
        descending = np.argsort(-weights, kind="stable")
        self._polygons, self._weights = polygons[descending], weights[descending]
        self._parts = PolygonParts(polygons, weights)
        self._borders: Borders | None = None
        self._drawing: PolygonDrawing | None = None

    def greatest_at(self, xy: FloatArray) -> FloatArray:
        """Give the greatest weight at each point (n, 2); NaN where no polygon is."""
        finite = np.flatnonzero(np.isfinite(xy).all(axis=1))
        greatest = np.full(len(xy), np.nan)
        greatest[finite] = _nan_for_nothing(self._at_places(xy[finite]))
        return greatest

    def greatest_within(self, xy: FloatArray, reach: FloatArray) -> FloatArray:
        """Give the greatest weight that each ellipse around a finite point touches; NaN: none.

        ``reach`` (n, 2): how far each reaches in x and in y, above 0.
        """
        floor = self._at_places(xy)
        return _nan_for_nothing(self._parts.greatest_within(xy, reach, floor))

    def greatest_about(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """Give the greatest weight near each point: for drawing, never for an answer.

        ``x`` and ``y`` broadcast to the shape of the points.
        """
        if self._drawing is None:
            self._drawing = PolygonDrawing(self._polygons, self._weights)
        return self._drawing.read(x, y)

    def _at_places(self, xy: FloatArray) -> FloatArray:
        if self._parts.tries(xy) < _MANY_TRIES:
            return self._parts.greatest_at(xy)
        if self._borders is None:
            self._borders = borders_of(self._parts.parts)
        return ask_by_patch(xy, self._borders, self._parts.greatest_at)


def _nan_for_nothing(weight: FloatArray) -> FloatArray:
    return np.where(weight == NOTHING, np.nan, weight)
