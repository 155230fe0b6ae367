"""Degrees ↔ metres east and north of a reference point, for maps of a town on paper.

The plane is local and equirectangular: north is up, east is right, and both axes are straight
in degrees, so that a grid of a hazard layer lies on it without being turned. It is true to scale
along the parallel of its reference point; a town of 20 km is off by no more than 2 in 1,000,
which is half a millimetre on a sheet.
"""

from dataclasses import dataclass

import numpy as np

from gis.bounds import Bounds
from scoring.columns import FloatArray

# GRS80, the ellipsoid of JGD2011 (測量法施行令 第3条).
_EQUATOR_M = 6_378_137.0
_FLATTENING = 1 / 298.257222101
_SQUARED = _FLATTENING * (2 - _FLATTENING)
_STEP = 0.25


@dataclass(frozen=True)
class LocalMetres:
    """The plane around a reference point in degrees, JGD2011."""

    lon: float
    lat: float

    @classmethod
    def about(cls, box: Bounds) -> "LocalMetres":
        """Give the plane of a box in degrees.

        The reference is the middle of the box to a quarter of a degree: a box that grows a
        little keeps its plane.
        """
        lon, lat = (box.west + box.east) / 2, (box.south + box.north) / 2
        return cls(round(lon / _STEP) * _STEP, round(lat / _STEP) * _STEP)

    def to_xy(self, lonlat: FloatArray) -> FloatArray:
        """Give metres east and north (n, 2) of degrees (n, 2); NaN stays NaN."""
        return (lonlat - (self.lon, self.lat)) * self._metres_of_degree

    def to_lonlat(self, xy_m: FloatArray) -> FloatArray:
        """Give degrees (n, 2) of metres (n, 2)."""
        return xy_m / self._metres_of_degree + (self.lon, self.lat)

    def box_of(self, degrees: Bounds) -> Bounds:
        """Give a box in metres; its edges stay edges."""
        corners = np.array([[degrees.west, degrees.south], [degrees.east, degrees.north]])
        (west, south), (east, north) = self.to_xy(corners).tolist()
        return Bounds(west, south, east, north)

    def degrees_of(self, box_m: Bounds) -> Bounds:
        """Give a box in degrees; its edges stay edges."""
        corners = np.array([[box_m.west, box_m.south], [box_m.east, box_m.north]])
        (west, south), (east, north) = self.to_lonlat(corners).tolist()
        return Bounds(west, south, east, north)

    @property
    def _metres_of_degree(self) -> FloatArray:
        sine = np.sin(np.radians(self.lat))
        bend = 1 - _SQUARED * sine**2
        along_parallel = _EQUATOR_M / np.sqrt(bend) * np.cos(np.radians(self.lat))
        along_meridian = _EQUATOR_M * (1 - _SQUARED) / bend**1.5
        metres: FloatArray = np.radians(np.array([along_parallel, along_meridian]))
        return metres
