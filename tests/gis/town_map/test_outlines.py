import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from gis.errors import HazardError, HazardProblem
from gis.town_map import outlines as map_outlines
from gis.town_map.outlines import (
    Outlines,
    outline_facts,
    read_boundary,
    read_districts,
    read_rivers,
)

SQUARE = shapely.box(139.40, 35.85, 139.42, 35.87)


def write(path: Path, shapes: list[object], names: list[object] | None = None) -> Path:
    frame = gpd.GeoDataFrame(
        {"name": names or [None] * len(shapes)}, geometry=shapes, crs="EPSG:6668"
    )
    frame.to_file(path, driver="GeoJSON" if path.suffix == ".geojson" else "GPKG")
    return path


def test_the_boundary_is_its_rings_holes_and_islands_too(tmp_path: Path):
    holed = SQUARE.difference(shapely.box(139.405, 35.855, 139.41, 35.86))
    island = shapely.box(139.5, 35.85, 139.51, 35.86)
    path = write(tmp_path / "a.geojson", [shapely.MultiPolygon([holed, island])])
    assert sorted(len(ring) for ring in read_boundary(path)) == [5, 5, 5]


def test_rivers_may_be_lines_or_surfaces(tmp_path: Path):
    line = shapely.LineString([(139.40, 35.85), (139.41, 35.86), (139.42, 35.85)])
    lines, waters = read_rivers(write(tmp_path / "a.gpkg", [line]))
    assert (len(lines), len(waters)) == (1, 0)
    assert lines[0].tolist() == [[139.40, 35.85], [139.41, 35.86], [139.42, 35.85]]
    lines, waters = read_rivers(write(tmp_path / "b.gpkg", [SQUARE]))
    assert (len(lines), len(waters)) == (0, 1)


def test_points_are_no_rivers(tmp_path: Path):
    path = write(tmp_path / "a.gpkg", [shapely.Point(139.4, 35.85)])
    with pytest.raises(HazardError) as refused:
        read_rivers(path)
    assert refused.value.code is HazardProblem.NOT_POLYGONS


def test_parts_of_one_name_are_one_district_and_parts_without_a_name_are_none(tmp_path: Path):
    east = shapely.box(139.5, 35.85, 139.51, 35.86)
    shapes, names = [SQUARE, east, east], ["中央", "中央", " "]
    districts = read_districts(write(tmp_path / "a.gpkg", shapes, names), "name")
    assert [(each.name, len(each.rings)) for each in districts] == [("中央", 2)]
    assert SQUARE.contains(shapely.Point(districts[0].lon, districts[0].lat))


def test_many_points_are_thinned_until_a_page_can_draw_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(map_outlines, "MOST_POINTS", 200)
    turn = np.linspace(0, 40, 3000)
    line = shapely.LineString(
        np.column_stack([139.4 + turn / 400, 35.85 + np.sin(turn * 9) / 3000])
    )
    lines, _ = read_rivers(write(tmp_path / "a.gpkg", [line]))
    assert len(lines[0]) <= 200


def test_lines_that_cannot_be_thinned_further_are_drawn_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(map_outlines, "MOST_POINTS", 3)
    ends = [((139.4, 35.8 + at / 100), (139.5, 35.8 + at / 100)) for at in range(5)]
    lines, _ = read_rivers(write(tmp_path / "a.gpkg", [shapely.LineString(each) for each in ends]))
    assert len(lines) == 5


def test_facts_tell_latitude_first_and_names_as_they_are():
    towns = pd.DataFrame([("<b>本町</b>", 139.4, 35.8)], columns=["name", "lon", "lat"])
    line = np.array([[139.4, 35.8], [139.5, 35.9]])
    facts = outline_facts(Outlines(boundary=(line,), towns=towns))
    assert json.loads(json.dumps(facts)) == {
        "boundary": [[[35.8, 139.4], [35.9, 139.5]]],
        "rivers": [],
        "waters": [],
        "districts": [],
        "towns": [{"name": "<b>本町</b>", "lon": 139.4, "lat": 35.8}],
    }
