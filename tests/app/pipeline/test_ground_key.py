"""A registry without positions, placed by address tables, against the answer key."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from app.pipeline.address_data import GAZETTEER
from app.pipeline.compute import place_again
from app.pipeline.make_list import make_list
from app.pipeline.whole_job import run_in_memory, run_on_town
from app.progress import Progress
from app.settings.job import read_job
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from sample_data.town import TownOrder, make_town
from scoring.codes import Coverage, Verdict

METRES_OF_DEGREE = 111_000


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_town(TownOrder(tmp_path_factory.mktemp("g"), 1200, ground=True)).parent / "ground"


@pytest.fixture(scope="module")
def town(ground: Path) -> MemoryTown:
    return run_in_memory(read_job(ground / "job.toml"), Progress())


@pytest.fixture(scope="module")
def homes(ground: Path, town: MemoryTown) -> pd.DataFrame:
    """The locations of the town with what the key says of them."""
    path = ground / "answer_key" / "ground.csv"
    key = pd.read_csv(path, dtype={"household_id": str}, encoding="utf-8-sig")
    tables = make_list(town, Progress())
    told = tables.locations.merge(tables.exposure).merge(tables.verdicts)
    return told[told["placed_by"].isna() & (told["location_level"] != "given")].merge(
        key, on="household_id", suffixes=("", "_key"), validate="one_to_one"
    )


def test_every_home_is_found_as_finely_as_the_tables_know_it(homes: pd.DataFrame) -> None:
    assert len(homes) > 1000
    wrong = homes[homes["location_level"].astype(str) != homes["location_level_key"]]
    assert wrong.empty, wrong[["matched", "rest", "location_level", "location_level_key"]]


def test_a_home_found_by_its_number_stands_on_the_point_of_the_table(homes: pd.DataFrame) -> None:
    exact = homes[homes["location_level"].isin(["residence", "parcel"])]
    apart = np.hypot(exact["lon"] - exact["lon_key"], exact["lat"] - exact["lat_key"])
    assert float(apart.max()) * METRES_OF_DEGREE < 1


def test_a_home_placed_by_its_neighbours_lies_within_the_radius_told(homes: pd.DataFrame) -> None:
    near = homes[homes["location_level"].isin(["block", "parcel_main"])]
    east = (near["lon"] - near["lon_key"]) * METRES_OF_DEGREE * np.cos(np.radians(near["lat"]))
    north = (near["lat"] - near["lat_key"]) * METRES_OF_DEGREE
    assert (np.hypot(east, north) <= near["radius_m"]).all()


def test_nothing_that_is_not_surely_placed_is_dry(homes: pd.DataFrame) -> None:
    unsure = homes[homes["location_level"].isin(["town", "none"])]
    assert len(unsure)
    assert not (unsure["verdict"] == Verdict.DRY.value).any()
    nowhere = unsure[unsure["location_level"] == "none"]
    assert (nowhere["hazard_coverage"] == Coverage.NO_LOCATION.value).all()


def test_a_kept_town_holds_its_gazetteer_and_places_its_homes_again(
    ground: Path, town: MemoryTown
) -> None:
    job = read_job(ground / "job.toml")
    kept = MemoryTown(TownFacts("", is_training=True, as_of=job.as_of, points_name=""))
    run_on_town(kept, job, Progress())
    assert kept.facts().gazetteer == GAZETTEER
    wanted = make_list(town, Progress())
    for _ in range(2):
        told = make_list(kept, Progress())
        assert told.locations.equals(wanted.locations)
        assert told.exposure.equals(wanted.exposure)
        place_again(kept, Progress())
