from pathlib import Path

import numpy as np
import pytest
import rasterio

from gis.areas import read_areas
from gis.hazard import HazardLayer
from gis.overlay import overlay_layers
from scoring.codes import HazardKind, NodataMeans, RankEdition
from tests.gis.builders_gis import homes_at, open_file

KSJ = {"kind": HazardKind.DEPTH_RANK, "rank_edition": RankEdition.KSJ_6}


def points_in(path: Path, count: int) -> np.ndarray:
    area = read_areas(path, None)
    rng = np.random.default_rng(20261120)
    box = area.bounds
    lonlat = np.column_stack(
        [rng.uniform(box.west, box.east, 3 * count), rng.uniform(box.south, box.north, 3 * count)]
    )
    return lonlat[area.contains(lonlat)][:count]


@pytest.fixture
def sayama(shared_data: Path) -> Path:
    return shared_data / "sayama"


@pytest.fixture
def layers(sayama: Path) -> list[HazardLayer]:
    about = {
        **KSJ,
        "nodata_means": NodataMeans.DRY,
        "coverage": sayama / "boundary.geojson",
    }
    return [
        open_file(sayama / "flood_rank_l2.tif", **about),  # type: ignore[arg-type]
        open_file(sayama / "flood_rank_l2_polygons.gpkg", field="A31b_201", **about),  # type: ignore[arg-type]
    ]


def test_raster_and_polygons_of_sayama_give_the_same_ranks(
    sayama: Path, layers: list[HazardLayer]
) -> None:
    lonlat = points_in(sayama / "boundary.geojson", 150_000)
    raster, polygons = (layer.sample(lonlat) for layer in layers)
    assert len(lonlat) == 150_000
    assert np.array_equal(raster.coverage, polygons.coverage)
    assert np.count_nonzero(raster.flood_rank != polygons.flood_rank) == 0
    assert set(np.unique(raster.flood_rank)) == {0, 1, 2, 3}


def test_the_two_layers_of_wakayama_are_merged_by_the_worst(shared_data: Path) -> None:
    folder = shared_data / "wakayama"
    with (
        rasterio.open(folder / "flood_rank_l2.tif") as main,
        rasterio.open(folder / "flood_rank_l2_other_rivers.tif") as other,
    ):
        worst = np.maximum(main.read(1), other.read(1))
        row, column = (cells[::100] for cells in np.nonzero(worst))
        lonlat = np.column_stack(main.xy(row, column))
    layers = [
        open_file(folder / name, **KSJ)  # type: ignore[arg-type]
        for name in ("flood_rank_l2.tif", "flood_rank_l2_other_rivers.tif")
    ]
    found = overlay_layers(homes_at(*map(tuple, lonlat)), layers).exposure
    assert np.array_equal(found["flood_rank"], worst[row, column])
    assert set(found["worst_layer"]) == {"flood_rank_l2", "flood_rank_l2_other_rivers"}
