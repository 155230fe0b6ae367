"""Journey: homes are placed by keys alone, and the places hold from then on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView

from app.pipeline.compute import compute_again
from app.pipeline.kept_town import open_town
from app.pipeline.place_queue import place_queue
from app.pipeline.view import load_view
from app.progress import Progress
from app.ui.places.columns import PlaceColumn
from app.ui.rail import PageKey
from tests.builders_places import FIRST, HIDDEN, NEIGHBOUR, PASSPHRASE, make_places_town
from tests.builders_window import SOME_TIME, a_window, find

pytestmark = pytest.mark.journey
CONTROL = Qt.KeyboardModifier.ControlModifier


def open_in(qtbot, window, path) -> None:
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        office.open(path, PASSPHRASE)
    with qtbot.waitSignal(office.places.book_read, timeout=SOME_TIME):
        qtbot.keyClick(window, Qt.Key.Key_3, CONTROL)
    assert window.town_page.shown_page() is PageKey.PLACES


def names(window) -> list[str]:
    model = find(window, QTableView, "place_queue").model()
    return [model.index(row, PlaceColumn.HEAD).data() for row in range(model.rowCount())]


def walk_to(qtbot, window, name: str) -> QTableView:
    """Go down the queue to a home by the arrow key."""
    queue = find(window, QTableView, "place_queue")
    while names(window)[queue.currentIndex().row()] != name:
        qtbot.keyClick(queue, Qt.Key.Key_Down)
    return queue


def test_homes_are_placed_by_keys_and_the_places_outlive_the_window_and_an_import(
    qtbot, window, chooser, tmp_path
):
    path = make_places_town(tmp_path)
    open_in(qtbot, window, path)
    office = window.pages._office
    waiting = names(window)
    assert HIDDEN not in waiting

    queue = walk_to(qtbot, window, FIRST)
    homes = window.pages._town.view.households
    QApplication.clipboard().setText(f"{homes['lon'].median():.6f} {homes['lat'].median():.6f}")
    qtbot.keyClick(queue, Qt.Key.Key_K)
    field = find(window, QLineEdit, "place_field")
    qtbot.keyClick(field, Qt.Key.Key_V, CONTROL)
    with qtbot.waitSignal(office.places.noted, timeout=SOME_TIME):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert set(waiting) - set(names(window)) == {FIRST, NEIGHBOUR}

    with qtbot.waitSignal(office.places.settled, timeout=SOME_TIME):
        qtbot.keyClick(window, Qt.Key.Key_P)
    assert window.town_page.shown_page() is PageKey.PRINT
    assert find(window, QPushButton, "page_places").text() == f"位置 {len(names(window))}"
    left = names(window)
    window.close()

    with open_town(path, PASSPHRASE) as town:
        compute_again(town, Progress())
        assert place_queue(load_view(town, Progress())).homes["head_name"].tolist() == left
    again = a_window(tmp_path, chooser)
    qtbot.addWidget(again)
    again.show()
    open_in(qtbot, again, path)
    assert names(again) == left
    again.close()
