from datetime import date

import numpy as np
import pandas as pd
import pytest

from scoring.codes import ResidentStatus
from scoring.frames import CONTRIBUTIONS, INDIVIDUALS
from scoring.individual import IndividualScores, ages_at, count_unscored, score_individuals
from tests.builders_scoring import (
    AS_OF,
    a_need,
    a_person,
    requirements_of,
    residents_of,
    rules_with,
    shipped_text,
)

RULES = rules_with()


def scored(*needs: dict[str, object], born: object = date(1976, 1, 1)) -> IndividualScores:
    return score_individuals(
        residents_of(a_person(birth_date=born)), requirements_of(*needs), RULES, AS_OF
    )


def score_of(*needs: dict[str, object], born: object = date(1976, 1, 1)) -> float:
    return float(scored(*needs, born=born).individuals["score"].item())


def test_the_frames_are_of_their_schema_also_for_an_empty_town() -> None:
    made = score_individuals(residents_of(), requirements_of(), RULES, AS_OF)

    CONTRIBUTIONS.check(made.contributions)
    INDIVIDUALS.check(made.individuals)
    assert len(made.individuals) == len(made.contributions) == 0


def test_who_meets_no_rule_has_no_score_and_no_level() -> None:
    person = scored().individuals.iloc[0]

    assert np.isnan(person["score"])
    assert pd.isna(person["level"])


def test_a_rule_worth_nothing_is_met_and_gives_a_score_of_zero() -> None:
    text = shipped_text("points").replace("points = 8", "points = 0")
    made = score_individuals(
        residents_of(a_person()),
        requirements_of(a_need("要介護認定", "", "要介護5")),
        rules_with(points=text),
        AS_OF,
    ).individuals.iloc[0]

    assert made["score"] == 0
    assert pd.isna(made["level"])


def test_a_rule_met_by_two_rows_counts_once_and_names_the_first_row() -> None:
    later = a_need("医療機器", "吸引", file="b.csv", line=3)
    first = a_need("医療機器", "在宅酸素", file="a.csv", line=9)
    last = a_need("医療機器", "在宅酸素", file="a.csv", line=20)
    told = scored(later, last, first).contributions.iloc[0]

    assert (told["file"], told["line"], told["points"]) == ("a.csv", 9, 5)


def test_a_rule_on_age_has_no_source_row() -> None:
    told = scored(born=date(1940, 1, 1)).contributions.iloc[0]

    assert (told["rule_id"], told["label"], told["points"]) == ("age_85", "85歳以上", 2)
    assert pd.isna(told["file"])
    assert pd.isna(told["line"])


def test_contributions_stand_in_the_order_of_people_and_of_the_table() -> None:
    people = residents_of(a_person("p2", birth_date=date(1945, 1, 1)), a_person("p1"))
    needs = requirements_of(
        a_need("難病", "", "重症", person_id="p2"),
        a_need("日本語", person_id="p1"),
        a_need("要介護認定", "", "要介護1", person_id="p2"),
    )
    told = score_individuals(people, needs, RULES, AS_OF).contributions

    assert list(zip(told["person_id"], told["rule_id"], strict=True)) == [
        ("p2", "care_1"),
        ("p2", "disease_severe"),
        ("p2", "age_75_84"),
        ("p1", "japanese"),
    ]


@pytest.mark.parametrize(
    ("valid_from", "valid_until", "is_in_force"),
    [
        (None, None, True),
        (date(2026, 11, 20), None, True),
        (date(2026, 11, 21), None, False),
        (None, date(2026, 11, 21), True),
        (None, date(2026, 11, 20), False),
    ],
)
def test_only_rows_in_force_at_the_reference_day_count(
    valid_from: date | None, valid_until: date | None, is_in_force: bool
) -> None:
    need = a_need("要介護認定", "", "要介護5", valid_from=valid_from, valid_until=valid_until)

    np.testing.assert_equal(score_of(need), 8 if is_in_force else np.nan)


def test_the_dead_and_those_who_moved_take_no_part() -> None:
    people = residents_of(
        *[a_person(f"p{n}", status=status.value) for n, status in enumerate(ResidentStatus)]
    )
    needs = requirements_of(
        *[a_need("難病", "", "重症", person_id=f"p{n}") for n in range(len(ResidentStatus))],
        a_need("難病", "", "重症", person_id="nobody"),
    )
    made = score_individuals(people, needs, RULES, AS_OF)

    assert list(made.individuals["person_id"]) == ["p0"]
    assert list(made.contributions["person_id"]) == ["p0"]


@pytest.mark.parametrize(
    ("born", "as_of", "age"),
    [
        (date(1951, 11, 20), date(2026, 11, 20), 75),
        (date(1951, 11, 21), date(2026, 11, 20), 74),
        (date(1951, 12, 1), date(2026, 11, 20), 74),
        (date(1952, 2, 29), date(2027, 2, 28), 74),
        (date(1952, 2, 29), date(2027, 3, 1), 75),
        (date(1952, 2, 29), date(2028, 2, 29), 76),
        (date(1911, 6, 1), date(2026, 11, 20), 115),
        (date(2026, 11, 20), date(2026, 11, 20), 0),
        (date(2026, 11, 21), date(2026, 11, 20), np.nan),
        (None, date(2026, 11, 20), np.nan),
    ],
)
def test_age_is_whole_years_at_the_reference_day(
    born: date | None, as_of: date, age: float
) -> None:
    birth_dates = residents_of(a_person(birth_date=born))["birth_date"]

    np.testing.assert_equal(ages_at(birth_dates, as_of), [age])


def test_an_unknown_age_meets_no_rule_on_age_and_stays_visibly_empty() -> None:
    person = scored(born=None).individuals.iloc[0]

    assert np.isnan(person["age"])
    assert np.isnan(person["score"])


def test_a_rule_may_ask_for_a_requirement_and_an_age() -> None:
    text = shipped_text("points").replace(
        'kind = "妊産婦"\n', 'kind = "妊産婦"\nage_from = 20\nage_to = 40\n'
    )
    people = residents_of(
        a_person("p1", birth_date=date(1996, 1, 1)),
        a_person("p2", birth_date=date(1976, 1, 1)),
        a_person("p3", birth_date=None),
    )
    needs = requirements_of(*[a_need("妊産婦", person_id=f"p{n}") for n in (1, 2, 3)])
    made = score_individuals(people, needs, rules_with(points=text), AS_OF).individuals

    np.testing.assert_equal(made["score"].to_numpy(), [1, np.nan, np.nan])


def test_points_with_decimals_sum_exactly() -> None:
    text = shipped_text("points")
    for rule, points in (("care_5", "0.1"), ("trunk_3", "0.2")):
        before, after = text.split(f'id = "{rule}"')
        head, tail = after.split("points = ", 1)
        text = f'{before}id = "{rule}"{head}points = {points}\n{tail.split(chr(10), 1)[1]}'
    needs = [a_need("要介護認定", "", "要介護5"), a_need("身体障害者手帳", "体幹", "3級")]
    made = score_individuals(
        residents_of(a_person()), requirements_of(*needs), rules_with(points=text), AS_OF
    )

    assert made.individuals["score"].item() == 0.3


@pytest.mark.parametrize(
    ("need", "flag"),
    [
        (a_need("避難支援希望", "", "希望"), "support_requested"),
        (a_need("避難支援希望", "", "○"), "support_requested"),
        (a_need("避難支援希望"), "support_requested"),
        (a_need("医療機器", "人工呼吸器"), "needs_power"),
        (a_need("医療機器", "在宅酸素"), "needs_power"),
        (a_need("医療機器", "吸引"), "needs_power"),
        (a_need("手動追加", "", "施設入所"), "in_care"),
        (a_need("手動追加", "", "入院"), "in_care"),
    ],
)
def test_a_requirement_raises_its_flag_and_no_other(need: dict[str, object], flag: str) -> None:
    person = scored(need).individuals.iloc[0]
    raised = [name for name in ("support_requested", "needs_power", "in_care") if person[name]]

    assert raised == [flag]


@pytest.mark.parametrize("grade", ["希望しない", "なし", "無", "×"])
def test_who_declines_support_is_not_marked(grade: str) -> None:
    assert not scored(a_need("避難支援希望", "", grade)).individuals["support_requested"].item()


def test_a_flag_whose_row_has_run_out_is_not_raised() -> None:
    need = a_need("医療機器", "吸引", valid_until=date(2026, 11, 20))

    assert not scored(need).individuals["needs_power"].item()


def test_needs_that_no_rule_and_no_flag_meets_are_counted_by_their_words() -> None:
    rules = rules_with()
    needs = requirements_of(
        a_need("療育手帳", grade="B2"),
        a_need("療育手帳", grade="B2", person_id="p2", line=3),
        a_need("身体障害者手帳", part="心臓", grade="3級"),
        a_need("要介護認定", grade="要介護5"),
        a_need("手動追加", grade="施設入所"),
        a_need("避難支援希望", grade="希望しない"),
        a_need("療育手帳", grade="A2", valid_until="2026-01-01"),
    )
    found = count_unscored(needs, rules, date(2026, 11, 20))
    assert found.astype(object).where(found.notna(), None).to_numpy().tolist() == [
        ["療育手帳", None, "B2", 2],
        ["身体障害者手帳", "心臓", "3級", 1],
    ]


def test_where_every_need_has_points_none_is_told() -> None:
    needs = requirements_of(a_need("要介護認定", grade="要介護5"))
    assert count_unscored(needs, rules_with(), date(2026, 11, 20)).empty
