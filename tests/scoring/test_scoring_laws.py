"""Laws of the domain, tried on made-up towns."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from scoring.depth import rank_depths
from scoring.household import score_households
from scoring.individual import IndividualScores, score_individuals
from scoring.priority import rank_households
from tests.builders_scoring import (
    AS_OF,
    a_household,
    a_need,
    a_person,
    facts_of,
    requirements_of,
    residents_of,
    rules_with,
    shipped_text,
)

RULES = rules_with()
TIERS = RULES.tiers

FORMS = st.sampled_from(
    [
        *[("要介護認定", "", f"要介護{n}") for n in range(1, 6)],
        *[("身体障害者手帳", part, f"{n}級") for part in ("視覚", "体幹") for n in range(1, 7)],
        ("医療機器", "吸引", ""),
        ("難病", "", ""),
        ("避難支援希望", "", "希望"),
    ]
)
NEEDS = st.lists(st.tuples(st.integers(0, 5), FORMS), max_size=12)
LEVELS = st.sampled_from([None, "A", "B", "C", "D"])


def town(needs: list[tuple[int, tuple[str, str, str]]], order: list[int]) -> IndividualScores:
    people = [
        a_person(f"p{n}", household_id=f"h{n % 3}", birth_date=date(1930 + 10 * n, 5, 5))
        for n in order
    ]
    rows = [a_need(*form, person_id=f"p{who}", line=n) for n, (who, form) in enumerate(needs, 2)]
    return score_individuals(residents_of(*people), requirements_of(*rows), RULES, AS_OF)


def households(made: IndividualScores) -> pd.DataFrame:
    return score_households(residents_of(a_person()), made.individuals, RULES.points)


@given(NEEDS)
def test_the_score_is_the_sum_of_its_contributions(
    needs: list[tuple[int, tuple[str, str, str]]],
) -> None:
    made = town(needs, list(range(6)))
    sums = made.contributions.groupby("person_id")["points"].sum()
    scores = made.individuals.set_index("person_id")["score"].dropna()

    assert not made.contributions.duplicated(["person_id", "rule_id"]).any()
    pd.testing.assert_series_equal(scores, sums, check_names=False)


@given(NEEDS, st.permutations(range(6)))
def test_the_order_of_members_and_rows_does_not_matter(
    needs: list[tuple[int, tuple[str, str, str]]], order: list[int]
) -> None:
    plain, turned = town(needs, list(range(6))), town(needs[::-1], order)

    pd.testing.assert_frame_equal(
        plain.individuals,
        turned.individuals.sort_values("person_id", ignore_index=True),
    )
    columns = ["household_id", "members", "score_sum", "score", "level", "top_individual_level"]
    pd.testing.assert_frame_equal(households(plain)[columns], households(turned)[columns])


def test_scoring_twice_gives_the_same() -> None:
    needs = [
        (0, ("要介護認定", "", "要介護5")),
        (4, ("医療機器", "吸引", "")),
        (0, ("難病", "", "")),
    ]
    first, second = town(needs, list(range(6))), town(needs, list(range(6)))

    pd.testing.assert_frame_equal(first.contributions, second.contributions)
    pd.testing.assert_frame_equal(households(first), households(second))


@given(NEEDS, st.integers(0, 5), FORMS)
def test_one_more_requirement_never_scores_less(
    needs: list[tuple[int, tuple[str, str, str]]], who: int, form: tuple[str, str, str]
) -> None:
    before = town(needs, list(range(6))).individuals["score"].fillna(-1)
    after = town([*needs, (who, form)], list(range(6))).individuals["score"].fillna(-1)

    assert (after >= before).all()


@given(st.sampled_from(["要介護認定", "視覚", "体幹"]), st.integers(1, 5))
def test_a_graver_grade_never_scores_less(kind: str, step: int) -> None:
    def score(grade: int) -> float:
        need = (kind, "", f"要介護{6 - grade}")
        if kind != "要介護認定":
            need = ("身体障害者手帳", kind, f"{grade}級")
        return float(town([(3, need)], [3]).individuals["score"].fillna(-1).item())

    # 体幹 has no 4級 and 6級 in law and none in the table
    graver, lighter = (3, 5) if kind == "体幹" and step in {3, 4, 5} else (step, step + 1)
    if kind == "要介護認定" and step == 5:
        graver, lighter = 4, 5
    assert score(graver) >= score(lighter)


@given(st.dates(date(2024, 1, 2), date(2030, 1, 1)))
def test_the_day_before_a_new_value_the_old_one_holds(applies_from: date) -> None:
    text = shipped_text("points").replace(
        "points = 8\n",
        'points = 8\n  source = "旧"\n'
        f"  [[rule.value]]\n  from = {applies_from.isoformat()}\n  points = 9\n",
    )
    rules = rules_with(points=text)
    people, needs = residents_of(a_person()), requirements_of(a_need("要介護認定", "", "要介護5"))

    def score(as_of: date) -> float:
        return float(score_individuals(people, needs, rules, as_of).individuals["score"].item())

    assert score(applies_from - timedelta(days=1)) == 8
    assert score(applies_from) == 9


@st.composite
def homes(draw: st.DrawFn) -> list[dict[str, object]]:
    """Households of which no two have the same id."""
    made = []
    for number in range(draw(st.integers(1, 8))):
        score = draw(st.sampled_from([np.nan, 0.5, 3.0, 7.25, 24.0]))
        made.append(
            a_household(
                f"h{number}",
                score=score,
                level=None if np.isnan(score) else draw(LEVELS),
                top_individual_level=None if np.isnan(score) else draw(LEVELS),
                needs_power=draw(st.booleans()),
                hazard_coverage=draw(st.sampled_from(["assessed", "no_data", "no_location"])),
                flood_rank=draw(st.sampled_from([np.nan, 0.0, 1.0, 2.0, 6.0])),
                depth_m=draw(st.sampled_from([np.nan, 0.3, 1.0, 21.0])),
                in_collapse_zone=draw(st.sampled_from([np.nan, 0.0, 1.0])),
                floor=draw(st.sampled_from([np.nan, 1.0, 3.0])),
                is_protected=draw(st.booleans()),
            )
        )
    return made


def order_of(some: list[dict[str, object]]) -> list[str]:
    made = rank_households(facts_of(RULES, *some), TIERS).dropna(subset=["call_rank"])
    return list(made.sort_values("call_rank")["household_id"])


@given(homes())
def test_the_call_order_is_total_and_everyone_is_listed_or_left_out_with_a_reason(
    some: list[dict[str, object]],
) -> None:
    made = rank_households(facts_of(RULES, *some), TIERS)
    listed = made["exclusion"].isna()

    assert (listed == made["tier"].notna()).all()
    assert sorted(made.loc[listed, "call_rank"]) == list(range(1, int(listed.sum()) + 1))
    assert made.loc[~listed, "call_rank"].isna().all()


@given(homes(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(
    some: list[dict[str, object]], random: np.random.Generator
) -> None:
    turned = list(some)
    random.shuffle(turned)

    assert order_of(turned) == order_of(some)


@given(homes())
def test_one_household_more_reorders_nobody_else(some: list[dict[str, object]]) -> None:
    newcomer = str(some[-1]["household_id"])

    assert [one for one in order_of(some) if one != newcomer] == order_of(some[:-1])


@given(homes())
def test_knowing_nothing_of_the_water_never_ranks_below_knowing_there_is_none(
    some: list[dict[str, object]],
) -> None:
    plain = {"in_collapse_zone": np.nan, "is_protected": False, "floor": np.nan}
    unknown = some[-1] | plain | {"hazard_coverage": "no_data", "flood_rank": np.nan}
    dry = some[-1] | plain | {"hazard_coverage": "assessed", "flood_rank": 0.0}
    name = str(unknown["household_id"])

    assert name in order_of([*some[:-1], unknown])
    assert name not in order_of([*some[:-1], dry])


@given(homes())
def test_an_individual_level_a_in_the_water_never_falls_below_tier_two(
    some: list[dict[str, object]],
) -> None:
    made = rank_households(facts_of(RULES, *some), TIERS)
    for home, tier in zip(some, made["tier"], strict=True):
        if home["top_individual_level"] == "A" and home["flood_rank"] in {1.0, 2.0, 6.0}:
            assert np.isnan(tier) or tier <= 2


@given(st.lists(st.integers(0, 30_000), min_size=2))
def test_a_deeper_flood_never_has_a_lower_rank(millimetres: list[int]) -> None:
    ranks = rank_depths(np.sort(np.array(millimetres)) / 1000, RULES.depth)

    assert (np.diff(ranks) >= 0).all()
