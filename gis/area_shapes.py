"""Shapes of areas in JGD2011 degrees: drawn, read from a file, joined, cut, and kept as text.

Whether a home is in one is answered twice, since a position may be uncertain: surely, and
maybe. A home on the border is in the area.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.areas import as_names
from gis.bounds import bounds_of
from gis.crs import LayerCrs
from gis.local_metres import LocalMetres
from gis.vector import read_polygons
from scoring.columns import FloatArray

LonLat = tuple[float, float]
Truths = NDArray[np.bool_]

_FEWEST_CORNERS = 3
_STEP_M = 100.0
_LEAST_METRES_OF_A_DEGREE = 75_000.0  # of longitude, at 46° north
_POLYGONS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


@dataclass(frozen=True)
class Within:
    """Of each position: is it surely in the area, and may it be."""

    surely: Truths
    maybe: Truths


def drawn_shape(corners: Sequence[LonLat]) -> shapely.Geometry | None:
    """Give the surface inside drawn corners; None: they enclose nothing.

    Where the line crosses itself, everything it winds around is inside: of a home too many
    nobody dies.
    """
    if len(corners) < _FEWEST_CORNERS:
        return None
    return _surface(shapely.make_valid(shapely.Polygon(corners), method="structure"))


def shapes_of_file(path: Path, field: str | None) -> list[tuple[str | None, shapely.Geometry]]:
    """Read the areas of a polygon file, one for each name, in the order of the file.

    ``field`` names them; None: the whole file is one area without a name. Features whose name
    is empty are together one area, whose name is None.

    Raises
    ------
    gis.errors.HazardError
        As :func:`gis.vector.read_polygons`.
    """
    features = read_polygons(path, field)
    shapes = _in_degrees(features.geometries, features.crs)
    if features.attribute is None:
        return [(None, shapely.union_all(shapes))]
    names = [None if name != name else str(name) for name in as_names(features.attribute)]  # noqa: PLR0124 NaN is unlike itself
    return [
        (name, shapely.union_all(shapes[[name == other for other in names]]))
        for name in dict.fromkeys(names)
    ]


def joined_shape(shapes: Sequence[shapely.Geometry]) -> shapely.Geometry:
    """Give the surface of all shapes together."""
    return shapely.union_all(list(shapes))


def shape_without(
    whole: shapely.Geometry, parts: Sequence[shapely.Geometry]
) -> shapely.Geometry | None:
    """Give what is left of a shape when parts are taken away; None: nothing."""
    return _surface(shapely.difference(whole, shapely.union_all(list(parts))))


def shape_text(shape: shapely.Geometry) -> str:
    """Give a shape as GeoJSON; every number is kept as it is."""
    return str(shapely.to_geojson(shape))


def parse_shape(text: str) -> shapely.Geometry:
    """Give the shape back."""
    return shapely.from_geojson(text)


def within_shapes(
    shapes: Sequence[shapely.Geometry], lonlat: FloatArray, radius_m: FloatArray
) -> Within:
    """Tell of positions whether they are in one of the shapes.

    Parameters
    ----------
    shapes
        Degrees, JGD2011; none: nothing is in them.
    lonlat
        (n, 2), degrees, all of them numbers.
    radius_m
        How far from there the home may be; 0: it is there. A home with a radius is surely in
        the shapes when the whole circle is, and maybe when any of it is.
    """
    inside = np.zeros(len(lonlat), dtype=bool)
    for shape in shapes:
        near = _near(shape, lonlat, radius_m)
        shapely.prepare(shape)
        inside[near] |= shapely.intersects_xy(shape, lonlat[near, 0], lonlat[near, 1])
    surely, maybe = inside.copy(), inside.copy()
    if shapes and (radius_m > 0).any():
        joined = joined_shape(shapes)
        vague = _near(joined, lonlat, radius_m)
        vague = vague[radius_m[vague] > 0]
        touches, crosses = _circles(joined, lonlat[vague], radius_m[vague])
        maybe[vague] |= touches
        surely[vague] &= ~crosses
    return Within(surely, maybe)


def _near(shape: shapely.Geometry, lonlat: FloatArray, radius_m: FloatArray) -> NDArray[np.intp]:
    """Give the rows whose circle may reach the frame of a shape: few, of a town's many."""
    west, south, east, north = shapely.bounds(shape)
    reach = radius_m / _LEAST_METRES_OF_A_DEGREE
    lon, lat = lonlat[:, 0], lonlat[:, 1]
    is_near = (lon >= west - reach) & (lon <= east + reach)
    return np.flatnonzero(is_near & (lat >= south - reach) & (lat <= north + reach))


def _circles(
    shape: shapely.Geometry, lonlat: FloatArray, radius_m: FloatArray
) -> tuple[Truths, Truths]:
    """Tell of circles whether they touch the shape, and whether its border runs through them."""
    if not len(lonlat):
        return np.zeros(0, dtype=bool), np.zeros(0, dtype=bool)
    plane = LocalMetres.about(bounds_of(lonlat))
    flat = shapely.transform(shape, plane.to_xy)
    border = shapely.boundary(flat)
    points = shapely.points(plane.to_xy(lonlat))
    for prepared in (flat, border):
        shapely.prepare(prepared)
    return shapely.dwithin(flat, points, radius_m), shapely.dwithin(border, points, radius_m)


def _in_degrees(shapes: NDArray[np.object_], crs: LayerCrs) -> NDArray[np.object_]:
    """Bring shapes into degrees; a straight line of metres is bent there, so it gets points."""
    fine = shapes if crs.is_degrees else shapely.segmentize(shapes, _STEP_M)
    made: NDArray[np.object_] = shapely.transform(fine, crs.to_lonlat)
    return np.asarray(shapely.make_valid(made, method="structure", keep_collapsed=False))


def _surface(shape: shapely.Geometry) -> shapely.Geometry | None:
    """Keep the polygons of a mended shape; lines and points left over hold no home."""
    parts = shapely.get_parts(shape)
    polygons = parts[np.isin(shapely.get_type_id(parts), _POLYGONS)]
    made = shapely.union_all(polygons)
    return None if shapely.is_empty(made) or shapely.area(made) == 0 else made
