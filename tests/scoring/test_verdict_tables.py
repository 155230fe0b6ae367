"""Every combination of facts and its verdict, as staff can read and change it."""

from collections import Counter
from itertools import product

import pytest

from scoring.codes import Verdict, VerdictReason
from scoring.verdict_codes import FACTS, WaterFact
from scoring.verdict_facts import HomeFrames, facts_of_homes
from tests.builders_scoring import a_household, facts_of, golden, judged_rows, rules_with
from tests.scoring import verdict_cases
from tests.scoring.verdict_cases import COLUMNS, WATERS, cases_of, home_of, words_in
from tests.scoring.verdict_sentences import sentence_of
from tests.scoring.write_verdicts import expected, expected_water

RULES = rules_with()
TABLE = golden("verdicts.csv")
FLOORS = golden("verdict_floors.csv")
LIVED_ON = {"不明": None, "地下1": -1, **{f"{n}": n for n in (1, 2, 3, 4, 5, 7, 8)}}
STOREYS = {"不明": None, **{f"{n}": n for n in (1, 2, 3, 4, 5, 7, 8)}}
RANKS = {f"{n}": n for n in range(1, 7)}


def rows_of(table: list[dict[str, str]]) -> list[object]:
    return [pytest.param(row, id=row["id"]) for row in table]


def by_table(facts: dict[str, str]) -> tuple[str, str]:
    """Verdict and reason of one case in the table of the rules."""
    places = {name: list(codes).index(codes(facts[name])) for name, codes in FACTS.items()}
    verdict, reason = RULES.verdict.table.look_up(places)
    return list(Verdict)[int(verdict)].value, list(VerdictReason)[int(reason)].value


def every_case() -> set[tuple[str, ...]]:
    return set(product(*COLUMNS.values()))


def test_every_combination_of_facts_stands_in_the_table_exactly_once() -> None:
    found = Counter(case for row in TABLE for case in cases_of(row))

    assert set(found) == every_case()
    assert set(found.values()) == {1}


def test_the_words_of_the_table_name_every_word_of_every_fact() -> None:
    named = [facts for case in every_case() for facts in verdict_cases.facts_of(case)]

    for name, codes in FACTS.items():
        assert {facts[name] for facts in named} == {code.value for code in codes}


@pytest.mark.parametrize("row", rows_of(TABLE))
def test_every_case_of_a_row_gets_its_verdict_by_its_reason(row: dict[str, str]) -> None:
    told = (row["期待する判定"], row["期待する理由"])

    for case in cases_of(row):
        assert expected(case)[:2] == told
        assert all(by_table(facts) == told for facts in verdict_cases.facts_of(case))


@pytest.mark.parametrize("row", rows_of(TABLE))
def test_a_home_of_each_row_is_judged_so_and_says_why(row: dict[str, str]) -> None:
    case = next(cases_of(row))
    made = judged_rows(RULES, a_household(**home_of(case))).iloc[0]

    assert (made["verdict"], made["reason"]) == (row["期待する判定"], row["期待する理由"])
    assert sentence_of(case).ja == row["判定文の例"]
    assert row["根拠"]


@pytest.mark.parametrize("case", [next(cases_of(row)) for row in TABLE])
def test_the_facts_of_an_example_are_read_from_the_frames(case: tuple[str, ...]) -> None:
    facts = facts_of(RULES, a_household(**home_of(case)))
    homes = HomeFrames(facts.household_scores, facts.locations, facts.exposure)
    found = facts_of_homes(homes, RULES.verdict)
    told = {name: list(FACTS[name])[int(place.item())].value for name, place in found.items()}

    water, _floor, zone, sediment, _duration, climb, power = verdict_cases.facts_of(case), *case[1:]
    assert told["water"] == water[0]["water"]
    assert told["collapse"] == verdict_cases.ZONES[zone][0]
    assert told["structure"] in verdict_cases.ZONES[zone][1]
    assert told["sediment"] == verdict_cases.SEDIMENTS[sediment]
    assert told["climb"] == verdict_cases.CLIMBS[climb]
    assert told["power"] == verdict_cases.POWERS[power]


def test_every_rank_floor_and_height_of_a_building_stands_in_its_table_exactly_once() -> None:
    found = Counter(case for row in FLOORS for case in floor_cases(row))

    assert set(found) == set(product(RANKS, LIVED_ON, STOREYS))
    assert set(found.values()) == {1}


@pytest.mark.parametrize("row", rows_of(FLOORS))
def test_the_water_stands_to_each_floor_as_the_table_says(row: dict[str, str]) -> None:
    cases = list(floor_cases(row))
    homes = [
        a_household(
            f"h{number:04}",
            flood_rank=float(RANKS[rank]),
            floor=LIVED_ON[floor],
            storeys=STOREYS[storeys],
        )
        for number, (rank, floor, storeys) in enumerate(cases)
    ]
    facts = facts_of(RULES, *homes)
    frames = HomeFrames(facts.household_scores, facts.locations, facts.exposure)
    waters = facts_of_homes(frames, RULES.verdict)["water"]

    assert {list(WaterFact)[place].value for place in waters.tolist()} == {
        WATERS[row["期待する水"]]
    }
    for rank, floor, storeys in cases:
        assert expected_water(RANKS[rank], floor, storeys)[0] == row["期待する水"]


def floor_cases(row: dict[str, str]) -> list[tuple[str, str, str]]:
    return list(
        product(
            words_in(row["浸水ランク"], RANKS),
            words_in(row["居住階"], LIVED_ON),
            words_in(row["建物階数"], STOREYS),
        )
    )
