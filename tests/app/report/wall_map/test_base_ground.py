"""The base map under the water: faint, in its place, told on every page, never instead of water."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.progress import Progress
from app.report.paper.tile_picture import lightness_of
from app.report.wall_map.base_ground import SHADES, base_shades
from app.report.wall_map.build import MapSources, build_wall_map
from app.report.wall_map.ground_picture import GROUND_PALETTE, ground_picture
from app.report.wall_map.layers import MapLayers
from app.report.wall_map.order import MapOrder
from gis.base_map.open_map import open_base_map
from gis.base_map.tile_source import BaseMap
from gis.town_map.legend import NOTHING_SAID_LINE_RGB, NOTHING_SAID_RGB
from gis.town_map.png import encode_rgba
from tests.builders_base_map import SOUTH_OF_IT, TILE, write_folder
from tests.builders_wall_map import NO_FILES, a_town, homes_at

MIDDLE = ((TILE.bounds.west + TILE.bounds.east) / 2, TILE.bounds.south)


def half_black() -> bytes:
    """Black in its west, white in its east."""
    pixels = np.full((256, 256, 4), 255, np.uint8)
    pixels[:, :128, :3] = 0
    return encode_rgba(pixels)


@pytest.fixture
def base(tmp_path: Path) -> Iterator[BaseMap]:
    """A map whose one tile is black in its west; to its south there is none."""
    source = open_base_map(write_folder(tmp_path / "tiles", {TILE: half_black()}))
    yield source
    source.close()


def test_the_tile_lies_where_it_belongs(base: BaseMap) -> None:
    shades = base_shades(base, TILE.bounds, (100, 80))

    assert (shades[:, :49] == SHADES - 1).all()
    assert (shades[:, 51:] == 0).all()


def test_where_the_base_map_has_no_picture_the_paper_stays_as_it_is(base: BaseMap) -> None:
    assert (base_shades(base, SOUTH_OF_IT.bounds, (40, 40)) == 0).all()


def test_what_is_transparent_is_white_and_what_is_no_picture_is_nothing() -> None:
    assert (lightness_of(encode_rgba(np.zeros((256, 256, 4), np.uint8)), 256) == 255).all()
    assert lightness_of(b"no picture", 256) is None


def test_ground_of_which_nothing_is_said_is_never_white_over_a_base_map(base: BaseMap) -> None:
    drawn = ground_picture(MapLayers(base=base), TILE.bounds, (0, 0, 40, 30)).pixels()

    colours = {tuple(rgb) for rgb in np.unique(drawn.reshape(-1, 3), axis=0).tolist()}
    assert {NOTHING_SAID_RGB, NOTHING_SAID_LINE_RGB} < colours
    assert (255, 255, 255) not in colours
    assert len(colours) == 4  # ground and line, plain and under black


def test_every_colour_stays_at_least_half_as_light_as_it_is() -> None:
    inks = len(GROUND_PALETTE) // SHADES
    assert len(GROUND_PALETTE) <= 256
    plain, darkest = np.array(GROUND_PALETTE[:inks]), np.array(GROUND_PALETTE[-inks:])
    assert (darkest >= plain // 2).all()


def test_every_page_tells_the_base_map_only_if_it_is_drawn(base: BaseMap) -> None:
    tables = a_town(*homes_at([MIDDLE]))
    sources = MapSources(tables, NO_FILES, (), base)
    drawn = build_wall_map(sources, MapOrder(base_told="町の地図 出典 架空市"), Progress())
    plain = build_wall_map(sources, MapOrder(), Progress())

    assert all("出典 架空市" in "".join(page.texts()) for page in drawn.pages)
    assert not any("背景地図" in "".join(page.texts()) for page in plain.pages)
