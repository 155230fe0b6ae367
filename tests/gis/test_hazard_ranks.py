from pathlib import Path

import numpy as np
import pytest

from gis.errors import HazardError, HazardProblem
from gis.layer_values import LayerMeaning
from scoring.codes import HazardKind, NodataMeans, RankEdition
from tests.gis.builders_gis import (
    ask,
    cell_box,
    middle,
    open_file,
    rank_of_depth,
    write_polygons,
    write_tif,
)

RANKS = [[0, 1, 2, 3], [4, 5, 6, 255]]


def test_rank_codes_of_today_are_the_ranks(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "r.tif", RANKS, nodata=255, dtype="uint8")
    layer = open_file(path, HazardKind.DEPTH_RANK, rank_edition=RankEdition.KSJ_6)
    points = [middle(column, row) for row in range(2) for column in range(4)]
    assert [rank for _, _, rank in ask(layer, *points)] == [0, 1, 2, 3, 4, 5, 6, None]


def test_an_edition_that_is_not_told_is_asked_for(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "r.tif", RANKS, nodata=255, dtype="uint8")
    with pytest.raises(HazardError) as refused:
        open_file(path, HazardKind.DEPTH_RANK)
    assert refused.value.code is HazardProblem.NO_RANK_EDITION
    assert "ksj-old-7" in str(refused.value.fields["expected"])


def test_the_edition_is_asked_for_even_without_a_file() -> None:
    meaning = LayerMeaning(HazardKind.DEPTH_RANK, None, "x.tif", rank_of_depth)
    with pytest.raises(HazardError) as refused:
        meaning.rank(np.array([1.0]))
    assert refused.value.code is HazardProblem.NO_RANK_EDITION


def test_old_codes_keep_their_value_and_take_a_rank_of_today(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "r.tif", [[21, 22, 23, 24, 25]], nodata=0, dtype="uint8")
    layer = open_file(path, HazardKind.DEPTH_RANK, rank_edition=RankEdition.KSJ_OLD_7)
    assert ask(layer, *(middle(column, 0) for column in range(5))) == [
        ("assessed", 21.0, 1.0),
        ("assessed", 22.0, 2.0),
        ("assessed", 23.0, 2.0),
        ("assessed", 24.0, 2.0),
        ("assessed", 25.0, 3.0),
    ]


@pytest.mark.parametrize(
    ("code", "edition"),
    [(7, RankEdition.KSJ_6), (12, RankEdition.KSJ_6), (3, RankEdition.KSJ_OLD_5)],
)
def test_a_code_the_edition_does_not_have_is_named(
    tmp_path: Path, code: int, edition: RankEdition
) -> None:
    path = write_tif(tmp_path / "r.tif", [[code]], nodata=255, dtype="uint8")
    with (
        pytest.raises(HazardError) as refused,
        open_file(path, HazardKind.DEPTH_RANK, rank_edition=edition) as layer,
    ):
        layer.sample(np.array([middle(0, 0)]))
    assert refused.value.code is HazardProblem.UNKNOWN_CODE
    assert refused.value.fields["value"] == str(code)


@pytest.mark.parametrize(
    ("depth", "problem"),
    [
        (-0.5, HazardProblem.DEPTH_NEGATIVE),
        (-9999, HazardProblem.DEPTH_NEGATIVE),
        (100.5, HazardProblem.DEPTH_TOO_DEEP),
        (float("inf"), HazardProblem.DEPTH_TOO_DEEP),
    ],
)
def test_a_number_that_is_no_depth_is_refused(
    tmp_path: Path, depth: float, problem: HazardProblem
) -> None:
    path = write_tif(tmp_path / "d.tif", [[depth, 1]], nodata=None)
    with (
        pytest.raises(HazardError) as refused,
        open_file(path, nodata_means=NodataMeans.NONE) as layer,
    ):
        layer.sample(np.array([middle(1, 0), middle(0, 0)]))
    assert refused.value.code is problem
    assert refused.value.fields["value"] == pytest.approx(depth)


def test_a_depth_of_less_than_half_a_millimetre_is_none(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "d.tif", [[-0.0004, 0.0004]], dtype="float64")
    answers = ask(open_file(path), middle(0, 0), middle(1, 0))
    assert answers == [("assessed", 0.0, 0.0), ("assessed", 0.0, 0.0)]


def test_duration_ranks_go_to_seven_and_give_no_flood_rank(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "t.tif", [[0, 7, 255]], nodata=255, dtype="uint8")
    layer = open_file(path, HazardKind.DURATION_RANK)
    assert ask(layer, *(middle(column, 0) for column in range(3))) == [
        ("assessed", 0.0, None),
        ("assessed", 7.0, None),
        ("no_data", None, None),
    ]


def test_a_duration_code_past_seven_is_refused(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "t.tif", [[8]], nodata=255, dtype="uint8")
    with (
        pytest.raises(HazardError) as refused,
        open_file(path, HazardKind.DURATION_RANK) as layer,
    ):
        layer.sample(np.array([middle(0, 0)]))
    assert refused.value.code is HazardProblem.UNKNOWN_CODE


def test_a_collapse_zone_keeps_its_kind_and_an_odd_code_is_of_a_kind_not_told(
    tmp_path: Path,
) -> None:
    path = write_tif(tmp_path / "z.tif", [[0, 1, 3, 9, 255]], nodata=255, dtype="uint8")
    layer = open_file(path, HazardKind.COLLAPSE_ZONE)
    assert ask(layer, *(middle(column, 0) for column in range(5))) == [
        ("assessed", 0.0, None),
        ("assessed", 1.0, None),
        ("assessed", 3.0, None),
        ("assessed", 4.0, None),
        ("no_data", None, None),
    ]


def test_sediment_zones_are_one_or_two(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "s.tif", [[0, 1, 2, 255]], nodata=255, dtype="uint8")
    layer = open_file(path, HazardKind.SEDIMENT_ZONE)
    assert [value for _, value, _ in ask(layer, *(middle(c, 0) for c in range(4)))] == [
        0.0,
        1.0,
        2.0,
        None,
    ]
    stray = write_tif(tmp_path / "t.tif", [[3]], nodata=255, dtype="uint8")
    with (
        pytest.raises(HazardError) as refused,
        open_file(stray, HazardKind.SEDIMENT_ZONE) as layer,
    ):
        layer.sample(np.array([middle(0, 0)]))
    assert refused.value.code is HazardProblem.UNKNOWN_CODE


def test_a_collapse_zone_needs_no_attribute(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "z.geojson", [cell_box(0, 0), cell_box(2, 2)])
    unknown = open_file(path, HazardKind.COLLAPSE_ZONE)
    assert ask(unknown, middle(0, 0), middle(1, 1), middle(5, 5)) == [
        ("assessed", 4.0, None),
        ("no_data", None, None),
        ("outside", None, None),
    ]
    dry = open_file(path, HazardKind.COLLAPSE_ZONE, nodata_means=NodataMeans.DRY)
    assert ask(dry, middle(1, 1)) == [("assessed", 0.0, None)]


@pytest.mark.parametrize("code", [-1.0, 0.5])
def test_a_negative_or_broken_zone_code_is_refused(tmp_path: Path, code: float) -> None:
    path = write_polygons(tmp_path / "z.gpkg", [cell_box(0, 0)], [code])
    with pytest.raises(HazardError) as refused:
        open_file(path, HazardKind.COLLAPSE_ZONE, field="rank")
    assert refused.value.code is HazardProblem.UNKNOWN_CODE
