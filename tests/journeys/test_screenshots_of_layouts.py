"""Pictures of each step on which a layout is made, for a person to look at."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton

from app.ui.rail import PageKey
from tests.builders_layouts import write_vendor_file, write_wide_list
from tests.builders_window import SOME_TIME, find, press

pytestmark = pytest.mark.screenshot
FOLDER = Path(__file__).resolve().parents[2] / "screenshots"
FILES = {"vendor": write_vendor_file, "list": write_wide_list}


def keep(window, name, scale):
    QApplication.sendPostedEvents()
    picture = QPixmap(window.size() * scale)
    picture.setDevicePixelRatio(scale)
    painter = QPainter(picture)
    window.render(painter, QPoint(0, 0))
    painter.end()
    FOLDER.mkdir(exist_ok=True)
    assert picture.save(str(FOLDER / f"window_layout_{name}_at_{int(scale * 100)}.png"))


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("name", FILES)
def test_every_step_of_a_layout_is_drawn(qtbot, opened, chooser, tmp_path, name, scale):
    office = opened.pages._office
    opened.resize(QSize(1280, 800) / scale)
    chooser.chosen_files = [FILES[name](tmp_path)]
    opened.town_page.show_page(PageKey.IMPORT)
    with qtbot.waitSignal(office.gathered, timeout=SOME_TIME):
        press(qtbot, opened, "choose_files")
    keep(opened, f"{name}_0_preview", scale)
    with qtbot.waitSignal(office.layouts.looked, timeout=SOME_TIME):
        press(qtbot, opened, "decide_layout_0")
    keep(opened, f"{name}_1_file", scale)
    press(qtbot, opened, "mapping_next")
    keep(opened, f"{name}_2_columns", scale)
    if find(opened, QPushButton, "confirm_all_columns").isEnabled():
        press(qtbot, opened, "confirm_all_columns")
    with qtbot.waitSignal(office.layouts.counted, timeout=SOME_TIME):
        press(qtbot, opened, "mapping_next")
    keep(opened, f"{name}_3_values", scale)
    with qtbot.waitSignal(office.layouts.tried, timeout=SOME_TIME):
        press(qtbot, opened, "mapping_next")
    keep(opened, f"{name}_4_trial", scale)

    assert opened.size() == QSize(1280, 800) / scale, "the window does not fit on this screen"
