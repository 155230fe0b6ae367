"""Shapes of areas: mended, joined, cut, kept as text; who is in them, surely or maybe."""

import json
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer

from gis.area_shapes import (
    drawn_shape,
    joined_shape,
    parse_shape,
    shape_text,
    shape_without,
    shapes_of_file,
    within_shapes,
)
from gis.errors import HazardError, HazardProblem

WEST, SOUTH = 139.4, 35.8
SQUARE = [(WEST, SOUTH), (WEST + 0.01, SOUTH), (WEST + 0.01, SOUTH + 0.01), (WEST, SOUTH + 0.01)]
METRE_OF_LAT = 1 / 110_950


def at(*places: tuple[float, float]) -> np.ndarray:
    return np.array(places, dtype="float64")


def write_areas(path: Path, shapes: list[tuple[object, list]], crs: str | None = None) -> Path:
    features = [
        {
            "type": "Feature",
            "properties": {"名前": name},
            "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
        }
        for name, ring in shapes
    ]
    told = {"type": "FeatureCollection", "features": features}
    if crs:
        told["crs"] = {"type": "name", "properties": {"name": crs}}
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_home_on_the_border_is_inside() -> None:
    shape = drawn_shape(SQUARE)
    found = within_shapes([shape], at(*SQUARE, (WEST + 0.005, SOUTH)), np.zeros(5))
    assert found.surely.all()
    assert found.maybe.all()


def test_a_home_on_the_line_between_two_areas_is_in_both_together() -> None:
    east = [(lon + 0.01, lat) for lon, lat in SQUARE]
    shapes = [drawn_shape(SQUARE), drawn_shape(east)]
    found = within_shapes(shapes, at((WEST + 0.01, SOUTH + 0.003)), np.array([50.0]))
    assert found.surely.tolist() == [True]


@pytest.mark.parametrize(
    "corners", [[], SQUARE[:2], [SQUARE[0]] * 4, [(139.0, 35.0), (139.1, 35.1), (139.2, 35.2)]]
)
def test_corners_that_enclose_nothing_give_no_shape(corners) -> None:
    assert drawn_shape(corners) is None


def test_a_line_that_crosses_itself_keeps_everything_it_winds_around() -> None:
    turns = np.arange(5) * 4 * np.pi / 5
    star = [(WEST + np.cos(turn) / 100, SOUTH + np.sin(turn) / 100) for turn in turns]
    shape = drawn_shape(star)
    assert shapely.is_valid(shape)
    assert within_shapes([shape], at((WEST, SOUTH)), np.zeros(1)).surely.all()


def test_the_circle_of_an_uncertain_home_is_asked_whole() -> None:
    shape = drawn_shape(SQUARE)
    places = at(*[(WEST + 0.005, SOUTH + metres * METRE_OF_LAT) for metres in (40, 10, -10, -40)])
    found = within_shapes([shape], places, np.full(4, 20.0))
    assert found.surely.tolist() == [True, False, False, False]
    assert found.maybe.tolist() == [True, True, True, False]


@given(
    radius=st.floats(0, 500),
    lon=st.floats(WEST - 0.01, WEST + 0.02),
    lat=st.floats(SOUTH - 0.01, SOUTH + 0.02),
)
def test_surely_is_never_without_maybe_and_a_wider_circle_never_knows_more(
    radius: float, lon: float, lat: float
) -> None:
    shape, places = drawn_shape(SQUARE), at((lon, lat), (lon, lat))
    found = within_shapes([shape], places, np.array([radius, radius + 30]))
    assert not (found.surely & ~found.maybe).any()
    assert found.surely[0] >= found.surely[1]
    assert found.maybe[0] <= found.maybe[1]


def test_a_shape_comes_back_from_its_text_as_it_was() -> None:
    shape = drawn_shape([(lon + 1 / 3, lat + 1 / 7) for lon, lat in SQUARE])
    assert shapely.equals_exact(parse_shape(shape_text(shape)), shape, tolerance=0)


def test_joining_holds_both_and_cutting_leaves_the_rest() -> None:
    west, east = drawn_shape(SQUARE), drawn_shape([(lon + 0.005, lat) for lon, lat in SQUARE])
    left = shape_without(west, [east])
    assert shapely.area(joined_shape([west, east])) == pytest.approx(0.01 * 0.015)
    assert shapely.area(left) == pytest.approx(0.01 * 0.005)
    assert shape_without(west, [joined_shape([west, east])]) is None


def test_areas_of_one_name_are_one_area_and_nameless_ones_are_kept_together(
    tmp_path: Path,
) -> None:
    rings = [[(lon + step / 50, lat) for lon, lat in SQUARE] for step in range(4)]
    named = zip(["一区", None, "一区", ""], rings, strict=True)
    path = write_areas(tmp_path / "a.geojson", list(named))
    found = shapes_of_file(path, "名前")
    assert [name for name, _shape in found] == ["一区", None]
    assert [len(shapely.get_parts(shape)) for _name, shape in found] == [2, 2]
    assert [name for name, _shape in shapes_of_file(path, None)] == [None]


def test_an_area_in_metres_reaches_as_far_in_degrees(tmp_path: Path) -> None:
    to_metres = Transformer.from_crs(6668, 6677, always_xy=True)
    ring = [to_metres.transform(*place) for place in SQUARE]
    path = write_areas(tmp_path / "m.geojson", [("一区", ring)], "urn:ogc:def:crs:EPSG::6677")
    ((_name, shape),) = shapes_of_file(path, "名前")
    inside, outside = 0.5 * METRE_OF_LAT, -0.5 * METRE_OF_LAT
    places = at(*[(WEST + 0.002, SOUTH + step) for step in (inside, outside)])
    assert within_shapes([shape], places, np.zeros(2)).surely.tolist() == [True, False]


def test_a_field_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = write_areas(tmp_path / "a.geojson", [("一区", SQUARE)])
    with pytest.raises(HazardError) as refused:
        shapes_of_file(path, "自治会")
    assert refused.value.code is HazardProblem.FIELD_NOT_FOUND
