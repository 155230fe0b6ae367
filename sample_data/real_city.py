"""Invented people over the small areas of a real city, for tests and figures; never shipped.

The folder holds ``small_areas_voronoi.geojson``, ``census_small_areas_2020.csv``,
``flood_rank_l2.tif`` and ``boundary.geojson`` (open data). Addresses are marked 架空.
"""

from dataclasses import dataclass
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import rasterio
import shapely

from sample_data.answer_hazard import ASSESSED, NOT_SAID, OUTSIDE, Ground
from sample_data.dice import FloatArray, IntArray, pick, stream
from sample_data.files import DEGREE_FORMAT, Street
from sample_data.job_file import HazardEntry, Job
from sample_data.streets import (
    Buildings,
    Homes,
    Lots,
    draw_unit_counts,
    raise_buildings,
    settle_households,
)

AREAS_FILE, CENSUS_FILE = "small_areas_voronoi.geojson", "census_small_areas_2020.csv"
RANKS_FILE, BOUNDARY_FILE = "flood_rank_l2.tif", "boundary.geojson"
COUNTS = ["JINKO", "SETAI"]
CITY = "狭山市"
LOTS_PER_HOUSEHOLD = 2
CREDIT = "国土数値情報 洪水浸水想定区域 A31b(国土交通省、2023年度、CC BY 4.0)を加工"


@dataclass(frozen=True)
class RealCity:
    """Buildings in the order of their small areas; x and y are longitude and latitude."""

    buildings: Buildings
    homes: Homes
    area_names: list[str]
    people_per_household: float

    def street(self, storeys: IntArray) -> Street:
        """Give what the registry says of each building."""
        count = len(self.area_names)
        lots = self.buildings.lots.number.tolist()
        pairs = zip(self.area_names, lots, strict=True)
        return Street(
            buildings=self.buildings,
            homes=self.homes,
            addresses=[f"{CITY}{area}架空{lot}番地" for area, lot in pairs],
            lon=[format(value, DEGREE_FORMAT) for value in self.buildings.x.tolist()],
            lat=[format(value, DEGREE_FORMAT) for value in self.buildings.y.tolist()],
            storeys=storeys,
            districts=[""] * count,
        )


def build_real_city(geography: Path, households: int, seed: int) -> RealCity:
    """Scatter buildings over the small areas, by the number of households counted there."""
    rng = stream(seed, "real_city")
    areas = _read_areas(geography)
    units = draw_unit_counts(rng, LOTS_PER_HOUSEHOLD * households, households)
    area = np.sort(pick(rng, areas["SETAI"].tolist(), len(units)))
    lonlat = _scatter(rng, areas.geometry.to_numpy(), area)
    first = np.searchsorted(area, area)
    number = np.arange(len(area)) - first + 1
    nowhere = np.zeros(len(area), dtype=np.int64)
    lots = Lots(nowhere, nowhere, number, lonlat[:, 0], lonlat[:, 1])
    rng.shuffle(units)
    buildings = raise_buildings(rng, lots, units)
    names = areas["S_NAME"].to_numpy()[area].tolist()
    people_per_household = areas["JINKO"].sum() / areas["SETAI"].sum()
    return RealCity(buildings, settle_households(buildings), names, people_per_household)


def read_real_ground(geography: Path, buildings: Buildings) -> Ground:
    """Read the real rank raster at the buildings: an empty cell inside the city is dry."""
    lon = np.array([float(format(value, DEGREE_FORMAT)) for value in buildings.x.tolist()])
    lat = np.array([float(format(value, DEGREE_FORMAT)) for value in buildings.y.tolist()])
    with rasterio.open(geography / RANKS_FILE) as opened:
        ranks, cell = opened.read(1), opened.transform
    rows = np.floor((cell.f - lat) / -cell.e).astype(np.int64)
    cols = np.floor((lon - cell.c) / cell.a).astype(np.int64)
    outline = geopandas.read_file(geography / BOUNDARY_FILE).union_all()
    shapely.prepare(outline)
    inside = shapely.contains_xy(outline, lon, lat)
    unsaid = np.full(len(lon), NOT_SAID, dtype=np.int64)
    return Ground(
        coverage=np.where(inside, ASSESSED, OUTSIDE),
        depth_mm=unsaid,
        rank=np.where(inside, ranks[rows, cols].astype(np.int64), NOT_SAID),
        duration=unsaid,
        collapse=unsaid,
    )


def real_city_job(geography: Path) -> Job:
    """Give the job: the real rank raster and outline, named by their full paths."""
    folder = geography.resolve()
    ranks = HazardEntry(
        name="国土数値情報 想定最大規模",
        kind="depth_rank",
        file=(folder / RANKS_FILE).as_posix(),
        nodata_means="dry",
        coverage=(folder / BOUNDARY_FILE).as_posix(),
        more=('rank_edition = "ksj-6"',),
        credit=CREDIT,
        published_on=None,
    )
    return Job(f"{CITY}(架空の住民)", (ranks,))


def _read_areas(geography: Path) -> geopandas.GeoDataFrame:
    shapes = geopandas.read_file(geography / AREAS_FILE)
    census = pd.read_csv(geography / CENSUS_FILE, dtype=str, encoding="utf-8-sig")
    counted = census[["KEY_CODE"]].assign(
        **{name: pd.to_numeric(census[name], errors="coerce") for name in COUNTS}
    )
    totals = counted.groupby("KEY_CODE").sum()
    shapes["KEY_CODE"] = shapes["KEY_CODE"].astype(str)
    counts = totals.reindex(shapes["KEY_CODE"]).reset_index(drop=True)
    outline = geopandas.read_file(geography / BOUNDARY_FILE).to_crs(shapes.crs).union_all()
    cut = shapes.geometry.intersection(outline)
    areas = geopandas.GeoDataFrame(
        {"S_NAME": shapes["S_NAME"], **counts}, geometry=cut, crs=shapes.crs
    )
    return areas[(areas["SETAI"] > 0) & ~areas.is_empty].reset_index(drop=True)


def _scatter(rng: np.random.Generator, shapes: np.ndarray, area: IntArray) -> FloatArray:
    lonlat = np.empty((len(area), 2))
    for place, shape in enumerate(shapes):
        low, high = np.searchsorted(area, [place, place + 1])
        lonlat[low:high] = _points_within(rng, shape, int(high - low))
    return lonlat


def _points_within(rng: np.random.Generator, shape: shapely.Geometry, count: int) -> FloatArray:
    shapely.prepare(shape)
    west, south, east, north = shape.bounds
    found = np.empty((0, 2))
    while len(found) < count:
        drawn = rng.uniform((west, south), (east, north), (2 * count + 16, 2))
        inside = shapely.contains_xy(shape, drawn[:, 0], drawn[:, 1])
        found = np.concatenate([found, drawn[inside]])
    return found[:count]
