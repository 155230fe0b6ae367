"""The map among the pages of the real window: its search key, its base map, whom it never shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.errors import AppError
from app.jobs.lane import Lane
from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.report.map_file import map_assets
from app.ui.map.engine import register_map_scheme
from app.ui.map.page import MapPage
from app.ui.map_place import build_town_map
from app.ui.office import Office
from app.ui.rail import PageKey
from app.ui.speaker import Speaker
from app.ui.window import MainWindow
from app.ui.window_parts import WindowParts
from tests.builders_base_map import TILE, a_png, write_mbtiles
from tests.builders_window import SOME_TIME, TODAY, FakeChooser, copied, find, shown_notice

pytestmark = [
    pytest.mark.skipif(not register_map_scheme(), reason="the browser part is not installed"),
    pytest.mark.qt_log_ignore("RHI|QRhi|Vulkan|GBM|GPUInfo|propagateSizeHints"),
]


@pytest.fixture
def opened(
    qtbot: QtBot, chooser: FakeChooser, sample: Path, tmp_path: Path
) -> Iterator[MainWindow]:
    try:
        map_assets()
    except AppError:
        pytest.skip("the map scripts are not installed")
    parts = WindowParts(
        speaker=Speaker(),
        office=Office(Lane()),
        chooser=chooser,
        towns_folder=tmp_path / "samples",
        settings_folder=tmp_path / "settings",
        today=TODAY,
        build_map=build_town_map,
    )
    window = MainWindow(parts)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(parts.office.opened, timeout=SOME_TIME):
        parts.office.open(copied(sample, tmp_path / "town"), SAMPLE_PASSPHRASE)
    yield window
    window.close()


def shown_map(qtbot: QtBot, window: MainWindow) -> MapPage:
    window.town_page.show_page(PageKey.MAP)
    qtbot.waitUntil(lambda: window.pages.map_place._map is not None, timeout=SOME_TIME)
    page = window.pages.map_place._map
    assert page is not None
    qtbot.waitUntil(lambda: page._is_ready, timeout=30_000)
    return page


def test_the_search_key_leads_to_the_search_of_the_map(qtbot: QtBot, opened: MainWindow):
    page = shown_map(qtbot, opened)
    opened.activateWindow()
    qtbot.keyClick(opened, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert opened.town_page.shown_page() is PageKey.MAP
    assert opened.focusWidget() is page.tool_bar.search_box
    opened.town_page.show_page(PageKey.LIST)
    qtbot.keyClick(opened, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert opened.focusWidget() is opened.pages.list_page.filter_bar.search_box


def test_a_base_map_is_chosen_kept_and_shown(
    qtbot: QtBot, opened: MainWindow, chooser: FakeChooser, tmp_path: Path
):
    first = shown_map(qtbot, opened)
    chooser.chosen_base_map = write_mbtiles(tmp_path / "町.mbtiles", {TILE: a_png(9)})
    with qtbot.waitSignal(opened.pages._office.map.base_kept, timeout=SOME_TIME):
        find(first, QPushButton, "choose_base").click()
    page = shown_map(qtbot, opened)
    assert page is not first
    assert page.answers.tiles_told()["base"] == {"low": 14, "high": 14}
    with qtbot.waitSignal(opened.pages._office.map.base_kept, timeout=SOME_TIME):
        find(page, QPushButton, "drop_base").click()
    assert shown_map(qtbot, opened).answers.tiles_told()["base"] is None


def test_what_is_no_base_map_is_told_and_the_map_stays(
    qtbot: QtBot, opened: MainWindow, chooser: FakeChooser, tmp_path: Path
):
    page = shown_map(qtbot, opened)
    chooser.chosen_folder = tmp_path / "settings"
    chooser.chosen_folder.mkdir(exist_ok=True)
    with qtbot.waitSignal(opened.pages._office.refused, timeout=SOME_TIME):
        find(page, QPushButton, "choose_base_folder").click()
    assert "地図のタイルがありません" in shown_notice(opened)
    assert shown_map(qtbot, opened) is page


def test_no_protected_household_is_on_the_map_or_found_by_its_search(
    qtbot: QtBot, opened: MainWindow
):
    page = shown_map(qtbot, opened)
    tables = opened.pages._town.view.tables
    hidden = tables.household_scores.loc[tables.household_scores["is_protected"], "household_id"]
    assert len(hidden) > 0
    assert not page.answers.homes.frame["household_id"].isin(hidden).any()
    residents = tables.residents
    for name in residents.loc[residents["household_id"].isin(hidden), "name"]:
        hits, _more = page._search.hits(name)
        assert not {hit.household_id for hit in hits} & set(hidden)
