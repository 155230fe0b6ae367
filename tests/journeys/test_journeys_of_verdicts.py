"""Journey: a town changes its verdict rules, sees who changes, applies, and takes it back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTableView, QTabWidget

from app.ui.rail import PageKey
from tests.builders_window import SOME_TIME, find, press, shown_notice


def row_of(table: QTableView, words: str) -> int:
    model = table.model()
    return next(row for row in range(model.rowCount()) if words in model.index(row, 0).data())


def show_verdicts(opened) -> QTableView:
    opened.town_page.show_page(PageKey.POINTS)
    find(opened, QTabWidget, "rules_tabs").setCurrentIndex(1)
    return find(opened, QTableView, "verdict_table")


def test_verdict_rules_are_compared_before_they_are_applied(qtbot, opened):
    office = opened.pages._office.verdicts
    table = show_verdicts(opened)
    model = table.model()
    row = row_of(table, "とどまれる時間")
    assert model.index(row, 1).data() == "72"
    assert not find(opened, QPushButton, "compare_verdicts").isEnabled()

    table.setCurrentIndex(model.index(row, 1))
    qtbot.keyClick(table, Qt.Key.Key_1)
    editor = table.viewport().findChild(QLineEdit)
    qtbot.keyClick(editor, Qt.Key.Key_2)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: model.index(row, 1).data() == "12", timeout=SOME_TIME)
    with qtbot.waitSignal(office.compared, timeout=SOME_TIME):
        press(qtbot, opened, "compare_verdicts")
    assert "屋内可 → 立退き" in find(opened, QLabel, "verdict_comparison_counts").text()
    changed = find(opened, QTableView, "verdict_comparison_table").model()
    assert changed.rowCount() > 0
    assert changed.index(0, 3).data().endswith("（備えの限度超） → 立退き")

    with qtbot.waitSignal(office.applied, timeout=SOME_TIME):
        press(qtbot, opened, "apply_verdicts")
    assert "適用しました" in shown_notice(opened)
    assert opened._town.verdicts.rules.stay_limit_h == 12
    assert "この町の表" in find(opened, QLabel, "verdict_title").text()


def test_a_verdict_is_chosen_from_a_list_and_can_be_taken_back(qtbot, opened):
    table = show_verdicts(opened)
    model = table.model()
    row = row_of(table, "電源の要る人")
    index = model.index(row, 1)
    table.setCurrentIndex(index)
    table.edit(index)
    choices = table.findChild(QComboBox, "verdict_choice")
    assert choices.currentText() == "立退き"
    qtbot.keyClick(choices, Qt.Key.Key_End)
    qtbot.keyClick(choices, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: index.data() == "使わない", timeout=SOME_TIME)

    qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert index.data() == "立退き"


def test_rules_that_call_an_unknown_home_dry_are_refused_with_a_sentence(qtbot, opened):
    table = show_verdicts(opened)
    model = table.model()
    assert model.setData(model.index(row_of(table, "想定区域図の外"), 1), "浸水なし")

    with qtbot.waitSignal(opened.pages._office.refused, timeout=SOME_TIME):
        press(qtbot, opened, "compare_verdicts")

    assert "安全とみなす" in shown_notice(opened)
    assert not opened._town.verdicts.is_own
