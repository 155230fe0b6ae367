"""The squares of a town: named, ordered, on the same ground whatever homes are listed."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gis.bounds import Bounds
from gis.local_metres import LocalMetres
from gis.town_map.squares import column_letters, frame_of_homes, grid_over, square_order

TOWN = Bounds(139.36, 35.82, 139.46, 35.88)
degrees = st.tuples(st.floats(123.0, 153.0), st.floats(24.0, 45.0))
reach = st.floats(0.0005, 0.4)
share = st.floats(0.0, 1.0, exclude_max=True)


def a_frame(corner: tuple[float, float], wide: float, high: float) -> Bounds:
    return Bounds(corner[0], corner[1], corner[0] + wide, corner[1] + high)


@given(degrees, reach, reach, share, share)
def test_every_point_of_the_frame_stands_in_the_square_it_names(corner, wide, high, right, up):
    frame = a_frame(corner, wide, high)
    grid = grid_over(frame)
    lonlat = np.array([[corner[0] + right * wide, corner[1] + up * high]])

    name = grid.names_of(lonlat)[0]

    names = {
        grid.name(column, row): grid.square_m(column, row)
        for column in range(grid.columns)
        for row in range(grid.rows)
    }
    assert len(names) == grid.columns * grid.rows
    (x, y), box = grid.metres.to_xy(lonlat)[0].tolist(), names[name]
    nearly = grid.side_m * 1e-5
    assert box.west - nearly <= x <= box.east + nearly
    assert box.south - nearly <= y <= box.north + nearly


@given(degrees, reach, reach)
def test_a_town_has_no_more_squares_than_a_person_can_name(corner, wide, high):
    grid = grid_over(a_frame(corner, wide, high))

    assert 1 <= grid.columns <= 40
    assert 1 <= grid.rows <= 40
    assert grid.side_m >= 500


def test_letters_run_from_west_to_east_and_numbers_from_north_to_south():
    grid = grid_over(TOWN)
    north_west, south_east = [139.365, 35.879], [139.455, 35.821]

    first, last = grid.names_of(np.array([north_west, south_east]))

    assert square_order(first)[1] < square_order(last)[1]
    assert square_order(first)[2] < square_order(last)[2]


def test_letters_leave_out_what_sounds_like_a_number_and_go_on_after_z():
    letters = [column_letters(column) for column in range(26)]

    assert "".join(letters[:24]) == "ABCDEFGHJKLMNPQRSTUVWXYZ"
    assert letters[24:] == ["AA", "AB"]
    assert [column_letters(column) for column in (24 * 25 - 1, 24 * 25)] == ["ZZ", "AAA"]
    assert sorted(letters, key=lambda one: square_order(f"{one}-1")) == letters


def test_a_home_more_within_the_rounded_frame_changes_no_name():
    before = grid_over(TOWN)
    after = grid_over(Bounds(139.3601, 35.8201, 139.4599, 35.8799))

    assert after == before
    assert after.mark == before.mark


def test_another_frame_has_another_mark():
    assert grid_over(TOWN).mark != grid_over(Bounds(139.30, 35.82, 139.46, 35.88)).mark


def test_no_position_and_a_place_off_the_grid_have_no_name():
    names = grid_over(TOWN).names_of(np.array([[np.nan, np.nan], [135.0, 34.0]]))

    assert [isinstance(name, str) for name in names] == [False, False]


def test_a_stray_home_far_away_does_not_stretch_the_frame():
    homes = np.column_stack([np.linspace(139.36, 139.46, 200), np.linspace(35.82, 35.88, 200)])
    stray = np.array([[135.2, 34.2], [np.nan, np.nan]])

    assert frame_of_homes(np.vstack([homes, stray])) == frame_of_homes(homes)
    assert frame_of_homes(np.full((2, 2), np.nan)) is None


@given(degrees, reach, reach)
def test_metres_and_degrees_lead_back_to_each_other(corner, wide, high):
    frame = a_frame(corner, wide, high)
    metres = LocalMetres.about(frame)

    box = metres.degrees_of(metres.box_of(frame))

    assert np.allclose(
        [box.west, box.south, box.east, box.north],
        [frame.west, frame.south, frame.east, frame.north],
        atol=1e-9,
    )


def test_a_kilometre_is_a_kilometre():
    metres = LocalMetres.about(TOWN)

    # 1 second of latitude is 30.8 m, of longitude at 35.75° 25.1 m (国土地理院)
    (x, y) = metres.to_xy(np.array([[metres.lon + 1 / 3600, metres.lat + 1 / 3600]]))[0].tolist()

    assert abs(y - 30.82) < 0.02
    assert abs(x - 25.12) < 0.02
