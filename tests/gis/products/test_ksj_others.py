from pathlib import Path

import pytest
import shapely

from gis.errors import HazardError, HazardProblem
from gis.products.errors import ProductProblem
from gis.products.look import look_at_product
from gis.products.product import ProductFamily, ProductRemark, Question
from scoring.codes import HazardKind, Peril
from tests.gis.builders_gis import cell_box, middle
from tests.gis.products.builders_products import (
    add_up,
    bring,
    counts_of,
    geojson,
    only_layer,
    put,
    said_at,
    shapefile,
    written_columns,
)


@pytest.mark.parametrize(
    ("prefix", "field", "peril"),
    [
        ("A51", "A51_005", Peril.INLAND),
        ("A49", "A49_003", Peril.STORM_SURGE),
        ("A40", "A40_003", Peril.TSUNAMI),
    ],
)
def test_depths_in_words_become_ranks_and_the_words_are_kept(
    tmp_path: Path, prefix: str, field: str, peril: Peril
) -> None:
    texts = ["0.3m未満", "1m以上3m未満", "2m以上5m未満"]
    features = [(cell_box(column, 0), {field: text}) for column, text in enumerate(texts)]
    layer = only_layer(put(tmp_path, f"{prefix}-24_11.geojson", geojson(features)))
    assert (layer.peril, layer.kind) == (peril, HazardKind.DEPTH_RANK)
    brought = bring(layer, tmp_path)
    said = said_at(brought, *(middle(column, 0) for column in range(3)))
    assert [rank for _, _, rank in said] == [1, 2, 3]
    assert set(written_columns(brought)["text"]) == set(texts)
    assert brought.value_counts == dict.fromkeys(texts, 1)
    assert ProductRemark.UPPER_BOUND in counts_of(brought)


@pytest.mark.parametrize("given", [None, "", "2", "不明"])
def test_a_depth_text_that_says_nothing_is_refused_never_dry(
    tmp_path: Path, given: str | None
) -> None:
    features = [(cell_box(0, 0), {"A40_003": "1m以上2m未満"}), (cell_box(1, 0), {"A40_003": given})]
    layer = only_layer(put(tmp_path, "A40-16_39.geojson", geojson(features)))
    with pytest.raises(HazardError) as refused:
        bring(layer, tmp_path)
    assert refused.value.code in (
        HazardProblem.VALUE_NOT_A_NUMBER,
        ProductProblem.TEXT_NOT_A_DEPTH,
    )


def test_sediment_zones_are_three_layers_and_those_before_designation_count(
    tmp_path: Path,
) -> None:
    zones = [(1, 1), (1, 4), (2, 2), (2, 3), (3, 1)]
    features = [
        (cell_box(column % 3, column // 3), {"A33_001": phenomenon, "A33_002": zone})
        for column, (phenomenon, zone) in enumerate(zones)
    ]
    look = look_at_product(put(tmp_path, "A33-25_11.geojson", geojson(features)))
    assert {layer.family for layer in look.layers} == {ProductFamily.KSJ_SEDIMENT}
    slope, debris, slide = (bring(layer, tmp_path) for layer in look.layers)
    assert [value for _, value, _ in said_at(slope, middle(0, 0), middle(1, 0))] == [1, 2]
    assert [value for _, value, _ in said_at(debris, middle(2, 0), middle(0, 1))] == [2, 1]
    assert said_at(slope, middle(2, 0))[0][1] == 0
    assert [one.kept_count for one in (slope, debris, slide)] == [2, 2, 1]
    assert counts_of(slope)[ProductRemark.BEFORE_DESIGNATION] == 1
    assert counts_of(slope)[ProductRemark.OTHER_LAYER] == 3
    assert add_up(slope, ProductRemark.OTHER_LAYER)


def test_a_file_without_a_system_asks_for_it_and_is_not_guessed(tmp_path: Path) -> None:
    path = tmp_path / "zone.shp"
    shape = shapely.box(-10_000, -20_000, -9_900, -19_900)
    shapefile(path, [shape], {}, "EPSG:6677")
    path.with_suffix(".prj").unlink()
    layer = only_layer(path)
    assert Question.CRS in layer.questions
    about = {"kind": HazardKind.COLLAPSE_ZONE, "peril": Peril.FLOOD_L2}
    with pytest.raises(HazardError) as missing:
        bring(layer, tmp_path, **about)
    assert missing.value.code is ProductProblem.ANSWER_MISSING
    assert missing.value.fields["question"] == "crs"
    elsewhere = bring(layer, tmp_path, **about, crs="EPSG:6677")
    assert elsewhere.spec is None


def test_degrees_named_metres_are_refused_not_laid_at_the_origin_of_the_zone(
    tmp_path: Path,
) -> None:
    path = tmp_path / "zone.shp"
    shapefile(path, [cell_box(0, 0)], {}, "EPSG:6668")
    path.with_suffix(".prj").unlink()
    about = {"kind": HazardKind.COLLAPSE_ZONE, "peril": Peril.FLOOD_L2}
    with pytest.raises(HazardError) as refused:
        bring(only_layer(path), tmp_path, **about, crs="EPSG:6677")
    assert refused.value.code is ProductProblem.CRS_CONTRADICTED
    right = bring(only_layer(path), tmp_path, **about, crs="EPSG:6668")
    assert said_at(right, middle(0, 0), middle(1, 1)) == [
        ("assessed", 4.0, None),
        ("assessed", 0.0, None),
    ]


def test_the_same_thing_in_three_forms_is_one_and_that_is_told(tmp_path: Path) -> None:
    shape, about = cell_box(0, 0), {"A51_005": "0.3m未満"}
    put(tmp_path, "GEOJSON/A51-24_11.geojson", geojson([(shape, about)]))
    about_shp = {"A51_005": ["0.3m未満"]}
    shapefile(tmp_path / "SHP/A51-24_11.shp", [shape], about_shp, "EPSG:6668")
    put(tmp_path, "GML/A51-24_11.xml", b'<?xml version="1.0"?><ksj:Dataset/>')
    look = look_at_product(tmp_path)
    assert len(look.layers) == 1
    assert look.layers[0].members[0].name.endswith(".geojson")
    told = {remark.code: remark.fields for remark in look.remarks}
    assert told[ProductRemark.SAME_THING_TWICE]["count"] == 2


def test_files_of_one_name_in_different_folders_are_not_the_same_thing(tmp_path: Path) -> None:
    for place in ("北部", "南部"):
        put(tmp_path, f"{place}/浸水.geojson", geojson([(cell_box(0, 0), {"rank": 1})]))
    assert len(look_at_product(tmp_path).layers) == 2
