"""A product through the window: looked at, answered, accounted for, kept, and its counts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton

from app.pipeline.product_desk import count_verdicts
from gis.products.product import CoverageAnswer
from scoring.codes import Coverage, Verdict
from tests.app.ui.layers.builders_layers import (
    answer,
    bring_in,
    frame_of,
    homes_in,
    keep,
    look,
    prefecture,
    west_half,
)
from tests.builders_window import SOME_TIME, find, press, shown_notice
from tests.gis.products.builders_products import FAR, shapefile


def test_a_prefecture_becomes_five_layers_and_every_home_is_judged_anew(
    qtbot, opened, chooser, tmp_path
):
    before = count_verdicts(opened.pages._town.view.tables)
    shape = west_half(frame_of(opened))
    look(qtbot, opened, chooser, prefecture(tmp_path, shape))
    button = find(opened, QPushButton, "bring_in_layers")
    assert not button.isEnabled()
    answer(qtbot, opened, "coverage", CoverageAnswer.UNKNOWN)
    assert not button.isEnabled()
    press(qtbot, opened, "spread_answers")
    account = bring_in(qtbot, opened)
    assert account.count("読んだ数 1　うち町とその周り（約2km）に残した数 1") == 5
    assert count_verdicts(opened.pages._town.view.tables) == before
    assert len(opened.pages._town.view.facts.layers) == 3
    keep(qtbot, opened)
    cards = opened.pages.layers.page.kept._cards
    assert [card.fact.peril.value for card in cards[3:]] == ["flood_l1"] + ["flood_l2"] * 4
    assert {card.homes[Coverage.ASSESSED] for card in cards[3:]} >= {homes_in(opened, shape)}
    after = count_verdicts(opened.pages._town.view.tables)
    told = f"立退き\u00a0{before[Verdict.LEAVE]:,}→{after[Verdict.LEAVE]:,}"
    assert told in shown_notice(opened)
    assert after[Verdict.LEAVE] > before[Verdict.LEAVE]


def test_only_the_layers_that_are_ticked_come_in(qtbot, opened, chooser, tmp_path):
    look(qtbot, opened, chooser, prefecture(tmp_path, west_half(frame_of(opened))))
    listed = find(opened, QListWidget, "product_layers")
    for number in range(1, 5):
        listed.setCurrentRow(number)
        qtbot.keyClick(listed, Qt.Key.Key_Space)
    listed.setCurrentRow(0)
    answer(qtbot, opened, "coverage", CoverageAnswer.EXTENT)
    bring_in(qtbot, opened)
    keep(qtbot, opened)
    assert len(opened.pages._town.view.facts.layers) == 4


def test_nothing_is_kept_when_a_person_gives_up(qtbot, opened, chooser, tmp_path):
    look(qtbot, opened, chooser, prefecture(tmp_path, west_half(frame_of(opened))))
    answer(qtbot, opened, "coverage", CoverageAnswer.UNKNOWN)
    press(qtbot, opened, "spread_answers")
    bring_in(qtbot, opened)
    (brought, *_) = opened.pages._office.layers._products._brought
    made = brought.outcome.spec.file
    assert made.exists()
    press(qtbot, opened, "leave_account")
    lane = opened.pages._office.lane
    qtbot.waitUntil(lambda: not lane.is_busy, timeout=SOME_TIME)
    assert not made.exists()
    assert len(opened.pages._town.view.facts.layers) == 3
    assert opened.pages.layers.page.kept.isVisible()


def test_a_product_of_another_place_is_told_and_cannot_be_kept(qtbot, opened, chooser, tmp_path):
    look(qtbot, opened, chooser, prefecture(tmp_path, FAR))
    answer(qtbot, opened, "coverage", CoverageAnswer.UNKNOWN)
    press(qtbot, opened, "spread_answers")
    assert bring_in(qtbot, opened).count("町に届いていません") == 5
    assert not find(opened, QPushButton, "keep_layers").isEnabled()


def test_a_look_can_be_stopped(qtbot, opened, tmp_path):
    office = opened.pages._office
    path = prefecture(tmp_path, west_half(frame_of(opened)))
    with qtbot.waitSignal(office.stopped, timeout=SOME_TIME):
        office.layers.look(path)
        office.lane.cancel()
    assert opened.pages.layers.page.kept.isVisible()


def test_bringing_in_can_be_stopped_and_the_answers_stay(qtbot, opened, chooser, tmp_path):
    office = opened.pages._office
    look(qtbot, opened, chooser, prefecture(tmp_path, west_half(frame_of(opened))))
    answer(qtbot, opened, "coverage", CoverageAnswer.UNKNOWN)
    press(qtbot, opened, "spread_answers")
    with qtbot.waitSignal(office.stopped, timeout=SOME_TIME):
        press(qtbot, opened, "bring_in_layers")
        office.lane.cancel()
    assert opened.pages.layers.page.look.isVisible()
    assert find(opened, QPushButton, "bring_in_layers").isEnabled()
    assert len(opened.pages._town.view.facts.layers) == 3


def test_what_is_no_product_is_told_and_the_page_stays(qtbot, opened, chooser, tmp_path):
    chooser.chosen_product = tmp_path / "住民.csv"
    chooser.chosen_product.write_text("宛名番号,氏名\n1,山田\n", encoding="cp932")
    with qtbot.waitSignal(opened.pages._office.refused, timeout=SOME_TIME):
        press(qtbot, opened, "choose_product")
    assert "住民.csv" in shown_notice(opened)
    assert opened.pages.layers.page.kept.isVisible()


def test_a_name_the_town_has_keeps_the_button_shut(qtbot, opened, chooser, tmp_path):
    look(qtbot, opened, chooser, prefecture(tmp_path, west_half(frame_of(opened))))
    answer(qtbot, opened, "coverage", CoverageAnswer.UNKNOWN)
    press(qtbot, opened, "spread_answers")
    fields = opened.pages.layers.page.look.form.fields
    fields.name.setText("さくら川 想定最大規模")
    fields.name.textEdited.emit(fields.name.text())
    assert not find(opened, QPushButton, "bring_in_layers").isEnabled()
    assert "もうあります" in find(opened, QLabel, "answers_missing").text()


def test_a_shapefile_may_be_dropped_with_its_side_files(qtbot, opened, tmp_path):
    shape = west_half(frame_of(opened))
    made = shapefile(tmp_path / "zone.shp", [shape], {"rank": [3]}, "EPSG:6668")
    with qtbot.waitSignal(opened.pages._office.layers.looked, timeout=SOME_TIME) as looked:
        opened.pages.layers.page.files_given.emit(sorted(tmp_path.glob("zone.*")))
    assert looked.args[0].path == made


@pytest.mark.parametrize("count", [2, 3])
def test_several_files_at_once_are_asked_for_as_one(opened, tmp_path, count):
    opened.pages.layers.page.files_given.emit([tmp_path / f"{n}.zip" for n in range(count)])
    assert "一度に一つ" in shown_notice(opened)
