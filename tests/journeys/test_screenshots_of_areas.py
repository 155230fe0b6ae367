"""Pictures of the page 区域, for a person to look at: empty, with orders, its papers."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from app import clock
from app.pipeline.area_drafts import drawn_area
from app.pipeline.area_orders import OrderEntry
from app.pipeline.area_targets import Targets
from app.ui.rail import PageKey
from scoring.area_codes import OrderLevel
from tests.builders_window import SOME_TIME, press

pytestmark = pytest.mark.screenshot
FOLDER = Path(__file__).resolve().parents[2] / "screenshots"


def keep(window, name, scale):
    QApplication.sendPostedEvents()
    picture = QPixmap(window.size() * scale)
    picture.setDevicePixelRatio(scale)
    painter = QPainter(picture)
    window.render(painter, QPoint(0, 0))
    painter.end()
    FOLDER.mkdir(exist_ok=True)
    assert picture.save(str(FOLDER / f"window_areas_{name}_at_{int(scale * 100)}.png"))


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_tab_of_the_page_is_drawn(qtbot, opened, scale):
    office = opened.pages._office.areas
    opened.resize(QSize(1280, 800) / scale)
    qtbot.waitUntil(lambda: opened.pages.areas._shown is not None, timeout=SOME_TIME)
    opened.town_page.show_page(PageKey.AREAS)
    keep(opened, "0_empty", scale)
    homes = opened.pages._town.view.households
    lon, lat, far = homes["lon"].median(), homes["lat"].median(), 0.05
    east = [(lon, lat - far), (lon + far, lat - far), (lon + far, lat + far), (lon, lat + far)]
    with qtbot.waitSignal(office.changed, timeout=SOME_TIME):
        office.keep(lambda: [drawn_area("川沿い東", east)])
    targets = opened.pages.areas._shown.rows[1].targets
    entry = OrderEntry(OrderLevel.LEVEL_4, targets, clock.now() - timedelta(hours=1))
    with qtbot.waitSignal(office.changed, timeout=SOME_TIME):
        office.issue(entry)
    with qtbot.waitSignal(office.changed, timeout=SOME_TIME):
        office.issue(OrderEntry(OrderLevel.LEVEL_3, Targets(is_whole_town=True), entry.issued_at))
    opened.pages.areas.page.table.view.selectRow(1)
    keep(opened, "1_orders", scale)
    opened.pages.areas.page.show_check()
    keep(opened, "2_check", scale)
    with qtbot.waitSignal(office.check_made, timeout=SOME_TIME):
        press(qtbot, opened, "draw_check")
    keep(opened, "3_check_paper", scale)
    with qtbot.waitSignal(office.forecast_drawn, timeout=SOME_TIME):
        opened.pages.areas.page.tabs.setCurrentIndex(2)
    keep(opened, "4_forecast", scale)
    press(qtbot, opened, "see_forecast_paper")
    keep(opened, "5_forecast_paper", scale)
