from pathlib import Path

import pytest

from gis.errors import HazardError, HazardProblem
from gis.products.look import look_at_product
from gis.products.product import CoverageAnswer, ProductFamily, ProductRemark, Question
from scoring.codes import HazardKind, NodataMeans, Peril, RankEdition
from tests.gis.builders_gis import cell_box, middle
from tests.gis.products.builders_products import (
    FAR,
    TOWN,
    add_up,
    bring,
    counts_of,
    geojson,
    only_layer,
    put,
    river,
    said_at,
    zipped,
)

CLASSES = {
    "10_計画規模": (1, 2, HazardKind.DEPTH_RANK, Peril.FLOOD_L1),
    "20_想定最大規模": (2, 3, HazardKind.DEPTH_RANK, Peril.FLOOD_L2),
    "30_浸水継続時間": (3, 4, HazardKind.DURATION_RANK, Peril.FLOOD_L2),
    "41_氾濫流": (4, 1, HazardKind.COLLAPSE_ZONE, Peril.FLOOD_L2),
    "42_河岸侵食": (4, 2, HazardKind.COLLAPSE_ZONE, Peril.FLOOD_L2),
}
MEMBER = "A31a-20-25_11_8808040069"


def prefecture(folder: Path, cp932: tuple[str, ...] = ()) -> Path:
    """Write the ZIP of a prefecture as downloaded: five classes in folders of their own."""
    entries = {
        f"{place}/{MEMBER}.geojson": geojson([(cell_box(0, 0), river(layer, rank))])
        for place, (layer, rank, _, _) in CLASSES.items()
    }
    mixed = [name for name in entries if name.startswith(cp932)] if cp932 else []
    return put(folder, "A31a-25_11_10_GEOJSON.zip", zipped(entries, mixed))


def test_a_prefecture_offers_its_five_classes_apart(tmp_path: Path) -> None:
    look = look_at_product(prefecture(tmp_path))
    assert [(layer.kind, layer.peril, layer.family) for layer in look.layers] == [
        (kind, peril, ProductFamily.KSJ_FLOOD_RIVER) for _, _, kind, peril in CLASSES.values()
    ]
    assert {layer.rivers for layer in look.layers} == {("さくら川",)}
    assert {layer.questions for layer in look.layers} == {(Question.COVERAGE,)}
    assert "2025年度版" in str(look.layers[0].credit)


def test_names_in_cp932_and_utf8_stand_side_by_side_in_one_zip(tmp_path: Path) -> None:
    look = look_at_product(prefecture(tmp_path, cp932=("41", "20")))
    assert [layer.name for layer in look.layers][-2:] == [
        "家屋倒壊等氾濫想定区域（氾濫流）",
        "家屋倒壊等氾濫想定区域（河岸侵食）",
    ]


def test_a_zip_within_a_zip_is_looked_into(tmp_path: Path) -> None:
    inner = prefecture(tmp_path).read_bytes()
    outer = put(tmp_path, "download.zip", zipped({"11_埼玉/A31a-25_11_10_GEOJSON.zip": inner}))
    layer = look_at_product(outer).layers[1]
    assert said_at(bring(layer, tmp_path), middle(0, 0)) == [("assessed", 3.0, 3.0)]


def test_each_class_is_read_as_what_it_is(tmp_path: Path) -> None:
    layers = look_at_product(prefecture(tmp_path)).layers
    for layer, (_, value, kind, peril) in zip(layers, CLASSES.values(), strict=True):
        brought = bring(layer, tmp_path)
        assert brought.spec is not None
        assert (brought.spec.kind, brought.spec.peril) == (kind, peril)
        assert brought.value_counts == {str(value): 1}


def test_two_rivers_are_one_layer_and_the_worst_speaks(tmp_path: Path) -> None:
    for number, (name, rank) in enumerate([("さくら川", 2), ("うめ川", 4)]):
        shape = cell_box(0, 0, width=1 + number)
        features = geojson([(shape, river(2, rank, name))])
        put(tmp_path, f"A31a/20_想定最大規模/A31a-20-25_11_{number}.geojson", features)
    layer = only_layer(tmp_path / "A31a")
    assert layer.rivers == ("さくら川", "うめ川")
    brought = bring(layer, tmp_path)
    assert brought.kept_count == 2
    assert [rank for _, _, rank in said_at(brought, middle(0, 0), middle(1, 0))] == [4, 4]


def test_where_no_polygon_is_the_declared_coverage_decides(tmp_path: Path) -> None:
    layer = look_at_product(prefecture(tmp_path)).layers[1]
    in_town, beyond = middle(1, 1), middle(5, 1)
    assert said_at(bring(layer, tmp_path), in_town, beyond) == [
        ("assessed", 0.0, 0.0),
        ("outside", None, None),
    ]
    open_ended = bring(layer, tmp_path, coverage=CoverageAnswer.UNKNOWN)
    assert {said[1] for said in said_at(open_ended, in_town, beyond)} == {None}
    own = bring(layer, tmp_path, coverage=CoverageAnswer.EXTENT)
    assert [said[0] for said in said_at(own, middle(0, 0), in_town)] == ["assessed", "outside"]


def test_features_outside_the_town_are_counted_and_no_reach_is_a_result(tmp_path: Path) -> None:
    features = [(cell_box(0, 0), river(2, 1)), (FAR, river(2, 6)), (None, river(2, 1))]
    layer = only_layer(put(tmp_path, "a/A31a-20-25_11_1.geojson", geojson(features)))
    brought = bring(layer, tmp_path)
    assert counts_of(brought)[ProductRemark.FEATURES_OUTSIDE] == 2
    assert add_up(brought, ProductRemark.FEATURES_OUTSIDE, ProductRemark.WITHOUT_SHAPE)
    far = only_layer(put(tmp_path, "b/A31a-20-25_02_1.geojson", geojson([(FAR, river(2, 6))])))
    nothing = bring(far, tmp_path)
    assert nothing.spec is None
    assert nothing.remarks[-1].code is ProductRemark.NOT_REACHED
    assert "141.0" in str(nothing.remarks[-1].fields["extent"])


def test_polygons_are_cut_to_the_town_and_its_margin(tmp_path: Path) -> None:
    wide = cell_box(-500, 0, width=1000, height=1)
    layer = only_layer(put(tmp_path, "A31a-20-25_11_1.geojson", geojson([(wide, river(2, 2))])))
    brought = bring(layer, tmp_path, coverage=CoverageAnswer.UNKNOWN)
    assert said_at(brought, middle(-18, 0), middle(-30, 0)) == [
        ("assessed", 2.0, 2.0),
        ("outside", None, None),
    ]
    assert TOWN.west - 0.02 > middle(-30, 0)[0]


@pytest.mark.parametrize("field", ["A31b_201", "A31b_205"])
def test_meshes_are_read_under_either_name_of_the_rank(tmp_path: Path, field: str) -> None:
    content = geojson([(cell_box(0, 0), {field: 5})])
    zip_path = put(
        tmp_path,
        "A31b-23_10_5339.zip",
        zipped({"20_想定最大規模/A31b-20-23_10_5339.geojson": content}),
    )
    layer = only_layer(zip_path)
    assert (layer.family, layer.field) == (ProductFamily.KSJ_FLOOD_MESH, field)
    assert layer.rivers == ()
    assert said_at(bring(layer, tmp_path), middle(0, 0)) == [("assessed", 5.0, 5.0)]


def test_of_version_2_the_rank_is_x01_and_of_version_3_it_is_x05(tmp_path: Path) -> None:
    older = {"A31_201": 3, "A31_202": "2018-05-30", "A31_203": "告示第1号", "A31_204": "72時間"}
    second = put(tmp_path, "a/A31-19_88.geojson", geojson([(cell_box(0, 0), older)]))
    newer = river(2, 4, prefix="A31")
    third = put(tmp_path, "b/A31-21_88.geojson", geojson([(cell_box(0, 0), newer)]))
    assert (only_layer(second).field, only_layer(second).rivers) == ("A31_201", ())
    assert (only_layer(third).field, only_layer(third).rivers) == ("A31_205", ("さくら川",))


def test_a_rank_field_whose_values_are_no_ranks_is_asked_for(tmp_path: Path) -> None:
    path = put(tmp_path, "A31a-20.geojson", geojson([(cell_box(0, 0), {"A31a_205": 88})]))
    layer = only_layer(path)
    assert layer.field is None
    assert Question.FIELD in layer.questions
    with pytest.raises(HazardError) as refused:
        bring(layer, tmp_path)
    assert refused.value.fields["question"] == "field"


def test_a_value_out_of_the_table_is_refused_by_name(tmp_path: Path) -> None:
    features = [(cell_box(row // 50, row % 3), river(2, 1)) for row in range(200)]
    path = put(tmp_path, "A31a.geojson", geojson([*features, (cell_box(0, 0), river(2, 9))]))
    with pytest.raises(HazardError) as refused:
        bring(only_layer(path), tmp_path)
    assert refused.value.code is HazardProblem.UNKNOWN_CODE
    assert refused.value.fields["value"] == "9"
    assert not (tmp_path / "layers").exists()


@pytest.mark.parametrize(
    ("codes", "edition", "ranks"),
    [
        ((21, 24, 27), RankEdition.KSJ_OLD_7, [1, 2, 6]),
        ((11, 14, 15), RankEdition.KSJ_OLD_5, [1, 3, 6]),
    ],
)
def test_the_old_edition_is_recognised_by_its_values_and_asked_to_be_confirmed(
    tmp_path: Path, codes: tuple[int, ...], edition: RankEdition, ranks: list[int]
) -> None:
    features = [(cell_box(column, 0), {"A31_001": code}) for column, code in enumerate(codes)]
    layer = only_layer(put(tmp_path, "A31-12_11.geojson", geojson(features)))
    assert layer.rank_edition is edition
    assert Question.EDITION in layer.questions
    brought = bring(layer, tmp_path, rank_edition=edition)
    said = said_at(brought, *(middle(column, 0) for column in range(3)))
    assert [rank for _, _, rank in said] == ranks
    assert brought.spec is not None
    assert brought.spec.nodata_means is NodataMeans.DRY


def test_a_file_of_2012_with_the_codes_of_today_is_read_by_them(tmp_path: Path) -> None:
    path = put(tmp_path, "A31-12_11.geojson", geojson([(cell_box(0, 0), {"A31_001": 5})]))
    layer = only_layer(path)
    assert (layer.rank_edition, Question.EDITION in layer.questions) == (RankEdition.KSJ_6, True)
    assert said_at(bring(layer, tmp_path), middle(0, 0)) == [("assessed", 5.0, 5.0)]


def test_both_old_tables_in_one_file_are_read_code_by_code(tmp_path: Path) -> None:
    features = [(cell_box(0, 0), {"A31_001": 13}), (cell_box(1, 0), {"A31_001": 26})]
    layer = only_layer(put(tmp_path, "A31-12_11.geojson", geojson(features)))
    assert layer.rank_edition is None
    brought = bring(layer, tmp_path)
    assert [rank for _, _, rank in said_at(brought, middle(0, 0), middle(1, 0))] == [2, 3]
    assert ProductRemark.BOTH_OLD_TABLES in counts_of(brought)
