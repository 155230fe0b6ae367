"""Pictures of every page for a person to look at; they are written to ``screenshots/``."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.progress import Stage, Step
from app.ui.rail import PageKey
from tests.builders_window import copied

pytestmark = pytest.mark.screenshot
FOLDER = Path(__file__).resolve().parents[2] / "screenshots"
SMALL, LARGE = QSize(1280, 800), QSize(1920, 1080)
SCREENS = {
    "1280": (SMALL, 1.0),
    "1920": (LARGE, 1.0),
    "1280_at_150": (SMALL / 1.5, 1.5),
    "1920_at_150": (LARGE / 1.5, 1.5),
}


def keep(window, name: str, scale: float) -> QImage:
    picture = QPixmap(window.size() * scale)
    picture.setDevicePixelRatio(scale)
    painter = QPainter(picture)
    window.render(painter, QPoint(0, 0))
    painter.end()
    FOLDER.mkdir(exist_ok=True)
    picture.save(str(FOLDER / f"window_{name}.png"))
    return picture.toImage()


def colours(picture: QImage) -> int:
    small = picture.scaled(160, 100, mode=Qt.TransformationMode.SmoothTransformation)
    return len({small.pixel(x, y) for x in range(0, 160, 2) for y in range(0, 100, 2)})


@pytest.fixture
def opened(qtbot, window, sample, tmp_path):
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=20_000):
        office.open(copied(sample, tmp_path / "town"), SAMPLE_PASSPHRASE)
    qtbot.waitUntil(lambda: "なぜこの順か" in window.town_page.detail_pane.text())
    yield window
    window.close()


@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_is_drawn(qtbot, opened, screen):
    size, scale = SCREENS[screen]
    opened.resize(size)
    assert opened.size() == size, "the window does not fit on this screen"
    with qtbot.waitSignal(opened.pages._office.paper_made, timeout=20_000):
        opened.town_page.show_page(PageKey.PRINT)

    for key in PageKey:
        opened.town_page.show_page(key)
        qtbot.waitUntil(lambda: not opened.pages._office.lane.is_busy, timeout=20_000)
        picture = keep(opened, f"{screen}_{key.value}", scale)
        assert colours(picture) > 20


def test_the_first_page_is_drawn(qtbot, window):
    assert colours(keep(window, "1280_start", 1.0)) > 20
    window.close()


def test_errors_and_work_in_hand_are_drawn(qtbot, opened, tmp_path):
    empty = tmp_path / "空のファイル.csv"
    empty.write_bytes(b"")
    opened.town_page.show_page(PageKey.IMPORT)
    with qtbot.waitSignal(opened.pages._office.refused, timeout=20_000):
        opened.pages._office.gather([empty])
    assert colours(keep(opened, "1280_error", 1.0)) > 20

    line = opened.town_page.job_line
    line.begin()
    line.show_step(Step(Stage.OVERLAYING, 2, 5))
    qtbot.waitUntil(lambda: not line.isHidden())
    assert colours(keep(opened, "1280_busy", 1.0)) > 20


def test_a_search_that_finds_nobody_is_drawn(qtbot, opened):
    opened.pages.list_page.filter_bar.search_box.insert("いないひと")

    assert colours(keep(opened, "1280_nobody", 1.0)) > 20
