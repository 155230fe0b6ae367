"""Where the cells of a picture lie in the reference system of a layer."""

import numpy as np

from gis.crs import LayerCrs
from gis.grid import CellGrid
from scoring.columns import FloatArray

_KNOTS = 17
_WIDEST_FLAT = 4.0
"""In frames up to so many degrees wide, places between so many points a side lie on straight
lines: less than a hundredth of a drawn cell off."""


def places_of(picture: CellGrid, crs: LayerCrs) -> tuple[FloatArray, FloatArray]:
    """Give x and y of the middles of the cells of a picture in degrees.

    In degrees of JGD2011 itself these are (1, width) and (height, 1), so that rows and columns
    can be looked up apart; elsewhere (height, width) each, in between a few exact points.
    """
    x, y = picture.middles
    if not crs.steps:
        return x, y
    if x[0, -1] - x[0, 0] > _WIDEST_FLAT or y[0, 0] - y[-1, 0] > _WIDEST_FLAT:
        return _exact(x[0], y[:, 0], crs)
    few_x = np.linspace(x[0, 0], x[0, -1], _KNOTS)
    few_y = np.linspace(y[0, 0], y[-1, 0], _KNOTS)
    to_rows, to_columns = _shares(picture.height), _shares(picture.width).T
    own_x, own_y = (to_rows @ knots @ to_columns for knots in _exact(few_x, few_y, crs))
    return own_x, own_y


def _exact(lon: FloatArray, lat: FloatArray, crs: LayerCrs) -> tuple[FloatArray, FloatArray]:
    lonlat = np.column_stack([np.tile(lon, len(lat)), np.repeat(lat, len(lon))])
    xy = crs.to_xy(lonlat).reshape(len(lat), len(lon), 2)
    return xy[..., 0], xy[..., 1]


def _shares(count: int) -> FloatArray:
    """Give what each knot counts for each of so many places in a row (count, knots)."""
    place = np.linspace(0.0, _KNOTS - 1.0, count)
    return np.maximum(0.0, 1.0 - np.abs(place[:, None] - np.arange(_KNOTS)))
