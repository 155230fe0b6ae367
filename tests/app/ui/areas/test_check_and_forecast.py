"""点検 and 被害想定 in the window, and the banner above the list and the printing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QTableView

from app.ui.rail import PageKey
from scoring.area_codes import ALARMING_STATES, CheckState
from tests.app.ui.areas.test_areas_page import cells, changed, choose_row
from tests.builders_window import SOME_TIME, find, press


@pytest.mark.parametrize("key", [PageKey.LIST, PageKey.PRINT])
def test_the_check_is_told_before_a_list_is_made(qtbot, opened, key):
    opened.town_page.show_page(key)
    told = find(opened, QLabel, "check_banner_told")
    assert told.isVisible()
    assert "点検：浸水するか分からない" in told.text()
    assert "避難情報の記録なし" in told.text()
    press(qtbot, opened, "see_check")
    assert opened.town_page.shown_page() is PageKey.AREAS
    assert find(opened, QTableView, "check_states").isVisible()
    assert find(opened, QFrame, "check_banner").isHidden()


def test_the_states_of_the_check_add_up_and_each_has_its_list(qtbot, opened):
    opened.pages.areas.page.show_check()
    counts = [int(cell.replace(",", "")) for cell in cells(opened, "check_states", 1)]
    assert sum(counts[:-1]) == counts[-1] == opened.pages._town.view.totals.households
    view = find(opened, QTableView, "check_states")
    listed = []
    for row in range(view.model().rowCount() - 1):
        view.selectRow(row)
        listed.append(find(opened, QTableView, "check_homes").model().rowCount())
    protected = counts[-1] - len(opened.pages._town.view.households)
    assert sum(listed) == counts[-1] - protected


def test_an_order_changes_the_check_the_banner_and_the_rail_at_once(qtbot, opened, office):
    wet = opened.pages.areas._shown.check.of(CheckState.WET_UNORDERED).households
    assert wet > 0
    assert find(opened, QPushButton, "page_areas").text() == "区域"
    choose_row(opened, cells(opened, "areas_table", 0)[1])
    changed(qtbot, opened, office, "issue_order")
    check = opened.pages.areas._shown.check
    assert check.of(CheckState.WET_UNORDERED, CheckState.WET_ORDERED).households == wet
    left = check.of(CheckState.WET_UNORDERED).households
    assert find(opened, QPushButton, "page_areas").text() == f"区域 {left}"
    assert f"発令の外 {left}世帯" in find(opened, QLabel, "check_banner_told").text()


def test_enter_on_a_home_of_the_check_shows_it_in_the_register(qtbot, opened):
    opened.pages.areas.page.show_check()
    homes = find(opened, QTableView, "check_homes")
    homes.selectRow(2)
    wanted = opened.pages.areas.page.check._homes["household_id"].iloc[2]
    homes.setFocus()
    qtbot.keyClick(homes, Qt.Key.Key_Return)
    assert opened.town_page.shown_page() is PageKey.LIST
    assert opened.pages.list_page.chosen_household() == wanted


def test_the_check_goes_to_paper_and_files(qtbot, opened, office, chooser, tmp_path):
    opened.pages.areas.page.show_check()
    with qtbot.waitSignal(office.check_made, timeout=SOME_TIME):
        press(qtbot, opened, "draw_check")
    chooser.place_of_pdf, chooser.place_of_csv = tmp_path / "c.pdf", tmp_path / "c.csv"
    for button in ("check_save_pdf", "check_csv"):
        with qtbot.waitSignal(office.papers.saved, timeout=SOME_TIME):
            press(qtbot, opened, button)
    assert chooser.place_of_pdf.read_bytes().startswith(b"%PDF")
    rows = chooser.place_of_csv.read_text(encoding="utf-8-sig").splitlines()
    states = [state.value for state in ALARMING_STATES]
    shown = opened.pages.areas._shown.households
    assert len(rows) == 1 + int(shown["state"].isin(states).sum())
    assert chooser.asked[0].startswith("訓練_点検_発令と位置のもれ")


def test_the_forecast_is_made_when_it_is_looked_at_and_again_for_another_layer(
    qtbot, opened, office
):
    with qtbot.waitSignal(office.forecast_drawn, timeout=SOME_TIME):
        opened.pages.areas.page.tabs.setCurrentIndex(2)
    layers = find(opened, QComboBox, "forecast_layer")
    assert layers.count() == 3
    residents = opened.pages.areas._shown.check.total.residents
    assert cells(opened, "forecast_table", 1)[1] == "住民"
    assert cells(opened, "forecast_table", 10)[1] == f"{residents:,}"
    with qtbot.waitSignal(office.forecast_drawn, timeout=SOME_TIME):
        layers.setCurrentIndex(2)
    assert cells(opened, "forecast_table", 8)[1] == f"{residents:,}"
    paper = opened.pages.areas.page.forecast.place.paper
    assert "家屋倒壊" in paper.register.title


def test_another_state_of_the_town_lets_old_papers_go(qtbot, opened, office):
    opened.pages.areas.page.show_check()
    with qtbot.waitSignal(office.check_made, timeout=SOME_TIME):
        press(qtbot, opened, "draw_check")
    with qtbot.waitSignals([office.looked, office.list_changed], timeout=SOME_TIME):
        office.leave_list()
    assert opened.pages.areas.page.check.place.paper is None
    assert find(opened, QTableView, "check_homes").isVisible()
