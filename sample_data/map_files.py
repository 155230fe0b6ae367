"""Writes the rasters and polygons; everything in the same bytes for the same town."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyproj
import rasterio
import rasterio.features
import shapely
from rasterio.transform import Affine

from sample_data.dice import FloatArray
from sample_data.flood import NO_VALUE, Flood, local_transform
from sample_data.terrain import CELL_M, PLANE_EPSG, Land

BYTE_NODATA = 255
DEPTH_NODATA = -9999.0
GEOGRAPHIC_EPSG = 6668
DEGREE_DIGITS = 9

Feature = tuple[shapely.Geometry, Mapping[str, object]]


class Georeference:
    """Local metres of the town to longitude and latitude (JGD2011)."""

    def __init__(self, land: Land) -> None:
        self._land = land
        self._transformer = pyproj.Transformer.from_crs(PLANE_EPSG, GEOGRAPHIC_EPSG, always_xy=True)

    def lonlat(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Give longitudes and latitudes in degrees."""
        east, north = x + self._land.west_m, y + self._land.south_m
        lon, lat = self._transformer.transform(east, north)
        return np.asarray(lon), np.asarray(lat)

    def geometry(self, local: shapely.Geometry) -> shapely.Geometry:
        """Turn a shape in local metres into degrees."""
        return shapely.transform(local, self._degrees)

    def _degrees(self, points: FloatArray) -> FloatArray:
        lon, lat = self.lonlat(points[:, 0], points[:, 1])
        return np.column_stack([lon, lat]).round(DEGREE_DIGITS)


def write_rasters(folder: Path, land: Land, flood: Flood) -> None:
    """Write depth in metres, depth rank and duration rank as GeoTIFF in EPSG:6677."""
    depth = np.where(flood.depth_mm == NO_VALUE, DEPTH_NODATA, flood.depth_mm / 1000)
    _write_tif(folder / "flood_depth.tif", land, depth.astype(np.float32), DEPTH_NODATA)
    for name, grid in (("flood_rank", flood.rank), ("flood_duration", flood.duration)):
        codes = np.where(grid == NO_VALUE, BYTE_NODATA, grid).astype(np.uint8)
        _write_tif(folder / f"{name}.tif", land, codes, BYTE_NODATA)


def write_geojson(file: Path, features: Iterable[Feature], name: str) -> None:
    """Write shapes in degrees as GeoJSON that says its system (EPSG:6668)."""
    crs = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{GEOGRAPHIC_EPSG}"}}
    collection = {
        "type": "FeatureCollection",
        "name": name,
        "crs": crs,
        "features": [
            {
                "type": "Feature",
                "properties": properties,
                "geometry": json.loads(shapely.to_geojson(shape)),
            }
            for shape, properties in features
        ],
    }
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text + "\n", encoding="utf-8", newline="\n")


def trace_cells(land: Land, codes: npt.NDArray[np.uint8]) -> list[tuple[shapely.Polygon, int]]:
    """Give the areas of equal code above 0 as polygons along the edges of the cells."""
    found = rasterio.features.shapes(codes, mask=codes > 0, transform=local_transform(land))
    return [(shapely.geometry.shape(shape), int(code)) for shape, code in found]


def write_flood_polygons(folder: Path, land: Land, flood: Flood, boundary: shapely.Polygon) -> None:
    """Write depth-rank polygons (A31b_201) and the house-collapse zone (A31a_405).

    Polygons cannot say where nobody has modelled; ``flood_coverage.geojson`` does.
    """
    place = Georeference(land)
    ranks = np.maximum(flood.rank, 0).astype(np.uint8)
    rank_shapes = trace_cells(land, ranks)
    features = [(place.geometry(shape), {"A31b_201": code}) for shape, code in rank_shapes]
    write_geojson(folder / "flood_rank_polygons.geojson", features, "flood_rank")
    silent = trace_cells(land, (flood.depth_mm == NO_VALUE).astype(np.uint8))
    spoken = boundary.difference(shapely.union_all([shape for shape, _ in silent]))
    coverage = [(place.geometry(spoken), {"内容": "浸水深の解析範囲"})]
    write_geojson(folder / "flood_coverage.geojson", coverage, "flood_coverage")
    zones = trace_cells(land, flood.collapse)
    features = [(place.geometry(shape), {"A31a_405": code}) for shape, code in zones]
    write_geojson(folder / "collapse_zone.geojson", features, "collapse_zone")


def _write_tif(file: Path, land: Land, grid: npt.NDArray[np.generic], nodata: float) -> None:
    profile = {
        "driver": "GTiff",
        "width": land.cols,
        "height": land.rows,
        "count": 1,
        "dtype": grid.dtype.name,
        "crs": f"EPSG:{PLANE_EPSG}",
        "transform": Affine(CELL_M, 0, land.west_m, 0, -CELL_M, land.north_m),
        "nodata": nodata,
        "compress": "deflate",
        "tiled": True,
        "blockxsize": 256,
        "blockysize": 256,
    }
    with rasterio.open(file, "w", **profile) as written:
        written.write(grid, 1)
