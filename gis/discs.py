"""Discs on the ground around homes whose position is known to a radius only."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gis.bounds import Bounds
from gis.crs import LayerCrs
from gis.reach import reach_of
from scoring.columns import FloatArray

Truths = NDArray[np.bool_]

_DEGREES = LayerCrs("JGD2011", is_degrees=True, steps=())


@dataclass(frozen=True)
class Discs:
    """Middles (n, 2) in JGD2011 degrees, and radii in metres, above 0."""

    lonlat: FloatArray
    radius_m: FloatArray

    def in_layer(self, crs: LayerCrs) -> tuple[FloatArray, FloatArray]:
        """Give middles and how far each disc reaches in x and y, both (n, 2), in a system."""
        return crs.to_xy(self.lonlat), reach_of(crs, self.lonlat, self.radius_m)

    def are_in(self, box: Bounds) -> Truths:
        """Tell whether each disc lies wholly in a frame in degrees."""
        reach = reach_of(_DEGREES, self.lonlat, self.radius_m)
        return box.contain(self.lonlat - reach) & box.contain(self.lonlat + reach)

    def meet(self, box: Bounds) -> Truths:
        """Tell whether each disc comes near a frame in degrees: its own box touches it."""
        reach = reach_of(_DEGREES, self.lonlat, self.radius_m)
        low, high = self.lonlat - reach, self.lonlat + reach
        meets: Truths = (high[:, 0] >= box.west) & (low[:, 0] <= box.east)
        meets &= (high[:, 1] >= box.south) & (low[:, 1] <= box.north)
        return meets


@dataclass(frozen=True)
class DiscValues:
    """What stands anywhere in each disc, one entry each.

    ``worst`` is the worst value in it, NaN: none. ``has_gap``: some place in it, within the
    extent, may have no value. ``is_inside``: all of it lies in the extent; ``is_met``: some of
    it may.
    """

    worst: FloatArray
    has_gap: Truths
    is_inside: Truths
    is_met: Truths
