"""The list of chosen homes: exactly these, never a protected one, and the sum of the whole town."""

import re
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.pipeline.make_list import ListFrames, ListTables
from app.report.call_list import build_call_list
from app.report.chosen_list import ChosenHomes, build_chosen_list
from app.report.from_town import list_heading
from app.report.paper.pages import lay_out
from app.store.town import TownFacts
from app.wording import chosen_list_words as words
from scoring.codes import Coverage, ExclusionReason, LocationLevel, Verdict
from scoring.frames import ISSUES, UNSCORED
from tests.builders_report import AS_OF, AHousehold, APerson, frames_of

IN_NEED = APerson(score=20.0, level="A")
TWO = (IN_NEED, APerson(name="髙橋 梅", relationship="妻"))


def tables_of(*homes: AHousehold) -> ListTables:
    frames = frames_of(*homes)
    told = {field.name: getattr(frames, field.name) for field in fields(ListFrames)}
    facts = TownFacts("さくら川市", True, AS_OF, "配点表", layers=())
    return ListTables(facts=facts, issues=ISSUES.empty(), unscored=UNSCORED.empty(), **told)


def a_town() -> ListTables:
    """Five listed homes (two without a sure place), one dry on the power list, one protected."""
    return tables_of(
        AHousehold(call_rank=1, tier=1, people=TWO, codes="A1(A)"),
        AHousehold(call_rank=2, tier=1, people=TWO, codes="A1(A)"),
        AHousehold(call_rank=3, tier=2, has_power_need=True),
        AHousehold(call_rank=4, tier=3, lonlat=None, location_level=LocationLevel.NONE,
                   verdict=Verdict.UNKNOWN, coverage=Coverage.NO_LOCATION, flood_rank=None),
        AHousehold(call_rank=5, tier=3, location_level=LocationLevel.TOWN),
        AHousehold(exclusion=ExclusionReason.DRY, flood_rank=0, has_power_need=True,
                   verdict=Verdict.DRY),
        AHousehold(is_protected=True, exclusion=ExclusionReason.PROTECTED,
                   people=(APerson(name="隠野 秘"),)),
        AHousehold(exclusion=ExclusionReason.OUTSIDE_AREA),
    )  # fmt: skip


def ids_of(*numbers: int) -> tuple[str, ...]:
    return tuple(f"H{number:05d}" for number in numbers)


def printed(made) -> set[str]:
    return {block.household_id for part in made.sections for block in part.blocks}


def text_of(made) -> str:
    return "".join("".join(page.texts()) for page in lay_out(made))


def test_exactly_the_chosen_homes_are_on_it_with_the_ranks_of_the_whole_list() -> None:
    made = build_chosen_list(a_town(), ChosenHomes("地区「本町」", ids_of(2, 3, 6)))

    assert printed(made) == set(ids_of(2, 3, 6))
    assert [block.call_rank for block in made.sections[1].blocks] == [2, 3]
    assert [block.household_id for block in made.sections[2].blocks] == list(ids_of(3, 6))


def test_a_protected_home_is_not_on_it_even_if_it_is_asked_for() -> None:
    made = build_chosen_list(a_town(), ChosenHomes("囲んだ範囲", ids_of(1, 7)))

    assert printed(made) == set(ids_of(1))
    assert made.heading.chosen.households == 1
    assert "隠野" not in text_of(made)


def test_the_first_sheet_says_what_was_chosen_and_who_is_left_out() -> None:
    made = build_chosen_list(a_town(), ChosenHomes("地区「本町」", ids_of(1, 2, 6)))

    told = text_of(made)
    assert "選んだ範囲：地区「本町」　3世帯 5人（要支援者 2人）" in told
    assert "呼びかけ順に載る 2世帯　＋　載らない 1世帯" in told
    assert "呼びかけ順にある 3世帯 3人は、この紙に載せません" in told
    assert "位置の分からない 1世帯と、町丁目までしか分からない 1世帯" in told


def test_every_page_says_that_it_is_a_part() -> None:
    made = build_chosen_list(a_town(), ChosenHomes("地区「本町」", ids_of(1, 2)))

    for page in lay_out(made):
        told = "".join(page.texts())
        assert words.TITLE in told
        assert "地区「本町」（地図で選んだ範囲）" in told


@settings(max_examples=20)
@given(st.sets(st.integers(1, 8)))
def test_the_sum_on_the_last_sheet_adds_up_whatever_is_chosen(numbers: set[int]) -> None:
    tables = a_town()
    made = build_chosen_list(tables, ChosenHomes("囲んだ範囲", ids_of(*numbers)))

    chosen, counts = made.heading.chosen, made.counts
    whole = build_call_list(tables, list_heading(tables)).counts
    assert counts.residents == whole.residents
    assert counts.listed + chosen.outside_residents == whole.listed
    assert counts.listed_households + chosen.outside_households == whole.listed_households
    told = text_of(made)
    assert words.OUTSIDE in told
    assert f"掲載 {counts.listed}人" in told


def test_the_homes_outside_are_a_line_of_their_own_beside_the_area_of_the_list() -> None:
    made = build_chosen_list(a_town(), ChosenHomes("囲んだ範囲", ids_of(1)))
    sheet = lay_out(made)[-1].texts()

    at, of_area = sheet.index(f"　{words.OUTSIDE}"), sheet.index("　対象区域の外")
    assert list(sheet[at + 1 : at + 3]) == ["5人", "4世帯"]
    assert list(sheet[of_area + 1 : of_area + 3]) == ["1人", "1世帯"]


def test_the_town_stays_as_it_was_and_another_choice_has_another_fingerprint() -> None:
    tables = a_town()
    before = tables.call_order.copy()

    prints = {
        build_chosen_list(tables, ChosenHomes(name, ids_of(*numbers))).fingerprint
        for name, numbers in (("甲", (1,)), ("乙", (1,)), ("甲", (2,)))
    }

    assert len(prints) == 3
    assert tables.call_order.equals(before)
    assert all(re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}", told) for told in prints)


@pytest.mark.parametrize("numbers", [(), (8,), (99,)])
def test_a_choice_without_listed_homes_still_makes_a_paper_that_says_so(numbers) -> None:
    made = build_chosen_list(a_town(), ChosenHomes("囲んだ範囲", ids_of(*numbers)))

    assert printed(made) == set()
    assert "呼びかけ順に載る 0世帯" in text_of(made)
