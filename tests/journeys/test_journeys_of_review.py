"""Journey: a list without numbers is reviewed by keys alone, and its answers hold from then on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QTabWidget

from app.pipeline.kept_town import open_town
from app.ui.rail import PageKey
from tests.builders_batches import bring
from tests.builders_review import (
    FIRST,
    PASSPHRASE,
    ROWS,
    UNKNOWN,
    make_review_town,
    outside_list,
)
from tests.builders_window import SOME_TIME, a_window, find

pytestmark = pytest.mark.journey


def open_in(qtbot, window, path) -> None:
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        office.open(path, PASSPHRASE)
    with qtbot.waitSignal(office.review.queue_read, timeout=SOME_TIME):
        qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.town_page.shown_page() is PageKey.REVIEW


def names(window) -> list[str]:
    model = find(window, QTableView, "review_queue").model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def answer(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    with qtbot.waitSignal(window.pages._office.review.decided, timeout=SOME_TIME):
        qtbot.keyClick(find(window, QTableView, "review_queue"), key, modifier)


def test_records_are_reviewed_by_keys_and_the_answers_outlive_the_window_and_an_import(
    qtbot, window, chooser, tmp_path
):
    path = make_review_town(tmp_path)
    open_in(qtbot, window, path)
    queue = find(window, QTableView, "review_queue")
    first, second, *_ = waiting = names(window)
    assert first == FIRST

    answer(qtbot, window, Qt.Key.Key_A)
    answer(qtbot, window, Qt.Key.Key_N)
    answer(qtbot, window, Qt.Key.Key_L)
    answer(qtbot, window, Qt.Key.Key_L)
    while names(window)[queue.currentIndex().row()] != UNKNOWN:
        qtbot.keyClick(queue, Qt.Key.Key_Down)
    answer(qtbot, window, Qt.Key.Key_S)
    answer(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert set(names(window)) == set(waiting) - {FIRST}
    answer(qtbot, window, Qt.Key.Key_S)
    window.close()

    with open_town(path, PASSPHRASE) as town:
        bring(town, outside_list(tmp_path / "again", (*ROWS[::-1], "新人 来子,,,,要介護5")))
    again = a_window(tmp_path, chooser)
    qtbot.addWidget(again)
    again.show()
    open_in(qtbot, again, path)

    assert set(names(again)) == set(waiting) - {FIRST, UNKNOWN} | {"新人 来子"}
    assert names(again)[-1] in waiting
    assert find(again, QTabWidget, "review_tabs").tabText(1) == "決めたこと 4"
    assert find(again, QLabel, "review_counts").text().endswith("照合済み 2　あとで 2")
    assert find(again, QPushButton, "page_review").text() == "照合 3"
    assert second in names(again)
    again.close()
