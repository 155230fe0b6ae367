"""区域 in the window: areas drawn, read and combined; orders entered; the list for an area."""

import json

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLabel, QPlainTextEdit, QTableView

from app.ui.rail import PageKey
from app.ui.told_dialog import ToldDialog
from scoring.area_codes import OrderLevel
from tests.builders_window import SOME_TIME, find, press, shown_notice

TOWN = [(136.0, 33.0), (144.0, 33.0), (144.0, 42.0), (136.0, 42.0)]
NOWHERE = [(130.0, 33.0), (130.1, 33.0), (130.1, 33.1)]


def cells(window, name: str, column: int) -> list[str]:
    model = find(window, QTableView, name).model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def choose_row(window, name: str) -> None:
    rows = cells(window, "areas_table", 0)
    find(window, QTableView, "areas_table").selectRow(rows.index(name))


def keep_drawn(qtbot, window, office, name: str, corners=TOWN) -> None:
    """What a person does after drawing on the map: take the offer, name it, Enter."""
    window.pages.map_place.area_drawn.emit(corners)
    press(qtbot, window, "town_notice_button")
    field = window.pages.areas.page.form.name_field
    assert window.town_page.shown_page() is PageKey.AREAS
    field.setText(name)
    with qtbot.waitSignal(office.changed, timeout=SOME_TIME):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def changed(qtbot, window, office, button: str) -> None:
    with qtbot.waitSignal(office.changed, timeout=SOME_TIME):
        press(qtbot, window, button)


def test_a_town_without_areas_says_what_to_do_and_can_be_ordered_as_a_whole(qtbot, opened, office):
    assert "まだ区域がありません" in find(opened, QLabel, "no_areas").text()
    assert find(opened, QLabel, "no_areas").isVisible()
    assert find(opened, QLabel, "no_orders").isVisible()
    choose_row(opened, "町全体")
    changed(qtbot, opened, office, "issue_order")
    assert cells(opened, "orders_table", 2) == ["町全体"]
    assert cells(opened, "orders_table", 1) == ["高齢者等避難"]
    assert cells(opened, "areas_table", 1)[0] == "高齢者等避難"


def test_what_was_drawn_on_the_map_is_kept_ordered_corrected_and_lifted(qtbot, opened, office):
    keep_drawn(qtbot, opened, office, "川沿い")
    assert find(opened, QLabel, "no_areas").isHidden()
    choose_row(opened, "川沿い")
    find(opened, QComboBox, "order_level").setCurrentIndex(1)
    changed(qtbot, opened, office, "issue_order")
    assert cells(opened, "orders_table", 0) == ["発令中"]

    find(opened, QComboBox, "order_level").setCurrentIndex(2)
    changed(qtbot, opened, office, "correct_order")
    assert cells(opened, "orders_table", 0) == ["発令中（訂正）"]
    assert cells(opened, "orders_table", 1) == ["緊急安全確保"]

    changed(qtbot, opened, office, "lift_order")
    assert cells(opened, "orders_table", 0) == ["解除"]
    for button in ("lift_order", "correct_order", "withdraw_order"):
        assert not opened.findChild(type(opened.pages.areas.page.orders._lift), button).isEnabled()

    press(qtbot, opened, "area_history")
    told = find(opened.findChild(ToldDialog), QPlainTextEdit, "told_text").toPlainText()
    assert [word in told for word in ("解除", "訂正", "発令", "川沿い", "残した")] == [True] * 5
    opened.findChild(ToldDialog).close()


def test_a_time_that_has_not_come_is_refused_in_words(qtbot, opened, office):
    choose_row(opened, "町全体")
    find(opened, QDateTimeEdit, "order_time").setDateTime(QDateTime(2099, 1, 1, 0, 0, 0))
    with qtbot.waitSignal(opened.pages._office.refused, timeout=SOME_TIME):
        press(qtbot, opened, "issue_order")
    assert "より先です" in shown_notice(opened)
    assert cells(opened, "orders_table", 0) == []


def test_areas_of_a_file_are_named_by_the_chosen_attribute(
    qtbot, opened, office, chooser, tmp_path
):
    path = tmp_path / "school.geojson"
    ring = [[*corner] for corner in (*TOWN, TOWN[0])]
    features = [
        {
            "type": "Feature",
            "properties": {"code": 7, "校区": "北小学校区"},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    chooser.chosen_area_file = path
    with qtbot.waitSignal(office.file_read, timeout=SOME_TIME):
        press(qtbot, opened, "add_area_file")
    fields = find(opened, QComboBox, "area_field")
    fields.setCurrentIndex(fields.findData("校区"))
    kinds = find(opened, QComboBox, "area_kind")
    kinds.setCurrentIndex(kinds.findText("学校区"))
    changed(qtbot, opened, office, "keep_area")
    assert cells(opened, "areas_table", 0)[1] == "北小学校区"
    assert cells(opened, "areas_table", 2)[1] == "学校区"
    assert cells(opened, "areas_table", 3)[1] != "0"


def test_areas_are_joined_renamed_and_removed(qtbot, opened, office):
    keep_drawn(qtbot, opened, office, "西")
    keep_drawn(qtbot, opened, office, "東", NOWHERE)
    table = find(opened, QTableView, "areas_table")
    choose_row(opened, "西")
    table.selectionModel().select(
        table.model().index(2, 0),
        table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
    )
    press(qtbot, opened, "join_areas")
    opened.pages.areas.page.form.name_field.setText("両方")
    changed(qtbot, opened, office, "keep_area")
    assert cells(opened, "areas_table", 0)[:4] == ["町全体", "西", "東", "両方"]

    choose_row(opened, "東")
    press(qtbot, opened, "rename_area")
    opened.pages.areas.page.form.name_field.setText("遠い東")
    changed(qtbot, opened, office, "keep_area")
    choose_row(opened, "遠い東")
    press(qtbot, opened, "remove_area")
    changed(qtbot, opened, office, "town_notice_button")
    assert cells(opened, "areas_table", 0)[:3] == ["町全体", "西", "両方"]


def test_the_list_is_made_for_the_ordered_areas_by_one_press_and_says_so(qtbot, opened, office):
    keep_drawn(qtbot, opened, office, "全部")
    choose_row(opened, "全部")
    find(opened, QComboBox, "order_level").setCurrentIndex(1)
    changed(qtbot, opened, office, "issue_order")
    with qtbot.waitSignals([office.list_changed, office.looked], timeout=SOME_TIME):
        press(qtbot, opened, "list_of_orders")
    assert find(opened, QLabel, "list_area_told").text() == "いまの名簿　避難指示の発令区域（全部）"
    with qtbot.waitSignal(opened.pages._office.paper_made, timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.PRINT)
    first = opened.pages._paper.pages[0].texts()
    assert any("名簿の区域：避難指示の発令区域（全部）" in text for text in first)
    opened.town_page.show_page(PageKey.AREAS)
    with qtbot.waitSignals([office.list_changed, office.looked], timeout=SOME_TIME):
        press(qtbot, opened, "list_of_town")
    assert "町全体" in find(opened, QLabel, "list_area_told").text()


def test_a_list_for_an_area_without_homes_is_refused(qtbot, opened, office):
    keep_drawn(qtbot, opened, office, "遠く", NOWHERE)
    choose_row(opened, "遠く")
    with qtbot.waitSignal(opened.pages._office.refused, timeout=SOME_TIME):
        press(qtbot, opened, "list_of_chosen")
    assert "家が1つもありません" in shown_notice(opened)


@pytest.mark.parametrize("level", list(OrderLevel))
def test_every_level_can_be_chosen(opened, level):
    assert find(opened, QComboBox, "order_level").findData(level) >= 0
