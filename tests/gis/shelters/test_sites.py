"""Two lists of one town: a site in both is one row, and the worst of its places counts."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from gis.shelters.sites import judged_sites
from scoring.codes import HazardKind
from scoring.frames import SHELTERS
from tests.gis.shelters.builders_shelters import write_zones

EMERGENCY = "共通ID,施設・場所名,住所,洪水,地震,指定避難所との住所同一,緯度,経度"
SHELTER = "共通ID,施設・場所名,住所,指定緊急避難場所との住所同一,受入対象者,緯度,経度"
SCHOOL = "E1121500001201,入間小学校,本町1,1,1,1,35.85,139.4200"
SAME_SCHOOL = "E1121500001111,市立入間小学校,本町1,1,,35.85,139.4210"


def write_list(folder: Path, name: str, header: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join([header, *lines, ""]), encoding="utf-8")
    return path


def judged(folder: Path, sites: Sequence[str], shelters: Sequence[str]) -> pd.DataFrame:
    """Judge two lists by a square of water at 139.40–139.41 with dry land around it."""
    layer = write_zones(folder, HazardKind.DEPTH_RANK, value=2, is_dry_around=True)
    paths = [
        write_list(folder, "2.csv", EMERGENCY, *sites),
        write_list(folder, "1.csv", SHELTER, *shelters),
    ]
    found = judged_sites(paths, [layer])
    SHELTERS.check(found)
    return found


def test_a_site_in_both_lists_is_one_row_with_both_roles_and_the_mark(tmp_path: Path) -> None:
    found = judged(tmp_path, [SCHOOL], [SAME_SCHOOL])
    told = found[["name", "lon", "is_for_flood", "is_emergency_site", "is_shelter", "fitness"]]
    assert told.to_numpy().tolist() == [["入間小学校", 139.42, 1.0, True, True, "fit"]]


def test_the_order_of_the_files_changes_only_the_order_of_the_rows(tmp_path: Path) -> None:
    layer = write_zones(tmp_path, HazardKind.DEPTH_RANK, value=2, is_dry_around=True)
    sites = write_list(tmp_path, "2.csv", EMERGENCY, SCHOOL)
    shelters = write_list(tmp_path, "1.csv", SHELTER, SAME_SCHOOL)
    pd.testing.assert_frame_equal(
        judged_sites([sites, shelters], [layer]), judged_sites([shelters, sites], [layer])
    )


def test_without_a_number_the_name_and_the_place_tell(tmp_path: Path) -> None:
    one = ",中央 公民館,本町2,1,1,1,35.85,139.4200"
    same = ",中央公民館,本町2,1,,35.85,139.4201"
    namesake = ",中央公民館,西町9,1,,35.85,139.4500"
    found = judged(tmp_path, [one], [same, namesake])
    assert found["lon"].tolist() == [139.42, 139.45]
    assert found["is_for_flood"].fillna(-1).tolist() == [1, -1]
    assert found["fitness"].tolist() == ["fit", "flag_unknown"]


def test_a_number_of_a_place_far_away_is_another_site(tmp_path: Path) -> None:
    far = SAME_SCHOOL.replace("139.4210", "139.4300")
    assert len(judged(tmp_path, [SCHOOL], [far])) == 2


def test_two_sites_of_one_list_are_never_joined(tmp_path: Path) -> None:
    annex = SCHOOL.replace("139.4200", "139.4202")
    assert len(judged(tmp_path, [SCHOOL, annex], [SAME_SCHOOL])) == 2


@pytest.mark.parametrize(("site", "shelter"), [(139.4101, 139.4099), (139.4099, 139.4101)])
def test_a_site_that_one_list_puts_into_the_water_is_in_the_water(
    tmp_path: Path, site: float, shelter: float
) -> None:
    found = judged(
        tmp_path,
        [SCHOOL.replace("139.4200", f"{site}")],
        [SAME_SCHOOL.replace("139.4210", f"{shelter}")],
    )
    assert found[["flood_rank", "fitness"]].to_numpy().tolist() == [[2.0, "in_water"]]


def test_a_site_with_a_place_of_unknown_depth_is_not_fit(tmp_path: Path) -> None:
    found = judged(
        tmp_path,
        [SCHOOL.replace("139.4200", "139.4999")],
        [SAME_SCHOOL.replace("139.4210", "139.5001")],
    )
    assert np.isnan(found["flood_rank"]).all()
    assert found["fitness"].tolist() == ["depth_unknown"]


def test_a_mark_that_any_list_denies_does_not_count(tmp_path: Path) -> None:
    layer = write_zones(tmp_path, HazardKind.DEPTH_RANK, value=2, is_dry_around=True)
    paths = [
        write_list(tmp_path, f"{mark}.csv", EMERGENCY, SCHOOL.replace("1,1,1,35", f"{mark},1,1,35"))
        for mark in "10"
    ]
    assert judged_sites(paths, [layer])["fitness"].tolist() == ["not_flagged"]


def test_lists_without_a_row_give_no_row(tmp_path: Path) -> None:
    assert judged(tmp_path, [], []).empty
    assert judged(tmp_path, [SCHOOL], [])["name"].tolist() == ["入間小学校"]


def test_the_two_national_lists_of_a_city(shared_data: Path) -> None:
    folder = shared_data / "sayama"
    names = ("emergency_sites", "shelters")
    found = judged_sites([folder / f"{name}.geojson" for name in names], [])
    both = found[found["is_emergency_site"] & found["is_shelter"]]
    alone = judged_sites([folder / "emergency_sites.geojson"], [])
    # 35 of the 51 sites are marked as at the address of one of the 52 shelters
    assert (len(found), len(both), len(found[found["is_emergency_site"]])) == (51 + 52 - 35, 35, 51)
    assert found["is_for_flood"].sum() == alone["is_for_flood"].sum()
    assert found.loc[found["is_for_flood"] == 1, "lon"].isin(alone["lon"]).all()
