import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.town_map.area import homes_inside

SQUARE = [(139.0, 35.0), (139.1, 35.0), (139.1, 35.1), (139.0, 35.1)]


def _homes(*rows: tuple[float, float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["call_rank", "lon", "lat"])


def test_homes_inside_come_in_call_order_and_unlisted_ones_last():
    nan = float("nan")
    homes = _homes((nan, 139.05, 35.05), (7, 139.02, 35.02), (3, 139.09, 35.01), (1, 139.2, 35.0))
    assert homes_inside(homes, SQUARE)["call_rank"].fillna(-1).tolist() == [3, 7, -1]


def test_a_home_without_a_position_is_in_no_area():
    nan = float("nan")
    assert homes_inside(_homes((1, nan, nan)), SQUARE).empty


def test_a_home_on_the_line_is_inside():
    assert len(homes_inside(_homes((1, 139.1, 35.05)), SQUARE)) == 1


def test_a_line_that_crosses_itself_still_holds_what_it_surrounds():
    bow_tie = [(139.0, 35.0), (139.1, 35.1), (139.1, 35.0), (139.0, 35.1)]
    homes = _homes((1, 139.01, 35.05), (2, 139.05, 35.01))
    assert homes_inside(homes, bow_tie)["call_rank"].tolist() == [1]


def test_a_star_drawn_in_one_line_holds_its_middle():
    turns = [math.radians(90 + 144 * corner) for corner in range(5)]
    star = [(139.05 + 0.05 * math.cos(turn), 35.05 + 0.05 * math.sin(turn)) for turn in turns]
    homes = _homes((1, 139.05, 35.05), (2, 139.05, 35.095), (3, 139.0, 35.0))
    assert homes_inside(homes, star)["call_rank"].tolist() == [1, 2]


@pytest.mark.parametrize("corners", [SQUARE[:2], [SQUARE[0]] * 3, [*SQUARE[:2], SQUARE[0]]])
def test_corners_that_enclose_nothing_hold_no_home(corners):
    homes = _homes((1, 139.0, 35.0), (2, 139.05, 35.05))
    inside = homes_inside(homes, corners)
    assert inside.empty
    assert list(inside) == list(homes)


@given(st.lists(st.tuples(st.floats(138.9, 139.2), st.floats(34.9, 35.2)), max_size=30))
def test_every_home_is_inside_or_outside_by_its_own_place(places: list[tuple[float, float]]):
    homes = _homes(*[(rank + 1, lon, lat) for rank, (lon, lat) in enumerate(places)])
    inside = set(homes_inside(homes, SQUARE)["call_rank"])
    for rank, (lon, lat) in enumerate(places):
        is_clearly_in = 139.0 < lon < 139.1 and 35.0 < lat < 35.1
        is_clearly_out = lon < 139.0 or lon > 139.1 or lat < 35.0 or lat > 35.1
        assert not (is_clearly_in and rank + 1 not in inside)
        assert not (is_clearly_out and rank + 1 in inside)
