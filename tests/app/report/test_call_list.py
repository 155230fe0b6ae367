from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report.call_list import build_call_list, build_sealed_list
from app.report.content import CallList, Phone, SourceAge
from scoring.codes import (
    Coverage,
    ExclusionReason,
    LocationLevel,
    RequirementKind,
    ResidentStatus,
    Verdict,
    VerdictReason,
)
from scoring.frames import RANK_SHARES
from tests.builders_report import AS_OF, AHousehold, APerson, a_heading, frames_of

LISTED = AHousehold(call_rank=1, tier=1)
DRY = AHousehold(exclusion=ExclusionReason.DRY, flood_rank=0, verdict=Verdict.DRY)
SEALED = AHousehold(exclusion=ExclusionReason.PROTECTED, is_protected=True)


def off_the_map(call_rank: int) -> AHousehold:
    return AHousehold(
        call_rank=call_rank,
        tier=2,
        lonlat=None,
        location_level=LocationLevel.NONE,
        coverage=Coverage.NO_LOCATION,
        flood_rank=None,
        depth_m=None,
        verdict=Verdict.UNKNOWN,
        reason=VerdictReason.NO_LOCATION,
    )


def ranks(call_list: CallList) -> list[list[int | None]]:
    return [[block.call_rank for block in section.blocks] for section in call_list.sections]


def test_households_off_the_map_stand_first_and_only_there() -> None:
    town = frames_of(off_the_map(2), replace(LISTED, call_rank=3), LISTED)

    assert ranks(build_call_list(town, a_heading())) == [[2], [1, 3], []]


def test_a_dry_household_that_needs_power_stands_on_the_power_list_without_a_rank() -> None:
    wet = replace(LISTED, has_power_need=True)
    town = frames_of(replace(DRY, has_power_need=True), wet, DRY)

    made = build_call_list(town, a_heading())

    assert ranks(made) == [[], [1], [1, None]]
    assert (made.counts.power_households, made.counts.power_only) == (2, 1)


def test_residents_are_listed_plus_excluded_by_reason() -> None:
    mixed = replace(LISTED, people=(APerson(), APerson(status=ResidentStatus.DEAD)))
    moved = replace(DRY, people=(APerson(), APerson(status=ResidentStatus.MOVED_OUT)))
    counts = build_call_list(frames_of(mixed, moved, SEALED), a_heading()).counts

    assert (counts.residents, counts.listed) == (5, 1)
    assert dict(counts.excluded) == {
        ExclusionReason.DEAD: 1,
        ExclusionReason.MOVED_OUT: 1,
        ExclusionReason.DELETED: 0,
        ExclusionReason.PROTECTED: 1,
        ExclusionReason.OUTSIDE_AREA: 0,
        ExclusionReason.DRY: 1,
    }


def test_a_household_that_is_neither_listed_nor_excluded_is_refused() -> None:
    with pytest.raises(ValueError, match="neither"):
        build_call_list(frames_of(AHousehold()), a_heading())


def test_a_resident_in_no_household_is_refused() -> None:
    town = frames_of(LISTED, DRY)
    lost = replace(
        town, household_scores=town.household_scores.assign(members=1), residents=_one(town)
    )

    with pytest.raises(ValueError, match="every resident"):
        build_call_list(lost, a_heading())


def _one(town: object) -> pd.DataFrame:
    return town.residents.iloc[:1]


def test_counts_that_do_not_add_up_are_refused() -> None:
    counts = build_call_list(frames_of(LISTED, DRY), a_heading()).counts

    with pytest.raises(ValueError, match="residents are not"):
        replace(counts, residents=9)
    with pytest.raises(ValueError, match="households are not"):
        replace(counts, households=9)
    with pytest.raises(ValueError, match="tiers"):
        replace(counts, tiers=())


def test_household_frames_that_do_not_agree_are_refused() -> None:
    town = frames_of(LISTED, DRY)
    turned = replace(town, exposure=town.exposure.iloc[::-1])

    with pytest.raises(ValueError, match="agree"):
        build_call_list(turned, a_heading())


def test_a_resident_without_a_score_row_is_refused() -> None:
    town = frames_of(LISTED)

    with pytest.raises(ValueError, match="individual score row"):
        build_call_list(replace(town, individuals=town.individuals.iloc[:0]), a_heading())


def block_of(*people: APerson, **facts: object) -> object:
    town = frames_of(replace(LISTED, people=people, **facts))
    return build_call_list(town, a_heading()).sections[1].blocks[0]


def test_the_head_is_who_the_registry_says_even_if_not_first() -> None:
    block = block_of(
        APerson("髙橋 花子", "タカハシ ハナコ", 79, "妻", None),
        APerson("髙橋 茂", "タカハシ シゲル", 82, "世帯主"),
    )

    assert (block.head.name, block.head.age, block.members) == ("髙橋 茂", 82, 2)


def test_without_a_head_the_first_member_in_the_file_is_asked_for() -> None:
    block = block_of(
        APerson("佐藤 一", None, None, None, "1"), APerson("佐藤 二", None, 3, None, "2")
    )

    assert (block.head.name, block.head.kana, block.head.age) == ("佐藤 一", None, None)
    assert block.phones == (Phone("1", "佐藤 一"), Phone("2", "佐藤 二"))


def test_every_phone_stands_once_with_all_whose_it_is() -> None:
    block = block_of(
        APerson(phones="042-1;090-1"),
        APerson("髙橋 花子", relationship="妻", phones="090-2;042-1;"),
    )

    assert block.phones == (
        Phone("042-1", "世帯主・妻 花子"),
        Phone("090-1", "世帯主"),
        Phone("090-2", "妻 花子"),
    )


def test_a_dead_member_is_neither_counted_nor_called() -> None:
    block = block_of(APerson(), APerson("髙橋 亡", phones="090-9", status=ResidentStatus.DEAD))

    assert block.members == 1
    assert [phone.number for phone in block.phones] == ["042-000-0000"]


def test_needs_are_told_in_plain_words_once_each_with_the_support_code() -> None:
    hearing = (RequirementKind.PHYSICAL_HANDBOOK, "聴覚", "2級")
    block = block_of(APerson(score=4.0, level="D", needs=(hearing, hearing)), APerson(age=40))

    assert [need.needs for need in block.in_need] == [("聞こえにくい → FAX・筆談（聴覚2級）",)]
    assert block.in_need[0].code == "D4"


def test_a_requirement_out_of_force_is_no_need() -> None:
    town = frames_of(
        replace(LISTED, people=(APerson(needs=((RequirementKind.CARE_LEVEL, None, "要介護3"),)),))
    )
    ended = town.requirements.assign(
        valid_until=pd.Series([pd.Timestamp(AS_OF)], dtype="datetime64[s]")
    )

    made = build_call_list(replace(town, requirements=ended), a_heading())

    assert made.sections[1].blocks[0].in_need == ()


def test_a_small_child_is_a_need_of_the_household() -> None:
    block = block_of(APerson(age=30), APerson("髙橋 子", age=1))

    assert [need.needs for need in block.in_need] == [("乳幼児（1歳）",)]


def test_a_coarse_position_is_said() -> None:
    note = block_of(APerson(), location_level=LocationLevel.BLOCK).place.note
    assert note == "位置は街区まで"


def test_a_home_known_only_to_its_town_stands_first_with_the_shares_of_the_town() -> None:
    vague = replace(LISTED, call_rank=2, location_level=LocationLevel.TOWN)
    town = frames_of(LISTED, vague)
    shares = RANK_SHARES.build(
        {
            "household_id": town.locations["household_id"].iloc[[1, 1, 1]].reset_index(drop=True),
            "flood_rank": [0.0, 1.0, float("nan")],
            "share": [0.62, 0.31, 0.07],
        }
    )
    made = build_call_list(replace(town, rank_shares=shares), a_heading())

    assert ranks(made)[:2] == [[2], [1]]
    assert made.sections[0].name == "位置が分からない・不確かな世帯"
    assert made.sections[0].blocks[0].place.note == (
        "位置は町名まで（浸水は町の最悪）。この町の 62% が浸水なし・31% が0.5m未満・7% が不明"
    )
    assert made.counts.not_on_map_households == 1


def test_missing_layers_are_remarked_and_known_ones_are_not() -> None:
    bare = build_call_list(frames_of(LISTED), a_heading())
    full = build_call_list(
        frames_of(replace(LISTED, duration_rank=3, collapse_zone=0)), a_heading()
    )

    assert len(bare.remarks) == 2
    assert full.remarks == ()


def test_the_sealed_list_holds_every_protected_household_and_nobody_else() -> None:
    stays = replace(SEALED, verdict=Verdict.STAY_POSSIBLE)
    town = frames_of(LISTED, stays, SEALED, replace(SEALED, verdict=Verdict.DRY, flood_rank=0))

    made = build_sealed_list(town, a_heading())

    assert [block.household_id for block in made.sections[0].blocks] == [
        "H00003",
        "H00002",
        "H00004",
    ]
    assert ranks(made) == [[1, 2, 3]]
    assert made.is_sealed


def test_a_protected_household_is_nowhere_in_the_call_list() -> None:
    canary = replace(
        SEALED, address="秘密町9番", has_power_need=True, people=(APerson("秘密 太郎"),)
    )

    assert "秘密" not in repr(build_call_list(frames_of(LISTED, canary), a_heading()))


def test_the_fingerprint_is_stable_and_changes_with_anything_printed() -> None:
    town = frames_of(LISTED, DRY)
    made = build_call_list(town, a_heading()).fingerprint

    assert made == build_call_list(town, a_heading()).fingerprint
    moved = frames_of(replace(LISTED, address="別の住所"), DRY)
    later = replace(a_heading(), as_of=date(2026, 11, 21))
    assert made != build_call_list(moved, a_heading()).fingerprint
    assert made != build_call_list(town, later).fingerprint
    assert len(made) == len("A3F9-02C1")


@given(st.permutations([0, 1, 2, 3]))
def test_each_listed_household_stands_exactly_once_before_the_power_list(order: list[int]) -> None:
    households = [LISTED, off_the_map(2), replace(LISTED, call_rank=3, has_power_need=True), DRY]

    made = build_call_list(frames_of(*[households[place] for place in order]), a_heading())

    unlocated, main, power = ranks(made)
    assert (unlocated, main, power) == ([2], [1, 3], [3])


def test_a_town_without_anybody_gives_an_empty_list() -> None:
    made = build_call_list(frames_of(), a_heading())

    assert ranks(made) == [[], [], []]
    assert made.counts.residents == 0


def test_a_source_of_unknown_day_counts_as_old() -> None:
    assert SourceAge("住基", None).is_old(AS_OF)
    assert SourceAge("住基", date(2026, 10, 19)).is_old(AS_OF)
    assert not SourceAge("住基", date(2026, 10, 20)).is_old(AS_OF)
