"""One window on a kept town, in a process of its own; prints its seconds as JSON.

``python -m tests.bench.open_window TOWN STARTED``, STARTED in seconds of the day's clock.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView

from app.__main__ import spare_the_collector
from app.cli.window_order import WindowOrder
from app.jobs.collector import CycleCollector
from app.report.paper.fonts import register_fonts
from app.ui.fonts import window_font
from app.ui.household_columns import ListColumn
from app.ui.map.engine import register_map_scheme
from app.ui.start import build_window
from app.ui.theme import build_palette
from app.ui.window import MainWindow
from app.wording.sentence import Language
from tests.bench.towns import PASSPHRASE

QUERIES = ("佐藤", "たかはし", "入間川", "0429", "佐藤 一", "ゑゑゑ")


class FirstPaint(QObject):
    """Waits until the table is painted with rows in it."""

    def __init__(self, table: QTableView) -> None:
        super().__init__()
        self._table = table
        self._waiting = QEventLoop()
        table.viewport().installEventFilter(self)

    def wait(self) -> None:
        """Stay until it is."""
        self._waiting.exec()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._table.model().rowCount():
            self._table.viewport().removeEventFilter(self)
            QTimer.singleShot(0, self._waiting.quit)
        return False


def measure(town: Path, started: float) -> dict[str, object]:
    """Open the window on a town and give seconds by what was done."""
    spare_the_collector()
    register_map_scheme()
    application = QApplication(sys.argv[:1])
    CycleCollector(application)
    application.setStyle("Fusion")
    application.setPalette(build_palette())
    register_fonts()
    application.setFont(window_font())
    ready, busy = time.time(), time.process_time()
    window = build_window(WindowOrder(Language.JA, town, PASSPHRASE))
    painted = FirstPaint(window.pages.list_page.table)
    window.show()
    painted.wait()
    opened, busy = time.time(), time.process_time() - busy
    told = {
        "process": opened - started,
        "town": opened - ready,
        "processor": busy,
        "sort": _sort_by_each(window),
        "search": _search_for_each(window),
    }
    window.close()
    return told


def _sort_by_each(window: MainWindow) -> list[float]:
    table = window.pages.list_page.table
    seconds = []
    for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
        for column in ListColumn:
            started = time.perf_counter()
            table.sortByColumn(column, order)
            table.viewport().repaint()
            seconds.append(time.perf_counter() - started)
    return seconds


def _search_for_each(window: MainWindow) -> list[float]:
    page = window.pages.list_page
    seconds = []
    for query in (*QUERIES, ""):
        started = time.perf_counter()
        page.filter_bar.search_box.setText(query)
        page.table.viewport().repaint()
        seconds.append(time.perf_counter() - started)
    return seconds


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]), float(sys.argv[2]))))
