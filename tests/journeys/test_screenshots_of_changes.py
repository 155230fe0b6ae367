"""Pictures of the way from files to an accepted import, for a person to look at."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDateEdit, QDialog, QTableView

from app.ui.rail import PageKey
from tests.builders_changes import month_files, without_every
from tests.builders_window import SOME_TIME, accept, choose, compare, find, press

pytestmark = pytest.mark.screenshot
FOLDER = Path(__file__).resolve().parents[2] / "screenshots"
DIALOGS = {
    "show_history": "history_dialog",
    "undo_import": "ask_dialog",
    "clear_protection": "clearing_dialog",
}


def keep(window, name, scale):
    QApplication.sendPostedEvents()
    picture = QPixmap(window.size() * scale)
    picture.setDevicePixelRatio(scale)
    painter = QPainter(picture)
    window.render(painter, QPoint(0, 0))
    painter.end()
    FOLDER.mkdir(exist_ok=True)
    assert picture.save(str(FOLDER / f"window_changes_{name}_at_{int(scale * 100)}.png"))


def prepare(qtbot, window, chooser, files):
    choose(qtbot, window, chooser, files)
    find(window, QDateEdit, "as_of_day").setDate(QDate(2026, 12, 20))


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_step_of_an_import_is_drawn(qtbot, opened, chooser, month2, tmp_path, scale):
    office = opened.pages._office
    opened.resize(QSize(1280, 800) / scale)
    chooser.place_of_pdf = tmp_path / "list.pdf"
    with qtbot.waitSignal(office.paper_made, timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.PRINT)
    with qtbot.waitSignal(office.pdf_saved, timeout=SOME_TIME):
        press(qtbot, opened, "save_pdf")
    prepare(qtbot, opened, chooser, month_files(month2))
    keep(opened, "0_preview", scale)
    compare(qtbot, opened)
    for row in range(find(opened, QTableView, "difference_kinds").model().rowCount()):
        find(opened, QTableView, "difference_kinds").selectRow(row)
        keep(opened, f"1_kind_{row:02d}", scale)
    accept(qtbot, opened)
    keep(opened, "2_accepted", scale)
    for button, name in DIALOGS.items():
        press(qtbot, opened, button)
        dialog = find(opened, QDialog, name)
        keep(dialog, f"3_{name}", scale)
        dialog.close()
    opened.town_page.show_page(PageKey.DROPOUTS)
    keep(opened, "4_dropouts", scale)

    assert opened.size() == QSize(1280, 800) / scale, "the window does not fit on this screen"


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_what_cannot_be_accepted_at_once_is_drawn(qtbot, opened, chooser, town, tmp_path, scale):
    opened.resize(QSize(1280, 800) / scale)
    source = town.parent / "input" / "residents.csv"
    prepare(qtbot, opened, chooser, [without_every(10, source, tmp_path / "residents.csv")])
    compare(qtbot, opened)
    keep(opened, "5_many_vanished", scale)

    choose(qtbot, opened, chooser, month_files(town.parent / "input"))
    find(opened, QDateEdit, "as_of_day").setDate(QDate(2026, 11, 20))
    compare(qtbot, opened)
    keep(opened, "6_unchanged", scale)
