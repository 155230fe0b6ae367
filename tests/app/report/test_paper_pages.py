from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report.call_list import build_call_list, build_sealed_list
from app.report.content import CallList, LayerCredit, SourceAge
from app.report.paper.cells import reading
from app.report.paper.marks import BOTTOM, LEFT, PAGE_WIDTH, RIGHT, Line, Page, Style, Text
from app.report.paper.pages import lay_out
from app.report.paper.typeface import current_typeface
from app.report.paper.wrap import wrap
from scoring.codes import (
    Coverage,
    ExclusionReason,
    LocationLevel,
    RequirementKind,
    Verdict,
    VerdictReason,
)
from tests.builders_report import AHousehold, APerson, a_heading, frames_of

CARE = (RequirementKind.CARE_LEVEL, None, "要介護3")
LISTED = AHousehold(call_rank=1, tier=1)
OFF_MAP = AHousehold(
    call_rank=2,
    tier=2,
    lonlat=None,
    location_level=LocationLevel.NONE,
    coverage=Coverage.NO_LOCATION,
    flood_rank=None,
    depth_m=None,
    verdict=Verdict.UNKNOWN,
    reason=VerdictReason.NO_LOCATION,
)


def list_of(*households: AHousehold) -> CallList:
    return build_call_list(frames_of(*households), a_heading())


def pages_of(*households: AHousehold) -> tuple[Page, ...]:
    return lay_out(list_of(*households))


def drawing(page: Page) -> str:
    return "\n".join(page.texts())


def many(count: int) -> list[AHousehold]:
    return [replace(LISTED, call_rank=rank, tier=1 + rank // 20) for rank in range(1, count + 1)]


def test_a_household_reads_like_this() -> None:
    people = (
        APerson(score=10.0, level="C", needs=(CARE,)),
        APerson("髙橋 花子", "タカハシ ハナコ", 79, "妻", "090-1234-5678"),
    )
    home = replace(LISTED, people=people, codes="●C10(D)", building="さくらハイツ105")

    texts = pages_of(home)[1].texts()

    block = texts[texts.index("1") :]
    assert block == [
        "1",
        "■1",
        "—",
        "たかはし しげる",
        "髙橋 茂",
        "82歳 ほか1人 ●C10(D)",
        "本町二丁目3番5号 さくらハイツ105 ［本町］",
        "042-000-0000",
        "（世帯主）",
        "090-1234-5678",
        "（妻 花子）",
        "介助が必要（要介護3）",
        "浸水 3.2m（ランク3）",
        "→ 立退き避難",
        "1階居住・階数不明",
        "1回     :",
        "2回     :",
        "3回     :",
    ]


def test_every_page_says_town_training_day_sources_layer_and_page() -> None:
    pages = pages_of(*many(40))

    for page in pages:
        text = drawing(page)
        for told in (
            "さくら川市",
            "訓練",
            "基準日 令和8年11月20日(金)　住基 11/18・介護 11/15・障害 9/30（古い）",
            "浸水想定：入間川 想定最大規模（国土数値情報 A31b、2023-05-01公表）",
            f"{page.number}／{len(pages)}頁",
            list_of(*many(40)).fingerprint,
            "秘密保持：災害対策基本法49条の13",
        ):
            assert told in text


@pytest.mark.parametrize(("unlinked", "is_told"), [(0, False), (1234, True)])
def test_every_page_says_how_many_records_are_linked_to_nobody(
    unlinked: int, is_told: bool
) -> None:
    heading = replace(a_heading(), unlinked=unlinked)
    pages = lay_out(build_call_list(frames_of(LISTED, OFF_MAP), heading))

    told = [any("未照合 1,234件" in text for text in page.texts()) for page in pages]
    assert told == [is_told] * len(pages)


def test_the_first_sheet_holds_counts_and_the_households_off_the_map() -> None:
    text = drawing(pages_of(LISTED, OFF_MAP)[0])

    assert "掲載 2世帯 2人" in text
    assert "◆ 位置が分からない・不確かな世帯　1世帯" in text
    assert "不明（位置不明）" in text


def test_the_last_sheet_adds_up() -> None:
    dry = AHousehold(exclusion=ExclusionReason.DRY, people=(APerson(),) * 3)
    sealed = AHousehold(exclusion=ExclusionReason.PROTECTED, is_protected=True)

    text = drawing(pages_of(LISTED, OFF_MAP, dry, sealed)[-1])

    assert "掲載 2人　＋　除外 4人　＝　台帳の全員 6人" in text
    assert "掲載 2世帯　＝　位置が分からない・不確か 1　＋　呼びかけ順 1" in text
    assert "支援措置（別の封緘名簿で扱う）" in text


def test_a_rank_missing_in_the_main_part_is_explained() -> None:
    texts = drawing(pages_of(LISTED, OFF_MAP, replace(LISTED, call_rank=5))[1])

    assert "順位 2〜4 は、はじめの「位置が分からない・不確かな世帯」にあります。" in texts


def test_each_listed_household_is_drawn_once_in_order() -> None:
    pages = pages_of(*many(45))

    drawn = [
        int(mark.text)
        for page in pages
        for group in page.placed
        for mark in group.marks
        if isinstance(mark, Text) and mark.style is Style.PHONE and mark.text.isdigit()
    ]
    assert drawn == list(range(1, 46))


def test_a_heavier_rule_stands_between_tiers() -> None:
    page = pages_of(LISTED, replace(LISTED, call_rank=2, tier=2))[1]

    rules = [mark.width for group in page.placed for mark in group.marks if isinstance(mark, Line)]
    assert max(rules) == 0.6


def bodies(page: Page) -> list[tuple[float, float, float]]:
    typeface = current_typeface()
    return [
        (mark.x, mark.x + typeface.width(mark.text, mark.style), group.top + mark.y)
        for group in page.placed
        for mark in group.marks
        if isinstance(mark, Text)
    ]


def assert_inside(pages: tuple[Page, ...]) -> None:
    for page in pages:
        for left, right, base in bodies(page):
            assert left >= LEFT - 0.01
            assert right <= RIGHT + 0.3 < PAGE_WIDTH
            assert base <= BOTTOM


LONG = "寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処" * 3


def test_long_names_addresses_and_many_phones_make_taller_blocks_never_cut() -> None:
    person = APerson(LONG, LONG, 82, "世帯主", ";".join(f"090-0000-{n:04}" for n in range(12)))
    home = replace(LISTED, people=(person,), address=LONG, building=LONG, district=LONG)

    pages = pages_of(home)

    texts = drawing(pages[1]).replace("\n", "")
    assert "090-0000-0011" in texts
    assert texts.count("風来末") >= 9
    assert_inside(pages)


def test_a_household_taller_than_a_page_is_continued_with_its_name() -> None:
    people = tuple(
        APerson(f"入所 {number}", needs=(CARE,), phones=f"{number}") for number in range(70)
    )
    pages = pages_of(replace(LISTED, people=people), replace(LISTED, call_rank=2))

    text = "\n".join(drawing(page) for page in pages)
    assert all(f"入所 {number} 82歳" in text for number in range(70))
    assert "入所 0（前の頁の続き）" in text
    assert_inside(pages)


def test_a_long_heading_moves_down_instead_of_running_over() -> None:
    heading = replace(
        a_heading(),
        town="さくら川市とその周りの長い名前の町村による広域の連合",
        sources=(SourceAge("住基", None),),
        layers=tuple(LayerCredit(f"第{number}川 想定最大規模", None, None) for number in range(20)),
    )
    pages = lay_out(build_call_list(frames_of(*many(12)), heading))

    assert_inside(pages)
    assert "住基 日付不明" in drawing(pages[0])
    assert "住基の元データがいつのものか分かりません。" in drawing(pages[0])
    assert "第19川 想定最大規模（出典の記載なし）" in drawing(pages[1]).replace("\n", "")


def test_without_layers_every_page_says_that_water_is_unknown() -> None:
    heading = replace(a_heading(is_training=False), layers=(), sources=())
    text = drawing(lay_out(build_call_list(frames_of(LISTED), heading))[0])

    assert "浸水想定：図なし（浸水するかは全世帯で不明）" in text
    assert "元データの日付なし" in text
    assert "訓練" not in text


def test_an_empty_list_says_so_in_each_section() -> None:
    pages = pages_of()

    assert sum(drawing(page).count("該当する世帯はありません。") for page in pages) == 3


def test_a_household_without_phone_kana_and_age_says_what_is_missing() -> None:
    texts = drawing(pages_of(replace(LISTED, people=(APerson("佐藤", None, None, None, None),)))[1])

    assert "電話番号なし → 訪問" in texts
    assert "年齢不明" in texts


def test_the_sealed_list_has_another_heading_and_no_call_list_counts() -> None:
    sealed = AHousehold(exclusion=ExclusionReason.PROTECTED, is_protected=True)
    pages = lay_out(build_sealed_list(frames_of(LISTED, sealed), a_heading()))

    assert "封緘　支援措置対象世帯" in drawing(pages[0])
    assert "この名簿の世帯　1世帯" in drawing(pages[0])
    assert "避難呼びかけリスト" not in drawing(pages[0])


@pytest.mark.parametrize(
    ("kana", "told"),
    [("タカハシ シゲル", "たかはし しげる"), ("ﾀｶﾊｼ", "たかはし"), ("ヴァンー", "ゔぁんー")],
)
def test_any_kana_is_read_in_hiragana(kana: str, told: str) -> None:
    assert reading(kana) == told


WORDS = st.text(
    st.sampled_from("本町二丁目3番5号（・ー）AB12-髙𠮷葛\U000e0100\ue000 　한\u3099、。"),
    max_size=80,
)


@given(WORDS, st.sampled_from(list(Style)), st.floats(8, 90))
def test_wrapping_loses_nothing_and_fits(text: str, style: Style, width: float) -> None:
    typeface = current_typeface()

    lines = wrap(typeface, text, style, width)

    assert "".join("".join(lines).split()) == "".join(text.split())
    widest = max((typeface.width(char, style) for char in text), default=0.0)
    assert all(typeface.width(line, style) <= max(width, 4 * widest) + 0.01 for line in lines)


def test_no_line_starts_with_a_closing_mark_and_numbers_stay_whole() -> None:
    lines = wrap(current_typeface(), "電話は042-000-0000（自宅）、そして", Style.SMALL, 32.0)

    assert any("042-000-0000" in line for line in lines)
    assert all(line[0] not in "）、。" for line in lines)


def test_rows_that_were_not_taken_are_told_on_the_last_sheet() -> None:
    counted = replace(a_heading(), refused_rows=3)
    whole = lay_out(build_call_list(frames_of(LISTED), counted))
    assert "取り込めなかった行が 3行" in drawing(whole[-1])
    assert "取り込めなかった行" not in drawing(pages_of(LISTED)[-1])
