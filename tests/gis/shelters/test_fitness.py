"""A mark for floods is not enough: the water at the site itself decides first."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from gis.shelters.fitness import judge_shelters
from gis.shelters.read import read_shelters
from scoring.codes import HazardKind, NodataMeans, RankEdition, ShelterFitness
from scoring.frames import SHELTERS
from tests.gis.builders_gis import open_file
from tests.gis.shelters.builders_shelters import some_shelters, write_zones


@pytest.fixture
def judged(shared_data: Path) -> pd.DataFrame:
    folder = shared_data / "sayama"
    layer = open_file(
        folder / "flood_rank_l2.tif",
        kind=HazardKind.DEPTH_RANK,
        rank_edition=RankEdition.KSJ_6,
        nodata_means=NodataMeans.DRY,
        coverage=folder / "boundary.geojson",
    )
    return judge_shelters(read_shelters(folder / "emergency_sites.geojson").shelters, [layer])


def test_the_sites_of_a_real_city_that_stand_in_the_water(judged: pd.DataFrame) -> None:
    wet = judged[judged["flood_rank"] > 0]
    told = {
        str(name): (int(rank), bool(mark))
        for name, rank, mark in wet[["name", "flood_rank", "is_for_flood"]].itertuples(index=False)
    }
    assert told == {
        "入間川小学校": (2, False),
        "入間川中学校": (2, False),
        "西中学校": (2, False),
        "柏原小学校": (2, False),
        "広瀬小学校": (1, True),
        "柏原中学校": (1, True),
        "広瀬公民館": (1, False),
    }
    assert (wet["fitness"] == ShelterFitness.IN_WATER.value).all()


def test_what_is_fit_in_a_real_city_is_marked_and_dry(judged: pd.DataFrame) -> None:
    fit = judged[judged["fitness"] == ShelterFitness.FIT.value]
    assert len(fit) == 33
    assert (fit["is_for_flood"] == 1).all()
    assert (fit["flood_rank"] == 0).all()


def test_without_a_depth_layer_no_shelter_is_fit() -> None:
    judged = judge_shelters(some_shelters([139.40, 139.41, 139.42], marks=[1, 0, np.nan]), [])
    assert judged["fitness"].tolist() == ["depth_unknown", "not_flagged", "flag_unknown"]
    SHELTERS.check(judged)


def test_a_site_outside_the_layer_is_unknown_never_fit(tmp_path: Path) -> None:
    layer = write_zones(tmp_path, HazardKind.DEPTH_RANK, value=2)
    judged = judge_shelters(some_shelters([139.405, 139.50], marks=[1, 1]), [layer])
    assert judged["fitness"].tolist() == ["in_water", "depth_unknown"]


def test_a_collapse_zone_makes_a_marked_dry_site_unfit(tmp_path: Path) -> None:
    zone = write_zones(tmp_path, HazardKind.COLLAPSE_ZONE, value=1)
    judged = judge_shelters(some_shelters([139.405], marks=[1]), [zone])
    assert judged["fitness"].tolist() == ["in_collapse_zone"]


def test_a_layer_that_lies_elsewhere_does_not_stop_the_others(tmp_path: Path) -> None:
    layer = write_zones(tmp_path, HazardKind.DEPTH_RANK, value=2)
    judged = judge_shelters(some_shelters([141.0], marks=[1]), [layer])
    assert judged["fitness"].tolist() == ["depth_unknown"]


def test_no_shelters_are_judged_as_none() -> None:
    assert judge_shelters(SHELTERS.empty(), []).empty


def test_a_site_at_which_the_maps_disagree_is_not_fit(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    dry = write_zones(tmp_path / "a", HazardKind.DEPTH_RANK, value=0)
    standing = write_zones(tmp_path / "b", HazardKind.DURATION_RANK, value=3)
    sites = some_shelters([139.405], marks=[1])
    assert judge_shelters(sites, [dry])["fitness"].tolist() == ["fit"]
    assert judge_shelters(sites, [dry, standing])["fitness"].tolist() == ["depth_unknown"]
