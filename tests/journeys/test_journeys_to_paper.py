"""Journeys: from the first page to the list on paper, and when something goes wrong."""

import pandas as pd
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget

from app.cli.main import main
from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from tests.builders_window import SOME_TIME, find, press, shown_notice

pytestmark = pytest.mark.journey


def test_from_the_first_page_to_the_list_on_paper_in_three_presses(
    qtbot, window, chooser, town, tmp_path
):
    chooser.chosen_town = town
    chooser.given_passphrase = SAMPLE_PASSPHRASE
    chooser.place_of_pdf = tmp_path / "list.pdf"
    office = window.pages._office

    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        press(qtbot, window, "open_town")
    table = find(window, QTableView, "ranked_table")
    assert table.hasFocus()
    assert table.model().index(0, 0).data() == "1"

    with qtbot.waitSignal(office.paper_made, timeout=SOME_TIME):
        press(qtbot, window, "print_list")
    with qtbot.waitSignal(office.pdf_saved, timeout=SOME_TIME):
        press(qtbot, window, "save_pdf")

    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    assert "PDF を保存しました" in shown_notice(window)
    assert chooser.asked[-1] == "訓練_避難呼びかけリスト_さくら川市_2026-11-20.pdf"
    window.close()


def test_the_sample_town_opens_with_one_press_and_is_marked_as_training(qtbot, window):
    with qtbot.waitSignal(window.pages._office.opened, timeout=60_000):
        press(qtbot, window, "sample_town")

    assert "訓練" in window.windowTitle()
    assert find(window, QLabel, "training_sign").isVisible()
    assert find(window, QWidget, "training_frame").property("is_training") == "true"
    window.close()


def test_a_town_opened_before_stands_first_and_opens_by_a_press(
    qtbot, window, chooser, town, tmp_path
):
    with qtbot.waitSignal(window.pages._office.opened, timeout=SOME_TIME):
        window.pages._office.open(town, SAMPLE_PASSPHRASE)
    with qtbot.waitSignal(window.pages._office.closed, timeout=SOME_TIME):
        press(qtbot, window, "leave_town")
    assert window.findChild(QPushButton, "recent_0").hasFocus()

    with qtbot.waitSignal(window.pages._office.opened, timeout=SOME_TIME):
        press(qtbot, window, "recent_0")

    assert chooser.asked == []
    window.close()


def test_a_wrong_passphrase_is_told_kindly_on_the_first_page(qtbot, window, chooser, town):
    chooser.chosen_town = town.rename(town.with_name("ほかの町.yobikake"))
    (town.with_name(town.name + ".key")).rename(town.with_name("ほかの町.yobikake.key"))
    chooser.given_passphrase = "not the passphrase"

    with qtbot.waitSignal(window.pages._office.refused, timeout=SOME_TIME):
        press(qtbot, window, "open_town")

    assert "合言葉" in window.start_page.notice.text()
    assert not window.start_page.notice.isHidden()
    window.close()


def test_the_window_and_the_command_give_the_same_order(opened, town, tmp_path):
    job = town.parent / "input" / "job.toml"

    assert main(["run", str(job), "--out", str(tmp_path / "out"), "--no-pdf"]) == 0

    rows = pd.read_csv(tmp_path / "out" / "households.csv", dtype="str", encoding="utf-8-sig")
    by_command = rows[rows["call_rank"].notna()]
    by_command = by_command.iloc[by_command["call_rank"].astype(int).argsort()]["household_id"]
    table = find(opened, QTableView, "ranked_table").model()
    by_window = [table.household_id(row) for row in range(len(by_command))]
    assert by_window == by_command.tolist()


def test_a_fault_shows_a_trace_without_persons_and_the_window_lives_on(qtbot, opened):
    def fault(progress):
        raise ValueError("川辺 花子")

    lane = opened.pages._office.lane
    with qtbot.waitSignal(lane.crashed, timeout=SOME_TIME):
        lane.submit(fault, lambda _: None)

    dialog = find(opened, QWidget, "told_dialog")
    told = find(dialog, QWidget, "told_text").toPlainText()
    assert "ValueError" in told
    assert "川辺" not in told
    press(qtbot, dialog, "close_told")
    assert opened._town is not None


def test_without_a_printer_the_page_says_so_and_offers_the_pdf(qtbot, opened):
    with qtbot.waitSignal(opened.pages._office.paper_made, timeout=SOME_TIME):
        qtbot.keyClick(opened, Qt.Key.Key_P)

    assert "使えるプリンターがありません" in find(opened, QLabel, "no_printer").text()
    assert find(opened, QLabel, "no_printer").isVisible()
    assert find(opened, QPushButton, "print_now").isHidden()
    assert find(opened, QPushButton, "save_pdf").isEnabled()
