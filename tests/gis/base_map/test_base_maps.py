from pathlib import Path

import pytest

from gis.base_map.errors import BaseMapError, BaseMapProblem
from gis.base_map.open_map import open_base_map
from gis.base_map.tile_source import MOST_TILE_BYTES, picture_of
from gis.town_map.mercator import Tile
from tests.builders_base_map import (
    JPEG,
    SOUTH_OF_IT,
    TILE,
    WEBP,
    a_png,
    write_folder,
    write_geopackage,
    write_mbtiles,
)

HERE, THERE = a_png(10), a_png(200)
TILES = {TILE: HERE, SOUTH_OF_IT: THERE}
NOWHERE = Tile(14, 1, 1)


@pytest.fixture(params=["folder", "mbtiles", "gpkg", "gpkg cut"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    match request.param:
        case "folder":
            return write_folder(tmp_path / "tiles", TILES)
        case "mbtiles":
            return write_mbtiles(tmp_path / "背景 #1?.mbtiles", TILES)
        case "gpkg":
            return write_geopackage(tmp_path / "a.gpkg", TILES)
        case _:
            return write_geopackage(tmp_path / "a.gpkg", TILES, first=(14530, 6440))


def test_each_form_gives_the_picture_of_the_place_as_it_lies_in_the_file(path: Path):
    base = open_base_map(path)
    for tile, body in TILES.items():
        picture = base.read_tile(tile)
        assert picture is not None
        assert picture.body == body
        assert picture.mime == "image/png"
    assert base.zooms == (14, 14)
    assert base.read_tile(NOWHERE) is None
    assert base.read_tile(Tile(15, TILE.x, TILE.y)) is None
    base.close()


@pytest.mark.parametrize(
    ("body", "mime"), [(HERE, "image/png"), (JPEG, "image/jpeg"), (WEBP, "image/webp")]
)
def test_a_picture_is_told_by_its_first_bytes_not_by_its_name(
    body: bytes, mime: str, tmp_path: Path
):
    base = open_base_map(write_folder(tmp_path, {TILE: body}, ending=".jpg"))
    picture = base.read_tile(TILE)
    assert picture is not None
    assert picture.mime == mime


@pytest.mark.parametrize(
    "body",
    [
        b"<svg onload='alert(1)'>",
        b"<html><script>alert(1)</script>",
        b"",
        "text",
        None,
        17,
        b"\x89PNG\r\n\x1a\n" + bytes(8) + b"\x7f\xff\xff\xff" * 2,
        HERE + bytes(MOST_TILE_BYTES),
    ],
)
def test_what_is_no_picture_of_fair_size_is_none(body: object):
    assert picture_of(body) is None


def test_a_tile_that_is_no_picture_leaves_a_gap_and_never_reaches_the_page(tmp_path: Path):
    tiles = {TILE: HERE, SOUTH_OF_IT: b"<script>alert(1)</script>"}
    for path in (
        write_folder(tmp_path / "tiles", tiles),
        write_mbtiles(tmp_path / "a.mbtiles", tiles),
    ):
        base = open_base_map(path)
        assert base.read_tile(SOUTH_OF_IT) is None
        base.close()


def test_the_credit_of_an_mbtiles_file_is_told_and_cut(tmp_path: Path):
    base = open_base_map(write_mbtiles(tmp_path / "a.mbtiles", TILES, credit="出典 " + "長" * 900))
    assert base.credit is not None
    assert base.credit.startswith("出典 長")
    assert len(base.credit) == 200
    base.close()


def refusal(path: Path) -> BaseMapProblem:
    with pytest.raises(BaseMapError) as refused:
        open_base_map(path).close()
    assert isinstance(refused.value.code, BaseMapProblem)
    return refused.value.code


def test_what_cannot_be_a_base_map_is_refused_by_name(tmp_path: Path):
    assert refusal(tmp_path / "gone.mbtiles") is BaseMapProblem.MISSING
    assert refusal(tmp_path) is BaseMapProblem.NO_TILES
    text = tmp_path / "a.mbtiles"
    text.write_text("not a database", encoding="utf-8")
    assert refusal(text) is BaseMapProblem.NOT_A_MAP
    text.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    assert refusal(text) is BaseMapProblem.DAMAGED
    assert refusal(write_mbtiles(tmp_path / "b.mbtiles", {})) is BaseMapProblem.NO_TILES
    vectors = write_mbtiles(tmp_path / "c.mbtiles", {TILE: b"\x1f\x8b\x08" + bytes(30)})
    assert refusal(vectors) is BaseMapProblem.VECTOR_TILES
    strange = write_mbtiles(tmp_path / "d.mbtiles", {TILE: "text"})
    assert refusal(strange) is BaseMapProblem.NO_PICTURE


def test_tiles_that_are_cut_otherwise_are_refused_and_never_shown_in_a_wrong_place(
    tmp_path: Path,
):
    odd = write_geopackage(tmp_path / "a.gpkg", TILES, system=6677)
    assert refusal(odd) is BaseMapProblem.ODD_TILING
    assert refusal(write_geopackage(tmp_path / "b.gpkg", TILES, scale=1.5)) is (
        BaseMapProblem.ODD_TILING
    )
