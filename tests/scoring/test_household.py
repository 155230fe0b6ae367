import numpy as np
import pandas as pd
import pytest

from scoring.frames import HOUSEHOLD_SCORES
from scoring.household import score_households, support_codes_of_members
from tests.builders_scoring import (
    a_person,
    an_individual,
    individuals_of,
    residents_of,
    rules_with,
    shipped_text,
)

RULES = rules_with()


def table(*people: dict[str, object], members: str = "all") -> pd.DataFrame:
    text = shipped_text("points").replace('members = "all"', f'members = "{members}"')
    return score_households(
        residents_of(a_person()), individuals_of(*people), rules_with(points=text).points
    )


def test_an_empty_town_has_no_households() -> None:
    made = table()

    HOUSEHOLD_SCORES.check(made)
    assert len(made) == 0


def test_households_stand_in_text_order() -> None:
    made = table(*[an_individual(f"p{n}", household_id=f"{n}") for n in (10, 9, 100)])

    assert list(made["household_id"]) == ["10", "100", "9"]


def test_a_household_without_any_score_shows_nothing() -> None:
    made = table(an_individual(support_requested=True)).iloc[0]

    assert made["score_sum"] == 0
    assert made["support_requested"]
    assert made[["score", "level", "top_individual_level", "support_codes"]].isna().all()


def test_codes_stand_highest_score_first_and_members_without_one_are_left_out() -> None:
    made = table(
        an_individual("p1", score=3.0, level="D"),
        an_individual("p2"),
        an_individual("p3", score=24.0, level="A", support_requested=True),
        an_individual("p4", score=3.0, level="D", support_requested=True),
    ).iloc[0]

    assert made["score"] == 7.5
    assert made["support_codes"] == "●A24(C) D3(C) ●D3(C)"


def test_each_member_of_a_scored_household_shows_a_code() -> None:
    people = individuals_of(
        an_individual("p1", score=10.0, level="C", support_requested=True),
        an_individual("p2", support_requested=True),
        an_individual("p3", household_id="h2", support_requested=True),
    )
    households = score_households(residents_of(a_person()), people, RULES.points)
    codes = support_codes_of_members(people, households)

    assert list(codes[:2]) == ["●C10(D)", "(D)"]
    assert pd.isna(codes[2])


def test_a_score_below_every_level_is_shown_without_a_letter() -> None:
    assert table(an_individual(score=0.0))["support_codes"].item() == "0"


def test_flags_of_any_member_are_flags_of_the_household() -> None:
    made = table(
        an_individual("p1", needs_power=True),
        an_individual("p2", support_requested=True),
        an_individual("p3", household_id="h2"),
    )

    assert list(made["needs_power"]) == [True, False]
    assert list(made["support_requested"]) == [True, False]


def test_one_protected_resident_protects_the_household() -> None:
    residents = residents_of(
        a_person("p1"),
        a_person("p2", is_protected=True),
        a_person("p3", household_id="h2"),
        a_person("p4", household_id="h2", is_protected=True, status="moved_out"),
    )
    people = individuals_of(
        an_individual("p1"), an_individual("p2"), an_individual("p3", household_id="h2")
    )

    assert list(score_households(residents, people, RULES.points)["is_protected"]) == [True, False]


@pytest.mark.parametrize(
    ("members", "divisor"),
    [("all", 4), ("without_children_under_15", 3), ("without_residents_in_care", 2)],
)
def test_the_setting_tells_who_counts_as_a_member(members: str, divisor: int) -> None:
    made = table(
        an_individual("p1", score=12.0, level="B", in_care=True),
        an_individual("p2", age=14.0, in_care=True),
        an_individual("p3", age=15.0),
        an_individual("p4", age=np.nan),
        members=members,
    ).iloc[0]

    assert (made["members"], made["divisor"]) == (4, divisor)
    assert made["score_sum"] == 12
    assert made["score"] == 12 / divisor


def test_if_nobody_counts_all_members_do() -> None:
    made = table(
        an_individual("p1", age=2.0, score=1.0, level="D"),
        an_individual("p2", age=10.0),
        members="without_children_under_15",
    ).iloc[0]

    assert (made["divisor"], made["score"]) == (2, 0.5)


def test_the_guard_shows_the_gravest_member_beside_a_low_household_score() -> None:
    made = table(
        an_individual("p0", score=24.0, level="A"),
        an_individual("p9", score=1.0, level="D"),
        *[an_individual(f"p{n}") for n in range(1, 8)],
    ).iloc[0]

    assert (made["level"], made["top_individual_level"]) == ("D", "A")
