"""Pictures of the page 浸水図, for a person to look at: kept, looked at, accounted for, empty."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from app.ui.rail import PageKey
from gis.products.product import CoverageAnswer
from tests.app.ui.layers.builders_layers import (
    answer,
    bring_in,
    frame_of,
    keep,
    look,
    prefecture,
    west_half,
)
from tests.app.ui.layers.test_questions import old
from tests.builders_window import SOME_TIME, press
from tests.gis.builders_gis import cell_box, write_polygons

pytestmark = pytest.mark.screenshot
FOLDER = Path(__file__).resolve().parents[2] / "screenshots"


def keep_picture(window, name, scale):
    QApplication.sendPostedEvents()
    picture = QPixmap(window.size() * scale)
    picture.setDevicePixelRatio(scale)
    painter = QPainter(picture)
    window.render(painter, QPoint(0, 0))
    painter.end()
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"window_layers_{name}_at_{int(scale * 100)}.png"
    assert picture.save(str(path))
    grey = picture.toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    assert grey.save(str(path.with_stem(f"{path.stem}_grey")))


def open_questions(qtbot, opened, chooser, folder, scale):
    """Look at a file that leaves everything open, and at one of 2012, whose edition is guessed."""
    press(qtbot, opened, "leave_look")
    (folder / "old").mkdir()
    pond = write_polygons(folder / "ため池.gpkg", [cell_box(0, 0)], [1.2], field="最大浸水深")
    look(qtbot, opened, chooser, pond)
    answer(qtbot, opened, "kind", "depth_rank")
    answer(qtbot, opened, "peril", "reservoir")
    answer(qtbot, opened, "coverage", CoverageAnswer.TOWN)
    keep_picture(opened, "7_open_questions", scale)
    press(qtbot, opened, "leave_look")
    look(qtbot, opened, chooser, old(folder / "old", 11, 14, 15))
    keep_picture(opened, "8_guess", scale)
    press(qtbot, opened, "leave_look")


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_step_of_the_page_is_drawn(qtbot, opened, chooser, tmp_path, scale):
    office = opened.pages._office.layers
    opened.resize(QSize(1280, 800) / scale)
    with qtbot.waitSignals([office.layers_read, office.drawn], timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.LAYERS)
    keep_picture(opened, "0_kept", scale)
    path = prefecture(tmp_path, west_half(frame_of(opened)))
    look(qtbot, opened, chooser, path)
    keep_picture(opened, "1_looked", scale)
    answer(qtbot, opened, "coverage", CoverageAnswer.UNKNOWN)
    press(qtbot, opened, "spread_answers")
    keep_picture(opened, "2_answered", scale)
    open_questions(qtbot, opened, chooser, tmp_path, scale)
    look(qtbot, opened, chooser, path)
    answer(qtbot, opened, "coverage", CoverageAnswer.UNKNOWN)
    press(qtbot, opened, "spread_answers")
    bring_in(qtbot, opened)
    keep_picture(opened, "3_account", scale)
    with qtbot.waitSignal(office.drawn, timeout=SOME_TIME):
        keep(qtbot, opened)
    keep_picture(opened, "4_changed", scale)
    rows = opened.pages.layers.page.kept.table.model().rowCount()
    with qtbot.waitSignal(office.drawn, timeout=SOME_TIME):
        opened.pages.layers.page.kept.table.selectRow(rows - 1)
    press(qtbot, opened, "retell_layer")
    keep_picture(opened, "5_retell", scale)
    for _ in range(rows):
        with qtbot.waitSignals([office.changed, office.layers_read], timeout=SOME_TIME):
            press(qtbot, opened, "remove_layer")
            press(qtbot, opened, "town_notice_button")
    keep_picture(opened, "6_empty", scale)
