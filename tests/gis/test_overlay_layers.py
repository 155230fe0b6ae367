from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasterio.transform import Affine

from gis.errors import HazardError, HazardProblem
from gis.hazard import HazardLayer
from gis.overlay import overlay_layers
from scoring.codes import HazardKind, NodataMeans, RankEdition
from scoring.frames import EXPOSURE, LAYER_EXPOSURE
from tests.gis.builders_gis import (
    cell_box,
    homes_at,
    middle,
    open_file,
    write_polygons,
    write_tif,
)

NOWHERE = (float("nan"), float("nan"))
HOLE = 255


def rank_layer(path: Path, cells: Sequence[int], **about: object) -> HazardLayer:
    write_tif(path, [cells], nodata=HOLE, dtype="uint8")
    about.setdefault("kind", HazardKind.DEPTH_RANK)
    return open_file(path, rank_edition=RankEdition.KSJ_6, **about)  # type: ignore[arg-type]


def shown(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    texts = frame[list(columns)].astype(object).where(frame[list(columns)].notna(), None)
    return list(texts.itertuples(index=False, name=None))


def test_the_worst_rank_and_the_layer_that_gave_it(tmp_path: Path) -> None:
    main = rank_layer(tmp_path / "main.tif", [1, 4, 2, 3])
    other = rank_layer(tmp_path / "other.tif", [2, 3, 2, HOLE])
    homes = homes_at(*(middle(column, 0) for column in range(4)))
    found = overlay_layers(homes, [main, other]).exposure
    assert shown(found, "hazard_coverage", "flood_rank", "worst_layer") == [
        ("assessed", 2.0, "other"),
        ("assessed", 4.0, "main"),
        ("assessed", 2.0, "main"),
        ("assessed", 3.0, "main"),
    ]


def test_dry_is_only_what_no_layer_doubts(tmp_path: Path) -> None:
    dry_here = rank_layer(tmp_path / "a.tif", [0, 0, HOLE, HOLE])
    doubting = rank_layer(tmp_path / "b.tif", [0, HOLE, HOLE])
    homes = homes_at(*(middle(column, 0) for column in range(5)), NOWHERE)
    found = overlay_layers(homes, [dry_here, doubting]).exposure
    assert shown(found, "hazard_coverage", "flood_rank", "worst_layer") == [
        ("assessed", 0.0, "a"),
        ("no_data", None, None),
        ("no_data", None, None),
        ("no_data", None, None),
        ("outside", None, None),
        ("no_location", None, None),
    ]


def test_a_layer_that_ends_before_a_home_does_not_doubt_another(tmp_path: Path) -> None:
    long = rank_layer(tmp_path / "long.tif", [0, 0])
    short = rank_layer(tmp_path / "short.tif", [0])
    found = overlay_layers(homes_at(middle(0, 0), middle(1, 0)), [long, short]).exposure
    assert shown(found, "hazard_coverage", "flood_rank") == [("assessed", 0.0)] * 2


def test_the_worst_depth_comes_from_layers_in_metres(tmp_path: Path) -> None:
    ranks = rank_layer(tmp_path / "r.tif", [3, 3, 0, 0])
    metres = open_file(write_tif(tmp_path / "m.tif", [[0.4, -9999, 1.5, 0.0]], dtype="float64"))
    more = open_file(write_tif(tmp_path / "n.tif", [[0.7, -9999, 0.1]], dtype="float64"))
    homes = homes_at(*(middle(column, 0) for column in range(4)))
    found = overlay_layers(homes, [ranks, metres, more]).exposure
    assert shown(found, "flood_rank", "depth_m", "worst_layer") == [
        (3.0, None, "r"),
        (3.0, None, "r"),
        (2.0, 1.5, "m"),
        (0.0, 0.0, "r"),
    ]


def test_an_unknown_home_has_no_depth(tmp_path: Path) -> None:
    metres = open_file(write_tif(tmp_path / "m.tif", [[0.0]]))
    doubting = rank_layer(tmp_path / "d.tif", [HOLE])
    found = overlay_layers(homes_at(middle(0, 0)), [metres, doubting]).exposure
    assert shown(found, "hazard_coverage", "flood_rank", "depth_m") == [("no_data", None, None)]


def test_duration_and_collapse_zones_follow_the_same_rule(tmp_path: Path) -> None:
    week = rank_layer(tmp_path / "t.tif", [4, HOLE, 0], kind=HazardKind.DURATION_RANK)
    days = rank_layer(tmp_path / "u.tif", [2, 2, HOLE], kind=HazardKind.DURATION_RANK)
    zones = write_polygons(tmp_path / "z.gpkg", [cell_box(0, 0), cell_box(2, 0)])
    zone = open_file(zones, HazardKind.COLLAPSE_ZONE)
    homes = homes_at(*(middle(column, 0) for column in range(4)))
    found = overlay_layers(homes, [week, days, zone]).exposure
    assert shown(found, "hazard_coverage", "duration_rank", "in_collapse_zone") == [
        ("outside", 4.0, 1.0),
        ("outside", 2.0, None),
        ("outside", None, 1.0),
        ("outside", None, None),
    ]
    certain = open_file(zones, HazardKind.COLLAPSE_ZONE, nodata_means=NodataMeans.DRY)
    assert shown(overlay_layers(homes, [certain]).exposure, "in_collapse_zone") == [
        (1.0,),
        (0.0,),
        (1.0,),
        (None,),
    ]


def test_without_a_layer_nothing_is_known(tmp_path: Path) -> None:
    found = overlay_layers(homes_at(middle(0, 0), NOWHERE), [])
    assert shown(found.exposure, "hazard_coverage", "flood_rank") == [
        ("outside", None),
        ("no_location", None),
    ]
    assert found.layer_exposure.empty


def test_each_layer_answers_for_each_home(tmp_path: Path) -> None:
    depth = open_file(write_tif(tmp_path / "d.tif", [[1.5, -9999]], dtype="float64"))
    zone = open_file(
        write_polygons(tmp_path / "z.gpkg", [cell_box(0, 0)]), HazardKind.COLLAPSE_ZONE
    )
    found = overlay_layers(homes_at(middle(0, 0), middle(1, 0)), [depth, zone])
    LAYER_EXPOSURE.check(found.layer_exposure)
    EXPOSURE.check(found.exposure)
    assert shown(found.layer_exposure, *LAYER_EXPOSURE.names) == [
        ("000", 0, "depth_m", "assessed", 1.5, 2.0),
        ("001", 0, "depth_m", "no_data", None, None),
        ("000", 1, "collapse_zone", "assessed", 4.0, None),
        ("001", 1, "collapse_zone", "outside", None, None),
    ]


def test_a_layer_of_another_town_shows_both_extents(tmp_path: Path) -> None:
    far = Affine(0.001, 0, 135.0, 0, -0.001, 34.0)
    layer = open_file(write_tif(tmp_path / "far.tif", [[1, 2]], transform=far))
    with pytest.raises(HazardError) as refused:
        overlay_layers(homes_at(middle(0, 0), middle(2, 2)), [layer])
    assert refused.value.code is HazardProblem.NO_OVERLAP
    assert refused.value.fields["extent"] == "135.00000–135.00200, 33.99900–34.00000"
    assert refused.value.fields["town"] == "139.00050–139.00250, 35.99750–35.99950"


def test_polygons_of_another_town_are_refused_though_the_coverage_is_ours(tmp_path: Path) -> None:
    far = write_polygons(tmp_path / "far.gpkg", [cell_box(5000, 0)])
    ours = write_polygons(tmp_path / "ours.geojson", [cell_box(0, 0, 3, 3)])
    layer = open_file(far, HazardKind.COLLAPSE_ZONE, nodata_means=NodataMeans.DRY, coverage=ours)
    with pytest.raises(HazardError) as refused:
        overlay_layers(homes_at(middle(0, 0)), [layer])
    assert refused.value.code is HazardProblem.NO_OVERLAP


def test_a_coverage_of_another_town_is_refused(tmp_path: Path) -> None:
    far = write_polygons(tmp_path / "far.geojson", [cell_box(5000, 0)])
    layer = open_file(write_tif(tmp_path / "d.tif", [[1.0]]), coverage=far)
    with pytest.raises(HazardError) as refused:
        overlay_layers(homes_at(middle(0, 0)), [layer])
    assert refused.value.code is HazardProblem.NO_OVERLAP
    assert str(refused.value.fields["extent"]).startswith("144.")


def test_eastings_and_northings_swapped_are_said_to_be_swapped(tmp_path: Path) -> None:
    home = (139.4, 35.7)  # 第IX系: x ≈ -39 km, y ≈ -33 km
    swapped = Affine(100, 0, -33_400, 0, -100, -39_000)
    path = write_tif(tmp_path / "d.tif", np.ones((5, 5)), crs="EPSG:6677", transform=swapped)
    with pytest.raises(HazardError) as refused:
        overlay_layers(homes_at(home), [open_file(path)])
    assert refused.value.code is HazardProblem.AXES_SWAPPED


def test_the_wrong_plane_zone_does_not_overlap(tmp_path: Path) -> None:
    right = Affine(5, 0, -38_000, 0, -5, -15_000)
    path = write_tif(tmp_path / "d.tif", np.ones((5, 5)), crs="EPSG:6678", transform=right)
    with pytest.raises(HazardError) as refused:
        overlay_layers(homes_at((139.41, 35.86)), [open_file(path)])
    assert refused.value.code is HazardProblem.NO_OVERLAP


def test_a_town_without_any_position_is_no_reason_to_refuse(tmp_path: Path) -> None:
    layer = open_file(write_tif(tmp_path / "d.tif", [[1.0]]))
    found = overlay_layers(homes_at(NOWHERE), [layer]).exposure
    assert shown(found, "hazard_coverage", "flood_rank") == [("no_location", None)]


@given(
    cells=st.lists(
        st.lists(st.sampled_from([0, 1, 3, 6, HOLE]), min_size=4, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_the_order_of_layers_changes_no_rank(
    tmp_path_factory: pytest.TempPathFactory, cells: list[list[int]]
) -> None:
    folder = tmp_path_factory.mktemp("order")
    layers = [rank_layer(folder / f"{position}.tif", row) for position, row in enumerate(cells)]
    homes = homes_at(*(middle(column, 0) for column in range(5)))
    one = overlay_layers(homes, layers).exposure.drop(columns="worst_layer")
    other = overlay_layers(homes, layers[::-1]).exposure.drop(columns="worst_layer")
    pd.testing.assert_frame_equal(one, other)
    is_assessed = one["hazard_coverage"] == "assessed"
    assert one.loc[~is_assessed, "flood_rank"].isna().all()
    assert one.loc[is_assessed, "flood_rank"].notna().all()


def test_a_depth_that_does_not_reach_the_worst_rank_is_not_told(tmp_path: Path) -> None:
    write_tif(tmp_path / "metres.tif", [[0.0, 0.4, 7.0]], nodata=-1)
    metres = open_file(tmp_path / "metres.tif")
    ranks = rank_layer(tmp_path / "ranks.tif", [4, 1, 3])
    found = overlay_layers(homes_at(*(middle(column, 0) for column in range(3))), [metres, ranks])
    assert shown(found.exposure, "flood_rank", "depth_m") == [(4.0, None), (1.0, 0.4), (4.0, 7.0)]


def test_polygons_speak_throughout_their_declared_coverage(tmp_path: Path) -> None:
    coverage = write_polygons(tmp_path / "coverage.geojson", [cell_box(0, 0), cell_box(2, 0)])
    far = write_polygons(tmp_path / "zone.geojson", [cell_box(2, 0)])
    zone = open_file(far, HazardKind.COLLAPSE_ZONE, nodata_means=NodataMeans.DRY, coverage=coverage)
    found = overlay_layers(homes_at(middle(0, 0)), [zone]).exposure
    assert found["in_collapse_zone"].tolist() == [0.0]
