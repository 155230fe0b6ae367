"""Homes on hazard layers: seconds and memory, beside four libraries, and whether they agree."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench.overlay_town import (
    Ground,
    depth_raster,
    flood_polygons,
    homes_of,
    zone_polygons,
)
from tests.bench.timing import GIGABYTES, PROJECT, Figure, ask_module, environment
from tests.bench.towns import TOWN_HOUSEHOLDS, BenchOrder

LARGE_POINTS, LARGE_SIDE = 3_800_000, 20_000
RADIUS_M, WIDER = 30.0, 1.001
SAMPLES = {
    "rasterio.sample": 63_000,
    "rasterstats.point_query": 2_000,
    "exactextract": 5_000,
    "geopandas.sjoin": 63_000,
}
"""How many homes each library is asked about; its time is then multiplied."""
LIBRARIES = ("rasterstats.point_query", "exactextract")


@dataclass(frozen=True)
class _Asked:
    """What we were asked: ``name`` as printed, ``target`` in seconds."""

    name: str
    homes: tuple[Path, Path]
    file: Path
    radius_m: float
    target: str = ""


def lines(order: BenchOrder) -> Iterator[str]:
    """Time a town on six layers; with ``--large`` 3.8 million homes on the largest files."""
    share = min(order.households / TOWN_HOUSEHOLDS, 1.0)
    town = Ground(order.work / f"overlay-{order.households}", max(int(3_000 * share**0.5), 60))
    homes = homes_of(town, order.households)
    yield from _six_layers(town, homes, share, order)
    zones = flood_polygons(town, max(int(3_000 * share), 12), 5, max(int(330_000 * share), 2_000))
    depth = depth_raster(town)
    name = f"{order.households:,} homes"
    yield from _beside(_Asked(f"{name}, a raster", homes, depth, 0.0), order)
    yield from _beside(_Asked(f"{name}, a raster, worst in 30 m", homes, depth, RADIUS_M), order)
    yield from _beside(_Asked(f"{name}, A31-like polygons", homes, zones, 0.0), order)
    if order.is_large:
        yield from _large(order)


def libraries_folder(work: Path) -> Path:
    """Where the libraries that are none of ours are looked for."""
    return work / "overlay-libraries"


def _six_layers(
    town: Ground, homes: tuple[Path, Path], share: float, order: BenchOrder
) -> Iterator[str]:
    many = max(int(300 * share), 10)
    files = [
        depth_raster(town),
        depth_raster(town, "rank.tif", "uint8"),
        depth_raster(town, "days.tif", "uint8"),
        flood_polygons(town, many, 2, max(int(100_000 * share), 2_000)),
        zone_polygons(town, "collapse.gpkg", many, 3),
        zone_polygons(town, "slopes.gpkg", many, 2),
    ]
    for radius_m in (0.0, RADIUS_M):
        asked = [str(homes[0]), str(radius_m), str(order.runs), str(town.file("six.npy"))]
        told = ask_module("overlay_once", [*asked, *map(str, files)])
        where = f", worst in {radius_m:.0f} m" if radius_m else ""
        name = f"overlay, {order.households:,} homes × 6 layers{where}"
        yield Figure(name, told["seconds"], target="≤ 2").line()
        yield Figure("  peak memory", [told["gigabytes"]], GIGABYTES).line()


def _large(order: BenchOrder) -> Iterator[str]:
    land = Ground(order.work / "overlay-large", LARGE_SIDE)
    homes = homes_of(land, LARGE_POINTS)
    name = f"{LARGE_POINTS:,} homes"
    raster = depth_raster(land)
    yield from _beside(_Asked(f"{name}, raster {LARGE_SIDE:,}²", homes, raster, 0.0, "≤ 8"), order)
    zones = flood_polygons(land, 3_000, 5, 3_300_000)
    yield from _beside(_Asked(f"{name}, A31-like polygons", homes, zones, 0.0, "≤ 20"), order)


def _beside(asked: _Asked, order: BenchOrder) -> Iterator[str]:
    """Tell our figure, then those of the libraries that can answer the same question."""
    answer = asked.file.with_name("ours.npy")
    runs = 1 if asked.target else order.runs
    words = [str(asked.homes[0]), str(asked.radius_m), str(runs), str(answer), str(asked.file)]
    told = ask_module("overlay_once", words)
    ours = Figure(asked.name, told["seconds"], target=asked.target)
    yield ours.line()
    yield Figure("  opened, once", [told["opened"]]).line()
    yield Figure("  peak memory", [told["gigabytes"]], GIGABYTES).line()
    for way in _ways(asked):
        yield from _plain(way, asked, order, ours)


def _ways(asked: _Asked) -> Sequence[str]:
    if asked.file.suffix != ".tif":
        return ["geopandas.sjoin"]
    return ["exactextract"] if asked.radius_m else ["rasterio.sample", "rasterstats.point_query"]


def _plain(way: str, asked: _Asked, order: BenchOrder, ours: Figure) -> Iterator[str]:
    folder = libraries_folder(order.work)
    if way in LIBRARIES and not (folder / way.partition(".")[0]).is_dir():
        yield f"  {way}: not installed. To compare: pip install --no-deps --target {folder}"
        yield "    rasterstats exactextract fiona cligj simplejson"
        return
    xy = np.load(asked.homes[1])
    few = np.arange(0, len(xy), max(len(xy) // SAMPLES[way], 1))
    sample, answer = (asked.file.with_name(f"plain-{part}.npy") for part in ("homes", "answer"))
    np.save(sample, xy[few])
    words = [way, str(sample), str(asked.file), str(answer), str(asked.radius_m * WIDER)]
    told = _ask(words, folder)
    plain = Figure(f"  {way}", told["seconds"]).times(len(xy) / len(few))
    scaled = f", {len(few):,} asked and multiplied" if len(few) < len(xy) else ""
    yield f"{plain.line()}{scaled}"
    yield f"    ÷ ours: {plain.median / max(ours.median, 1e-9):.1f}, {told['gigabytes']:.2f} GB"
    own, theirs = np.load(asked.file.with_name("ours.npy"))[few], np.load(answer)
    yield f"    answers that differ: {_differing(own, theirs):,} of {len(few):,}"


def _ask(words: Sequence[str], folder: Path) -> Mapping[str, Any]:
    """Run the plain ways with the folder of libraries behind our own."""
    program = Path(__file__).with_name("plain_overlay.py")
    made = environment()
    made["PYTHONPATH"] = f"{PROJECT}:{folder}"
    command = [sys.executable, "-P", "-W", "ignore", str(program), *words]
    told = subprocess.run(command, env=made, check=True, stdout=subprocess.PIPE)
    return dict(json.loads(told.stdout.splitlines()[-1]))


def _differing(ours: np.ndarray, theirs: np.ndarray) -> int:
    """Count answers apart by a millimetre or more; what they leave empty is dry to us."""
    return int((np.abs(np.nan_to_num(ours) - np.nan_to_num(theirs)) >= 0.001).sum())
