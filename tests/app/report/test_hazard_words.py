from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report.call_list import build_call_list
from app.report.content import Hazard
from app.report.hazard_words import depth_text
from scoring.codes import Coverage, Verdict, VerdictReason
from tests.builders_report import AHousehold, a_heading, frames_of

HOME = AHousehold(call_rank=1, tier=1)
NOWHERE = float("nan")


def hazard_of(**facts: object) -> Hazard:
    town = frames_of(replace(HOME, **facts))
    return build_call_list(town, a_heading()).sections[1].blocks[0].hazard


@pytest.mark.parametrize(
    ("coverage", "rank", "depth_m", "told"),
    [
        (Coverage.ASSESSED, 3, 3.2, "浸水 3.2m（ランク3）"),
        (Coverage.ASSESSED, 3, NOWHERE, "浸水 3.0〜5.0m（ランク3）"),
        (Coverage.ASSESSED, 2, 2.999, "浸水 2.99m（ランク2）"),
        (Coverage.ASSESSED, 1, 0.004, "浸水 1cm未満（ランク1）"),
        (Coverage.ASSESSED, 6, 21.0, "浸水 21.0m（ランク6）"),
        (Coverage.ASSESSED, 0, NOWHERE, "浸水なし"),
        (Coverage.ASSESSED, None, NOWHERE, "不明（浸水深の図がない）"),
        (Coverage.OUTSIDE, None, NOWHERE, "不明（地図の範囲外）"),
        (Coverage.NO_DATA, None, NOWHERE, "不明（地図に値がない）"),
        (Coverage.NO_LOCATION, None, NOWHERE, "不明（位置不明）"),
    ],
)
def test_a_depth_is_metres_a_range_or_why_it_is_unknown(
    coverage: Coverage, rank: int | None, depth_m: float, told: str
) -> None:
    assert depth_text(coverage, rank, depth_m, is_exact=True) == told


@given(st.sampled_from(list(Coverage)))
def test_an_unknown_depth_never_reads_as_dry(coverage: Coverage) -> None:
    assert depth_text(coverage, None, NOWHERE, is_exact=False).startswith("不明")


def test_an_unknown_floor_and_unknown_storeys_are_said_with_the_verdict() -> None:
    told = hazard_of(floor=None, reason=VerdictReason.DEPTH_REACHES_ASSUMED_GROUND_FLOOR)

    assert told.verdict == "立退き避難"
    assert told.reasons == ("居住階不明（1階とみなす）", "階数不明")
    assert told.sentence == "浸水3.0〜5.0m・居住階不明（1階とみなす）・階数不明 → 立退き"


def test_in_a_collapse_zone_its_kind_and_the_floor_are_said() -> None:
    def told(zone: int) -> tuple[str, ...]:
        return hazard_of(floor=2, collapse_zone=zone, reason=VerdictReason.COLLAPSE_ZONE).reasons

    assert told(1) == ("氾濫流区域（構造不明）", "2階居住")
    assert told(2) == ("河岸侵食区域", "2階居住")
    assert told(3) == ("氾濫流と河岸侵食の区域", "2階居住")
    assert told(4) == ("倒壊区域（種別不明）", "2階居住")


def test_a_sediment_zone_is_said_with_the_verdict() -> None:
    told = hazard_of(sediment_zone=2, reason=VerdictReason.SPECIAL_SEDIMENT_ZONE)

    assert told.sentence == "浸水3.0〜5.0m・土砂特別警戒区域・1階居住 → 立退き"


def test_staying_is_never_told_without_what_is_unknown() -> None:
    facts = {"verdict": Verdict.STAY_POSSIBLE, "reason": VerdictReason.FLOOR_ABOVE_DEPTH}

    unknown = hazard_of(floor=4, storeys=5, **facts)
    known = hazard_of(floor=4, collapse_zone=0, duration_rank=1, **facts)

    assert unknown.reasons == ("倒壊区域不明", "4階居住", "5階建", "継続時間不明")
    assert known.reasons == ("4階居住", "継続12時間未満")
    assert known.sentence == "浸水3.0〜5.0m・4階居住・継続12時間未満 → 屋内可"


def test_a_home_below_the_ground_says_so() -> None:
    assert hazard_of(floor=-1).reasons[0] == "地下1階居住"


def test_the_duration_is_told_and_unknown_where_only_others_have_one() -> None:
    second = replace(HOME, call_rank=2, duration_rank=3)
    blocks = build_call_list(frames_of(HOME, second), a_heading()).sections[1].blocks

    assert [block.hazard.reasons[-1] for block in blocks] == ["継続時間不明", "継続1〜3日"]
    assert [block.hazard.duration for block in blocks] == ["", "継続1〜3日"]
    assert "継続時間不明" not in hazard_of().reasons


def test_the_worst_of_a_circle_is_told_as_the_most_and_not_as_the_depth_at_the_door() -> None:
    told = depth_text(Coverage.ASSESSED, 3, 3.214, is_exact=False)
    assert told == "浸水 最大3.21m（ランク3）"
    assert depth_text(Coverage.ASSESSED, 2, NOWHERE, is_exact=False).startswith("浸水 最大")
