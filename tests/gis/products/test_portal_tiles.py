import json
from pathlib import Path

import numpy as np
import pytest

from gis.errors import HazardError
from gis.products.errors import ProductProblem
from gis.products.product import CoverageAnswer, ProductFamily, ProductRemark, Question
from gis.products.tile_colours import (
    DURATION,
    FLOOD_DEPTH,
    SEA_DEPTH,
    SEDIMENT,
    Rgb,
    values_of,
)
from gis.products.tiles_in import SIDE
from gis.town_map.png import encode_rgba
from scoring.codes import HazardKind, Peril
from tests.gis.products.builders_products import (
    TOWN,
    bring,
    counts_of,
    only_layer,
    put,
    said_at,
)

ZOOM = 14
DEPTH_SET = "01_flood_l2_shinsuishin_data"
DEEP = next(rgb for rgb, rank in FLOOD_DEPTH.items() if rank == 4)


def tile_of(lon: float, lat: float, zoom: int = ZOOM) -> tuple[float, float]:
    """Give column and row of a place as real numbers."""
    size = 2**zoom
    angle = np.radians(lat)
    row = (1 - np.log(np.tan(angle) + 1 / np.cos(angle)) / np.pi) / 2 * size
    return (lon + 180) / 360 * size, float(row)


HOME = (TOWN.west + 0.0015, TOWN.north - 0.0015)
COLUMN, ROW = (int(place) for place in tile_of(*HOME))


def place_of(column: int, row: int) -> tuple[float, float]:
    """Give the middle of a pixel of the home's tile."""
    x, y = COLUMN + (column + 0.5) / SIDE, ROW + (row + 0.5) / SIDE
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y / 2**ZOOM))))
    return x / 2**ZOOM * 360 - 180, float(lat)


def picture(*coloured: tuple[slice, slice, Rgb]) -> np.ndarray:
    pixels = np.zeros((SIDE, SIDE, 4), dtype=np.uint8)
    for rows, columns, rgb in coloured:
        pixels[rows, columns] = (*rgb, 255)
    return pixels


def saved(folder: Path, pixels: np.ndarray, name: str = DEPTH_SET, zoom: int = ZOOM) -> Path:
    column, row = (int(place) for place in tile_of(*HOME, zoom))
    put(folder, f"{name}/{zoom}/{column}/{row}.png", encode_rgba(pixels))
    return folder / name


HALF = (slice(0, 128), slice(0, 256), DEEP)


def test_a_pixel_is_read_at_its_own_place_to_the_last_one(tmp_path: Path) -> None:
    layer = only_layer(saved(tmp_path, picture(HALF)))
    assert (layer.family, layer.peril) == (ProductFamily.PORTAL_TILES, Peril.FLOOD_L2)
    brought = bring(layer, tmp_path, coverage=CoverageAnswer.EXTENT)
    edges = [place_of(0, 127), place_of(255, 127), place_of(0, 128), place_of(255, 128)]
    assert [rank for _, _, rank in said_at(brought, *edges)] == [4, 4, 0, 0]
    assert brought.value_counts == {"4": 128 * 256}


def test_a_place_without_a_tile_is_unknown_and_counted(tmp_path: Path) -> None:
    brought = bring(only_layer(saved(tmp_path, picture(HALF))), tmp_path)
    lon, lat = place_of(10, 10)
    assert said_at(brought, (lon, lat + 360 / 2**ZOOM)) == [("outside", None, None)]
    assert int(str(counts_of(brought)[ProductRemark.MISSING_TILES])) > 0


def test_without_a_declared_coverage_a_clear_pixel_is_unknown(tmp_path: Path) -> None:
    layer = only_layer(saved(tmp_path, picture(HALF)))
    brought = bring(layer, tmp_path, coverage=CoverageAnswer.UNKNOWN)
    assert said_at(brought, place_of(5, 5), place_of(5, 200)) == [
        ("assessed", 4.0, 4.0),
        ("no_data", None, None),
    ]


def test_a_few_unknown_colours_are_unknown_places_and_told(tmp_path: Path) -> None:
    near = (DEEP[0], DEEP[1], DEEP[2] + 1)
    pixels = picture(HALF, (slice(3, 4), slice(0, 20), near))
    layer = only_layer(saved(tmp_path, pixels))
    brought = bring(layer, tmp_path, coverage=CoverageAnswer.EXTENT)
    assert said_at(brought, place_of(3, 3), place_of(3, 4)) == [
        ("no_data", None, None),
        ("assessed", 4.0, 4.0),
    ]
    assert counts_of(brought)[ProductRemark.UNKNOWN_COLOURS] == 20
    assert brought.unit_count == brought.kept_count + 20


def test_many_unknown_colours_are_refused(tmp_path: Path) -> None:
    pixels = picture(HALF, (slice(3, 4), slice(0, 256), (1, 2, 3)))
    with pytest.raises(HazardError) as refused:
        bring(only_layer(saved(tmp_path, pixels)), tmp_path)
    assert refused.value.code is ProductProblem.UNKNOWN_COLOURS
    assert refused.value.fields["count"] == 256


def test_colours_of_another_table_are_unknown_ones(tmp_path: Path) -> None:
    only_sea = next(rgb for rgb in SEA_DEPTH if rgb not in FLOOD_DEPTH)
    tiles = saved(tmp_path, picture((slice(0, 256), slice(0, 256), only_sea)))
    with pytest.raises(HazardError) as refused:
        bring(only_layer(tiles), tmp_path)
    assert refused.value.code is ProductProblem.UNKNOWN_COLOURS


def test_the_finest_tiles_are_taken_and_coarser_ones_told(tmp_path: Path) -> None:
    saved(tmp_path, picture(), zoom=10)
    layer = only_layer(saved(tmp_path, picture(HALF)))
    brought = bring(layer, tmp_path, coverage=CoverageAnswer.EXTENT)
    assert said_at(brought, place_of(5, 5)) == [("assessed", 4.0, 4.0)]
    assert counts_of(brought)[ProductRemark.COARSER_TILES] == 1


def test_tiles_of_another_place_do_not_reach_the_town(tmp_path: Path) -> None:
    content = encode_rgba(picture(HALF))
    put(tmp_path, f"{DEPTH_SET}/{ZOOM}/{COLUMN + 500}/{ROW}.png", content)
    brought = bring(only_layer(tmp_path / DEPTH_SET), tmp_path)
    assert brought.spec is None
    assert [remark.code for remark in brought.remarks] == [
        ProductRemark.TILES_OUTSIDE,
        ProductRemark.NOT_REACHED,
    ]


def test_a_set_of_another_name_asks_what_it_is(tmp_path: Path) -> None:
    red = next(rgb for rgb, value in SEDIMENT.items() if value == 2)
    tiles = saved(tmp_path, picture((slice(0, 9), slice(0, 9), red)), name="市の地図")
    layer = only_layer(tiles)
    assert layer.questions == (Question.KIND, Question.PERIL, Question.COVERAGE)
    about = {"kind": HazardKind.SEDIMENT_ZONE, "peril": Peril.SEDIMENT}
    brought = bring(layer, tmp_path, coverage=CoverageAnswer.EXTENT, **about)
    assert said_at(brought, place_of(3, 3)) == [("assessed", 2.0, None)]


def test_a_kind_without_a_colour_table_is_refused(tmp_path: Path) -> None:
    tiles = saved(tmp_path, picture(HALF), name="01_flood_l2_kaokutoukai_hanran_data")
    with pytest.raises(HazardError) as refused:
        bring(only_layer(tiles), tmp_path)
    assert refused.value.code is ProductProblem.NO_COLOUR_TABLE


@pytest.mark.parametrize("colours", [FLOOD_DEPTH, SEA_DEPTH, DURATION, SEDIMENT])
def test_every_colour_of_a_table_is_its_value_and_its_neighbours_are_none(
    colours: dict[Rgb, int],
) -> None:
    for rgb, value in colours.items():
        found = values_of(np.array([[(*rgb, 255)]], dtype=np.uint8), colours)
        assert (found.value.tolist(), found.unknown_count) == ([[value]], 0)
        near = (rgb[0], rgb[1], rgb[2] ^ 1)
        if near not in colours:
            found = values_of(np.array([[(*near, 255)]], dtype=np.uint8), colours)
            assert (found.value.tolist(), found.unknown_count) == ([[255]], 1)


def test_the_tables_are_those_of_the_ministry(shared_data: Path) -> None:
    for name, table in (
        ("colors_water-depth-6rank", FLOOD_DEPTH),
        ("colors_flood-duration-7rank", DURATION),
    ):
        told = json.loads((shared_data / f"formats/{name}.json").read_text(encoding="utf-8"))
        assert {tuple(one["rgb"]): one["rank"] for one in told["ranks"]} == table
    told = json.loads(
        (shared_data / "formats/colors_water-depth-8rank.json").read_text(encoding="utf-8")
    )
    assert {tuple(one["rgb"]) for one in told["ranks"]} | {(220, 122, 188)} == set(SEA_DEPTH)
