"""Journeys: files come in, points change, and what is stopped or refused changes nothing."""

import shutil
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView, QTabWidget

from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.ui.rail import PageKey
from tests.builders_window import (
    SOME_TIME,
    TODAY,
    a_window,
    accept,
    choose,
    compare,
    find,
    press,
    shown_notice,
)

pytestmark = pytest.mark.journey


def test_the_pane_tells_why_with_points_file_and_line(qtbot, opened):
    pane = opened.town_page.detail_pane
    qtbot.waitUntil(lambda: "なぜこの順か" in pane.text())

    told = pane.text()
    assert "requirements.csv" in told
    assert "÷" in told
    assert "立退き" in told


def test_importing_again_shows_first_then_compares_and_then_changes(qtbot, opened, chooser, town):
    folder = town.parent / "input"
    choose(qtbot, opened, chooser, [folder / "residents.csv", folder / "requirements.csv"])
    preview = find(opened, QTableView, "preview_table_0")
    assert preview.isVisible()
    assert preview.model().rowCount() > 5

    before = opened._town
    compare(qtbot, opened)
    assert opened._town is before
    accept(qtbot, opened)

    assert "取り込みました" in shown_notice(opened)
    assert opened._town.view.facts.as_of == TODAY
    assert find(opened, QTableView, "issue_table").model().rowCount() > 0


def test_a_refused_file_changes_nothing_and_says_what_to_do(qtbot, opened, chooser, tmp_path, town):
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"")
    before = opened._town
    chooser.chosen_files = [bad]
    opened.town_page.show_page(PageKey.IMPORT)

    with qtbot.waitSignal(opened.pages._office.refused, timeout=SOME_TIME):
        press(qtbot, opened, "choose_files")

    assert "bad.csv" in shown_notice(opened)
    assert opened._town is before


def test_a_welfare_file_alone_may_come_into_a_town_of_residents(qtbot, opened, chooser, town):
    chooser.chosen_files = [town.parent / "input" / "requirements.csv"]
    opened.town_page.show_page(PageKey.IMPORT)

    with qtbot.waitSignal(opened.pages._office.gathered, timeout=SOME_TIME):
        press(qtbot, opened, "choose_files")

    assert find(opened, QPushButton, "accept_import").isEnabled()
    press(qtbot, opened, "decline_import")
    assert find(opened, QTableView, "issue_table").isVisible()

    chooser.chosen_folder = town.parent / "input"
    with qtbot.waitSignal(opened.pages._office.gathered, timeout=SOME_TIME):
        press(qtbot, opened, "choose_folder")
    assert find(opened, QTabWidget, "preview_tabs").count() == 2
    assert find(opened, QPushButton, "accept_import").isEnabled()


def test_a_folder_with_a_job_file_is_imported_whole(qtbot, opened, chooser, town, month2):
    chooser.chosen_folder = town.parent / "input"
    opened.town_page.show_page(PageKey.IMPORT)
    office = opened.pages._office

    with qtbot.waitSignal(office.gathered, timeout=SOME_TIME):
        press(qtbot, opened, "choose_folder")
    assert "job.toml" in find(opened, QLabel, "preview_told").text()
    chooser.chosen_folder = month2
    with qtbot.waitSignal(office.gathered, timeout=SOME_TIME):
        press(qtbot, opened, "choose_folder")
    compare(qtbot, opened)
    accept(qtbot, opened)

    assert opened._town.view.facts.as_of == date(2026, 12, 20)


def test_points_are_compared_before_they_are_applied_and_the_old_ones_stay(qtbot, opened):
    office = opened.pages._office
    opened.town_page.show_page(PageKey.POINTS)
    table = find(opened, QTableView, "points_table")
    model = table.model()
    row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == "要介護5")
    assert not find(opened, QPushButton, "compare_points").isEnabled()

    assert model.setData(model.index(row, 1), "30")
    find(opened, QLineEdit, "points_source").insert("訓練のための点")
    with qtbot.waitSignal(office.compared, timeout=SOME_TIME):
        press(qtbot, opened, "compare_points")
    counts = find(opened, QLabel, "comparison_counts").text()
    assert "上がる" in counts
    assert find(opened, QTableView, "comparison_table").model().rowCount() > 0

    with qtbot.waitSignal(office.applied, timeout=SOME_TIME):
        press(qtbot, opened, "apply_points")

    assert model.index(row, 1).data() == "30"
    rule = opened._town.points.table.rules[row]
    assert rule.value_at(date(2026, 11, 19)).points == 8
    assert rule.value_at(date(2026, 11, 20)).points == 30
    assert "適用しました" in shown_notice(opened)


def test_stopping_an_import_leaves_the_town_as_it_was(qtbot, opened, chooser, town):
    office, before = opened.pages._office, opened._town
    opened.town_page.show_page(PageKey.IMPORT)
    chooser.chosen_folder = town.parent / "input"
    with qtbot.waitSignal(office.gathered, timeout=SOME_TIME):
        press(qtbot, opened, "choose_folder")

    office.lane.progressed.connect(lambda _step: office.lane.cancel())
    with qtbot.waitSignal(office.stopped, timeout=SOME_TIME):
        press(qtbot, opened, "accept_import")

    assert opened._town is before
    assert "中止しました" in shown_notice(opened)


def test_stopping_what_was_accepted_leaves_the_town_as_it_was(qtbot, opened, chooser, month2):
    office, before = opened.pages._office, opened._town
    choose(qtbot, opened, chooser, [month2 / "residents.csv", month2 / "requirements.csv"])
    compare(qtbot, opened)

    office.lane.progressed.connect(lambda _step: office.lane.cancel())
    with qtbot.waitSignal(office.stopped, timeout=SOME_TIME):
        press(qtbot, opened, "accept_changes")

    assert opened._town is before
    assert find(opened, QPushButton, "accept_changes").isEnabled()


def test_closing_in_the_middle_of_an_import_loses_nothing(
    qtbot, window, chooser, town, tmp_path, month2
):
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        office.open(town, SAMPLE_PASSPHRASE)
    listed = window._town.view.totals.listed
    choose(qtbot, window, chooser, [month2 / "residents.csv", month2 / "requirements.csv"])
    compare(qtbot, window)
    press(qtbot, window, "accept_changes")
    window.close()

    again = a_window(tmp_path, chooser)
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.pages._office.opened, timeout=SOME_TIME):
        again.pages._office.open(town, SAMPLE_PASSPHRASE)
    assert again._town.view.totals.listed == listed
    again.close()


def test_a_new_town_is_made_from_a_folder_of_exports(qtbot, window, chooser, sample, tmp_path):
    folder = tmp_path / "ある町"
    folder.mkdir()
    for name in ("residents.csv", "requirements.csv"):
        shutil.copy(sample / "input" / name, folder / name)
    chooser.chosen_folder = folder
    chooser.place_of_new_town = tmp_path / "ある町.yobikake"
    chooser.given_passphrase = "a long enough passphrase"

    with qtbot.waitSignal(window.pages._office.opened, timeout=60_000):
        press(qtbot, window, "new_town_of_folder")

    assert window.windowTitle() == "ある町 - よびかけ"
    assert find(window, QLabel, "training_sign").isHidden()
    assert set(window._town.view.households["verdict"]) == {"unknown"}
    window.close()


def test_a_new_town_is_made_from_a_job_file(qtbot, window, chooser, sample, tmp_path):
    chooser.chosen_job = sample / "input" / "job.toml"
    chooser.place_of_new_town = tmp_path / "新しい町.yobikake"
    chooser.given_passphrase = "a long enough passphrase"

    with qtbot.waitSignal(window.pages._office.opened, timeout=60_000):
        press(qtbot, window, "new_town")

    assert chooser.place_of_new_town.is_file()
    assert window._town.view.totals.listed > 0
    window.close()
