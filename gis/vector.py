"""Polygon and point files (GeoPackage, Shapefile, GeoJSON) → geometries and one attribute.

With ``gis/products/vector_file`` the only file that imports pyogrio. What the attribute means is
not said here.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from pyogrio import raw as pyogrio_raw
from pyogrio.errors import DataLayerError, DataSourceError, FieldError

from gis.bounds import Bounds
from gis.crs import LayerCrs, check_in_japan, read_crs
from gis.drivers import stray_drivers
from gis.errors import HazardError, HazardProblem
from gis.shapefile import check_side_files, find_encoding
from gis.source_file import FileKind, recognise_file

Geometries = NDArray[np.object_]


@dataclass(frozen=True)
class Features:
    """The features of a file in its own order and reference system.

    ``attribute`` holds the attribute asked for; None: none was asked for.
    """

    file: str
    geometries: Geometries
    attribute: NDArray[np.generic] | None
    crs: LayerCrs

    @property
    def bounds(self) -> Bounds:
        """The frame of all features in degrees."""
        return self.crs.degrees_of(self._box)

    @property
    def swapped_bounds(self) -> Bounds:
        """The frame they would have with their two axes exchanged."""
        return self.crs.degrees_of(self._box.swapped)

    @property
    def _box(self) -> Bounds:
        west, south, east, north = shapely.total_bounds(self.geometries)
        return Bounds(float(west), float(south), float(east), float(north))


@dataclass(frozen=True)
class _Layer:
    name: str
    fields: tuple[str, ...]
    crs: LayerCrs
    encoding: str | None


def read_polygons(path: Path, field: str | None) -> Features:
    """Read the polygons of a file; broken rings are mended, features without a shape left out.

    Raises
    ------
    HazardError
        The file cannot be read, names no system for Japan, holds several layers or other
        things than polygons, or has no attribute ``field`` (the error lists those it has).
    """
    found = read_features(path, field)
    kinds = set(shapely.get_type_id(found.geometries).tolist())
    if not kinds <= {shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON}:
        raise HazardError(HazardProblem.NOT_POLYGONS, file=path)
    geometries = _mended(found.geometries)
    return Features(found.file, geometries, found.attribute, found.crs)


def read_features(path: Path, field: str | None) -> Features:
    """Read the features of a file that have a shape, of whatever kind.

    Raises
    ------
    HazardError
        As :func:`read_polygons`, but for the kind of shape.
    """
    kind = recognise_file(path)
    if kind is FileKind.GEOTIFF:
        raise HazardError(HazardProblem.FORMAT_REFUSED, file=path, found=path.suffix)
    _check_drivers(path)
    try:
        with _hushed():
            features = _read_features(path, _read_layer(path, kind), field)
    except UnicodeDecodeError as fault:
        raise HazardError(HazardProblem.ENCODING, file=path) from fault
    except (DataSourceError, DataLayerError, FieldError, shapely.GEOSException) as fault:
        raise HazardError(HazardProblem.DAMAGED, file=path) from fault
    check_in_japan(features.bounds, str(path))
    return features


def vector_drivers() -> list[str]:
    """List the drivers pyogrio's GDAL has registered."""
    return sorted(pyogrio.list_drivers())


def _check_drivers(path: Path) -> None:
    strays = stray_drivers(vector_drivers())
    if strays:
        raise HazardError(HazardProblem.DRIVERS_OPEN, file=path, found=", ".join(strays))


def _read_layer(path: Path, kind: FileKind) -> _Layer:
    encoding = None
    if kind is FileKind.SHAPEFILE:
        check_side_files(path)
        encoding = find_encoding(path)
    layers = [str(name) for name, shape in pyogrio.list_layers(path) if shape is not None]
    if len(layers) > 1:
        raise HazardError(HazardProblem.MANY_LAYERS, file=path, found="、".join(layers))
    if not layers:
        raise HazardError(HazardProblem.NO_FEATURES, file=path)
    about = pyogrio.read_info(path, layer=layers[0], encoding=encoding)
    if about["features"] == 0:
        raise HazardError(HazardProblem.NO_FEATURES, file=path)
    fields = tuple(str(name) for name in about["fields"])
    return _Layer(layers[0], fields, read_crs(about["crs"], str(path)), encoding)


def _read_features(path: Path, layer: _Layer, field: str | None) -> Features:
    if field is not None and field not in layer.fields:
        fields = "、".join(layer.fields)
        raise HazardError(HazardProblem.FIELD_NOT_FOUND, file=path, field=field, fields=fields)
    _, _, shapes, columns = pyogrio_raw.read(
        path,
        layer=layer.name,
        columns=[] if field is None else [field],
        encoding=layer.encoding,
        force_2d=True,
    )
    geometries = shapely.from_wkb(shapes, on_invalid="fix")
    has_shape = ~(shapely.is_missing(geometries) | shapely.is_empty(geometries))
    if not has_shape.any():
        raise HazardError(HazardProblem.NO_FEATURES, file=path)
    attribute = None if field is None else columns[0][has_shape]
    return Features(str(path), geometries[has_shape], attribute, layer.crs)


def field_names(path: Path) -> tuple[str, ...]:
    """List the attributes of a file, for the question which of them holds the value."""
    with _hushed():
        return _read_layer(path, recognise_file(path)).fields


@contextmanager
def _hushed() -> Iterator[None]:
    """Keep GDAL's remarks off the terminal: what matters comes back as an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        yield


def _mended(geometries: Geometries) -> Geometries:
    broken = ~shapely.is_valid(geometries)
    mended = geometries.copy()
    mended[broken] = shapely.make_valid(
        geometries[broken], method="structure", keep_collapsed=False
    )
    return mended
