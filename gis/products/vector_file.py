"""Polygon files of a product: what stands in them, and the part that lies in a frame.

With :mod:`gis.vector` the only file that imports pyogrio; here files are read in part, and
written.
"""

import warnings
from collections.abc import Iterator, Mapping
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
from gis.products.errors import ProductProblem
from gis.products.frame import frame_in
from gis.shapefile import check_side_files, find_encoding
from gis.source_file import FileKind, recognise_file
from gis.vector import Geometries, vector_drivers

SAMPLED = 200
"""So many features are looked at to recognise a product; all of the town's are checked later."""

_MOST_DEGREES = 360.0

Columns = Mapping[str, NDArray[np.generic]]


@dataclass(frozen=True)
class VectorAbout:
    """A layer of a vector file: its attributes and the first values in each.

    ``layer`` None: the only one of the file. ``crs`` None: the file names no reference system.
    """

    layer: str | None
    fields: tuple[str, ...]
    crs: str | None
    is_polygons: bool
    sample: Columns


@dataclass(frozen=True)
class VectorPart:
    """The features of a file that meet a frame, in the file's own reference system.

    ``feature_count`` counts all features of the file, ``without_shape`` those among the ones
    read that have no shape and were left out; ``was_open`` tells which shapes had rings that had
    to be closed. ``extent`` is the frame of the whole file in degrees.
    """

    geometries: Geometries
    columns: Columns
    crs: LayerCrs
    feature_count: int
    without_shape: int
    was_open: NDArray[np.bool_]
    extent: Bounds


def look_at_vector(path: Path) -> list[VectorAbout]:
    """Look at each layer of a vector file that has shapes.

    Raises
    ------
    HazardError
        The file cannot be read.
    """
    encoding = _checked(path)
    with _told(path):
        return [_about(path, layer, encoding) for layer in _layers(path)]


def read_part(
    path: Path, layer: str | None, columns: tuple[str, ...], frame: Bounds, told_crs: str | None
) -> VectorPart:
    """Read the features that meet a frame in degrees.

    Rings that are not closed are closed; nothing else is mended here.

    Parameters
    ----------
    layer
        None: the only layer of the file.
    told_crs
        The reference system a person names for a file that names none.

    Raises
    ------
    HazardError
        The file cannot be read, has no such attribute, names no system for Japan, or its
        coordinates cannot be of that system.
    """
    encoding = _checked(path)
    with _told(path):
        name = layer or _layers(path)[0]
        about = pyogrio.read_info(
            path, layer=name, encoding=encoding, force_feature_count=True, force_total_bounds=True
        )
        _check_fields(path, about["fields"], columns)
        crs = read_crs(about["crs"] or told_crs, str(path))
        extent = _extent(about["total_bounds"], crs, path)
        box = frame_in(frame, crs)
        found, _, shapes, values = pyogrio_raw.read(
            path,
            layer=name,
            columns=list(columns),
            encoding=encoding,
            force_2d=True,
            bbox=(box.west, box.south, box.east, box.north),
        )
        geometries, was_open = _geometries(shapes)
    has_shape = ~(shapely.is_missing(geometries) | shapely.is_empty(geometries))
    read = dict(zip(map(str, found["fields"]), values, strict=True))
    return VectorPart(
        geometries=geometries[has_shape],
        columns={name: read[name][has_shape] for name in columns},
        crs=crs,
        feature_count=int(about["features"]),
        without_shape=int(np.count_nonzero(~has_shape)),
        was_open=was_open[has_shape],
        extent=extent,
    )


def write_polygons(path: Path, polygons: Geometries, columns: Columns) -> None:
    """Write polygons in JGD2011 degrees with their attributes to a new GeoPackage.

    Raises
    ------
    HazardError
        DISK_FULL: it could not be written to its end.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        try:
            pyogrio_raw.write(
                path,
                shapely.to_wkb(polygons),
                [np.asarray(values) for values in columns.values()],
                list(columns),
                layer="layer",
                geometry_type="MultiPolygon",
                crs="EPSG:6668",
                driver=FileKind.GEOPACKAGE.value,
                promote_to_multi=True,
            )
        except (DataSourceError, DataLayerError) as fault:
            raise HazardError(ProductProblem.DISK_FULL, file=path) from fault


def _checked(path: Path) -> str | None:
    """Check what is about to be opened and give the encoding of its table; None: its own."""
    kind = recognise_file(path)
    if kind is FileKind.GEOTIFF:
        raise HazardError(HazardProblem.FORMAT_REFUSED, file=path, found=path.suffix)
    strays = stray_drivers(vector_drivers())
    if strays:
        raise HazardError(HazardProblem.DRIVERS_OPEN, file=path, found=", ".join(strays))
    if kind is not FileKind.SHAPEFILE:
        return None
    check_side_files(path)
    return find_encoding(path)


def _about(path: Path, layer: str | None, encoding: str | None) -> VectorAbout:
    meta, _, shapes, values = pyogrio_raw.read(
        path, layer=layer, encoding=encoding, force_2d=True, max_features=SAMPLED
    )
    fields = tuple(str(name) for name in meta["fields"])
    geometries, _ = _geometries(shapes)
    kinds = set(shapely.get_type_id(geometries[~shapely.is_missing(geometries)]).tolist())
    areas = {shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON}
    sample = dict(zip(fields, values, strict=True))
    return VectorAbout(layer, fields, meta["crs"] or None, bool(kinds) and kinds <= areas, sample)


def _geometries(shapes: NDArray[np.object_]) -> tuple[Geometries, NDArray[np.bool_]]:
    """Read shapes, closing open rings, and tell which had such."""
    read = shapely.from_wkb(shapes, on_invalid="ignore")
    is_open = shapely.is_missing(read) & np.array([shape is not None for shape in shapes], bool)
    read[is_open] = shapely.from_wkb(shapes[is_open], on_invalid="fix")
    return read, is_open


def _check_fields(path: Path, fields: NDArray[np.object_], columns: tuple[str, ...]) -> None:
    missing = [name for name in columns if name not in fields]
    if missing:
        told = "、".join(fields)
        problem = HazardProblem.FIELD_NOT_FOUND
        raise HazardError(problem, file=path, field=missing[0], fields=told)


def _layers(path: Path) -> list[str | None]:
    """List the layers with shapes; a GeoJSON or Shapefile is its only one, which has no name.

    To list them GDAL reads a GeoJSON from end to end, so those are not asked.
    """
    if recognise_file(path) is not FileKind.GEOPACKAGE:
        return [None]
    layers = [str(name) for name, shape in pyogrio.list_layers(path) if shape is not None]
    if not layers:
        raise HazardError(HazardProblem.NO_FEATURES, file=path)
    return [*layers]


def _extent(box: tuple[float, float, float, float], crs: LayerCrs, path: Path) -> Bounds:
    """Give the frame of a file in degrees; refuse one its own system cannot have.

    Degrees read as metres of a plane zone would all lie at the origin of the zone, which is in
    Japan: only the numbers themselves tell.
    """
    own = Bounds(*map(float, box))
    if not np.isfinite(box).all():
        raise HazardError(HazardProblem.NO_FEATURES, file=path)
    if not crs.is_degrees and max(map(abs, box)) <= _MOST_DEGREES:
        problem = ProductProblem.CRS_CONTRADICTED
        raise HazardError(problem, file=path, found=crs.name, extent=str(own))
    extent = crs.degrees_of(own)
    check_in_japan(extent, str(path))
    return extent


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Keep GDAL's remarks off the terminal; what matters comes back as an error."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            yield
    except UnicodeDecodeError as fault:
        raise HazardError(HazardProblem.ENCODING, file=path) from fault
    except (DataSourceError, DataLayerError, FieldError, shapely.GEOSException) as fault:
        raise HazardError(HazardProblem.DAMAGED, file=path) from fault
