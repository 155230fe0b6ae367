"""点検: every household is in one state, and the states add up to the residents."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pipeline.area_orders import issue_order
from app.pipeline.area_view import AreaView, look_at_areas
from app.pipeline.areas import keep_areas
from app.pipeline.coverage_check import CheckCount, check_coverage, check_states
from scoring.area_codes import AreaKind, CheckState, OrderLevel
from scoring.codes import (
    Coverage,
    ExclusionReason,
    LocationLevel,
    ResidentStatus,
    Verdict,
    VerdictReason,
)
from tests.builders_areas import (
    WHO,
    a_square,
    an_empty_town,
    an_entry,
    middle,
    standing_of,
    view_of_homes,
)
from tests.builders_report import AHousehold, APerson, frames_of

GONE = APerson(status=ResidentStatus.DEAD)
IN_NEED = APerson(score=5.0, level="C")
UNKNOWN = {"flood_rank": None, "depth_m": None, "verdict": Verdict.UNKNOWN}
DRY = {"flood_rank": 0, "depth_m": 0.0, "verdict": Verdict.DRY, "reason": VerdictReason.NO_WATER}

CASES = {
    "wet inside": (CheckState.WET_ORDERED, {"lonlat": middle()}),
    "wet outside": (CheckState.WET_UNORDERED, {"lonlat": middle(3)}),
    "stay possible is in the water too": (
        CheckState.WET_UNORDERED,
        {"lonlat": middle(3), "verdict": Verdict.STAY_POSSIBLE},
    ),
    "dry but in a collapse zone": (
        CheckState.WET_UNORDERED,
        {**DRY, "lonlat": middle(3), "collapse_zone": 1, "verdict": Verdict.LEAVE},
    ),
    "outside the depth maps but has to be left": (
        CheckState.WET_ORDERED,
        {**UNKNOWN, "lonlat": middle(), "coverage": Coverage.OUTSIDE, "verdict": Verdict.LEAVE},
    ),
    "dry": (CheckState.DRY, {**DRY, "lonlat": middle(3)}),
    "dry inside": (CheckState.DRY, {**DRY, "lonlat": middle()}),
    "no position": (
        CheckState.NOT_LOCATED,
        {
            **UNKNOWN,
            "lonlat": None,
            "location_level": LocationLevel.NONE,
            "coverage": Coverage.NO_LOCATION,
            "reason": VerdictReason.NO_LOCATION,
        },
    ),
    "a town that is all wet": (
        CheckState.TOWN_ONLY,
        {"lonlat": middle(), "location_level": LocationLevel.TOWN},
    ),
    "outside every layer": (
        CheckState.OUTSIDE_LAYERS,
        {**UNKNOWN, "coverage": Coverage.OUTSIDE, "reason": VerdictReason.OUTSIDE_LAYERS},
    ),
    "in a hole": (
        CheckState.NO_DATA,
        {**UNKNOWN, "coverage": Coverage.NO_DATA, "reason": VerdictReason.NO_DATA},
    ),
    "dry on one map and under water for days on another": (
        CheckState.NO_DATA,
        {**DRY, "verdict": Verdict.UNKNOWN, "reason": VerdictReason.MAPS_DISAGREE},
    ),
    "no depth layer": (
        CheckState.NO_LAYER,
        {**UNKNOWN, "coverage": Coverage.ASSESSED, "reason": VerdictReason.NO_DEPTH_LAYER},
    ),
}


def a_standing(**targets):
    town = an_empty_town()
    (area_id,) = keep_areas(town, [a_square()], WHO)
    issue_order(town, an_entry(**(targets or {"area_ids": (area_id,)})), WHO)
    return standing_of(town)


@pytest.mark.parametrize("case", CASES)
def test_each_household_stands_where_it_belongs(case: str) -> None:
    state, facts = CASES[case]
    frames = frames_of(AHousehold(**facts))
    assert check_states(frames, a_standing()).tolist() == [state.value]


def test_the_states_add_up_to_the_residents_and_the_gone_are_told_apart() -> None:
    homes = [AHousehold(people=(IN_NEED, APerson(), GONE), **facts) for _, facts in CASES.values()]
    homes.append(AHousehold(people=(GONE,)))
    check = check_coverage(frames_of(*homes), a_standing())
    assert check.residents == 3 * len(CASES) + 1
    assert check.total == CheckCount(len(CASES) + 1, 2 * len(CASES), len(CASES))
    assert check.not_taking_part == len(CASES) + 1
    assert check.unknown.households == 6
    assert check.of(CheckState.WET_ORDERED) == CheckCount(2, 4, 2)


def test_a_check_that_does_not_add_up_is_refused() -> None:
    check = check_coverage(frames_of(AHousehold()), a_standing())
    with pytest.raises(ValueError, match="residents"):
        replace(check, residents=7)
    with pytest.raises(ValueError, match="states"):
        replace(check, by_state=check.by_state[1:] + check.by_state[:0], total=CheckCount(9, 9, 9))


def test_without_orders_every_wet_home_is_unordered_and_nobody_says_otherwise() -> None:
    frames = frames_of(*(AHousehold(**facts) for _, facts in CASES.values()))
    check = check_coverage(frames, standing_of(an_empty_town()))
    assert not check.has_orders
    assert check.of(CheckState.WET_UNORDERED).households == 5
    assert check.of(CheckState.WET_ORDERED).households == 0


def test_an_order_for_the_whole_town_reaches_everybody_but_places_nobody() -> None:
    frames = frames_of(*(AHousehold(**facts) for _, facts in CASES.values()))
    check = check_coverage(frames, a_standing(is_whole_town=True))
    assert check.of(CheckState.WET_UNORDERED, CheckState.WET_UNDECIDED).households == 0
    assert check.of(CheckState.NOT_LOCATED, CheckState.TOWN_ONLY).households == 2
    assert check.by_level == ((OrderLevel.LEVEL_4, check.total),)


def test_a_home_near_the_border_or_without_a_district_is_undecided_not_covered() -> None:
    edge = (middle()[0], 35.85)
    frames = frames_of(AHousehold(lonlat=edge), AHousehold(lonlat=middle(5), district=None))
    vague = frames.locations.assign(radius_m=[30.0, 0.0])
    frames = replace(frames, locations=vague)
    assert check_states(frames, a_standing()).tolist() == ["wet_undecided", "wet_unordered"]
    of_district = a_standing(districts=("本町",))
    assert check_states(frames, of_district).tolist() == ["wet_ordered", "wet_undecided"]


@given(st.lists(st.sampled_from(list(CASES)), max_size=12), st.booleans())
def test_any_town_adds_up_and_an_order_never_makes_a_home_less_covered(
    cases: list[str], is_whole_town: bool
) -> None:
    frames = frames_of(*(AHousehold(**CASES[case][1]) for case in cases))
    before = check_coverage(frames, standing_of(an_empty_town()))
    after = check_coverage(frames, a_standing(**({"is_whole_town": True} if is_whole_town else {})))
    for check in (before, after):
        assert sum(count.households for _, count in check.by_state) == len(cases)
    assert after.unknown == before.unknown
    assert after.wet == before.wet
    open_ = CheckState.WET_UNORDERED
    assert after.of(open_).households <= before.of(open_).households


def looked_at(*homes: AHousehold) -> AreaView:
    town, view = view_of_homes(*homes)
    return look_at_areas(town, view, "町全体")


def test_protected_homes_are_counted_and_never_listed() -> None:
    hidden = {"is_protected": True, "exclusion": ExclusionReason.PROTECTED}
    shown = looked_at(
        AHousehold(lonlat=middle(3), call_rank=1, tier=1), AHousehold(lonlat=middle(3), **hidden)
    )
    assert shown.check.of(CheckState.WET_UNORDERED).households == 2
    assert shown.check.protected == 1
    assert len(shown.households) == 1
    rows = {row.kind: row for row in shown.rows}
    assert rows[AreaKind.TOWN].count.households == 2
    assert rows[AreaKind.DISTRICT].count.households == 1  # nobody finds a home by drawing around it
    assert np.sum(shown.households["state"] == CheckState.WET_UNORDERED.value) == 1
