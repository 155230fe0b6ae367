"""What stands around the pages: speaker, top line, sum, job line, notice, pane."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton

from app.errors import AppError, AppProblem
from app.pipeline.household_detail import LayerDetail, MemberDetail, Reason, read_detail
from app.pipeline.person_papers import PersonPapers, RowPlace
from app.progress import Stage, Step
from app.ui.detail_pane import DetailPane
from app.ui.detail_words import DetailWords
from app.ui.job_line import JobLine
from app.ui.notice import Notice, Tone
from app.ui.rail import PageKey, PageRail
from app.ui.speaker import Speaker
from app.ui.sum_line import SumLine
from app.ui.top_line import TopLine
from app.wording.sentence import Language
from scoring.codes import ExclusionReason, Verdict
from tests.builders_window import TODAY

ENGLISH = Speaker(Language.EN)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 11, 20), "令和8年11月20日(金)"),
        (date(2019, 5, 1), "令和元年5月1日(水)"),
        (date(2019, 4, 30), "2019年4月30日(火)"),
    ],
)
def test_a_day_is_told_as_staff_write_it(day, told):
    assert Speaker().day(day) == told


def test_a_day_in_english_is_told_by_numbers():
    assert ENGLISH.day(date(2026, 11, 20)) == "2026-11-20 (Fri)"


def test_a_known_error_is_told_with_what_to_do():
    told = Speaker().error(AppError(AppProblem.NO_PRINTER))

    assert "プリンター" in told
    assert "PDF" in told


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def with_sources(view, **changed):
    first = replace(view.facts.sources[0], **changed)
    facts = replace(view.facts, sources=(first, *view.facts.sources[1:]))
    return replace(view, facts=facts, tables=replace(view.tables, facts=facts))


def test_the_top_line_tells_town_training_day_sources_and_layer(qtbot, view, speaker):
    line = TopLine(speaker)
    qtbot.addWidget(line)

    line.show_view(view, TODAY)

    told = texts(line)
    assert "さくら川市" in told
    assert "基準日 令和8年11月20日(金)" in told
    assert any(text.startswith("住基") for text in told)
    assert any("想定最大規模" in text for text in told)
    assert not line.findChild(QLabel, "training_sign").isHidden()


def test_an_old_source_is_amber_and_says_so(qtbot, view, speaker):
    line = TopLine(speaker)
    qtbot.addWidget(line)

    line.show_view(with_sources(view, exported_on=date(2026, 9, 30)), TODAY)

    source = line.findChild(QLabel, "source_0")
    assert source.text() == "住基 9/30 ▲古い"
    assert source.property("role") == "old"


def test_a_source_of_unknown_age_counts_as_old(qtbot, view, speaker):
    line = TopLine(speaker)
    qtbot.addWidget(line)

    line.show_view(with_sources(view, exported_on=None), TODAY)

    assert line.findChild(QLabel, "source_0").property("role") == "old"


def test_in_earnest_ages_are_counted_to_today(qtbot, view, speaker):
    line = TopLine(speaker)
    qtbot.addWidget(line)
    real = replace(view, facts=replace(view.facts, is_training=False, layers=()))

    line.show_view(real, date(2027, 3, 1))
    line.show_view(real, date(2027, 3, 1))

    assert line.findChild(QLabel, "source_0").property("role") == "old"
    assert line.findChild(QLabel, "training_sign").isHidden()
    assert "浸水想定なし" in texts(line)


def test_the_sum_names_every_reason_that_excludes_somebody(qtbot, view, speaker):
    line = SumLine(speaker)
    qtbot.addWidget(line)

    line.show_totals(view.totals)

    told = " ".join(texts(line))
    for reason, count in view.totals.excluded:
        words = f"{speaker.code(reason)} {count:,}"
        assert (words in told) == bool(count)


def test_the_rail_shows_what_waits(qtbot, speaker):
    rail = PageRail(speaker)
    qtbot.addWidget(rail)

    rail.tell_waiting(PageKey.IMPORT, 12)
    assert rail.findChild(QPushButton, "page_import").text() == "取込 12"

    rail.tell_waiting(PageKey.IMPORT, 0)
    assert rail.findChild(QPushButton, "page_import").text() == "取込"


def test_the_job_line_tells_what_and_how_far_and_can_be_stopped(qtbot, speaker):
    line = JobLine(speaker)
    qtbot.addWidget(line)
    line.begin()
    qtbot.waitUntil(lambda: not line.isHidden())

    line.show_step(Step(Stage.SCORING, 3, 10))
    bar = line.findChild(QProgressBar)
    assert (bar.value(), bar.maximum()) == (3, 10)
    assert "点数を計算しています" in texts(line)

    with qtbot.waitSignal(line.stop_wanted):
        line.findChild(QPushButton, "stop_job").click()
    assert not line.findChild(QPushButton, "stop_job").isEnabled()

    line.end()
    assert line.isHidden()


def test_a_notice_offers_the_one_button_that_comes_next(qtbot, speaker):
    notice = Notice("some_notice", speaker)
    qtbot.addWidget(notice)
    pressed = []

    notice.say(Tone.CAUTION, "列が見つかりません。", "列を選んでください。")
    notice.offer("列を選ぶ", lambda: pressed.append("column"))
    notice.findChild(QPushButton, "some_notice_button").click()

    assert notice.text() == "列が見つかりません。\n列を選んでください。"
    assert pressed == ["column"]
    assert notice.isHidden()


def first_detail(view):
    return read_detail(view, view.households["household_id"].iloc[0])


def told(detail, speaker):
    return [line.text for line in DetailWords(speaker).lines(detail)]


def test_the_pane_tells_first_the_place_then_the_home_then_why(view, speaker):
    detail = first_detail(view)

    lines = told(detail, speaker)

    sections = [text for text in lines if text in ("判定", "なぜこの順か", "想定ごとの浸水")]
    assert lines[0].endswith("1番")
    assert sections == ["判定", "なぜこの順か", "想定ごとの浸水"]
    assert any("÷" in text for text in lines)


def test_every_listed_and_every_other_household_can_be_told_in_both_languages(view, speaker):
    ids = view.households["household_id"]
    for household_id in [*ids[:25], *ids[-25:]]:
        detail = read_detail(view, household_id)
        assert len(told(detail, speaker)) == len(told(detail, ENGLISH))


def a_member(**changed):
    member = {
        "person_id": "1",
        "name": "髙橋 茂",
        "kana": None,
        "age": None,
        "youngest_age": None,
        "birth": None,
        "sex": None,
        "relationship": None,
        "phones": (),
        "support_code": "",
        "score": None,
        "needs_power": False,
        "in_care": True,
        "reasons": (),
        "papers": PersonPapers(),
        "place": RowPlace("residents.csv", 2, "registry"),
    }
    return MemberDetail(**{**member, **changed})


def test_what_is_not_known_is_told_as_unknown(view, speaker):
    household = first_detail(view).household.copy()
    household["floor"] = np.nan
    household["score"] = np.nan
    household["call_rank"] = np.nan
    household["exclusion"] = ExclusionReason.OUTSIDE_AREA.value
    household["support_codes"] = np.nan
    detail = replace(first_detail(view), household=household, members=(a_member(),))

    lines = told(detail, speaker)

    assert lines[0] == "リストに載りません（対象区域の外）"
    assert "電話番号なし" in lines
    assert "居住階 不明" in lines
    assert "髙橋 茂（年齢不明）" in lines
    assert "　当てはまる要件なし" in lines
    assert any(text.startswith("世帯点 なし") for text in lines)


def test_a_reason_names_its_file_and_line_or_the_birth_date(view, speaker):
    reasons = (
        Reason("要介護3", 5.0, "requirements.csv", 318),
        Reason("手動", 1.5, "memo.csv", None),
        Reason("75〜84歳", 1.0, None, None),
    )
    detail = replace(first_detail(view), members=(a_member(reasons=reasons),))

    lines = told(detail, speaker)

    assert "5点 要介護3 requirements.csv 318行" in lines
    assert "1.5点 手動 memo.csv" in lines
    assert "1点 75〜84歳 住民の生年月日" in lines


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        (LayerDetail("a", "depth_m", "assessed", 3.25, 3), "3.25m（3.0〜5.0m・ランク3）"),
        (LayerDetail("a", "depth_rank", "assessed", 2.0, 2), "0.5〜3.0m（ランク2）"),
        (LayerDetail("a", "depth_m", "assessed", 0.0, 0), "浸水なし"),
        (LayerDetail("a", "depth_m", "outside", None, None), "？ 不明（想定区域図の外）"),
        (LayerDetail("a", "depth_rank", "assessed", 9.0, None), "？ 不明"),
        (LayerDetail("a", "duration_rank", "assessed", 2.0, None), "継続12〜24時間"),
        (LayerDetail("a", "duration_rank", "assessed", 9.0, None), "継続時間 区分9"),
        (LayerDetail("a", "collapse_zone", "assessed", 1.0, None), "氾濫流区域"),
        (LayerDetail("a", "collapse_zone", "assessed", 4.0, None), "倒壊区域（種別不明）"),
        (LayerDetail("a", "sediment_zone", "assessed", 2.0, None), "土砂特別警戒区域"),
        (LayerDetail("a", "sediment_zone", "assessed", 0.0, None), "区域の外"),
        (LayerDetail("a", "collapse_zone", "assessed", 0.0, None), "区域の外"),
    ],
)
def test_a_layer_reads_in_words_and_unknown_is_never_dry(view, speaker, layer, words):
    detail = replace(first_detail(view), layers=(layer,))

    assert told(detail, speaker)[-1].strip() == words


def test_a_home_without_a_position_has_no_way_to_the_map(qtbot, view, speaker):
    pane = DetailPane(speaker)
    qtbot.addWidget(pane)
    nowhere = view.households[view.households["lon"].isna()]["household_id"].iloc[0]

    pane.show_detail(read_detail(view, nowhere))
    assert not pane.findChild(QPushButton, "show_on_map").isEnabled()
    assert speaker.code(Verdict.UNKNOWN) in pane.text()

    pane.show_detail(first_detail(view))
    with qtbot.waitSignal(pane.map_wanted) as wanted:
        pane.findChild(QPushButton, "show_on_map").click()
    assert wanted.args == [view.households["household_id"].iloc[0]]


def test_an_empty_pane_says_what_to_do(qtbot, speaker):
    pane = DetailPane(speaker)
    qtbot.addWidget(pane)

    assert "世帯を選ぶと" in pane.text()
    assert not pane.findChild(QPushButton, "show_on_map").isEnabled()
