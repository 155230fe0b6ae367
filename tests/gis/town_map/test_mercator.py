import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.bounds import Bounds
from gis.town_map.mercator import Tile, rows_of_map, unit_square


def test_the_whole_world_is_one_tile():
    bounds = Tile(0, 0, 0).bounds
    assert (bounds.west, bounds.east) == (-180, 180)
    assert bounds.north == pytest.approx(85.0511287798)
    assert bounds.south == pytest.approx(-85.0511287798)


@pytest.mark.parametrize("lat", [20.0, 35.86, 45.5])
def test_rows_follow_the_formula_of_the_national_map(lat: float):
    radians = math.radians(lat)
    expected = (1 - math.log(math.tan(radians) + 1 / math.cos(radians)) / math.pi) / 2
    _, y = unit_square(np.zeros(1), np.array([lat]))
    assert y[0] == pytest.approx(expected, abs=1e-12)


@given(st.floats(122, 154), st.floats(20, 46), st.integers(4, 19))
def test_a_point_lies_in_the_tile_of_its_place(lon: float, lat: float, zoom: int):
    x, y = unit_square(np.array([lon]), np.array([lat]))
    bounds = Tile(zoom, math.floor(x[0] * 2**zoom), math.floor(y[0] * 2**zoom)).bounds
    assert bounds.west - 1e-9 <= lon <= bounds.east + 1e-9
    assert bounds.south - 1e-9 <= lat <= bounds.north + 1e-9


def test_rows_are_moved_to_where_the_map_shows_their_latitude():
    bounds = Tile(3, 7, 3).bounds
    count = 240
    edges = np.linspace(bounds.north, bounds.south, count + 1)
    middles = (edges[:-1] + edges[1:]) / 2
    is_north = (middles > 20).astype(np.uint8)
    arranged = rows_of_map(np.repeat(is_north[:, None], 4, axis=1), bounds)
    _, y = unit_square(np.zeros(3), np.array([bounds.north, 20.0, bounds.south]))
    expected = (y[1] - y[0]) / (y[2] - y[0]) * count
    assert abs(arranged[:, 0].sum() - expected) <= 2
    assert abs(is_north.sum() - expected) > 5


def test_rows_of_a_small_frame_keep_their_values_and_order():
    grid = np.arange(100, dtype=np.uint8)[:, None]
    arranged = rows_of_map(grid, Bounds(139.3, 35.8, 139.5, 35.9))[:, 0]
    assert (np.diff(arranged.astype(int)) >= 0).all()
    assert np.abs(arranged.astype(int) - np.arange(100)).max() <= 1
