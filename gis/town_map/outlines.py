"""What a map gives to orient by without a base map: boundary, rivers, districts, town names.

Shapes become plain lines of longitude and latitude, thinned until a page draws them quickly:
they are for looking only, and no question is answered from them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from gis.areas import as_names
from gis.errors import HazardError, HazardProblem
from gis.vector import Features, Geometries, read_features, read_polygons
from scoring.columns import FloatArray

MOST_POINTS = 60_000
PLACE_COLUMNS = ("name", "lon", "lat")

_TOLERANCES_DEGREES = (0.00002, 0.00005, 0.0001, 0.0002, 0.0005, 0.001)
_DECIMALS = 6
_LINES = (shapely.GeometryType.LINESTRING, shapely.GeometryType.LINEARRING)
_FEWEST_IN_RING = 4


@dataclass(frozen=True)
class NamedShape:
    """A district: its name, its rings (n, 2) and a place inside it for the name."""

    name: str
    rings: tuple[FloatArray, ...]
    lon: float
    lat: float


def _no_places() -> pd.DataFrame:
    return pd.DataFrame({"name": pd.Series(dtype="str"), "lon": [], "lat": []})


@dataclass(frozen=True)
class Outlines:
    """Lines in degrees, (n, 2) each. ``waters`` and ``boundary`` are closed, ``rivers`` are not.

    ``towns`` has the columns PLACE_COLUMNS and may have no rows.
    """

    boundary: tuple[FloatArray, ...] = ()
    rivers: tuple[FloatArray, ...] = ()
    waters: tuple[FloatArray, ...] = ()
    districts: tuple[NamedShape, ...] = ()
    towns: pd.DataFrame = field(default_factory=_no_places)


def read_boundary(path: Path) -> tuple[FloatArray, ...]:
    """Read the outline of the town from a polygon file.

    Raises
    ------
    gis.errors.HazardError
        As :func:`gis.vector.read_polygons`.
    """
    return rings_of(_in_degrees(read_polygons(path, None)))


def read_rivers(path: Path) -> tuple[tuple[FloatArray, ...], tuple[FloatArray, ...]]:
    """Read rivers from a file of lines or of polygons; gives lines and closed rings.

    Raises
    ------
    gis.errors.HazardError
        As :func:`gis.vector.read_features`; NOT_POLYGONS: the file holds points.
    """
    shapes = _in_degrees(read_features(path, None))
    if (shapely.get_dimensions(shapes) < 1).any():
        raise HazardError(HazardProblem.NOT_POLYGONS, file=path)
    return lines_of(shapes), rings_of(shapes)


def read_districts(path: Path, name_field: str | None) -> tuple[NamedShape, ...]:
    """Read districts with their names; those of one name are one, those without one are none.

    Raises
    ------
    gis.errors.HazardError
        As :func:`gis.vector.read_polygons`.
    """
    features = read_polygons(path, name_field)
    if features.attribute is None:
        return ()
    names = pd.Series(as_names(features.attribute)).dropna()
    shapes = _thinned(_in_degrees(features))
    found = []
    for name, group in names.groupby(names, sort=False):
        parts = shapes[group.index.to_numpy()]
        place = shapely.point_on_surface(parts[int(np.argmax(shapely.area(parts)))])
        rings = rings_of(parts)
        if rings and not shapely.is_empty(place):
            found.append(NamedShape(str(name), rings, float(place.x), float(place.y)))
    return tuple(found)


def lines_of(shapes: Geometries) -> tuple[FloatArray, ...]:
    """Give the lines among shapes in degrees as (n, 2), thinned for drawing."""
    parts = shapely.get_parts(_thinned(shapes))
    return _coordinates(parts[np.isin(shapely.get_type_id(parts), _LINES)])


def rings_of(shapes: Geometries) -> tuple[FloatArray, ...]:
    """Give the rings of the polygons among shapes in degrees as (n, 2), thinned for drawing."""
    parts = shapely.get_parts(_thinned(shapes))
    polygons = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    rings = _coordinates(shapely.get_rings(polygons))
    return tuple(ring for ring in rings if len(ring) >= _FEWEST_IN_RING)


def _in_degrees(features: Features) -> Geometries:
    shapes: Geometries = shapely.transform(features.geometries, features.crs.to_lonlat)
    return shapes


def _thinned(shapes: Geometries) -> Geometries:
    """Drop points nobody would see, more of them the more there are."""
    thinned = shapes
    for tolerance in _TOLERANCES_DEGREES:
        thinned = shapely.simplify(shapes, tolerance, preserve_topology=False)
        if shapely.get_num_coordinates(thinned).sum() <= MOST_POINTS:
            break
    return np.asarray(thinned)


def _coordinates(shapes: Sequence[object]) -> tuple[FloatArray, ...]:
    return tuple(np.round(shapely.get_coordinates(shape), _DECIMALS) for shape in shapes)


def outline_facts(outlines: Outlines) -> dict[str, object]:
    """Give the outlines as the page takes them: latitude first, as Leaflet does."""
    return {
        "boundary": [_latlng(line) for line in outlines.boundary],
        "rivers": [_latlng(line) for line in outlines.rivers],
        "waters": [_latlng(line) for line in outlines.waters],
        "districts": [
            {"name": each.name, "lon": each.lon, "lat": each.lat}
            | {"rings": [_latlng(ring) for ring in each.rings]}
            for each in outlines.districts
        ],
        "towns": [
            {"name": str(name), "lon": float(lon), "lat": float(lat)}
            for name, lon, lat in outlines.towns[list(PLACE_COLUMNS)].itertuples(index=False)
        ],
    }


def _latlng(line: FloatArray) -> list[list[float]]:
    return [[float(lat), float(lon)] for lon, lat in line]
