"""The parts of polygons, gravest first, tried with points or with discs. Exact, and no more.

Polygons of several parts are taken apart: parts that lie far from each other share a box that
holds half the town. Small parts, where there are many, are found by a tree; each other part is
tried with the points in its box that nothing graver has settled yet.
"""

from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.bounds import Bounds
from scoring.columns import FloatArray

_SMALL = 32
"""Parts of up to so many vertices go into the tree …"""
_MANY_SMALL = 1024
"""… where there are so many of them."""
_AT_ONCE = 2**18

NOTHING = -np.inf
"""The weight where no polygon is."""


class PolygonParts:
    """Parts of one polygon each, with a weight.

    Parameters
    ----------
    polygons
        Valid polygons, of one part or of several.
    weights
        One finite number per polygon.
    """

    def __init__(self, polygons: NDArray[np.object_], weights: FloatArray) -> None:
        parts, polygon = shapely.get_parts(polygons, return_index=True)
        descending = np.argsort(-weights[polygon], kind="stable")
        self.parts, self._weights = parts[descending], weights[polygon][descending]
        self._boxes = shapely.bounds(self.parts).reshape(-1, 4)
        is_small = shapely.get_num_coordinates(self.parts) <= _SMALL
        is_small &= np.count_nonzero(is_small) >= _MANY_SMALL
        self._small, self._large = np.flatnonzero(is_small), np.flatnonzero(~is_small)
        self._tree = shapely.STRtree(self.parts[self._small])

    def tries(self, xy: FloatArray) -> int:
        """Count, for points (n, 2), those that each large part must look over."""
        starts, stops = self._between(np.sort(xy[:, 0]), 0.0)
        return int((stops - starts).sum())

    def greatest_at(self, xy: FloatArray) -> FloatArray:
        """Give the greatest weight at each point (n, 2); NOTHING where no part is."""
        return self.greatest_near(xy, None, np.full(len(xy), NOTHING))

    def greatest_near(
        self, xy: FloatArray, radius: FloatArray | None, floor: FloatArray
    ) -> FloatArray:
        """Give the greatest weight within a radius (n,), or ``floor`` if that is more.

        In the units of the polygons, alike to the east and to the north; None: at the point.
        """
        order = np.argsort(xy[:, 0], kind="stable")
        sorted_xy = xy[order]
        reach = np.zeros(len(xy)) if radius is None else radius[order]
        found = floor[order]
        self._raise_by_small(found, sorted_xy, None if radius is None else reach)
        for part, weight, tried in self._large_tries(found, sorted_xy, reach):
            shapely.prepare(part)
            x, y = sorted_xy[tried].T
            if radius is None:
                is_met = shapely.intersects_xy(part, x, y)
            else:
                is_met = shapely.dwithin(part, shapely.points(x, y), reach[tried])
            found[tried[is_met]] = weight
        greatest = np.empty(len(xy))
        greatest[order] = found
        return greatest

    def greatest_within(self, xy: FloatArray, reach: FloatArray, floor: FloatArray) -> FloatArray:
        """Give the greatest weight that an ellipse touches, or ``floor`` if that is more.

        Parameters
        ----------
        xy
            Points (n, 2), the middles.
        reach
            How far each ellipse reaches in x and in y (n, 2), above 0. They are taken to have
            one form: where forms differ, some are tried a little too wide, none too narrow.
        floor
            What is known to be there at least (n,); NOTHING where nothing is.
        """
        if not len(xy):
            return floor
        stretch = float(np.median(reach[:, 1] / reach[:, 0]))
        parts = self if stretch == 1.0 else self._stretched(stretch, _frame_of(xy, reach))
        radius = np.maximum(reach[:, 0] * stretch, reach[:, 1])
        return parts.greatest_near(xy * (stretch, 1.0), radius, floor)

    def _stretched(self, factor: float, frame: Bounds) -> "PolygonParts":
        """Give the parts in a frame with every x taken so many times: ellipses become discs."""
        box = self._boxes
        is_near = (box[:, 0] <= frame.east) & (box[:, 2] >= frame.west)
        is_near &= (box[:, 1] <= frame.north) & (box[:, 3] >= frame.south)
        near = shapely.transform(self.parts[is_near], lambda xy: xy * (factor, 1.0))
        return PolygonParts(near, self._weights[is_near])

    def _raise_by_small(self, found: FloatArray, xy: FloatArray, radius: FloatArray | None) -> None:
        for start in range(0, len(xy) if len(self._small) else 0, _AT_ONCE):
            points = shapely.points(xy[start : start + _AT_ONCE])
            if radius is None:
                point, part = self._tree.query(points, predicate="intersects")
            else:
                near = radius[start : start + _AT_ONCE]
                point, part = self._tree.query(points, predicate="dwithin", distance=near)
            np.maximum.at(found, point + start, self._weights[self._small[part]])

    def _large_tries(
        self, found: FloatArray, xy: FloatArray, reach: FloatArray
    ) -> Iterator[tuple[shapely.Polygon, float, NDArray[np.int64]]]:
        """Give each large part with the points it may still raise; ``xy`` ascends in x."""
        y = xy[:, 1]
        starts, stops = self._between(xy[:, 0], float(reach.max(initial=0.0)))
        has_points = np.flatnonzero(stops > starts)
        large = self._large[has_points]
        for row, start, stop in zip(
            large, starts[has_points].tolist(), stops[has_points].tolist(), strict=True
        ):
            _, south, _, north = self._boxes[row]
            is_open = found[start:stop] < self._weights[row]
            is_open &= y[start:stop] >= south - reach[start:stop]
            is_open &= y[start:stop] <= north + reach[start:stop]
            tried = np.flatnonzero(is_open)
            if len(tried):
                yield self.parts[row], float(self._weights[row]), tried + start

    def _between(self, x: FloatArray, reach: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give for each large part the first and last of ascending places beside its box."""
        boxes = self._boxes[self._large]
        starts = np.searchsorted(x, boxes[:, 0] - reach, side="left")
        return starts, np.searchsorted(x, boxes[:, 2] + reach, side="right")


def _frame_of(xy: FloatArray, reach: FloatArray) -> Bounds:
    west, south = (xy - reach).min(axis=0).tolist()
    east, north = (xy + reach).max(axis=0).tolist()
    return Bounds(west, south, east, north)
