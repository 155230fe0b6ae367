import dataclasses

import numpy as np
import pandas as pd
import pytest

from scoring.priority import CallFacts, rank_households
from scoring.verdict_facts import HomeFrames
from tests.builders_scoring import a_household, facts_of, rules_with

RULES = rules_with()
WET = {"flood_rank": 2.0, "floor": 1.0}


def ranked(*households: dict[str, object]) -> pd.DataFrame:
    return rank_households(facts_of(RULES, *households), RULES.tiers)


def called(*households: dict[str, object]) -> list[str]:
    """Household ids in call order."""
    made = ranked(*households).sort_values("call_rank")
    return list(made.loc[made["call_rank"].notna(), "household_id"])


def test_an_empty_town_has_an_empty_list() -> None:
    assert len(ranked()) == 0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"level": "A", "score": 12.0}, {"score": 12.0}),
        ({"level": "C", "score": 6.0}, {"level": "D", "score": 9.0}),
        ({"level": "D", "score": 5.1}, {"level": "D", "score": 5.0}),
        (
            {"level": "D", "score": 5.0, "top_individual_level": "B"},
            {"level": "D", "score": 5.0, "top_individual_level": "C"},
        ),
        ({"flood_rank": 3.0}, {"flood_rank": 2.0}),
        ({"depth_m": 2.5}, {"depth_m": 2.4}),
        ({"depth_m": np.nan}, {"depth_m": 2.9}),
        ({"score": 0.0}, {"score": np.nan}),
    ],
)
def test_the_graver_household_is_called_first(
    first: dict[str, object], second: dict[str, object]
) -> None:
    assert called(a_household("h1", **WET | second), a_household("h2", **WET | first)) == [
        "h2",
        "h1",
    ]


def test_an_unknown_depth_stands_before_the_deepest_within_its_tier() -> None:
    unknown = a_household("h2", hazard_coverage="no_location")
    deepest = a_household("h1", flood_rank=6.0)

    assert called(deepest, unknown) == ["h2", "h1"]


def test_equal_households_are_called_in_text_order_of_their_ids() -> None:
    homes = [a_household(one, **WET) for one in ("10", "9", "100")]

    assert called(*homes) == ["10", "100", "9"]


def test_call_ranks_run_from_one_without_gaps_over_the_listed() -> None:
    made = ranked(
        a_household("h1", **WET),
        a_household("h2", flood_rank=0.0),
        a_household("h3", hazard_coverage="outside"),
    )

    np.testing.assert_equal(made["call_rank"].to_numpy(), [2, np.nan, 1])
    np.testing.assert_equal(made["tier"].to_numpy(), [4, np.nan, 4])


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"is_protected": True, "is_in_area": False, "flood_rank": 0.0}, "protected"),
        ({"is_in_area": False, "flood_rank": 0.0}, "outside_area"),
        ({"is_in_area": False, **WET}, "outside_area"),
        ({"flood_rank": 0.0}, "dry"),
    ],
)
def test_who_is_left_out_is_told_why_by_the_first_reason(
    facts: dict[str, object], reason: str
) -> None:
    made = ranked(a_household(**facts)).iloc[0]

    assert made["exclusion"] == reason
    assert np.isnan(made["tier"])


@pytest.mark.parametrize(
    ("facts", "is_on_it"),
    [
        (WET, True),
        ({"flood_rank": 0.0}, True),
        ({"hazard_coverage": "no_location"}, True),
        ({"is_in_area": False, **WET}, False),
        ({"is_protected": True, **WET}, False),
    ],
)
def test_the_power_list_holds_wet_and_dry_homes(facts: dict[str, object], is_on_it: bool) -> None:
    made = ranked(a_household(needs_power=True, **facts)).iloc[0]

    assert made["is_on_power_list"] == is_on_it


def test_who_needs_no_power_is_not_on_the_power_list() -> None:
    assert not ranked(a_household(**WET))["is_on_power_list"].item()


def test_frames_of_other_households_are_refused() -> None:
    facts = facts_of(RULES, a_household("h1"), a_household("h2"))
    turned = facts.locations[::-1].reset_index(drop=True)

    with pytest.raises(ValueError, match="same households"):
        dataclasses.replace(facts, locations=turned)
    with pytest.raises(ValueError, match="same households"):
        HomeFrames(facts.household_scores, turned, facts.exposure)


def test_facts_keep_the_frames_they_were_given() -> None:
    facts = facts_of(RULES, a_household())

    assert isinstance(facts, CallFacts)
    assert len(facts.verdicts) == 1
