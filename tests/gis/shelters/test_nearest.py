"""Straight distances to fit shelters, and the one on this side of the river."""

import time

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from gis.shelters.nearest import NONE, nearest_shelters, nearest_welfare_shelters
from scoring.codes import ShelterFitness
from tests.gis.shelters.builders_shelters import LAT, some_shelters

FIT = ShelterFitness.FIT
HOME = np.array([[139.3999, LAT]])
RIVER = np.array([shapely.linestrings([[139.405, 35.8], [139.405, 35.9]])])


def three_shelters():
    return some_shelters([139.39, 139.41, 139.45], marks=[1, 1, 1], fitness=FIT)


def test_the_nearest_come_in_order_with_metres_on_the_ellipsoid() -> None:
    home = np.array([[139.401, LAT]])
    found = nearest_shelters(home, three_shelters(), None, 3)
    assert found.site.tolist() == [[1, 0, 2]]
    geod = Geod(ellps="GRS80")
    true = [geod.inv(139.401, LAT, lon, LAT)[2] for lon in (139.41, 139.39, 139.45)]
    assert found.distance_m[0].tolist() == pytest.approx(true, rel=1e-4)


def test_only_fit_shelters_count() -> None:
    shelters = three_shelters()
    shelters.loc[:, "fitness"] = shelters["fitness"].cat.set_categories(list(ShelterFitness))
    for unfit in ShelterFitness:
        if unfit is not FIT:
            shelters.loc[[0, 1], "fitness"] = unfit.value
            assert nearest_shelters(HOME, shelters, None, 2).site.tolist() == [[2, NONE]]


def test_a_home_without_a_position_has_no_shelter() -> None:
    found = nearest_shelters(np.array([[np.nan, np.nan]]), three_shelters(), RIVER, 1)
    assert found.site.tolist() == [[NONE]]
    assert np.isnan(found.distance_m).all()
    assert found.same_side.tolist() == [NONE]


def test_no_fit_shelter_at_all_is_none_not_an_error() -> None:
    none = some_shelters([139.41], marks=[1])
    assert nearest_shelters(HOME, none, RIVER, 2).site.tolist() == [[NONE, NONE]]


def test_a_river_between_is_told_with_the_nearest_on_this_side() -> None:
    home = np.array([[139.401, LAT]])
    found = nearest_shelters(home, three_shelters(), RIVER, 1)
    assert (found.site[0, 0], found.crosses_river[0, 0]) == (1, 1.0)
    assert found.same_side.tolist() == [0]
    assert found.same_side_m[0] > found.distance_m[0, 0]


def test_the_water_of_a_polygon_is_a_river_too() -> None:
    water = shapely.buffer(RIVER, 0.0005)
    assert nearest_shelters(HOME, three_shelters(), water, 2).crosses_river.tolist() == [[0.0, 1.0]]


def test_without_rivers_nothing_is_said_of_crossing() -> None:
    found = nearest_shelters(HOME, three_shelters(), None, 1)
    assert np.isnan(found.crosses_river).all()
    assert found.same_side.tolist() == [NONE]


def test_where_every_way_crosses_there_is_none_on_this_side() -> None:
    ring = np.array([shapely.boundary(shapely.box(139.395, 35.845, 139.405, 35.855))])
    found = nearest_shelters(HOME, three_shelters(), ring, 1)
    assert (found.site[0, 0], found.same_side[0]) == (0, NONE)


def test_the_far_one_on_this_side_is_found_behind_many_across() -> None:
    across = list(np.linspace(139.406, 139.42, 20))
    shelters = some_shelters([*across, 139.30], marks=[1] * 21, fitness=FIT)
    assert nearest_shelters(HOME, shelters, RIVER, 1).same_side.tolist() == [20]


def test_welfare_shelters_are_apart_and_must_be_dry() -> None:
    shelters = three_shelters().assign(is_welfare=[True, True, False])
    shelters.loc[0, "flood_rank"] = np.nan
    assert nearest_shelters(HOME, shelters, None, 1).site.tolist() == [[2]]
    assert nearest_welfare_shelters(HOME, shelters).site.tolist() == [[1]]


@given(st.lists(st.floats(139.3, 139.5), min_size=1, max_size=12), st.floats(139.3, 139.5))
def test_no_shelter_is_nearer_than_the_nearest(places: list[float], home: float) -> None:
    shelters = some_shelters(places, marks=[1] * len(places), fitness=FIT)
    found = nearest_shelters(np.array([[home, LAT]]), shelters, None, 1)
    nearest = min(abs(place - home) for place in places)
    assert abs(places[found.site[0, 0]] - home) == pytest.approx(nearest, abs=1e-9)


def test_a_city_of_60_000_homes_and_200_shelters_takes_about_a_second() -> None:
    rng = np.random.default_rng(20261120)
    homes = np.column_stack([rng.uniform(139.3, 139.5, 60_000), rng.uniform(35.8, 35.9, 60_000)])
    shelters = some_shelters(rng.uniform(139.3, 139.5, 200).tolist(), marks=[1] * 200, fitness=FIT)
    start = time.perf_counter()
    found = nearest_shelters(homes, shelters, None, 1)
    assert time.perf_counter() - start < 3
    assert (found.site >= 0).all()
