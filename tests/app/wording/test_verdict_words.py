"""Every verdict has its sentence in both languages; every fact and reason its words."""

import pytest

from app.pipeline.verdict_sentences import verdict_facts
from app.wording.code_words import VERDICT_WORDS
from app.wording.verdict_fact_words import VERDICT_FACT_WORDS, fact_word
from app.wording.verdict_reason_words import SHORT_REASON_WORDS, VERDICT_REASON_WORDS
from app.wording.verdict_words import LayersInUse, verdict_sentence
from scoring.codes import Verdict, VerdictReason
from scoring.verdict_codes import FACTS
from tests.builders_scoring import a_household, golden, judged_rows, rules_with
from tests.scoring.verdict_cases import cases_of, home_of

RULES = rules_with()
LAYERS = LayersInUse(has_duration=False, has_collapse=False, has_sediment=True)
WET = {"flood_rank": 2.0, "floor": 3.0, "collapse_zone": 0.0, "duration_rank": 1.0}


def told(**facts: object) -> str:
    rows = judged_rows(RULES, a_household(**facts))
    return verdict_sentence(verdict_facts(rows, LAYERS)[0]).ja


def test_every_reason_and_every_fact_has_words_of_its_own() -> None:
    for words in (VERDICT_REASON_WORDS, SHORT_REASON_WORDS):
        assert list(words) == list(VerdictReason)
        assert all(text.ja and text.en for text in words.values())
    assert set(VERDICT_FACT_WORDS) == set(FACTS.values())
    for codes in FACTS.values():
        assert len({fact_word(code).ja for code in codes}) == len(codes)


@pytest.mark.parametrize("row", golden("verdicts.csv"), ids=lambda row: row["id"])
def test_every_sentence_ends_with_its_verdict_and_stands_in_both_languages(
    row: dict[str, str],
) -> None:
    rows = judged_rows(RULES, a_household(**home_of(next(cases_of(row)))))
    made = verdict_sentence(verdict_facts(rows, LAYERS)[0])
    verdict = VERDICT_WORDS[Verdict(row["期待する判定"])]

    assert made.ja.endswith(f" → {verdict.ja}")
    assert made.en.endswith(f" → {verdict.en}")
    assert made.en.isascii() or "–" in made.en or "→" in made.en


@pytest.mark.parametrize(
    ("facts", "phrase"),
    [
        ({"collapse_zone": float("nan")}, "倒壊区域不明"),
        ({"sediment_zone": float("nan")}, "土砂区域不明"),
        ({"duration_rank": float("nan")}, "継続時間不明"),
        ({"floor": float("nan"), "flood_rank": 1.0}, "居住階不明（1階とみなす）"),
    ],
)
def test_who_may_stay_is_told_everything_that_is_unknown(
    facts: dict[str, object], phrase: str
) -> None:
    made = told(**WET | {"sediment_zone": 0.0} | facts)

    assert made.endswith("→ 屋内可")
    assert phrase in made
    assert phrase not in told(**WET | {"sediment_zone": 0.0})


def test_a_home_known_only_to_its_town_is_uncertain_whatever_floor_it_is_on() -> None:
    made = told(**WET | {"location_level": "town"})

    assert "位置不確か" in made
    assert made.endswith("→ 不明")


def test_a_circle_of_which_a_part_is_unknown_is_an_uncertain_position() -> None:
    partly = {"radius_m": 60.0, "hazard_coverage": "outside"}

    assert told(**partly) == "浸水不明（想定区域図の外）・位置不確か → 不明"


def test_a_floor_above_the_roof_says_that_it_cannot_be() -> None:
    assert "2階建（居住階と合わない）" in told(**WET | {"storeys": 2.0})


def test_a_floor_below_the_ground_says_so() -> None:
    assert "地下1階居住" in told(**WET | {"floor": -1.0})
