"""The rim of polygons taken together: what touches it does not lie wholly in them."""

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.polygons.parts import NOTHING, PolygonParts
from scoring.columns import FloatArray

_SIDES_OF_PIECE = 16
"""Short pieces have small boxes: a home is tried with those beside it only."""


class PolygonRim:
    """The border of the union of polygons, without the borders between them."""

    def __init__(self, polygons: NDArray[np.object_]) -> None:
        pieces = _pieces_of(shapely.boundary(shapely.union_all(polygons)))
        self._pieces = PolygonParts(pieces, np.zeros(len(pieces)))

    def is_met(self, xy: FloatArray, reach: FloatArray) -> NDArray[np.bool_]:
        """Tell whether each ellipse around a point (n, 2) touches the rim; ``reach`` (n, 2)."""
        nothing = np.full(len(xy), NOTHING)
        met: NDArray[np.bool_] = self._pieces.greatest_within(xy, reach, nothing) != NOTHING
        return met


def _pieces_of(rim: shapely.Geometry) -> NDArray[np.object_]:
    rings = [shapely.get_coordinates(ring) for ring in shapely.get_parts(rim)]
    pieces = [
        shapely.LineString(ring[first : first + _SIDES_OF_PIECE + 1])
        for ring in rings
        for first in range(0, len(ring) - 1, _SIDES_OF_PIECE)
    ]
    return np.array(pieces, dtype=object)
