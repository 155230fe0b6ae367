"""脱落確認 in the window: whoever dropped off the printed list stands there until explained."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView

from app.pipeline.dropouts import Dropout, Dropouts
from app.ui.changes.dropouts_page import DropoutsPage
from app.ui.rail import PageKey
from importers.issues import HIDDEN
from scoring.codes import ExclusionReason
from tests.builders_changes import month_files
from tests.builders_window import SOME_TIME, accept, choose, compare, find, press

THEN = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)


def a_dropout(person: str, reason=ExclusionReason.DEAD, name="髙橋　茂") -> Dropout:
    address = None if name is None else "本町1-1"
    return Dropout(person, "H1", name, address, reason, "A3F9-02C1", THEN)


@pytest.fixture
def page(qtbot, speaker):
    made = DropoutsPage(speaker)
    qtbot.addWidget(made)
    return made


def row(page, at, name="waiting_table"):
    model = find(page, QTableView, name).model()
    return [model.index(at, column).data() for column in range(model.columnCount())]


def test_nobody_dropped_off_is_one_calm_sentence(page):
    assert "いません" in find(page, QLabel, "dropouts_told").text()
    assert find(page, QTableView, "waiting_table").isHidden()
    assert find(page, QLineEdit, "dropout_reason").parent().isHidden()


def test_each_stands_with_what_the_data_says_and_the_list_it_was_on(page):
    page.show_dropouts(
        Dropouts((a_dropout("1"), a_dropout("2", None), a_dropout("3", name=None)), ())
    )

    assert row(page, 0)[:5] == ["髙橋　茂", "本町1-1", "死亡", "1", "A3F9-02C1"]
    assert row(page, 1)[2] == "住民のファイルにいない"
    assert row(page, 2)[:2] == [HIDDEN, HIDDEN]


def test_a_reason_is_chosen_or_written_and_told_of_the_chosen_person(qtbot, page):
    page.show_dropouts(Dropouts((a_dropout("1"), a_dropout("2")), ()))
    keep = find(page, QPushButton, "keep_reason")
    assert not keep.isEnabled()
    find(page, QTableView, "waiting_table").selectRow(1)
    press(qtbot, page, "reason_facility")

    with qtbot.waitSignal(page.explained) as told:
        press(qtbot, page, "keep_reason")
    assert told.args == ["2", "施設・入院"]

    press(qtbot, page, "reason_other")
    assert not keep.isEnabled()
    field = find(page, QLineEdit, "dropout_reason")
    field.setText("　長女宅へ 引っ越し ")
    with qtbot.waitSignal(page.explained) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["2", "長女宅へ 引っ越し"]


def test_a_reason_is_not_carried_over_to_the_next_person(page):
    page.show_dropouts(Dropouts((a_dropout("1"), a_dropout("2")), ()))
    find(page, QLineEdit, "dropout_reason").setText("死亡を確認")

    find(page, QTableView, "waiting_table").selectRow(1)

    assert find(page, QLineEdit, "dropout_reason").text() == ""


@pytest.fixture
def printed(qtbot, opened, chooser, month2, tmp_path):
    """A town whose list was saved, and which a month later has lost some of those on it."""
    office = opened.pages._office
    chooser.place_of_pdf = tmp_path / "list.pdf"
    with qtbot.waitSignal(office.paper_made, timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.PRINT)
    with qtbot.waitSignal(office.changes.standing_read, timeout=SOME_TIME):
        press(qtbot, opened, "save_pdf")
    choose(qtbot, opened, chooser, month_files(month2))
    compare(qtbot, opened)
    accept(qtbot, opened)
    return opened


def test_who_dropped_off_waits_with_a_number_in_the_rail_until_explained(qtbot, printed):
    changes = printed.pages._office.changes
    waiting = printed.pages.changes._standing.dropouts.waiting
    count = len(waiting)
    button = find(printed, QPushButton, "page_dropouts")
    assert count > 0
    assert button.text() == f"脱落確認 {count}"
    press(qtbot, printed, "page_dropouts")
    assert row(printed, 0)[3] == waiting[0].person_id

    press(qtbot, printed, "reason_moved")
    with qtbot.waitSignal(changes.standing_read, timeout=SOME_TIME):
        press(qtbot, printed, "keep_reason")

    assert button.text() == (f"脱落確認 {count - 1}" if count > 1 else "脱落確認")
    answered = row(printed, 0, "answered_table")
    assert answered[2] == "転出を確認"
    assert find(printed, QTableView, "answered_table").isVisible()
