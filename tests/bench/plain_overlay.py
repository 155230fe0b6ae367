"""The same questions put to libraries of the field; prints JSON.

``WAY HOMES.npy FILE ANSWER.npy RADIUS``: homes in metres of the file's system. It imports nothing
of the project: two of the libraries are none of its own.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import geopandas
import numpy as np
import rasterio
import shapely


def by_rasterio(xy: np.ndarray, file: Path, _radius: float) -> np.ndarray:
    """``rasterio.sample``, which cannot tell outside from a value."""
    with rasterio.open(file) as raster:
        return np.array([value[0] for value in raster.sample(xy)])


def by_rasterstats(xy: np.ndarray, file: Path, _radius: float) -> np.ndarray:
    """``rasterstats.point_query``, the nearest cell."""
    found = import_module("rasterstats").point_query(
        shapely.points(xy), str(file), interpolate="nearest"
    )
    return np.array(found, dtype=float)


def by_exactextract(xy: np.ndarray, file: Path, radius: float) -> np.ndarray:
    """``exactextract``: the greatest cell that a circle touches."""
    circles = geopandas.GeoDataFrame(
        geometry=shapely.buffer(shapely.points(xy), radius, quad_segs=64), crs="EPSG:6677"
    )
    found = import_module("exactextract").exact_extract(
        str(file), circles, ["max"], output="pandas"
    )
    return found["max"].to_numpy(dtype=float)


def by_sjoin(xy: np.ndarray, file: Path, _radius: float) -> np.ndarray:
    """``geopandas.sjoin`` of points with polygons, then the worst of each point."""
    zones = geopandas.read_file(file)
    points = geopandas.GeoDataFrame(geometry=shapely.points(xy), crs=zones.crs)
    started = time.perf_counter()
    joined = geopandas.sjoin(points, zones, predicate="intersects")
    worst = joined["rank"].groupby(level=0).max().reindex(points.index)
    _SECONDS.append(time.perf_counter() - started)
    return worst.to_numpy(dtype=float)


WAYS: dict[str, Callable[[np.ndarray, Path, float], np.ndarray]] = {
    "rasterio.sample": by_rasterio,
    "rasterstats.point_query": by_rasterstats,
    "exactextract": by_exactextract,
    "geopandas.sjoin": by_sjoin,
}
_SECONDS: list[float] = []


def main(way: str, homes: Path, file: Path, answer: Path, radius: float) -> dict[str, object]:
    """Ask once; the time of reading polygons does not count."""
    xy = np.load(homes)
    started = time.perf_counter()
    found = WAYS[way](xy, file, radius)
    whole = time.perf_counter() - started
    np.save(answer, found)
    return {
        "seconds": _SECONDS or [whole],
        "gigabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2,
    }


if __name__ == "__main__":
    chosen, points, source, target, metres = sys.argv[1:]
    told = main(chosen, Path(points), Path(source), Path(target), float(metres))
    sys.stdout.write(json.dumps(told) + "\n")
