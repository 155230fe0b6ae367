"""The layers of the town: what is told of each, taking one away, other words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView

from app.pipeline.product_desk import count_verdicts
from scoring.codes import Coverage, Verdict
from tests.builders_window import SOME_TIME, find, press, shown_notice


def facts_of(window) -> dict[str, str]:
    """What stands beside the picture: title to words."""
    pane = window.pages.layers.page.kept.pane
    labels = pane.findChildren(QLabel)
    told = {label.objectName(): label.text() for label in labels}
    numbers = range(sum(name.startswith("layer_fact_title_") for name in told))
    return {told[f"layer_fact_title_{n}"]: told[f"layer_fact_{n}"] for n in numbers}


def names_of(window) -> list[str]:
    return [fact.name for fact in window.pages._town.view.facts.layers]


def test_every_layer_is_told_with_counts_that_add_up(opened):
    page = opened.pages.layers.page
    cards = page.kept._cards
    assert [card.fact.name for card in cards] == names_of(opened)
    households = len(opened.pages._town.view.tables.locations)
    assert all(sum(card.homes.values()) == households for card in cards)
    told = facts_of(opened)
    assert told["世帯"].startswith(
        f"全 {households:,}世帯 ＝ 届く {cards[0].homes[Coverage.ASSESSED]:,}"
    )
    assert told["浸水する家"] == f"{cards[0].touched:,}世帯"
    assert told["出典"] == cards[0].fact.credit
    assert told["使いみち"] == "洪水の判定に使います。"
    assert page.kept.pane.picture.has_picture
    view = page.kept.table
    widest = view.fontMetrics().horizontalAdvance("128,795")
    assert view.columnWidth(4) >= widest + 20, "a shortened number is another number"


def test_a_layer_is_taken_away_only_after_asking_and_its_homes_become_unknown(qtbot, opened):
    office = opened.pages._office.layers
    table = find(opened, QTableView, "layers_table")
    first = names_of(opened)[0]
    households = len(opened.pages._town.view.tables.locations)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert first in shown_notice(opened)
    assert first in names_of(opened)
    with qtbot.waitSignals([office.changed, office.layers_read], timeout=SOME_TIME):
        press(qtbot, opened, "town_notice_button")
    assert first not in names_of(opened)
    after = count_verdicts(opened.pages._town.view.tables)
    assert after[Verdict.DRY] == 0
    assert sum(after.values()) == households
    assert f"不明\u00a021→{after[Verdict.UNKNOWN]}" in shown_notice(opened)


def test_the_same_layer_taken_away_twice_takes_no_other_with_it(qtbot, opened):
    office = opened.pages._office
    first, *others = names_of(opened)
    with qtbot.waitSignals([office.layers.changed, office.refused], timeout=SOME_TIME):
        office.layers.remove(first)
        office.layers.remove(first)
    assert names_of(opened) == others
    assert first in shown_notice(opened)


def test_other_words_change_nothing_else_and_a_taken_name_is_refused(qtbot, opened):
    office = opened.pages._office
    table = find(opened, QTableView, "layers_table")
    before = count_verdicts(opened.pages._town.view.tables)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    name, day = (find(opened, QLineEdit, f"layer_{what}") for what in ("name", "day"))
    assert name.hasFocus()
    name.setText(names_of(opened)[1])
    with qtbot.waitSignal(office.refused, timeout=SOME_TIME):
        press(qtbot, opened, "keep_words")
    assert names_of(opened)[1] in shown_notice(opened)
    name.setText("洪水（令和7年版）")
    day.setText("2025-13-01")
    day.textEdited.emit(day.text())
    assert not find(opened, QPushButton, "keep_words").isEnabled()
    day.setText("2025-03-01")
    day.textEdited.emit(day.text())
    with qtbot.waitSignals([office.layers.retold, office.layers.layers_read], timeout=SOME_TIME):
        press(qtbot, opened, "keep_words")
    assert names_of(opened)[0] == "洪水（令和7年版）"
    assert count_verdicts(opened.pages._town.view.tables) == before
    assert facts_of(opened)["公表日"].startswith("令和7年3月1日")
