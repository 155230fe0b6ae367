"""In the window: accept what was compared, undo it, see every import, end a 支援措置."""

import shutil

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
)

from app.ui.rail import PageKey
from tests.builders_changes import month_files, without_every
from tests.builders_window import (
    SOME_TIME,
    accept,
    choose,
    compare,
    find,
    press,
    shown_notice,
)


def compare_month2(qtbot, window, chooser, files):
    choose(qtbot, window, chooser, files)
    find(window, QDateEdit, "as_of_day").setDate(QDate(2026, 12, 20))
    compare(qtbot, window)


def open_dialog(qtbot, window, button, name):
    press(qtbot, window, button)
    return find(window, QDialog, name)


def test_an_import_is_accepted_told_and_undone(qtbot, opened, chooser, month2):
    changes, before = opened.pages._office.changes, opened._town
    assert find(opened, QPushButton, "undo_import").isHidden()
    compare_month2(qtbot, opened, chooser, month_files(month2))
    qtbot.waitUntil(lambda: opened.focusWidget().objectName() == "difference_kinds")
    accept(qtbot, opened)
    assert "取り込みました" in shown_notice(opened)
    assert "第2回" in find(opened, QLabel, "last_import").text()

    dialog = open_dialog(qtbot, opened, "undo_import", "ask_dialog")
    assert "支援措置も、安全のため残ります" in find(dialog, QLabel, "ask_text").text()
    with qtbot.waitSignals([changes.undone, changes.standing_read], timeout=SOME_TIME):
        press(qtbot, dialog, "ask_yes")

    assert "取り消しました" in shown_notice(opened)
    after = opened._town.view
    assert after.totals.residents == before.view.totals.residents
    assert after.facts.as_of == before.view.facts.as_of
    assert find(opened, QPushButton, "undo_import").isHidden()
    assert "第1回" in find(opened, QLabel, "last_import").text()


def test_leaving_the_differences_changes_nothing(qtbot, opened, chooser, month2):
    before = opened._town
    compare_month2(qtbot, opened, chooser, month_files(month2))

    press(qtbot, opened, "decline_changes")

    assert opened._town is before
    assert find(opened, QTableView, "issue_table").isVisible()
    assert opened.pages.import_page.differences.wanted is None


def test_changing_your_mind_about_undoing_changes_nothing(qtbot, opened, chooser, month2):
    compare_month2(qtbot, opened, chooser, month_files(month2))
    accept(qtbot, opened)
    before = opened._town

    dialog = open_dialog(qtbot, opened, "undo_import", "ask_dialog")
    press(qtbot, dialog, "ask_no")

    # what still reads the imported town may run to its end; nothing that undoes it may follow
    qtbot.waitUntil(lambda: not opened.pages._office.lane.is_busy, timeout=SOME_TIME)
    assert opened._town is before


def test_the_same_files_again_say_that_nothing_changes(qtbot, opened, chooser, town):
    choose(qtbot, opened, chooser, month_files(town.parent / "input"))
    find(opened, QDateEdit, "as_of_day").setDate(QDate(2026, 11, 20))
    compare(qtbot, opened)

    assert "何も変わりません" in find(opened, QLabel, "differences_told").text()
    assert not find(opened, QPushButton, "accept_changes").isVisible()
    assert opened.focusWidget().objectName() == "decline_changes"


def test_a_tenth_of_the_town_lost_needs_a_tick(qtbot, opened, chooser, town, tmp_path):
    source = town.parent / "input" / "residents.csv"
    short = without_every(10, source, tmp_path / "residents.csv")
    compare_month2(qtbot, opened, chooser, [short])
    assert not find(opened, QPushButton, "accept_changes").isEnabled()

    box = find(opened, QCheckBox, "confirm_vanished")
    assert box.isVisible()
    box.click()
    accept(qtbot, opened)

    assert opened._town.view.totals.residents < 1400


def test_every_import_is_listed_with_its_files(qtbot, opened, chooser, month2):
    compare_month2(qtbot, opened, chooser, month_files(month2))
    accept(qtbot, opened)

    dialog = open_dialog(qtbot, opened, "show_history", "history_dialog")
    model = find(dialog, QTableView, "history_table").model()
    assert model.rowCount() == 4
    assert [model.index(0, at).data() for at in (0, 3, 4)] == ["2", "住基", "residents.csv"]
    press(qtbot, dialog, "close_history")


def test_another_town_state_sends_back_to_the_files(qtbot, opened, chooser, month2):
    compare_month2(qtbot, opened, chooser, month_files(month2))
    office = opened.pages._office

    with qtbot.waitSignal(office.applied, timeout=SOME_TIME):
        office.apply([])

    assert opened.pages.import_page.differences.wanted is None
    assert find(opened, QPushButton, "accept_import").isVisible()


@pytest.fixture
def latched(qtbot, opened, chooser, month2):
    compare_month2(qtbot, opened, chooser, month_files(month2))
    accept(qtbot, opened)
    return opened


def protected(window) -> int:
    return int(window._town.view.tables.residents["is_protected"].sum())


def fill(dialog, **told) -> None:
    for name, words in told.items():
        find(dialog, QLineEdit, f"clearing_{name}").setText(words)


def test_two_people_end_a_protection_that_no_file_tells(qtbot, latched):
    before = protected(latched)
    assert "1人分" in find(latched, QLabel, "latched_told").text()
    dialog = open_dialog(qtbot, latched, "clear_protection", "clearing_dialog")
    go = find(dialog, QPushButton, "clearing_yes")
    fill(dialog, first="架空 一郎", second="架空 一郎", reason="期間満了", document="第12号")
    assert not go.isEnabled()
    assert "別の人" in find(dialog, QLabel, "clearing_hint").text()

    fill(dialog, second="架空 二郎")
    changes = latched.pages._office.changes
    with qtbot.waitSignals([changes.cleared, changes.standing_read], timeout=SOME_TIME):
        press(qtbot, dialog, "clearing_yes")

    assert protected(latched) == before - 1
    assert "解除し、記録しました" in shown_notice(latched)
    assert find(latched, QPushButton, "clear_protection").isHidden()


def test_who_changes_their_mind_ends_no_protection(qtbot, latched):
    before = protected(latched)
    dialog = open_dialog(qtbot, latched, "clear_protection", "clearing_dialog")
    fill(dialog, first="架空 一郎", second="架空 二郎", reason="期間満了", document="第12号")

    press(qtbot, dialog, "clearing_no")

    assert protected(latched) == before
    assert not latched.pages._office.lane.is_busy


def test_the_page_fits_on_a_small_screen_at_150_percent(qtbot, opened, chooser, month2, tmp_path):
    shutil.copy(month2 / "residents.csv", tmp_path / "residents.csv")
    opened.resize(853, 533)
    compare_month2(qtbot, opened, chooser, month_files(month2))
    opened.town_page.show_page(PageKey.IMPORT)

    assert opened.height() == 533
    accept_button = find(opened, QPushButton, "accept_changes")
    assert accept_button.visibleRegion().boundingRect().height() == accept_button.height()
