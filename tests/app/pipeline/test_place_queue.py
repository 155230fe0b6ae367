"""Who waits in 位置: worst first, never a protected home, sums that add up."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest

from app.pipeline.kept_town import open_town
from app.pipeline.place_queue import PlaceQueue, place_queue
from app.pipeline.place_shares import shares_of
from app.pipeline.view import TownView, load_view
from app.progress import Progress
from scoring.codes import Level
from scoring.frames import RANK_SHARES
from tests.builders_places import FIRST, HIDDEN, PASSPHRASE, TOWN_ONLY, make_places_town


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TownView]:
    path = make_places_town(tmp_path_factory.mktemp("places"))
    with open_town(path, PASSPHRASE) as town:
        yield load_view(town, Progress())


@pytest.fixture(scope="module")
def queue(view: TownView) -> PlaceQueue:
    return place_queue(view)


def test_the_counts_add_up_to_all_households(view: TownView, queue: PlaceQueue) -> None:
    counts = queue.counts
    assert counts.total == len(view.tables.household_scores)
    assert counts.waiting == len(queue.homes)
    assert counts.protected == int(view.tables.household_scores["is_protected"].sum()) > 0
    assert min(counts.fine, counts.unsure, counts.town, counts.nowhere) > 0


def test_the_unplaced_wait_and_the_protected_never_do(queue: PlaceQueue) -> None:
    names = set(queue.homes["head_name"])
    assert {FIRST, TOWN_ONLY} <= names
    assert HIDDEN not in names


def test_the_gravest_need_stands_first_and_within_it_who_is_nowhere(queue: PlaceQueue) -> None:
    need = queue.homes["level"].cat.codes.replace(-1, len(Level)).to_numpy()
    assert (np.diff(need) >= 0).all()
    coarse = queue.homes["location_level"].astype(str).map({"none": 0, "town": 1}).fillna(2)
    for level in np.unique(need):
        assert (np.diff(coarse.to_numpy()[need == level]) >= 0).all()


def test_a_home_found_by_its_number_without_a_doubt_does_not_wait(
    view: TownView, queue: PlaceQueue
) -> None:
    others = view.households[~view.households["household_id"].isin(queue.homes["household_id"])]
    assert set(others["location_level"]) <= {"given", "residence", "parcel"}
    assert others["doubt"].isna().all()


def test_the_shares_of_a_town_stand_by_rank_and_what_nobody_knows_is_apart() -> None:
    shares = RANK_SHARES.build(
        {
            "household_id": pd.Series(["h1", "h1", "h2"], dtype="str"),
            "flood_rank": [0.0, np.nan, 3.0],
            "share": [0.25, 0.75, 1.0],
        }
    )
    told = shares_of(shares, pd.Series(["h2", "h1", "h0"], dtype="str"))
    assert told.tolist() == [
        [0, 0, 0, 1, 0, 0, 0, 0],
        [0.25, 0, 0, 0, 0, 0, 0, 0.75],
        [0] * 8,
    ]


def test_a_home_known_only_to_its_town_carries_the_shares_of_the_town(queue: PlaceQueue) -> None:
    row = int(np.flatnonzero(queue.homes["head_name"] == TOWN_ONLY)[0])
    assert queue.homes["location_level"].iloc[row] == "town"
    assert queue.shares[row].sum() == pytest.approx(1)
    assert not queue.shares[queue.homes["location_level"] == "none"].any()
