"""What somebody at night must not stumble over: cut words, dead buttons, a window too high."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView

from app.pipeline.points_change import read_points_text
from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.pipeline.whole_job import run_in_memory
from app.progress import Progress
from app.report.paper.marks import Page
from app.settings.job import read_job
from app.settings.recent import RecentTown
from app.ui.household_columns import HouseholdColumns, ListColumn
from app.ui.household_table import HouseholdTable
from app.ui.household_words import HouseholdWords
from app.ui.import_page import ImportPage
from app.ui.notice import Notice
from app.ui.points_page import PointsPage
from app.ui.print_page import PrintPage
from app.ui.rail import PageKey, PageRail
from app.ui.start_page import StartPage
from tests.builders_window import FakeChooser, a_window, copied

SMALL_SCREEN_AT_150 = 533


@pytest.fixture
def notice(qtbot, speaker):
    made = Notice("a_notice", speaker)
    qtbot.addWidget(made)
    return made


def test_the_first_odd_row_is_told_in_full_without_a_press(qtbot, speaker, notice, view):
    page = ImportPage(speaker, notice, lambda issue: f"{issue['line']}行目の長い説明" * 9)
    qtbot.addWidget(page)

    page.show_view(view)

    first = view.tables.issues.iloc[0]
    told = page.findChild(QLabel, "issue_told")
    assert told.text() == f"{first['line']}行目の長い説明" * 9
    assert told.wordWrap()
    page.findChild(QTableView, "issue_table").selectRow(1)
    assert told.text() != f"{first['line']}行目の長い説明" * 9


def test_the_rail_is_wide_enough_for_many_waiting_rows(qtbot, speaker):
    rail = PageRail(speaker)
    qtbot.addWidget(rail)
    rail.show()
    narrow = rail.width()

    rail.tell_waiting(PageKey.IMPORT, 123_456_789_012)
    rail.adjustSize()

    button = rail.findChild(QPushButton, "page_import")
    assert rail.width() > narrow
    assert button.width() >= button.sizeHint().width()


def test_many_recent_towns_do_not_make_the_window_outgrow_the_screen(qtbot, speaker):
    page = StartPage(speaker)
    qtbot.addWidget(page)

    page.show_recent([RecentTown(Path(f"/町/{n}.yobikake"), "町", True) for n in range(20)])

    assert page.minimumSizeHint().height() < SMALL_SCREEN_AT_150


def test_a_cut_cell_of_the_register_is_read_as_its_tip(qapp, speaker, view):
    table = HouseholdTable(HouseholdWords(speaker))
    table.show(HouseholdColumns.build(view.households))

    tip = table.index(0, ListColumn.HEAD).data(Qt.ItemDataRole.ToolTipRole)

    assert table.index(0, ListColumn.HEAD).data() in tip


def test_the_first_page_has_none_before_it_and_the_last_none_after(qtbot, speaker, notice):
    page = PrintPage(speaker, notice)
    qtbot.addWidget(page)
    back, ahead = (page.findChild(QPushButton, f"{name}_page") for name in ("previous", "next"))

    page.show_pages([Page(1, ()), Page(2, ())], "A3F9-02C1")
    assert (back.isEnabled(), ahead.isEnabled()) == (False, True)

    page._number.setValue(2)
    assert (back.isEnabled(), ahead.isEnabled()) == (True, False)


def test_on_the_print_page_one_button_prints_and_it_is_ready_for_enter(qtbot, sample, tmp_path):
    window = a_window(tmp_path, FakeChooser())
    qtbot.addWidget(window)
    window.show()
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=20_000):
        office.open(copied(sample, tmp_path / "town"), SAMPLE_PASSPHRASE)
    assert window.findChild(QPushButton, "print_list").isVisible()

    with qtbot.waitSignal(office.paper_made, timeout=20_000):
        window.town_page.show_page(PageKey.PRINT)

    assert not window.findChild(QPushButton, "print_list").isVisible()
    wanted = {"save_pdf", "print_now"}
    qtbot.waitUntil(lambda: window.focusWidget().objectName() in wanted)

    window.town_page.show_page(PageKey.LIST)
    assert window.findChild(QPushButton, "print_list").isVisible()
    window.close()


def test_a_double_click_reads_a_household_where_the_window_is_narrow(qtbot, sample, tmp_path):
    window = a_window(tmp_path, FakeChooser())
    qtbot.addWidget(window)
    window.resize(853, SMALL_SCREEN_AT_150)
    window.show()
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=20_000):
        office.open(copied(sample, tmp_path / "town"), SAMPLE_PASSPHRASE)
    assert window.height() == SMALL_SCREEN_AT_150
    assert not window.town_page.detail_pane.isVisible()

    table = window.pages.list_page.table
    place = table.visualRect(table.model().index(2, ListColumn.HEAD)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert window.town_page.detail_pane.isVisible()
    window.close()


def test_a_fault_does_not_leave_words_that_nothing_happened(qtbot, tmp_path):
    window = a_window(tmp_path, FakeChooser())
    qtbot.addWidget(window)
    window.show()
    notice = window.start_page.notice

    window.pages._office.stopped.emit()
    assert notice.isVisible()
    window.tell_fault("Traceback: none")

    assert not notice.isVisible()
    window.findChild(QPushButton, "close_told").click()
    window.close()


def test_points_are_ready_to_be_typed_over_and_what_is_missing_is_said(
    qtbot, speaker, notice, sample
):
    page = PointsPage(speaker, notice)
    qtbot.addWidget(page)
    town = run_in_memory(read_job(sample / "input" / "job.toml"), Progress())
    page.show_points(read_points_text(town))
    page.show()
    page.activateWindow()
    table, source = page.findChild(QTableView), page.findChild(QLineEdit, "points_source")
    hint = source.placeholderText()

    assert table.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable
    table.model().setData(table.currentIndex(), "77")

    assert "確かめられます" in source.placeholderText()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert source.placeholderText() == hint
