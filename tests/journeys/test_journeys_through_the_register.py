"""Journeys: keys, search and the pane, on a real town file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView, QWidget

from app.ui.rail import PageKey
from tests.builders_window import find, press

pytestmark = pytest.mark.journey


def test_keys_alone_lead_from_page_to_page_to_search_and_back(qtbot, opened):
    *by_number, last = PageKey
    for digit, key in zip("1234567890", by_number, strict=True):
        qtbot.keyClick(opened, getattr(Qt.Key, f"Key_{digit}"), Qt.KeyboardModifier.ControlModifier)
        assert opened.town_page.shown_page() is key
    qtbot.keyClick(opened, Qt.Key.Key_P)
    assert opened.town_page.shown_page() is last

    qtbot.keyClick(opened, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = find(opened, QLineEdit, "search_box")
    assert opened.town_page.shown_page() is PageKey.LIST
    assert box.hasFocus()

    qtbot.keyClicks(box, "p/")
    assert box.text() == "p/"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert find(opened, QTableView, "ranked_table").hasFocus()


def test_enter_leads_into_the_detail_and_esc_back(qtbot, opened):
    table = find(opened, QTableView, "ranked_table")
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_Return)
    area = find(opened, QWidget, "detail_area")
    assert area.hasFocus()

    qtbot.keyClick(area, Qt.Key.Key_Escape)
    assert table.hasFocus()


def test_esc_leads_back_to_the_register_from_every_page(qtbot, opened):
    for key in (PageKey.IMPORT, PageKey.POINTS):
        opened.town_page.show_page(key)
        qtbot.keyClick(opened, Qt.Key.Key_Escape)
        assert opened.town_page.shown_page() is PageKey.LIST


def test_a_slash_begins_a_search_from_the_rows(qtbot, opened):
    table = find(opened, QTableView, "ranked_table")
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_Slash)

    assert find(opened, QLineEdit, "search_box").hasFocus()


def test_in_a_narrow_window_the_household_takes_the_place_of_the_rows(qtbot, opened):
    opened.resize(860, 560)
    table, pane = find(opened, QTableView, "ranked_table"), opened.town_page.detail_pane
    qtbot.waitUntil(lambda: not pane.isVisible())
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert pane.isVisible()
    assert not table.isVisible()

    press(qtbot, opened, "leave_detail")
    assert table.isVisible()
    assert table.hasFocus()


def test_a_two_character_surname_finds_its_households(qtbot, opened):
    table = find(opened, QTableView, "ranked_table")
    name = table.model().index(0, 3).data()
    box = find(opened, QLineEdit, "search_box")

    box.insert(name[:2])

    shown = [table.model().index(row, 3).data() for row in range(table.model().rowCount())]
    assert 0 < len(shown) < 700
    assert name in shown


def test_a_search_that_finds_nobody_says_what_to_do(qtbot, opened):
    find(opened, QLineEdit, "search_box").insert("いないひと")

    table = find(opened, QTableView, "ranked_table")
    assert table.model().rowCount() == 0
    assert find(opened, QLabel, "nobody_found").isVisible()
    assert "世帯を選ぶと" in opened.town_page.detail_pane.text()

    press(qtbot, opened, "show_everybody")
    assert table.isVisible()
    assert table.model().rowCount() > 0


def test_a_protected_household_is_found_by_no_search(qtbot, opened):
    tables = opened._town.view.tables
    protected = tables.residents[tables.residents["is_protected"]]
    table = find(opened, QTableView, "ranked_table")
    shown = {table.model().household_id(row) for row in range(table.model().rowCount())}
    assert len(protected)
    assert not shown & set(protected["household_id"])

    box = find(opened, QLineEdit, "search_box")
    for person in protected.head(3).itertuples():
        box.clear()
        box.insert(f"{person.name} {person.address}")
        rows = range(table.model().rowCount())
        assert person.household_id not in {table.model().household_id(row) for row in rows}


def test_the_sum_at_the_bottom_adds_up(opened):
    totals = opened._town.view.totals
    told = find(opened, QLabel, "sum_of_residents").text()

    excluded = sum(count for _, count in totals.excluded)
    assert totals.residents == totals.listed + excluded
    for number in (totals.residents, totals.listed, excluded):
        assert f"{number:,}" in told


def test_f1_explains_the_page_that_is_shown(qtbot, opened):
    opened.town_page.show_page(PageKey.POINTS)
    qtbot.keyClick(opened, Qt.Key.Key_F1)

    dialog = find(opened, QWidget, "told_dialog")
    assert "適用前に確かめる" in find(dialog, QWidget, "told_text").toPlainText()
    press(qtbot, dialog, "close_told")
