import time

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.bounds import Bounds
from gis.town_map.dots import HomeDots, homes_in_frame, index_homes, nearest_home, town_groups
from gis.town_map.legend import (
    DEPTH_CLASSES,
    TIER_MARKS,
    UNKNOWN_RGB,
    MarkShape,
    depth_palette,
    hatched,
)
from gis.town_map.looks import LOOKS, swatch
from gis.town_map.marks import LARGEST_REACH, mark_of, radius_at
from gis.town_map.mercator import Tile
from gis.town_map.signs import HOME_SIGNS, HomeColouring
from gis.town_map.tiles import TileLayer, TileLook, paint_tile
from scoring.codes import HazardKind

TILE = Tile(16, 58150, 25780)
MIDDLE_LON = (TILE.bounds.west + TILE.bounds.east) / 2
MIDDLE_LAT = (TILE.bounds.south + TILE.bounds.north) / 2


PLAIN = TileLook(is_hatched=False, is_over_map=False)
HATCHED = TileLook(is_hatched=True, is_over_map=False)
OVER_MAP = TileLook(is_hatched=False, is_over_map=True)


def _homes(*rows: tuple[float | None, str, float | None, float | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["tier", "verdict", "lon", "lat"])
    frame = frame.astype({"tier": "float64", "verdict": "str", "lon": "float64", "lat": "float64"})
    return frame.assign(level=None, location_level="residence")


def _dots(*rows: tuple[float | None, str, float | None, float | None]) -> HomeDots:
    return index_homes(_homes(*rows), HomeColouring.TIER)


def _layer(value: int, kind: HazardKind = HazardKind.DEPTH_RANK, opacity: float = 1.0) -> TileLayer:
    def read(bounds: Bounds, width: int, height: int) -> npt.NDArray[np.uint8]:
        return np.full((height, width), value, np.uint8)

    return TileLayer(kind, read, opacity)


NONE = _dots()


def test_each_rank_has_its_national_colour():
    for depth in DEPTH_CLASSES:
        pixels = paint_tile(TILE, [_layer(depth.rank)], NONE, PLAIN)
        assert (pixels == (*depth.rgb, 255)).all()


@pytest.mark.parametrize("value", [255, 9])
@pytest.mark.parametrize("look", [HATCHED, OVER_MAP])
def test_where_nothing_is_said_the_ground_is_grey_and_lined_and_never_dry(
    value: int, look: TileLook
):
    pixels = paint_tile(TILE, [_layer(value)], NONE, look)
    assert (pixels[..., 3] == 255).all()
    assert pixels[..., :3].max() < 240
    assert len(np.unique(pixels[..., 0])) == 2


def test_without_a_layer_the_ground_stays_clear():
    assert (paint_tile(TILE, [], NONE, HATCHED)[..., 3] == 0).all()


def test_dry_ground_is_white_and_over_a_base_map_it_lets_the_map_through():
    assert (paint_tile(TILE, [_layer(0)], NONE, PLAIN) == 255).all()
    assert (paint_tile(TILE, [_layer(0)], NONE, OVER_MAP)[..., 3] == 0).all()


def test_of_several_depth_layers_the_worst_rank_is_shown_as_strongly_as_its_layer():
    layers = [_layer(4, opacity=0.6), _layer(2), _layer(255), _layer(0)]
    pixels = paint_tile(TILE, layers, NONE, OVER_MAP)
    assert abs(pixels.astype(int) - (*DEPTH_CLASSES[3].rgb, 153)).max() <= 1


def test_ground_is_lined_only_where_no_layer_says_anything():
    pixels = paint_tile(TILE, [_layer(255), _layer(0)], NONE, PLAIN)
    assert (pixels == 255).all()


@pytest.mark.parametrize("value", [1, 2, 3, 4])
def test_a_zone_of_collapse_is_lines_that_leave_the_depth_visible(value: int):
    zone = _layer(value, HazardKind.COLLAPSE_ZONE)
    pixels = paint_tile(TILE, [zone, _layer(5)], NONE, PLAIN)
    colours = {tuple(colour) for colour in pixels[..., :3].reshape(-1, 3)[:6000].tolist()}
    assert colours == {DEPTH_CLASSES[4].rgb, LOOKS[HazardKind.COLLAPSE_ZONE].colours[value - 1]}


@pytest.mark.parametrize("kind", list(HazardKind))
def test_each_value_of_each_kind_differs_without_colour(kind: HazardKind):
    look = LOOKS[kind]
    shares = []
    for value in range(1, look.largest + 1):
        ink = look.ink(np.full((256, 256), value, np.uint8))
        shares.append(ink.tobytes())
    assert len(set(shares)) == look.largest


@pytest.mark.parametrize("kind", list(HazardKind))
def test_a_field_of_the_legend_looks_like_the_tile(kind: HazardKind):
    for value in range(1, LOOKS[kind].largest + 1):
        pixels = paint_tile(TILE, [_layer(value, kind)], NONE, HATCHED)
        field = swatch(kind, value, (16, 32), is_hatched=True)
        assert abs(pixels[:16, :32, :3].astype(int) - field).max() <= 1


def test_the_layer_is_asked_for_the_frame_of_the_tile():
    asked = []

    def read(bounds: Bounds, width: int, height: int) -> npt.NDArray[np.uint8]:
        asked.append((bounds, width, height))
        return np.zeros((height, width), np.uint8)

    paint_tile(TILE, [TileLayer(HazardKind.DEPTH_M, read, 1.0)], NONE, PLAIN)
    assert asked == [(TILE.bounds, 256, 256)]


def test_the_patterns_of_the_ranks_differ_and_dry_ground_has_none():
    shares = [hatched((256, 256), np.full((256, 256), rank, np.uint8)).mean() for rank in range(7)]
    assert shares[0] == 0
    assert len(set(shares)) == 7
    assert sorted(shares) == shares


@pytest.mark.parametrize("colouring", list(HomeColouring))
def test_a_home_is_drawn_in_the_colour_of_its_sign(colouring: HomeColouring):
    for sign in HOME_SIGNS[colouring]:
        homes = _homes((1, "leave", MIDDLE_LON, MIDDLE_LAT))
        homes[colouring.value] = (
            float(sign.value) if colouring is HomeColouring.TIER else sign.value or None
        )
        pixels = paint_tile(TILE, [], index_homes(homes, colouring), PLAIN)
        is_ring = sign.shape is MarkShape.RING
        assert tuple(pixels[128, 128]) == ((255, 255, 255, 255) if is_ring else (*sign.rgb, 255))


def test_signs_of_one_colouring_differ_by_shape_alone():
    for signs in HOME_SIGNS.values():
        assert len({sign.shape for sign in signs}) == len(signs)
        assert len({sign.sign for sign in signs}) == len(signs)


def test_by_tier_and_level_only_the_list_is_drawn_and_by_verdict_everybody():
    homes = _homes((None, "dry", MIDDLE_LON, MIDDLE_LAT))
    drawn = [len(index_homes(homes, colouring).row) for colouring in HomeColouring]
    assert drawn == [0, 0, 1]


def test_a_home_without_a_verdict_stands_in_an_outline_of_its_own_colour():
    known = _dots((2, "leave", MIDDLE_LON, MIDDLE_LAT))
    unknown = _dots((2, "unknown", MIDDLE_LON, MIDDLE_LAT))

    def outlined(homes) -> int:
        pixels = paint_tile(TILE, [], homes, PLAIN)
        off = abs(pixels[..., :3].astype(int) - UNKNOWN_RGB).max(axis=2)
        return int(((off <= 4) & (pixels[..., 3] > 100)).sum())

    assert outlined(known) == 0
    assert outlined(unknown) > 8


def test_the_first_tier_lies_on_top():
    rows = [(tier, "leave", MIDDLE_LON, MIDDLE_LAT) for tier in (1, 4, 2, 3)]
    pixels = paint_tile(TILE, [], _dots(*rows), PLAIN)
    assert tuple(pixels[128, 128, :3]) == TIER_MARKS[0].rgb


def test_a_mark_on_the_seam_of_two_tiles_is_drawn_on_both():
    homes = _dots((1, "leave", TILE.bounds.east, MIDDLE_LAT))
    here = paint_tile(TILE, [], homes, PLAIN)
    there = paint_tile(Tile(TILE.z, TILE.x + 1, TILE.y), [], homes, PLAIN)
    assert here[128, 255, 3] == 255
    assert there[128, 0, 3] == 255


def test_homes_without_tier_or_position_are_not_drawn():
    rows = [(None, "dry", MIDDLE_LON, MIDDLE_LAT), (1, "unknown", None, None)]
    assert len(_dots(*rows).row) == 0


def test_a_home_known_only_to_its_town_is_no_dot_but_is_counted_at_the_town():
    homes = _homes(*[(1, "unknown", MIDDLE_LON, MIDDLE_LAT)] * 3).assign(location_level="town")
    assert len(index_homes(homes, HomeColouring.TIER).row) == 0
    groups = town_groups(homes)
    assert groups[["lon", "lat", "count"]].to_numpy().tolist() == [[MIDDLE_LON, MIDDLE_LAT, 3]]


def test_the_nearest_home_within_reach_is_found_by_its_row():
    homes = _dots(
        (1, "leave", 139.42, 35.86), (None, "dry", 139.4, 35.86), (2, "leave", 139.4, 35.86)
    )
    assert nearest_home(homes, 139.4001, 35.86, 20) == 2
    assert nearest_home(homes, 139.4001, 35.86, 5) is None


def test_no_home_is_nearest_where_there_is_none():
    assert nearest_home(NONE, 139.4, 35.86, 1000) is None


@given(st.lists(st.tuples(st.floats(139.3, 139.5), st.floats(35.8, 35.9)), max_size=40))
def test_homes_in_a_frame_are_those_between_its_edges(places: list[tuple[float, float]]):
    homes = _dots(*[(1.0, "leave", lon, lat) for lon, lat in places])
    found = set(homes_in_frame(homes, Bounds(139.35, 35.82, 139.45, 35.88)).tolist())
    for row, (lon, lat) in enumerate(places):
        edge = min(abs(lon - 139.35), abs(lon - 139.45), abs(lat - 35.82), abs(lat - 35.88))
        is_inside = 139.35 <= lon <= 139.45 and 35.82 <= lat <= 35.88
        assert edge < 1e-9 or (row in found) == is_inside


@pytest.mark.parametrize("zoom", range(4, 20))
def test_no_mark_reaches_further_than_the_room_kept_for_it(zoom: int):
    for shape in MarkShape:
        for is_unknown in (False, True):
            drawn = mark_of(shape, (1, 2, 3), radius_at(zoom), is_unknown=is_unknown)
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
                "location_level": "residence",
            }
        ),
        HomeColouring.TIER,
    )
    paint_tile(TILE, [_layer(2)], homes, PLAIN)
    begun = time.perf_counter()
    for _ in range(10):
        paint_tile(TILE, [_layer(2)], homes, PLAIN)
    assert (time.perf_counter() - begun) / 10 < 0.03
