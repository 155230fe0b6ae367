"""The check stands first on the first sheet, in the summary, and in the fingerprint."""

from app.pipeline.area_orders import issue_order
from app.pipeline.areas import keep_areas
from app.pipeline.list_area import keep_list_area
from app.pipeline.make_list import make_list
from app.progress import Progress
from app.report.call_list import build_sealed_list
from app.report.from_town import list_heading
from app.report.list_check import list_check, unknown_sentence
from app.report.outputs import build_list
from app.report.paper.pages import lay_out
from app.report.summary import summary
from scoring.area_codes import OrderLevel
from scoring.codes import Coverage, ExclusionReason, LocationLevel, Verdict, VerdictReason
from tests.builders_areas import WHO, a_square, a_town_of, an_entry, middle
from tests.builders_report import AHousehold, APerson

LOST = AHousehold(
    lonlat=None,
    location_level=LocationLevel.NONE,
    coverage=Coverage.NO_LOCATION,
    flood_rank=None,
    depth_m=None,
    verdict=Verdict.UNKNOWN,
    reason=VerdictReason.NO_LOCATION,
    call_rank=3,
    tier=3,
)
HIDDEN = {"is_protected": True, "exclusion": ExclusionReason.PROTECTED}


def a_town():
    return a_town_of(
        AHousehold(lonlat=middle(), call_rank=1, tier=1, people=(APerson(score=5.0),)),
        AHousehold(lonlat=middle(4), call_rank=2, tier=2),
        LOST,
        AHousehold(lonlat=middle(4), people=(APerson(name="隠野 花子"),), **HIDDEN),
    )


def ordered(town):
    (area_id,) = keep_areas(town, [a_square("川沿い北")], WHO)
    targets = {"area_ids": (area_id,), "districts": ("東町",)}
    issue_order(town, an_entry(OrderLevel.LEVEL_4, **targets), WHO)
    return town


def first_page(town) -> list[str]:
    return lay_out(build_list(make_list(town, Progress())))[0].texts()


def test_the_first_sheet_says_orders_and_numbers_before_anything_else() -> None:
    told = first_page(ordered(a_town()))
    start = told.index("点検（呼びかけの前に、もれがないかを見る）")
    assert start < told.index("この名簿について")
    text = "\n".join(told)
    assert "発令中　警戒レベル4　避難指示　川沿い北・東町" in text
    row = told.index("浸水・倒壊の区域なのに発令がない")
    assert told[row + 1 : row + 4] == ["2", "2", "0"]
    assert "浸水するか分からない世帯 1（位置なし 1）" in text
    assert "台帳の全員 4人　＝　計 4人　＋　死亡・転出・消除 0人" in text
    assert "上の数には支援措置の 1世帯も入っています" in text
    assert "隠野" not in text


def test_without_orders_the_sheet_says_so() -> None:
    assert "発令中の避難情報は記録されていません。" in first_page(a_town())


def test_at_level_5_the_sheet_says_not_to_send_people_out() -> None:
    told = "".join(first_page(ordered(a_town())))
    assert "外へ出るように呼びかけないで" not in told
    town = ordered(a_town())
    issue_order(town, an_entry(OrderLevel.LEVEL_5, districts=("東町",)), WHO)
    assert "外へ出るように呼びかけないで" in "".join(first_page(town))


def test_the_area_of_the_list_stands_on_every_page() -> None:
    town = a_town()
    keep_list_area(town, "川沿い北", an_entry(is_whole_town=True).targets, WHO)
    pages = lay_out(build_list(make_list(town, Progress())))
    assert all("名簿の区域：川沿い北" in "".join(page.texts()) for page in pages)


def test_the_sealed_list_has_no_check() -> None:
    tables = make_list(a_town(), Progress())
    sealed = lay_out(build_sealed_list(tables, list_heading(tables)))
    assert not any("点検" in text for page in sealed for text in page.texts())


def test_the_summary_holds_the_check_and_adds_up() -> None:
    tables = make_list(ordered(a_town()), Progress())
    told = summary(tables, build_list(tables), (), "0.1.0")["coverage_check"]
    assert told["has_orders"] is True
    assert told["by_state"]["wet_unordered"] == {"households": 2, "residents": 2, "in_need": 0}
    assert sum(count["residents"] for count in told["by_state"].values()) == 4
    assert told["total"]["residents"] + told["not_taking_part"] == 4
    assert told["by_order_level"]["level_4"]["households"] == 1
    assert told["unknown"] == {"households": 1, "residents": 1, "in_need": 0}


def test_another_order_gives_another_fingerprint() -> None:
    town = a_town()
    before = build_list(make_list(town, Progress())).fingerprint
    assert build_list(make_list(town, Progress())).fingerprint == before
    assert build_list(make_list(ordered(town), Progress())).fingerprint != before


def test_nobody_unknown_is_said_too() -> None:
    tables = make_list(a_town_of(AHousehold(call_rank=1, tier=1)), Progress())
    assert unknown_sentence(list_check(tables).check) == "位置や浸水の分からない世帯はありません。"
