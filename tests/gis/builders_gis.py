"""Small hazard files that can be checked in the head."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyogrio.raw
import rasterio
import shapely
from rasterio.transform import Affine

from gis.hazard import HazardLayer, LayerSpec, open_layer
from scoring.codes import Coverage, HazardKind
from scoring.columns import FloatArray
from scoring.depth import DepthRank, DepthRanks, rank_depths
from scoring.frames import LOCATIONS

WEST, NORTH, CELL = 139.0, 36.0, 0.001
NATIONAL_RANKS = DepthRanks(
    tuple(
        DepthRank(rank, from_mm, "", (0, 0, 0))
        for rank, from_mm in enumerate([1, 500, 3000, 5000, 10000, 20000], start=1)
    )
)
COVERAGES = [code.value for code in Coverage]


def rank_of_depth(depth_m: FloatArray) -> FloatArray:
    return rank_depths(depth_m, NATIONAL_RANKS)


def write_tif(path: Path, cells: Sequence[Sequence[float]] | np.ndarray, **about: object) -> Path:
    """Write one band; `transform`, `crs`, `nodata`, `dtype` and creation options in `about`."""
    values = np.asarray(cells, dtype=about.pop("dtype", "float32"))
    profile = {
        "driver": "GTiff",
        "height": values.shape[-2],
        "width": values.shape[-1],
        "count": 1,
        "dtype": values.dtype.name,
        "crs": "EPSG:6668",
        "transform": Affine(CELL, 0, WEST, 0, -CELL, NORTH),
        "nodata": -9999,
        **about,
    }
    with rasterio.open(path, "w", **profile) as dataset:
        dataset.write(values, 1)
    return path


def write_polygons(
    path: Path, shapes: Sequence[object], values: Sequence[object] | None = None, **about: object
) -> Path:
    """Write polygons with one attribute; the driver follows from the suffix."""
    driver = {".gpkg": "GPKG", ".geojson": "GeoJSON", ".shp": "ESRI Shapefile"}[path.suffix]
    field = str(about.pop("field", "rank"))
    columns = [] if values is None else [np.array(values)]
    pyogrio.raw.write(
        path,
        shapely.to_wkb(np.array(shapes, dtype=object)),
        columns,
        [] if values is None else [field],
        geometry_type=str(about.pop("geometry_type", "Polygon")),
        crs=str(about.pop("crs", "EPSG:6668")),
        driver=driver,
        **about,
    )
    return path


def cell_box(column: int, row: int, width: int = 1, height: int = 1) -> shapely.Polygon:
    """Give the frame of cells of the 3×3 grid."""
    west, north = WEST + column * CELL, NORTH - row * CELL
    return shapely.box(west, north - height * CELL, west + width * CELL, north)


def middle(column: float, row: float) -> tuple[float, float]:
    return (WEST + (column + 0.5) * CELL, NORTH - (row + 0.5) * CELL)


def open_file(path: Path, kind: HazardKind = HazardKind.DEPTH_M, **about: object) -> HazardLayer:
    name = str(about.pop("name", path.stem))
    return open_layer(LayerSpec(name, kind, path, **about), rank_of_depth)  # type: ignore[arg-type]


def ask(layer: HazardLayer, *points: tuple[float, float]) -> list[tuple[str, object, object]]:
    """Give coverage, value and rank at points; None for empty. Closes the layer."""
    with layer:
        sample = layer.sample(np.array(points, dtype=float).reshape(-1, 2))
    return [
        (COVERAGES[coverage], _shown(value), _shown(rank))
        for coverage, value, rank in zip(
            sample.coverage, sample.value, sample.flood_rank, strict=True
        )
    ]


def homes_at(*points: tuple[float, float]) -> pd.DataFrame:
    count = len(points)
    lonlat = np.array(points, dtype=float).reshape(-1, 2)
    empty = np.full(count, np.nan)
    return LOCATIONS.build(
        {
            "household_id": [f"{row:03d}" for row in range(count)],
            "lon": lonlat[:, 0],
            "lat": lonlat[:, 1],
            "location_level": np.where(np.isnan(lonlat[:, 0]), "none", "given"),
            "floor": empty,
            "storeys": empty,
            "district": pd.Series([np.nan] * count, dtype="str"),
            "is_in_area": np.ones(count, dtype=bool),
            "radius_m": np.where(np.isnan(lonlat[:, 0]), np.nan, 0.0),
            "floor_hint": empty,
            "structure": pd.Series([np.nan] * count, dtype=object),
        }
        | {
            name: pd.Series([np.nan] * count, dtype="str")
            for name in ("matched", "rest", "doubt", "placed_by", "town_key")
        }
    )


def _shown(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
