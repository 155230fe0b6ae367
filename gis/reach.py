"""How far a distance on the ground reaches in the units of a layer."""

import numpy as np

from gis.crs import LayerCrs
from scoring.columns import FloatArray

# GRS80, on which JGD2000 and JGD2011 stand.
_AXIS_M = 6_378_137.0
_ECCENTRICITY_2 = 0.006_694_380_022_90
_WIDER = 1.001
"""More than the scale of a plane zone, the old figure and the bend of a parallel take away."""


def reach_of(crs: LayerCrs, lonlat: FloatArray, radius_m: FloatArray) -> FloatArray:
    """Give how far a radius reaches in x and y (n, 2) of a layer around each point (n, 2).

    A hair wider than true, so that nothing at the rim is left out.
    """
    wide_m = radius_m * _WIDER
    if not crs.is_degrees:
        return np.column_stack([wide_m, wide_m])
    latitude = np.deg2rad(lonlat[:, 1])
    flattened = 1.0 - _ECCENTRICITY_2 * np.sin(latitude) ** 2
    across_m = np.deg2rad(1.0) * _AXIS_M / np.sqrt(flattened) * np.cos(latitude)
    along_m = np.deg2rad(1.0) * _AXIS_M * (1.0 - _ECCENTRICITY_2) / flattened**1.5
    return np.column_stack([wide_m / across_m, wide_m / along_m])
