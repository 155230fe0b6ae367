import struct

import pandas as pd
import pytest

from app.ui.map import answers as map_answers
from app.ui.map.answers import MapAnswers, script_call
from app.ui.map.questions import ChoiceQuestion, LabelsQuestion, TileQuestion
from gis.map_assets import MapAssets
from gis.map_mercator import Tile
from tests.builders_map import BOUNDS, some_content, some_households

EMPTY_ASSETS = MapAssets("leaflet", "", "jquery", "", "", "", "")
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


@pytest.mark.parametrize("layer", [None, 0, 1, 99])
def test_a_tile_is_a_picture_whatever_layer_is_asked(answers: MapAnswers, layer: int | None):
    png = answers.tile(TileQuestion(layer, is_hatched=True, tile=TILE))
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (256, 256)


def test_a_tile_is_kept_until_the_homes_change(answers: MapAnswers):
    question = TileQuestion(0, is_hatched=False, tile=TILE)
    assert answers.painted(question) is None
    png = answers.tile(question)
    assert answers.painted(question) == png
    answers.show_homes(some_households())
    assert answers.painted(question) is None


def test_only_so_many_tiles_are_kept(answers: MapAnswers, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(map_answers, "KEPT_TILES", 2)
    questions = [TileQuestion(0, is_hatched=False, tile=Tile(14, x, 6446)) for x in (1, 2, 3)]
    for question in questions:
        answers.tile(question)
    kept = [answers.painted(question) is not None for question in questions]
    assert kept == [False, True, True]


def test_labels_tell_call_rank_and_support_codes_in_call_order(answers: MapAnswers):
    homes = answers.labels(LabelsQuestion(BOUNDS))["homes"]
    assert isinstance(homes, list)
    assert [home["text"] for home in homes] == ["1 ●A23(A) D1(D)", "2 C7(C)", "3"]


def test_a_press_finds_the_nearest_listed_household(answers: MapAnswers):
    assert answers.household_at(ChoiceQuestion(139.4121, 35.861, 50)) == "H1"
    assert answers.household_at(ChoiceQuestion(139.4121, 35.861, 1)) is None


def test_a_household_that_is_not_drawn_has_no_place(answers: MapAnswers):
    assert answers.place_of("H3") == (139.410, 35.860)
    assert answers.place_of("H2") is None
    assert answers.place_of("H4") is None
    assert answers.place_of("nobody") is None


def test_other_homes_make_the_page_ask_for_new_tiles(answers: MapAnswers):
    before = answers.tiles_told()["version"]
    answers.show_homes(some_households().iloc[:1])
    assert answers.tiles_told()["version"] != before
    assert answers.place_of("H1") is None


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
    assert made.tiles_told()["layer"] == "-"
    assert isinstance(made.homes.frame, pd.DataFrame)
