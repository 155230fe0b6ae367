"""Invented homes, rasters and polygons in the sizes of real ones, kept in a folder.

All in 平面直角座標系 第IX系 (EPSG:6677), the homes in degrees too. The polygons are like those of
国土数値情報 A31: thousands of multipolygons of scattered parts, and a few giants.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyogrio.raw
import pyproj
import rasterio
import shapely
from rasterio.transform import Affine
from rasterio.windows import Window

EAST, NORTH = -60_000.0, 40_000.0
CELL_M = 5.0
EMPTY = -9999.0
SETTLEMENTS = 60
BLOCK = 512
CRS = "EPSG:6677"
LAYERS = ("depth.tif", "rank.tif", "days.tif", "zones.gpkg", "collapse.gpkg", "slopes.gpkg")


@dataclass(frozen=True)
class Ground:
    """A square of land: ``side`` in cells of the raster."""

    folder: Path
    side: int
    seed: int = 20261121

    @property
    def side_m(self) -> float:
        return self.side * CELL_M

    @property
    def rng(self) -> np.random.Generator:
        return np.random.default_rng(self.seed)

    def file(self, name: str) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / name


def homes_of(ground: Ground, count: int) -> tuple[Path, Path]:
    """Give files of the homes (n, 2): in degrees and in metres."""
    degrees, metres = (ground.file(f"homes-{count}-{name}.npy") for name in ("degrees", "metres"))
    if not degrees.exists():
        rng = ground.rng
        middles = rng.uniform(0.1, 0.9, (SETTLEMENTS, 2))
        at = rng.integers(0, SETTLEMENTS, count)
        spread = middles[at] + rng.normal(0, 0.03, (count, 2))
        share = np.where(rng.random((count, 1)) < 0.5, spread, rng.random((count, 2)))
        xy = np.clip(share, 0.001, 0.999) * ground.side_m * (1, -1) + (EAST, NORTH)
        np.save(metres, xy)
        to_degrees = pyproj.Transformer.from_crs(CRS, "EPSG:6668", always_xy=True)
        np.save(degrees, np.column_stack(to_degrees.transform(*xy.T)))
    return degrees, metres


def depth_raster(ground: Ground, name: str = "depth.tif", dtype: str = "float32") -> Path:
    """Give a raster of depths in metres (or of ranks 0 to 6, for whole numbers)."""
    path = ground.file(name)
    if not path.exists():
        profile = {
            "driver": "GTiff",
            "height": ground.side,
            "width": ground.side,
            "count": 1,
            "dtype": dtype,
            "crs": CRS,
            "transform": Affine(CELL_M, 0, EAST, 0, -CELL_M, NORTH),
            "nodata": EMPTY if dtype == "float32" else 255,
            "tiled": True,
            "blockxsize": BLOCK,
            "blockysize": BLOCK,
            "compress": "deflate",
        }
        with rasterio.open(path, "w", **profile) as dataset:
            for row in range(0, ground.side, BLOCK):
                height = min(BLOCK, ground.side - row)
                window = Window(0, row, ground.side, height)
                dataset.write(_depths(ground, row, height).astype(dtype), 1, window=window)
    return path


def _depths(ground: Ground, row: int, height: int) -> np.ndarray:
    """Slow waves with a little noise: water in about half of the cells."""
    rng = np.random.default_rng(ground.seed + row)
    y, x = np.arange(row, row + height)[:, None] / 400, np.arange(ground.side)[None, :] / 300
    wave = np.sin(x) + np.cos(y) + 0.5 * np.sin(3 * x + 2 * y)
    depth = np.round(wave * 2 + rng.integers(0, 3, wave.shape) * 0.1, 1)
    return np.clip(depth, 0.0, 6.0)


def flood_polygons(ground: Ground, count: int, giants: int, vertices: int) -> Path:
    """Give multipolygons with a rank 1 to 6 in the attribute ``rank``."""
    path = ground.file(f"zones-{count}.gpkg")
    if not path.exists():
        rng = ground.rng
        big = [_rough(rng, ground, 0.2, max(vertices // 55, 40)) for _ in range(giants)]
        each = max((vertices - vertices // 11) // max(count - giants, 1) // 8, 8)
        many = [_scattered(rng, ground, each) for _ in range(count - giants)]
        _write(path, [*big, *many], rng.integers(1, 7, count))
    return path


def zone_polygons(ground: Ground, name: str, count: int, codes: int) -> Path:
    """Give small zones with a code from 1 on in the attribute ``rank``."""
    path = ground.file(name)
    if not path.exists():
        rng = ground.rng
        shapes = [_rough(rng, ground, 0.01, 120) for _ in range(count)]
        _write(path, shapes, rng.integers(1, codes + 1, count))
    return path


def _rough(
    rng: np.random.Generator, ground: Ground, share: float, corners: int
) -> shapely.Geometry:
    """A round thing of so many corners with a coast, somewhere."""
    turn = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    coast = np.ones(corners)
    for waves in 2 ** np.arange(2, int(np.log2(corners))):
        knots = rng.normal(size=waves) / waves**0.5
        coast += 0.4 * np.interp(turn, np.linspace(0, 2 * np.pi, waves, endpoint=False), knots)
    far = np.clip(coast, 0.2, 3.0) * share * ground.side_m
    middle = rng.uniform(0.1, 0.9, 2) * ground.side_m * (1, -1) + (EAST, NORTH)
    return shapely.Polygon(middle + np.column_stack([far * np.cos(turn), far * np.sin(turn)]))


def _scattered(rng: np.random.Generator, ground: Ground, corners: int) -> shapely.Geometry:
    parts = [_rough(rng, ground, rng.uniform(0.0005, 0.004), corners) for _ in range(8)]
    return shapely.union_all(parts)


def _write(path: Path, shapes: list[shapely.Geometry], ranks: np.ndarray) -> None:
    whole = shapely.make_valid(np.array(shapes), method="structure", keep_collapsed=False)
    pyogrio.raw.write(
        path,
        shapely.to_wkb(whole),
        [ranks.astype(np.int64)],
        ["rank"],
        geometry_type="Unknown",
        crs=CRS,
        driver="GPKG",
    )
