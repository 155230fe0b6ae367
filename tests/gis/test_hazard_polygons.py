from pathlib import Path

import numpy as np
import pytest
import shapely

from gis.errors import HazardError, HazardProblem
from scoring.codes import HazardKind, NodataMeans, RankEdition
from tests.gis.builders_gis import (
    CELL,
    NORTH,
    WEST,
    ask,
    cell_box,
    middle,
    open_file,
    write_polygons,
)

KSJ = {
    "kind": HazardKind.DEPTH_RANK,
    "rank_edition": RankEdition.KSJ_6,
    "field": "A31b_201",
}


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".shp"])
def test_each_point_takes_the_rank_of_its_polygon(tmp_path: Path, suffix: str) -> None:
    shapes = [cell_box(0, 0), cell_box(2, 0)]
    path = write_polygons(tmp_path / f"p{suffix}", shapes, [2, 5], field="A31b_201")
    assert ask(open_file(path, **KSJ), middle(0, 0), middle(1, 0), middle(2, 0), middle(4, 0)) == [
        ("assessed", 2.0, 2.0),
        ("no_data", None, None),
        ("assessed", 5.0, 5.0),
        ("outside", None, None),
    ]


def test_where_polygons_overlap_the_worst_speaks(tmp_path: Path) -> None:
    shapes = [cell_box(0, 0, 2), cell_box(1, 0, 2), cell_box(0, 0, 3)]
    path = write_polygons(tmp_path / "p.gpkg", shapes, [4, 2, 1], field="A31b_201")
    answers = ask(open_file(path, **KSJ), middle(0, 0), middle(1, 0), middle(2, 0))
    assert [rank for _, _, rank in answers] == [4, 4, 2]


def test_old_codes_are_compared_by_rank_not_by_number(tmp_path: Path) -> None:
    shapes = [cell_box(0, 0), cell_box(0, 0)]
    path = write_polygons(tmp_path / "p.gpkg", shapes, [0, 11], field="A31_001")
    layer = open_file(
        path, HazardKind.DEPTH_RANK, rank_edition=RankEdition.KSJ_OLD_5, field="A31_001"
    )
    assert ask(layer, middle(0, 0)) == [("assessed", 11.0, 1.0)]


def test_the_border_of_a_polygon_is_in_it(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "p.gpkg", [cell_box(0, 0)], [3], field="A31b_201")
    assert ask(open_file(path, **KSJ), (WEST, NORTH), (139.001, 35.9995)) == [
        ("assessed", 3.0, 3.0),
        ("assessed", 3.0, 3.0),
    ]


def test_a_hole_is_no_data_or_dry_as_told(tmp_path: Path) -> None:
    ring = cell_box(0, 0, 3, 3).difference(cell_box(1, 1))
    path = write_polygons(tmp_path / "p.gpkg", [ring], [3], field="A31b_201")
    assert ask(open_file(path, **KSJ), middle(1, 1)) == [("no_data", None, None)]
    dry = open_file(path, **KSJ, nodata_means=NodataMeans.DRY)
    assert ask(dry, middle(1, 1)) == [("assessed", 0.0, 0.0)]


def test_inside_the_declared_coverage_no_polygon_means_dry(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "p.gpkg", [cell_box(0, 0)], [3], field="A31b_201")
    coverage = write_polygons(tmp_path / "c.geojson", [cell_box(0, 0, 5, 5)])
    layer = open_file(path, **KSJ, nodata_means=NodataMeans.DRY, coverage=coverage)
    assert ask(layer, middle(4, 4), middle(5, 5)) == [
        ("assessed", 0.0, 0.0),
        ("outside", None, None),
    ]


def test_depths_in_metres_may_be_polygons_too(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "p.gpkg", [cell_box(0, 0)], [0.499], field="浸水深")
    assert ask(open_file(path, field="浸水深"), middle(0, 0)) == [("assessed", 0.499, 1.0)]


def test_numbers_written_as_text_are_read(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "p.gpkg", [cell_box(0, 0)], ["3"], field="A31b_201")
    assert ask(open_file(path, **KSJ), middle(0, 0)) == [("assessed", 3.0, 3.0)]


@pytest.mark.parametrize("value", ["0.5m以上3m未満", ""])
def test_a_polygon_without_a_number_is_refused(tmp_path: Path, value: str) -> None:
    shapes = [cell_box(0, 0), cell_box(1, 0)]
    path = write_polygons(tmp_path / "p.gpkg", shapes, ["1", value], field="A31b_201")
    with pytest.raises(HazardError) as refused:
        open_file(path, **KSJ)
    assert refused.value.code is HazardProblem.VALUE_NOT_A_NUMBER
    assert (refused.value.fields["value"], refused.value.fields["row"]) == (value, 2)


def test_a_polygon_with_an_unknown_rank_is_refused_on_opening(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "p.gpkg", [cell_box(0, 0)], [9], field="A31b_201")
    with pytest.raises(HazardError) as refused:
        open_file(path, **KSJ)
    assert refused.value.code is HazardProblem.UNKNOWN_CODE


def test_an_attribute_that_is_not_there_lists_those_that_are(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "p.gpkg", [cell_box(0, 0)], [1], field="A31a_205")
    with pytest.raises(HazardError) as refused:
        open_file(path, **KSJ)
    assert refused.value.code is HazardProblem.FIELD_NOT_FOUND
    assert refused.value.fields["fields"] == "A31a_205"


def test_an_attribute_that_is_not_told_lists_those_that_are(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "p.gpkg", [cell_box(0, 0)], [1], field="A31a_205")
    with pytest.raises(HazardError) as refused:
        open_file(path, HazardKind.DURATION_RANK)
    assert refused.value.code is HazardProblem.FIELD_NOT_TOLD
    assert refused.value.fields["fields"] == "A31a_205"


def test_a_crossed_ring_is_mended(tmp_path: Path) -> None:
    bow = shapely.Polygon([(139.0, 36.0), (139.002, 35.998), (139.002, 36.0), (139.0, 35.998)])
    path = write_polygons(tmp_path / "p.gpkg", [bow], [3], field="A31b_201")
    inside, between = (139.0002, 35.999), (139.001, 35.9998)
    assert [rank for _, _, rank in ask(open_file(path, **KSJ), inside, between)] == [3, None]


def test_a_feature_without_a_shape_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "p.geojson"
    path.write_text(
        '{"type":"FeatureCollection","features":['
        '{"type":"Feature","properties":{"A31b_201":6},"geometry":null},'
        '{"type":"Feature","properties":{"A31b_201":2},"geometry":{"type":"Polygon",'
        '"coordinates":[[[139,36],[139.001,36],[139.001,35.999],[139,35.999],[139,36]]]}}]}',
        encoding="utf-8",
    )
    assert ask(open_file(path, **KSJ), middle(0, 0)) == [("assessed", 2.0, 2.0)]


def test_a_geojson_of_the_national_data_has_longitude_first(tmp_path: Path) -> None:
    path = tmp_path / "p.geojson"
    path.write_text(
        '\ufeff{"type":"FeatureCollection",'
        '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::6668"}},"features":['
        '{"type":"Feature","properties":{"A31b_201":2},"geometry":{"type":"Polygon",'
        '"coordinates":[[[139,36],[139.001,36],[139.001,35.999],[139,35.999],[139,36]]]}}]}',
        encoding="utf-8",
    )
    assert ask(open_file(path, **KSJ), middle(0, 0)) == [("assessed", 2.0, 2.0)]


def test_random_points_get_the_worst_of_the_polygons_that_hold_them(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    centres = np.column_stack([rng.uniform(0, 3, 40), rng.uniform(-3, 0, 40)]) * CELL
    radius = rng.uniform(0.05, 0.6, 40) * CELL
    shapes = shapely.buffer(shapely.points(centres + np.array([WEST, NORTH])), radius, quad_segs=3)
    ranks = rng.integers(1, 7, 40)
    path = write_polygons(tmp_path / "p.gpkg", list(shapes), ranks, field="A31b_201")
    lonlat = np.column_stack(
        [rng.uniform(WEST, WEST + 3 * CELL, 2000), rng.uniform(35.997, 36, 2000)]
    )
    lonlat = np.vstack([lonlat, shapely.get_coordinates(shapes)])
    held = shapely.intersects(shapes[:, None], shapely.points(lonlat)[None, :])
    expected = np.where(held, ranks[:, None], 0).max(axis=0)
    with open_file(path, **KSJ, nodata_means=NodataMeans.DRY) as layer:
        found = layer.sample(lonlat)
    is_inside = found.coverage == 0
    assert np.array_equal(found.flood_rank[is_inside], expected[is_inside])
    assert set(expected) == {0, 1, 2, 3, 4, 5, 6}
