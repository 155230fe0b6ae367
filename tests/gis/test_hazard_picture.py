"""A picture is the answer at the middle of each of its cells."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasterio.transform import Affine

from gis.bounds import Bounds
from gis.crs import read_crs
from gis.grid import CellGrid
from gis.hazard import HazardLayer
from gis.picture import places_of
from scoring.codes import NodataMeans
from tests.gis.builders_gis import CELL, NORTH, WEST, cell_box, open_file, write_polygons, write_tif

SIDE = 40
NORTH_UP = Affine(CELL, 0, WEST, 0, -CELL, NORTH)
SOUTH_UP = Affine(CELL, 0, WEST, 0, CELL, NORTH - SIDE * CELL)
PLANE = Affine(90, 0, -76_000, 0, -110, 300)
LAYERS = {
    "north_up": {"transform": NORTH_UP},
    "south_up": {"transform": SOUTH_UP},
    "in_blocks": {"transform": NORTH_UP, "tiled": True, "blockxsize": 16, "blockysize": 16},
    "plane_zone": {"transform": PLANE, "crs": "EPSG:6677"},
}


def depths() -> np.ndarray:
    rng = np.random.default_rng(7)
    cells = rng.choice([0.0, 0.2, 1.0, 4.0, 25.0], (SIDE, SIDE))
    cells[rng.random((SIDE, SIDE)) < 0.2] = -9999
    return cells


@pytest.fixture(scope="module", params=LAYERS)
def layer(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[HazardLayer]:
    path = tmp_path_factory.mktemp("picture") / "d.tif"
    with open_file(write_tif(path, depths(), **LAYERS[request.param])) as opened:
        yield opened


def middles(picture: CellGrid) -> np.ndarray:
    x, y = (side.ravel() for side in np.broadcast_arrays(*picture.middles))
    return np.column_stack([x, y])


def answers_at_middles(layer: HazardLayer, bounds: Bounds, width: int, height: int) -> np.ndarray:
    ranks = layer.sample(middles(CellGrid.over(bounds, width, height))).flood_rank
    return np.where(np.isnan(ranks), 255, ranks).reshape(height, width)


@given(
    west=st.floats(-15, SIDE + 5),
    south=st.floats(-15, SIDE + 5),
    step=st.floats(0.05, 1.4),
    width=st.integers(1, 48),
    height=st.integers(1, 48),
)
def test_a_picture_gives_each_cell_the_answer_at_its_middle(
    layer: HazardLayer, west: float, south: float, step: float, width: int, height: int
) -> None:
    low = (WEST + west * CELL, NORTH - (SIDE - south) * CELL)
    bounds = Bounds(*low, low[0] + width * step * CELL, low[1] + height * step * CELL)
    drawn = layer.read_grid(bounds, width, height)
    assert drawn.shape == (height, width)
    assert np.array_equal(drawn, answers_at_middles(layer, bounds, width, height))


@pytest.mark.parametrize("written", ["EPSG:6677", "EPSG:30169", "EPSG:4301"])
@pytest.mark.parametrize("wide", [0.01, 0.2, 3.9, 9.0])
def test_places_of_a_picture_are_true_to_a_part_of_a_cell(written: str, wide: float) -> None:
    crs = read_crs(written, "layer")
    picture = CellGrid.over(Bounds(139.0, 35.5, 139.0 + wide, 35.5 + wide), 256, 200)
    x, y = places_of(picture, crs)
    exact = crs.to_xy(middles(picture))
    cell = np.hypot(x[0, 1] - x[0, 0], y[0, 1] - y[0, 0])
    off = np.hypot(x.ravel() - exact[:, 0], y.ravel() - exact[:, 1])
    assert off.max() < 0.02 * cell


def test_coverage_in_a_picture_is_that_of_the_middles(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "d.tif", depths())
    coverage = write_polygons(tmp_path / "c.geojson", [cell_box(3, 4, 20, 25)])
    with open_file(path, coverage=coverage, nodata_means=NodataMeans.DRY) as layer:
        bounds = Bounds(WEST, NORTH - SIDE * CELL, WEST + SIDE * CELL, NORTH)
        drawn = layer.read_grid(bounds, SIDE, SIDE)
        assert np.array_equal(drawn, answers_at_middles(layer, bounds, SIDE, SIDE))
        assert np.count_nonzero(drawn != 255) == 20 * 25
