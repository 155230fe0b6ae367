import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.map.questions import (
    AreaTold,
    ChoiceQuestion,
    FileQuestion,
    LabelsQuestion,
    ReadyTold,
    TileQuestion,
    read_question,
)
from gis.bounds import Bounds
from gis.map_mercator import Tile

FRAME = {"west": "139.3", "south": "35.8", "east": "139.5", "north": "35.9"}


def test_a_tile_is_asked_by_layer_pattern_and_place():
    asked = read_question("/tile/1/1/42/12/3634/1611.png", {})
    assert asked == TileQuestion(1, is_hatched=True, tile=Tile(12, 3634, 1611))
    homes_only = read_question("/tile/-/0/0/1/1/0.png", {})
    assert homes_only == TileQuestion(None, is_hatched=False, tile=Tile(1, 1, 0))


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
        ("/tile/0/0/1/1/2/0.png", {}),
        ("/tile/0/0/1/23/0/0.png", {}),
        ("/tile/0/2/1/1/0/0.png", {}),
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
    for known in ("/labels", "/choice", "/area", "/frame", path, "/" + path):
        asked = read_question(known, values)
        assert asked is None or not isinstance(asked, TileQuestion)
