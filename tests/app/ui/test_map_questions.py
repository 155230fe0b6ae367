import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.map.page_content import ShownLayer
from app.ui.map.questions import (
    AreaTold,
    BaseQuestion,
    ChoiceQuestion,
    DistrictTold,
    FileQuestion,
    GroupTold,
    LabelsQuestion,
    ReadyTold,
    TileQuestion,
    layers_text,
    read_question,
)
from gis.bounds import Bounds
from gis.town_map.mercator import Tile
from gis.town_map.signs import HomeColouring
from gis.town_map.tiles import TileLook

FRAME = {"west": "139.3", "south": "35.8", "east": "139.5", "north": "35.9"}


def test_a_tile_is_asked_by_its_layers_look_signs_and_place():
    asked = read_question("/tile/1.70_3.100/10/level/42/12/3634/1611.png", {})
    assert asked == TileQuestion(
        (ShownLayer(1, 70), ShownLayer(3, 100)),
        TileLook(is_hatched=True, is_over_map=False),
        HomeColouring.LEVEL,
        Tile(12, 3634, 1611),
    )
    look = TileLook(is_hatched=False, is_over_map=True)
    homes_only = read_question("/tile/-/01/tier/0/1/1/0.png", {})
    assert homes_only == TileQuestion((), look, HomeColouring.TIER, Tile(1, 1, 0))


def test_layers_are_read_back_as_they_were_written():
    layers = (ShownLayer(0, 20), ShownLayer(12, 100))
    asked = read_question(f"/tile/{layers_text(layers)}/00/verdict/1/3/1/2.png", {})
    assert isinstance(asked, TileQuestion)
    assert asked.layers == layers
    assert layers_text(()) == "-"


def test_a_picture_of_the_base_map_is_asked_by_its_place():
    assert read_question("/base/12/3634/1611", {}) == BaseQuestion(Tile(12, 3634, 1611))
    assert read_question("/base/1/2/0", {}) is None
    assert read_question("/base/../../etc/passwd", {}) is None


def test_a_press_on_a_town_or_a_district_is_read():
    assert read_question("/group", {"lon": "139.4", "lat": "35.8"}) == GroupTold(139.4, 35.8)
    assert read_question("/district", {"position": "7"}) == DistrictTold(7)


def test_labels_a_press_an_area_and_the_start_are_read():
    assert read_question("/labels", FRAME) == LabelsQuestion(Bounds(139.3, 35.8, 139.5, 35.9))
    press = {"lon": "139.4", "lat": "35.85", "reach": "12.5"}
    assert read_question("/choice", press) == ChoiceQuestion(139.4, 35.85, 12.5)
    drawn = read_question("/area", {"corners": "1,2;3,4;5,6"})
    assert drawn == AreaTold(((1, 2), (3, 4), (5, 6)))
    assert read_question("/area", {"corners": ""}) == AreaTold(())
    assert read_question("/ready", {}) == ReadyTold()
    assert read_question("/leaflet.js", {}) == FileQuestion("leaflet.js")


def test_the_frame_in_view_is_told_as_its_four_corners():
    told = read_question("/frame", FRAME)
    assert told == AreaTold(((139.3, 35.9), (139.5, 35.9), (139.5, 35.8), (139.3, 35.8)))


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("/tile/0.50/00/tier/1/1/2/0.png", {}),
        ("/tile/0.50/00/tier/1/23/0/0.png", {}),
        ("/tile/0.50/02/tier/1/1/0/0.png", {}),
        ("/tile/0.50/00/name/1/1/0/0.png", {}),
        ("/tile/0.0/00/tier/1/1/0/0.png", {}),
        ("/tile/0.101/00/tier/1/1/0/0.png", {}),
        ("/tile/0/00/tier/1/1/0/0.png", {}),
        ("/district", {"position": "-1"}),
        ("/district", {"position": "１"}),
        ("/group", {"lon": "139"}),
        ("/../secrets", {}),
        ("/a/b", {}),
        ("/choice", {"lon": "139", "lat": "35"}),
        ("/choice", {"lon": "nan", "lat": "35", "reach": "1"}),
        ("/choice", {"lon": "139", "lat": "91", "reach": "1"}),
        ("/choice", {"lon": "139", "lat": "35", "reach": "-1"}),
        ("/labels", {**FRAME, "west": "140"}),
        ("/labels", {**FRAME, "north": "inf"}),
        ("/area", {"corners": "1,2;3,4"}),
        ("/area", {"corners": ";".join(["1,2"] * 201)}),
        ("/area", {"corners": "1,2;3;5,6"}),
        ("/area", {}),
    ],
)
def test_what_is_out_of_range_or_unknown_is_no_question(path: str, values: dict[str, str]):
    assert read_question(path, values) is None


@given(st.text(max_size=40), st.dictionaries(st.text(max_size=8), st.text(max_size=8)))
def test_no_text_whatever_makes_the_reader_fail(path: str, values: dict[str, str]):
    for known in ("/labels", "/choice", "/area", "/group", "/district", path, "/" + path):
        asked = read_question(known, values)
        assert asked is None or not isinstance(asked, TileQuestion)
