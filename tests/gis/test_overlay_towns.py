"""Perils, zones of several layers, radii, and homes known only to the town."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from gis.areas import read_areas
from gis.errors import HazardError, HazardProblem
from gis.hazard import HazardLayer
from gis.overlay import overlay_layers
from gis.town_guard import check_in_town, share_in_town
from scoring.codes import HazardKind, NodataMeans, Peril, RankEdition
from scoring.frames import EXPOSURE, RANK_SHARES
from tests.gis.builders_gis import (
    cell_box,
    homes_at,
    middle,
    open_file,
    write_polygons,
    write_tif,
)

HOLE = 255
NOWHERE = (float("nan"), float("nan"))


def layer_of(path: Path, cells: list[int], **about: object) -> HazardLayer:
    write_tif(path, [cells], nodata=HOLE, dtype="uint8")
    about.setdefault("kind", HazardKind.DEPTH_RANK)
    return open_file(path, rank_edition=RankEdition.KSJ_6, **about)  # type: ignore[arg-type]


def homes_of_towns(*keys: str | None) -> pd.DataFrame:
    """Homes known only to a town; its middle is their point. None: a home at the point (0, 0)."""
    homes = homes_at(*[middle(0, 0)] * len(keys))
    is_town = np.array([key is not None for key in keys])
    homes["location_level"] = np.where(is_town, "town", "given")
    homes["location_level"] = homes["location_level"].astype(homes_at()["location_level"].dtype)
    homes["radius_m"] = np.where(is_town, np.nan, 0.0)
    homes["town_key"] = pd.Series(list(keys), dtype="str")
    return homes


def shown(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    texts = frame[list(columns)].astype(object).where(frame[list(columns)].notna(), None)
    return list(texts.itertuples(index=False, name=None))


def test_other_perils_stay_by_themselves(tmp_path: Path) -> None:
    river = layer_of(tmp_path / "river.tif", [1], peril=Peril.FLOOD_L2)
    plan = layer_of(tmp_path / "plan.tif", [2], peril=Peril.FLOOD_L1)
    sea = layer_of(tmp_path / "sea.tif", [6], peril=Peril.STORM_SURGE)
    days = layer_of(
        tmp_path / "days.tif", [7], kind=HazardKind.DURATION_RANK, peril=Peril.STORM_SURGE
    )
    found = overlay_layers(homes_at(middle(0, 0)), [sea, river, plan, days])
    assert shown(found.exposure, "flood_rank", "worst_layer", "duration_rank") == [
        (2.0, "plan", None)
    ]
    assert found.layer_exposure["flood_rank"].tolist()[:3] == [6.0, 1.0, 2.0]


def test_a_town_without_a_flood_layer_is_outside_whatever_the_sea_does(tmp_path: Path) -> None:
    sea = layer_of(tmp_path / "sea.tif", [0], peril=Peril.TSUNAMI)
    found = overlay_layers(homes_at(middle(0, 0)), [sea]).exposure
    assert shown(found, "hazard_coverage", "flood_rank") == [("outside", None)]


def test_zones_of_flow_and_of_bank_erosion_in_two_layers_are_both(tmp_path: Path) -> None:
    flow = layer_of(tmp_path / "f.tif", [0, 1, 0, 1, HOLE, 1], kind=HazardKind.COLLAPSE_ZONE)
    bank = layer_of(tmp_path / "b.tif", [0, 0, 2, 2, 0, 4], kind=HazardKind.COLLAPSE_ZONE)
    homes = homes_at(*(middle(column, 0) for column in range(6)), NOWHERE)
    found = overlay_layers(homes, [flow, bank]).exposure
    assert shown(found, "collapse_zone", "in_collapse_zone") == [
        (0.0, 0.0),
        (1.0, 1.0),
        (2.0, 1.0),
        (3.0, 1.0),
        (None, None),
        (4.0, 1.0),
        (None, None),
    ]


def test_overlapping_zones_of_one_file_are_both(tmp_path: Path) -> None:
    shapes = [cell_box(0, 0, 2), cell_box(1, 0, 2)]
    path = write_polygons(tmp_path / "z.gpkg", shapes, [1, 2], field="A31a_405")
    zones = open_file(path, HazardKind.COLLAPSE_ZONE, field="A31a_405")
    homes = homes_at(*(middle(column, 0) for column in range(3)))
    assert overlay_layers(homes, [zones]).exposure["collapse_zone"].tolist() == [1.0, 3.0, 2.0]


def test_the_worst_sediment_zone_of_all_layers(tmp_path: Path) -> None:
    kind = {"kind": HazardKind.SEDIMENT_ZONE, "peril": Peril.SEDIMENT}
    debris = layer_of(tmp_path / "d.tif", [0, 1, 2, HOLE], **kind)
    slope = layer_of(tmp_path / "s.tif", [0, 2, 1, 0], **kind)
    homes = homes_at(*(middle(column, 0) for column in range(5)))
    found = overlay_layers(homes, [debris, slope]).exposure
    assert found["sediment_zone"].tolist()[:3] == [0.0, 2.0, 2.0]
    assert found["sediment_zone"].isna().tolist()[3:] == [True, True]
    assert found["hazard_coverage"].tolist() == ["outside"] * 5


def test_a_home_known_to_a_radius_takes_the_worst_in_it(tmp_path: Path) -> None:
    depth = open_file(write_tif(tmp_path / "d.tif", [[0.4, 0.0, 0.0, 2.5, -9999]], dtype="float64"))
    homes = homes_at(*(middle(column, 0) for column in range(4)))
    homes["radius_m"] = 50.0
    homes["location_level"] = homes["location_level"].replace("given", "parcel")
    found = overlay_layers(homes, [depth]).exposure
    assert shown(found, "hazard_coverage", "flood_rank", "depth_m") == [
        ("assessed", 1.0, 0.4),
        ("assessed", 1.0, 0.4),
        ("assessed", 2.0, 2.5),
        ("assessed", 2.0, 2.5),
    ]


def test_a_given_position_without_a_radius_is_the_place_itself(tmp_path: Path) -> None:
    homes = homes_at(middle(0, 0))
    homes["radius_m"] = np.nan
    found = overlay_layers(homes, [layer_of(tmp_path / "r.tif", [0])]).exposure
    assert shown(found, "hazard_coverage", "flood_rank") == [("assessed", 0.0)]
    homes["location_level"] = homes["location_level"].replace("given", "block")
    found = overlay_layers(homes, [layer_of(tmp_path / "r.tif", [0])]).exposure
    assert shown(found, "hazard_coverage", "flood_rank") == [("no_location", None)]


def test_a_town_shows_its_shares_and_its_households_the_worst_of_it(tmp_path: Path) -> None:
    depth = open_file(write_tif(tmp_path / "d.tif", [[0.0, 0.4, 3.5, -9999]], dtype="float64"))
    spreads = {
        "wet": np.array([middle(0, 0), middle(0, 0), middle(1, 0), middle(2, 0), NOWHERE]),
        "dry": np.array([middle(0, 0), middle(0, 0)]),
        "half": np.array([middle(0, 0), middle(3, 0), middle(9, 0)]),
        "bare": np.empty((0, 2)),
    }
    homes = homes_of_towns("wet", "dry", "half", "bare", "lost", "wet", None)
    found = overlay_layers(homes, [depth], spreads)
    EXPOSURE.check(found.exposure)
    RANK_SHARES.check(found.rank_shares)
    columns = ("hazard_coverage", "flood_rank", "depth_m", "worst_layer")
    assert shown(found.exposure, *columns) == [
        ("assessed", 3.0, None, "d"),
        *[("no_location", None, None, None)] * 4,
        ("assessed", 3.0, None, "d"),
        ("assessed", 0.0, 0.0, "d"),
    ]
    assert shown(found.rank_shares, "household_id", "flood_rank", "share") == [
        ("000", 0.0, 0.5),
        ("000", 1.0, 0.25),
        ("000", 3.0, 0.25),
        ("001", 0.0, 1.0),
        ("002", 0.0, pytest.approx(1 / 3)),
        ("002", None, pytest.approx(2 / 3)),
        ("003", None, 1.0),
        ("004", None, 1.0),
        ("005", 0.0, 0.5),
        ("005", 1.0, 0.25),
        ("005", 3.0, 0.25),
    ]


def test_the_shares_of_a_household_add_up_to_one(tmp_path: Path) -> None:
    rng = np.random.default_rng(8)
    layers = [layer_of(tmp_path / f"{n}.tif", rng.choice([0, 1, 4, HOLE], 40)) for n in range(3)]
    spreads = {
        str(town): np.array([middle(column, 0) for column in rng.integers(-3, 44, 60)])
        for town in range(20)
    }
    homes = homes_of_towns(*(str(town) for town in rng.integers(0, 22, 300)))
    found = overlay_layers(homes, layers, spreads)
    sums = found.rank_shares.groupby("household_id")["share"].sum()
    assert np.allclose(sums, 1.0)
    assert len(sums) == 300
    assert (found.exposure["flood_rank"] != 0).all()


def test_a_town_without_any_layer_is_unknown_all_over(tmp_path: Path) -> None:
    found = overlay_layers(homes_of_towns("a"), [], {"a": np.array([middle(0, 0)])})
    assert shown(found.rank_shares, "flood_rank", "share") == [(None, 1.0)]
    assert shown(found.exposure, "hazard_coverage", "flood_rank") == [("no_location", None)]


def test_k6_homes_far_from_their_town_stop_the_computation(tmp_path: Path) -> None:
    boundary = read_areas(write_polygons(tmp_path / "b.geojson", [cell_box(0, 0, 9, 9)]), None)
    inside, far = np.array([middle(4, 4)]), np.array([(139.2, 36.0)])
    near = np.array([(139.0 - 0.02, 35.996)])  # 1.8 km west of the boundary
    check_in_town(np.vstack([inside, near, near, far]), boundary)
    assert share_in_town(np.vstack([inside, near, far, far]), boundary) == 0.5
    assert share_in_town(np.array([NOWHERE]), boundary) == 1.0
    with pytest.raises(HazardError) as refused:
        check_in_town(np.vstack([inside, far, far, [NOWHERE]]), boundary)
    assert refused.value.code is HazardProblem.HOMES_OUTSIDE_TOWN
    assert refused.value.fields["share"] == "67%"


def test_a_zone_of_dry_polygons_takes_the_meaning_of_empty(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "s.gpkg", [cell_box(0, 0)], [2])
    layer = open_file(
        path,
        HazardKind.SEDIMENT_ZONE,
        field="rank",
        nodata_means=NodataMeans.DRY,
        coverage=write_polygons(tmp_path / "c.geojson", [cell_box(0, 0, 5, 5)]),
    )
    homes = homes_at(middle(0, 0), middle(3, 3), middle(7, 7))
    found = overlay_layers(homes, [layer]).exposure["sediment_zone"]
    assert found.tolist()[:2] == [2.0, 0.0]
    assert np.isnan(found.iloc[2])
