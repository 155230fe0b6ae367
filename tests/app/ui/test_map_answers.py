import struct

import pandas as pd
import pytest

from app.ui.map import answers as map_answers
from app.ui.map.answers import EMPTY_PICTURE, MapAnswers, script_call
from app.ui.map.page_content import MapChoice, ShownLayer
from app.ui.map.questions import BaseQuestion, ChoiceQuestion, TileQuestion
from app.ui.map.shown_homes import HomePlace
from gis.town_map.assets import MapAssets
from gis.town_map.mercator import Tile
from gis.town_map.signs import HomeColouring
from gis.town_map.tiles import TileLook
from tests.builders_map import BOUNDS, some_content, some_households

EMPTY_ASSETS = MapAssets("leaflet", "", "jquery", "", "", "", "", "")
TILE = Tile(14, 14538, 6446)


@pytest.fixture
def answers() -> MapAnswers:
    made = MapAnswers(some_content(), EMPTY_ASSETS)
    made.show_homes(some_households())
    return made


def test_the_page_and_its_files_are_served_and_nothing_else(answers: MapAnswers):
    page = answers.file("")
    assert page is not None
    assert page.mime == "text/html"
    assert "さくら小学校" in page.body.decode("utf-8")
    script = answers.file("leaflet.js")
    assert script is not None
    assert script.body == b"leaflet"
    assert answers.file("file.js") is None


def test_the_page_holds_no_household(answers: MapAnswers):
    page = answers.file("")
    assert page is not None
    told = page.body.decode("utf-8")
    assert "桜川" not in told
    assert "H3" not in told


def asked(*layers: int, tile: Tile = TILE) -> TileQuestion:
    shown = tuple(ShownLayer(layer, 70) for layer in layers)
    return TileQuestion(shown, TileLook(True, False), HomeColouring.TIER, tile)


@pytest.mark.parametrize("layers", [(), (0,), (0, 1), (99,)])
def test_a_tile_is_a_picture_whatever_layers_are_asked(answers: MapAnswers, layers: tuple[int]):
    png = answers.tile(asked(*layers))
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (256, 256)


def test_a_tile_is_kept_until_the_homes_change(answers: MapAnswers):
    question = asked(0)
    assert answers.painted(question) is None
    png = answers.tile(question)
    assert answers.painted(question) == png
    answers.show_homes(some_households())
    assert answers.painted(question) is None


def test_only_so_many_tiles_are_kept(answers: MapAnswers, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(map_answers, "KEPT_TILES", 2)
    questions = [asked(0, tile=Tile(14, x, 6446)) for x in (1, 2, 3)]
    for question in questions:
        answers.tile(question)
    kept = [answers.painted(question) is not None for question in questions]
    assert kept == [False, True, True]


def test_labels_tell_call_rank_and_support_codes_in_call_order(answers: MapAnswers):
    homes = answers.homes.labels(BOUNDS)["homes"]
    assert isinstance(homes, list)
    assert [home["text"] for home in homes] == ["1 ●A23(A) D1(D)", "2 C7(C)", "3"]


def test_a_press_finds_the_nearest_listed_household(answers: MapAnswers):
    assert answers.household_at(ChoiceQuestion(139.4121, 35.861, 50)) == "H1"
    assert answers.household_at(ChoiceQuestion(139.4121, 35.861, 1)) is None


def test_a_household_that_is_not_drawn_has_no_place(answers: MapAnswers):
    assert answers.homes.place_of("H3") == HomePlace(139.410, 35.860, 0.0)
    assert answers.homes.place_of("H1") == HomePlace(139.412, 35.861, 40.0)
    for household_id in ("H2", "H4", "nobody"):
        assert answers.homes.place_of(household_id) is None


def test_by_verdict_the_homes_that_are_not_listed_are_drawn_too(answers: MapAnswers):
    before = answers.homes.version
    answers.choose(MapChoice(colouring=HomeColouring.VERDICT))
    assert answers.homes.version != before
    assert answers.homes.place_of("H4") == HomePlace(139.411, 35.8605, 0.0)
    homes = answers.homes.labels(BOUNDS)["homes"]
    assert isinstance(homes, list)
    assert [home["text"] for home in homes] == ["1 ●A23(A) D1(D)", "2 C7(C)", "3"]


def test_the_circle_of_a_position_that_is_not_exact_is_told(answers: MapAnswers):
    circles = answers.homes.labels(BOUNDS)["circles"]
    assert circles == [{"lon": 139.412, "lat": 35.861, "radius": 40.0}]


def test_homes_known_only_to_their_town_are_one_sign_and_no_dot(answers: MapAnswers):
    homes = some_households().assign(location_level="town")
    homes.loc[homes["lon"].notna(), ["lon", "lat"]] = [139.41, 35.86]
    answers.show_homes(homes)
    assert answers.homes.groups() == [{"lon": 139.41, "lat": 35.86, "count": 3}]
    assert len(answers.homes.dots.row) == 0
    assert answers.household_at(ChoiceQuestion(139.41, 35.86, 500)) is None
    assert answers.homes.place_of("H3") == HomePlace(139.41, 35.86, None)
    here = answers.homes.homes_at_group(139.4101, 35.86)
    assert here["household_id"].tolist() == ["H3", "H1", "H5", "H4"]


def test_without_a_base_map_its_pictures_are_empty_and_the_tiles_do_not_rest_on_one(
    answers: MapAnswers,
):
    assert answers.base_picture(BaseQuestion(TILE)) is EMPTY_PICTURE
    told = answers.tiles_told()
    assert told["base"] is None
    assert told["look"] == "00"


def test_other_homes_make_the_page_ask_for_new_tiles(answers: MapAnswers):
    before = answers.tiles_told()["version"]
    answers.show_homes(some_households().iloc[:1])
    assert answers.tiles_told()["version"] != before
    assert answers.homes.place_of("H1") is None


def test_homes_keep_their_rows_whatever_index_they_came_with(answers: MapAnswers):
    answers.show_homes(some_households().iloc[::-1])
    assert answers.household_at(ChoiceQuestion(139.410, 35.860, 5)) == "H3"


def test_facts_enter_the_page_as_one_call_that_no_text_can_leave():
    call = script_call({"kind": "select", "text": "</script>'); alert(1)"})
    assert call.startswith("yobikake.take({")
    assert "<" not in call


def test_a_town_without_layers_shows_homes_only():
    content = some_content()
    bare = type(content)((), content.bounds, content.shelters)
    made = MapAnswers(bare, EMPTY_ASSETS)
    assert made.tiles_told()["layers"] == "-"
    assert isinstance(made.homes.frame, pd.DataFrame)
