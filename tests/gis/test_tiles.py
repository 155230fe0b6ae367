import time

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.bounds import Bounds
from gis.map_legend import DEPTH_CLASSES, TIER_MARKS, UNKNOWN_RGB, depth_palette, hatched
from gis.map_marks import LARGEST_REACH, mark_of, radius_at
from gis.map_mercator import Tile
from gis.tiles import homes_in_frame, index_homes, nearest_home, paint_tile

TILE = Tile(16, 58150, 25780)
MIDDLE_LON = (TILE.bounds.west + TILE.bounds.east) / 2
MIDDLE_LAT = (TILE.bounds.south + TILE.bounds.north) / 2


def _homes(*rows: tuple[float | None, str, float | None, float | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["tier", "verdict", "lon", "lat"])
    return frame.astype({"tier": "float64", "verdict": "str", "lon": "float64", "lat": "float64"})


def _layer(value: int):
    def read(bounds: Bounds, width: int, height: int) -> npt.NDArray[np.uint8]:
        return np.full((height, width), value, np.uint8)

    return read


NONE = index_homes(_homes())


def test_each_rank_has_its_national_colour():
    for depth in DEPTH_CLASSES:
        pixels = paint_tile(TILE, _layer(depth.rank), NONE, is_hatched=False)
        assert (pixels == (*depth.rgb, 255)).all()


@pytest.mark.parametrize("value", [255, 9])
def test_where_nothing_is_said_the_ground_is_grey_and_lined_and_never_dry(value: int):
    pixels = paint_tile(TILE, _layer(value), NONE, is_hatched=True)
    assert (pixels[..., 3] == 255).all()
    assert pixels[..., :3].max() < 240
    assert len(np.unique(pixels[..., 0])) == 2


def test_without_a_layer_the_ground_stays_clear():
    assert (paint_tile(TILE, None, NONE, is_hatched=True)[..., 3] == 0).all()


def test_dry_ground_is_white():
    assert (paint_tile(TILE, _layer(0), NONE, is_hatched=False) == 255).all()


def test_the_layer_is_asked_for_the_frame_of_the_tile():
    asked = []

    def read(bounds: Bounds, width: int, height: int) -> npt.NDArray[np.uint8]:
        asked.append((bounds, width, height))
        return np.zeros((height, width), np.uint8)

    paint_tile(TILE, read, NONE, is_hatched=False)
    assert asked == [(TILE.bounds, 256, 256)]


def test_the_patterns_of_the_ranks_differ_and_dry_ground_has_none():
    shares = [hatched((256, 256), np.full((256, 256), rank, np.uint8)).mean() for rank in range(7)]
    assert shares[0] == 0
    assert len(set(shares)) == 7
    assert sorted(shares) == shares


def test_a_home_is_drawn_in_the_colour_of_its_tier():
    for mark in TIER_MARKS[:3]:
        homes = index_homes(_homes((mark.tier, "leave", MIDDLE_LON, MIDDLE_LAT)))
        pixels = paint_tile(TILE, None, homes, is_hatched=False)
        assert tuple(pixels[128, 128]) == (*mark.rgb, 255)


def test_a_home_without_a_verdict_stands_in_an_outline_of_its_own_colour():
    known = index_homes(_homes((2, "leave", MIDDLE_LON, MIDDLE_LAT)))
    unknown = index_homes(_homes((2, "unknown", MIDDLE_LON, MIDDLE_LAT)))

    def outlined(homes) -> int:
        pixels = paint_tile(TILE, None, homes, is_hatched=False)
        off = abs(pixels[..., :3].astype(int) - UNKNOWN_RGB).max(axis=2)
        return int(((off <= 4) & (pixels[..., 3] > 100)).sum())

    assert outlined(known) == 0
    assert outlined(unknown) > 8


def test_the_first_tier_lies_on_top():
    rows = [(tier, "leave", MIDDLE_LON, MIDDLE_LAT) for tier in (1, 4, 2, 3)]
    pixels = paint_tile(TILE, None, index_homes(_homes(*rows)), is_hatched=False)
    assert tuple(pixels[128, 128, :3]) == TIER_MARKS[0].rgb


def test_a_mark_on_the_seam_of_two_tiles_is_drawn_on_both():
    homes = index_homes(_homes((1, "leave", TILE.bounds.east, MIDDLE_LAT)))
    here = paint_tile(TILE, None, homes, is_hatched=False)
    there = paint_tile(Tile(TILE.z, TILE.x + 1, TILE.y), None, homes, is_hatched=False)
    assert here[128, 255, 3] == 255
    assert there[128, 0, 3] == 255


def test_homes_without_tier_or_position_are_not_drawn():
    rows = [(None, "dry", MIDDLE_LON, MIDDLE_LAT), (1, "unknown", None, None)]
    assert len(index_homes(_homes(*rows)).row) == 0


def test_the_nearest_home_within_reach_is_found_by_its_row():
    homes = index_homes(
        _homes((1, "leave", 139.42, 35.86), (None, "dry", 139.4, 35.86), (2, "leave", 139.4, 35.86))
    )
    assert nearest_home(homes, 139.4001, 35.86, 20) == 2
    assert nearest_home(homes, 139.4001, 35.86, 5) is None


def test_no_home_is_nearest_where_there_is_none():
    assert nearest_home(NONE, 139.4, 35.86, 1000) is None


@given(st.lists(st.tuples(st.floats(139.3, 139.5), st.floats(35.8, 35.9)), max_size=40))
def test_homes_in_a_frame_are_those_between_its_edges(places: list[tuple[float, float]]):
    homes = index_homes(_homes(*[(1.0, "leave", lon, lat) for lon, lat in places]))
    found = set(homes_in_frame(homes, Bounds(139.35, 35.82, 139.45, 35.88)).tolist())
    for row, (lon, lat) in enumerate(places):
        edge = min(abs(lon - 139.35), abs(lon - 139.45), abs(lat - 35.82), abs(lat - 35.88))
        is_inside = 139.35 <= lon <= 139.45 and 35.82 <= lat <= 35.88
        assert edge < 1e-9 or (row in found) == is_inside


@pytest.mark.parametrize("zoom", range(4, 20))
def test_no_mark_reaches_further_than_the_room_kept_for_it(zoom: int):
    for mark in TIER_MARKS:
        for is_unknown in (False, True):
            drawn = mark_of(mark.tier, radius_at(zoom), is_unknown=is_unknown)
            assert max(abs(drawn.down).max(), abs(drawn.right).max()) <= LARGEST_REACH


def test_the_palette_is_clear_wherever_a_value_is_no_rank():
    palette = depth_palette()
    assert (palette[7:, 3] == 0).all()
    assert (palette[:7, 3] == 255).all()


@pytest.mark.slow
def test_a_tile_of_a_city_takes_milliseconds():
    rng = np.random.default_rng(3)
    count = 70_000
    homes = index_homes(
        pd.DataFrame(
            {
                "tier": rng.integers(1, 5, count),
                "verdict": rng.choice(["leave", "unknown"], count),
                "lon": rng.uniform(139.35, 139.48, count),
                "lat": rng.uniform(35.81, 35.91, count),
            }
        )
    )
    paint_tile(TILE, _layer(2), homes, is_hatched=False)
    begun = time.perf_counter()
    for _ in range(10):
        paint_tile(TILE, _layer(2), homes, is_hatched=False)
    assert (time.perf_counter() - begun) / 10 < 0.03
