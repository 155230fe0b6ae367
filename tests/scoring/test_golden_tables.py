"""The published example and the sample table, one line per case, as staff can read them."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from scoring.depth import rank_depths
from scoring.household import score_households, support_code
from scoring.individual import IndividualScores, score_individuals
from scoring.priority import rank_households
from tests.builders_scoring import (
    AS_OF,
    a_household,
    a_need,
    a_person,
    an_individual,
    facts_of,
    golden,
    individuals_of,
    requirements_of,
    residents_of,
    rules_with,
)

RULES = rules_with()


def cases(name: str) -> list[object]:
    return [pytest.param(row, id=row["id"]) for row in golden(name)]


def scored(row: dict[str, str]) -> IndividualScores:
    born = date(AS_OF.year - int(row["年齢"]), AS_OF.month, AS_OF.day)
    needs = [
        a_need(*cells.split("/"), line=line)
        for line, cells in enumerate(row["要件(種別/部位/等級)"].split(";"), start=2)
        if cells
    ]
    return score_individuals(
        residents_of(a_person(birth_date=born)), requirements_of(*needs), RULES, AS_OF
    )


def number(cell: str) -> float:
    return float(cell) if cell else np.nan


def told(value: object) -> str:
    return "" if pd.isna(value) else str(value)


@pytest.mark.parametrize("row", cases("scoring_points.csv"))
def test_the_sample_table_gives_the_points_of_each_of_its_rows(row: dict[str, str]) -> None:
    made = scored(row)

    np.testing.assert_equal(made.individuals["score"].item(), number(row["期待する点"]))
    assert len(made.contributions) == bool(row["期待する点"])


@pytest.mark.parametrize("row", cases("scoring_individuals.csv"))
def test_the_published_people_score_as_printed(row: dict[str, str]) -> None:
    made = scored(row)
    points = sorted(number(cell) for cell in row["期待する内訳"].split(";") if cell)

    assert sorted(made.contributions["points"]) == points
    np.testing.assert_equal(made.individuals["score"].item(), number(row["期待する個人スコア"]))
    assert told(made.individuals["level"].item()) == row["期待する個人レベル"]


@pytest.mark.parametrize("row", cases("scoring_households.csv"))
def test_the_published_households_score_as_printed(row: dict[str, str]) -> None:
    pairs = [member.split(":") for member in row["世帯員(年齢:個人スコア)"].split(";")]
    scores = np.array([number(score.replace("—", "")) for _, score in pairs])
    levels = RULES.points.individual_levels.positions(scores)
    people = individuals_of(
        *[
            an_individual(f"p{n}", age=float(age), score=score, level=[*"ABCD", None][level])
            for n, ((age, _), score, level) in enumerate(zip(pairs, scores, levels, strict=True))
        ]
    )
    made = score_households(residents_of(a_person()), people, RULES.points).iloc[0]

    assert made["score_sum"] == number(row["期待する合計"])
    assert made["members"] == int(row["期待する人数"])
    np.testing.assert_equal(made["score"], number(row["期待する世帯スコア"]))
    assert told(made["level"]) == row["期待する世帯レベル"]
    assert told(made["top_individual_level"]) == row["期待する最重の個人レベル"]


@pytest.mark.parametrize("row", cases("scoring_support_codes.csv"))
def test_support_codes_are_written_as_published(row: dict[str, str]) -> None:
    code = support_code(
        number(row["個人スコア"]),
        row["個人レベル"],
        row["世帯レベル"],
        support_requested=row["希望"] == "○",
    )

    assert code == row["期待する符号"]


@pytest.mark.parametrize("row", cases("scoring_depths.csv"))
def test_a_depth_falls_into_its_rank(row: dict[str, str]) -> None:
    found = rank_depths(np.array([number(row["浸水深m"])]), RULES.depth)

    np.testing.assert_equal(found, [number(row["期待するランク"])])


@pytest.mark.parametrize("row", cases("scoring_tiers.csv"))
def test_a_household_falls_into_its_tier(row: dict[str, str]) -> None:
    is_flooded = row["浸水"] == "○"
    home = {
        "leave": {"flood_rank": 2.0, "floor": 1.0}
        if is_flooded
        else {"flood_rank": 0.0, "collapse_zone": 2.0},
        "stay_possible": {"flood_rank": 2.0, "floor": 2.0},
        "unknown": {"hazard_coverage": "no_data"},
        "dry": {"flood_rank": 0.0},
    }[row["判定"]]
    facts = facts_of(
        RULES,
        a_household(
            score=5.0 if row["世帯レベル"] else np.nan,
            level=row["世帯レベル"] or None,
            top_individual_level=row["最重の個人レベル"] or None,
            needs_power=row["電源"] == "○",
            **home,
        ),
    )
    made = rank_households(facts, RULES.tiers).iloc[0]

    assert facts.verdicts["verdict"].item() == row["判定"]
    np.testing.assert_equal(made["tier"], number(row["期待する層"]))
    assert made["is_on_power_list"] == (row["電源"] == "○")
