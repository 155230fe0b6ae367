"""Laws of the verdict, tried on made-up homes: nothing graver makes a home safer."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders_scoring import a_household, judged_rows, rules_with

RULES = rules_with()
SAFETY = {"leave": 0, "unknown": 0, "stay_possible": 1, "dry": 2}
NOWHERE = np.nan
ZONES = st.sampled_from([NOWHERE, 0.0, 1.0, 2.0, 3.0, 4.0])


@st.composite
def homes(draw: st.DrawFn) -> dict[str, object]:
    """One household with a depth and everything else drawn."""
    return a_household(
        flood_rank=float(draw(st.integers(0, 6))),
        duration_rank=draw(st.sampled_from([NOWHERE, 0.0, 1.0, 3.0, 4.0, 7.0])),
        collapse_zone=draw(ZONES),
        sediment_zone=draw(st.sampled_from([NOWHERE, 0.0, 1.0, 2.0])),
        floor=draw(st.sampled_from([NOWHERE, -1.0, 1.0, 2.0, 3.0, 5.0, 8.0, 40.0])),
        storeys=draw(st.sampled_from([NOWHERE, 1.0, 2.0, 3.0, 5.0, 8.0, 40.0])),
        structure=draw(st.sampled_from([None, "wooden", "sturdy"])),
        cannot_climb=draw(st.booleans()),
        needs_power=draw(st.booleans()),
        location_level=draw(st.sampled_from(["given", "block", "town"])),
    )


def judged(home: dict[str, object]) -> pd.Series:
    return judged_rows(RULES, home).iloc[0]


def safety(home: dict[str, object]) -> int:
    return SAFETY[judged(home)["verdict"]]


@given(homes(), st.integers(0, 6))
def test_more_water_never_makes_a_home_safer(home: dict[str, object], rank: int) -> None:
    deeper = home | {"flood_rank": max(float(rank), home["flood_rank"])}

    assert safety(deeper) <= safety(home)


@given(homes(), st.sampled_from([0.0, 1.0, 3.0, 4.0, 7.0]))
def test_water_that_stands_longer_never_makes_a_home_safer(
    home: dict[str, object], rank: float
) -> None:
    longer = home | {"duration_rank": np.nanmax([rank, home["duration_rank"]])}
    known = home | {"duration_rank": rank}

    assert safety(longer) <= safety(known)


@given(homes())
def test_who_cannot_climb_or_needs_power_is_never_safer(home: dict[str, object]) -> None:
    for graver in ({"cannot_climb": True}, {"needs_power": True}):
        assert safety(home | graver) <= safety(home)


@given(homes(), st.sampled_from([1.0, 2.0, 5.0, 40.0]))
def test_a_higher_floor_or_building_never_makes_a_home_less_safe(
    home: dict[str, object], more: float
) -> None:
    for name in ("floor", "storeys"):
        if not np.isnan(home[name]):
            assert safety(home | {name: home[name] + more}) >= safety(home)


@given(homes(), st.sampled_from([1.0, 2.0, 3.0, 8.0]))
def test_not_knowing_the_floor_is_never_safer_than_any_floor_above_ground(
    home: dict[str, object], floor: float
) -> None:
    tall = home | {"storeys": 40.0}

    assert safety(tall | {"floor": NOWHERE}) <= safety(tall | {"floor": floor})


@given(homes(), st.sampled_from([0.0, 1.0, 2.0]))
def test_a_graver_zone_is_never_safer_and_an_unknown_one_never_safer_than_none(
    home: dict[str, object], zone: float
) -> None:
    for name in ("collapse_zone", "sediment_zone"):
        assert safety(home | {name: max(zone, 1.0)}) <= safety(home | {name: NOWHERE})
        assert safety(home | {name: NOWHERE}) <= safety(home | {name: 0.0})


@given(homes())
def test_wood_and_an_unknown_structure_are_never_safer_than_a_sturdy_one(
    home: dict[str, object],
) -> None:
    for structure in ("wooden", None):
        assert safety(home | {"structure": structure}) <= safety(home | {"structure": "sturdy"})


@given(homes(), st.sampled_from(["no_location", "outside", "no_data", "assessed"]))
def test_knowing_nothing_of_the_depth_is_never_dry_and_never_lets_anybody_stay(
    home: dict[str, object], coverage: str
) -> None:
    blind = home | {"flood_rank": NOWHERE, "depth_m": NOWHERE, "hazard_coverage": coverage}

    assert safety(blind) == 0


@given(homes())
def test_a_home_known_only_to_its_town_is_never_dry(home: dict[str, object]) -> None:
    made = judged(home | {"location_level": "town"})

    assert made["verdict"] != "dry"


@given(homes())
def test_where_a_layer_lets_water_stand_nobody_is_dry(home: dict[str, object]) -> None:
    made = judged(home | {"flood_rank": 0.0, "duration_rank": 2.0})

    assert made["verdict"] in {"leave", "unknown"}


@given(homes())
def test_an_unknown_floor_is_told_with_the_verdict(home: dict[str, object]) -> None:
    assert judged(home)["is_floor_assumed"] == np.isnan(home["floor"])


def test_a_zone_whose_kind_an_older_town_did_not_keep_is_the_gravest() -> None:
    older = a_household(flood_rank=1.0, floor=9.0, in_collapse_zone=1.0, structure="sturdy")
    outside = older | {"in_collapse_zone": 0.0}

    assert judged(older)["reason"] == "collapse_zone"
    assert judged(outside)["verdict"] == "stay_possible"


@pytest.mark.parametrize("floor", [1.0, 3.0, 12.0, float("nan")])
@pytest.mark.parametrize("storeys", [1.0, 14.0, float("nan")])
@pytest.mark.parametrize("rank", [0.0, 1.0, 2.0, 6.0, float("nan")])
def test_a_home_of_which_only_the_town_is_known_is_never_told_to_stay(
    rank: float, storeys: float, floor: float
) -> None:
    home = a_household(
        location_level="town", town_key="t1", flood_rank=rank, storeys=storeys, floor=floor,
        duration_rank=1.0, collapse_zone=0.0, in_collapse_zone=0.0, sediment_zone=0.0,
    )  # fmt: skip
    verdict = judged_rows(rules_with(), home).iloc[0]["verdict"]
    assert verdict in ("leave", "unknown")
