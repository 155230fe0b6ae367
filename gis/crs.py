"""Reference systems in use, transforms and guards. Longitude first, always.

Positions of homes are JGD2011 degrees. A layer keeps its own system; points are brought into
it. JGD2000, JGD2011 and WGS84 count as one: without the correction grids, which may not be
shipped, they cannot be told apart, and the ground moved by up to some metres in 2011. The metres
of web maps (EPSG:3857) are WGS84 too: saved tiles stay in them, cell by cell. The old
Tokyo datum is shifted by the three national parameters (a few metres); left alone it would be
some 460 m off, which is what PROJ does in silence without its grid.
"""

from dataclasses import dataclass

import numpy as np
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from gis.bounds import Bounds, bounds_of
from gis.errors import HazardError, HazardProblem
from scoring.columns import FloatArray

_WGS84 = {4326, 4979}
_JGD_DEGREES = {4612, 4947, 6667, 6668}
_JGD_METRES = {*range(2443, 2462), *range(6669, 6688), *range(3097, 3102), *range(6688, 6693)}
_TOKYO_METRES = {*range(30161, 30180), *range(3092, 3097)}
_TOKYO_DEGREES = 4301
_WEB_MERCATOR = 3857
_RIM_POINTS = 21

# 測地成果2000 の三つのパラメータ (Tokyo → JGD2000), EPSG:15483; here the way back.
_JGD_TO_TOKYO = (
    "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
    "+step +proj=push +v_3 +step +proj=cart +ellps=GRS80 "
    "+step +proj=helmert +x=146.414 +y=-507.337 +z=-680.507 "
    "+step +inv +proj=cart +ellps=bessel +step +proj=pop +v_3 "
    "+step +proj=unitconvert +xy_in=rad +xy_out=deg"
)


JAPAN = Bounds(122.0, 20.0, 154.0, 46.0)


@dataclass(frozen=True)
class LayerCrs:
    """The reference system of a layer, and the way between it and JGD2011 degrees."""

    name: str
    is_degrees: bool
    steps: tuple[Transformer, ...]

    def to_xy(self, lonlat: FloatArray) -> FloatArray:
        """Bring JGD2011 degrees (n, 2) into the layer's system; NaN stays NaN."""
        xy = lonlat
        for step in self.steps:
            xy = _transformed(step, xy, "FORWARD")
        return xy

    def to_lonlat(self, xy: FloatArray) -> FloatArray:
        """Bring the layer's coordinates (n, 2) into JGD2011 degrees."""
        lonlat = xy
        for step in reversed(self.steps):
            lonlat = _transformed(step, lonlat, "INVERSE")
        return lonlat

    def degrees_of(self, box: Bounds) -> Bounds:
        """Give the box in degrees that holds a box of the layer's system."""
        x = np.linspace(box.west, box.east, _RIM_POINTS)
        y = np.linspace(box.south, box.north, _RIM_POINTS)
        rim_x = np.concatenate([x, x, np.full_like(y, box.west), np.full_like(y, box.east)])
        rim_y = np.concatenate([np.full_like(x, box.south), np.full_like(x, box.north), y, y])
        return bounds_of(self.to_lonlat(np.column_stack([rim_x, rim_y])))


def read_crs(written: str | None, file: str) -> LayerCrs:
    """Recognise the reference system a file names (EPSG code or WKT).

    Raises
    ------
    HazardError
        NO_CRS: none is named, and none is assumed. CRS_REFUSED: not one of the systems for
        Japan that this program knows; the error names it.
    """
    if not written:
        raise HazardError(HazardProblem.NO_CRS, file=file)
    try:
        crs = CRS.from_user_input(written)
    except CRSError as fault:
        found = written[:80]
        raise HazardError(HazardProblem.CRS_REFUSED, file=file, found=found) from fault
    return _known_crs(crs, file)


def check_in_japan(box: Bounds, file: str) -> None:
    """Refuse a layer whose extent in degrees lies nowhere near Japan.

    Raises
    ------
    HazardError
        AXES_SWAPPED: it would lie in Japan with longitude and latitude exchanged.
        OUTSIDE_JAPAN: not even then; probably another system than the one named.
    """
    if box.overlaps(JAPAN):
        return
    swapped = box.swapped.overlaps(JAPAN)
    problem = HazardProblem.AXES_SWAPPED if swapped else HazardProblem.OUTSIDE_JAPAN
    raise HazardError(problem, file=file, extent=str(box))


def check_points(lonlat: FloatArray) -> None:
    """Refuse positions that are in Japan only with longitude and latitude exchanged.

    A single stray point does not stop a town: the guard speaks when no point is in Japan.

    Raises
    ------
    HazardError
        POINTS_SWAPPED: names the first such point as an example.
    """
    in_japan = JAPAN.contain(lonlat)
    swapped = JAPAN.swapped.contain(lonlat)
    if swapped.any() and not in_japan.any():
        first = lonlat[int(swapped.argmax())]
        raise HazardError(HazardProblem.POINTS_SWAPPED, lon=float(first[0]), lat=float(first[1]))


def _known_crs(crs: CRS, file: str) -> LayerCrs:
    flat = crs.sub_crs_list[0] if crs.is_compound else crs
    epsg = flat.to_epsg()
    if epsg in _JGD_DEGREES | _WGS84 or flat.to_authority() == ("OGC", "CRS84"):
        return LayerCrs(crs.name, is_degrees=True, steps=())
    shift = Transformer.from_pipeline(_JGD_TO_TOKYO)
    if epsg == _TOKYO_DEGREES:
        return LayerCrs(crs.name, is_degrees=True, steps=(shift,))
    if epsg in _JGD_METRES or epsg == _WEB_MERCATOR:
        return LayerCrs(crs.name, is_degrees=False, steps=(_projection(flat),))
    if epsg in _TOKYO_METRES:
        return LayerCrs(crs.name, is_degrees=False, steps=(shift, _projection(flat)))
    found = f"{crs.name} (EPSG:{epsg})" if epsg else crs.name
    raise HazardError(HazardProblem.CRS_REFUSED, file=file, found=found)


def _projection(crs: CRS) -> Transformer:
    """Degrees of the system's own datum to its metres: no change of datum is in it."""
    return Transformer.from_crs(crs.geodetic_crs, crs, always_xy=True)


def _transformed(step: Transformer, points: FloatArray, direction: str) -> FloatArray:
    x, y = step.transform(points[:, 0], points[:, 1], direction=direction)
    return np.column_stack([x, y])
