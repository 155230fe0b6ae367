"""The map page with its browser part: what a person does, and that nothing foreign is asked."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from app.errors import AppError
from app.report.map_file import map_assets
from app.ui.map import engine
from app.ui.map.answers import MapAnswers, ServedFile
from app.ui.map.engine import find_view, register_map_scheme
from app.ui.map.page import MapPage
from app.ui.speaker import Speaker
from gis.town_map.assets import MapAssets
from tests.app.ui.map_page_fixtures import FIND_MAP, Ask, an_open_page, asker
from tests.builders_map import let_go, nobody_found, some_content, some_households

HAS_ENGINE = register_map_scheme()
MapView: Any = find_view()

pytestmark = [
    pytest.mark.skipif(not HAS_ENGINE, reason="the browser part is not installed"),
    pytest.mark.qt_log_ignore("RHI|QRhi|Vulkan|GBM|GPUInfo|propagateSizeHints"),
]


@pytest.fixture(scope="module")
def assets() -> MapAssets:
    try:
        return map_assets()
    except AppError:
        pytest.skip("the map scripts are not installed")


@pytest.fixture
def page(qtbot: QtBot, assets: MapAssets) -> Iterator[MapPage]:
    with an_open_page(qtbot, some_content()) as made:
        yield made


@pytest.fixture
def ask(qtbot: QtBot, page: MapPage) -> Ask:
    """Ask the page for a value."""
    return asker(qtbot, page)


def test_a_press_on_a_home_chooses_its_household(qtbot: QtBot, page: MapPage, ask: Ask):
    with qtbot.waitSignal(page.household_chosen, timeout=10_000) as chosen:
        ask(f"({FIND_MAP}.fire('click', {{latlng: L.latLng(35.860, 139.410)}}), 1)")
    assert chosen.args == ["H3"]
    qtbot.waitUntil(lambda: ask("document.querySelectorAll('.chosen-mark').length") == 1)


def test_a_drawn_area_lists_its_households_with_sums(qtbot: QtBot, page: MapPage, ask: Ask):
    page.findChild(QPushButton, "draw_area").click()
    qtbot.waitUntil(lambda: ask("document.querySelectorAll('.hint.shown').length") == 1)
    for lon, lat in ((139.409, 35.859), (139.413, 35.859), (139.413, 35.8615), (139.409, 35.8615)):
        ask(f"({FIND_MAP}.fire('click', {{latlng: L.latLng({lat}, {lon})}}), 1)")
    with qtbot.waitSignal(page.area_drawn, timeout=10_000) as drawn:
        ask("(document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'})), 1)")
    assert drawn.args is not None
    assert len(drawn.args[0]) == 4
    assert "3世帯（うち掲載 2）" in page.area_panel.sums()
    assert "総人数 11人" in page.area_panel.sums()


def test_escape_gives_a_drawing_up(qtbot: QtBot, page: MapPage, ask: Ask):
    page.findChild(QPushButton, "draw_area").click()
    qtbot.waitUntil(lambda: ask("document.querySelectorAll('.hint.shown').length") == 1)
    with qtbot.waitSignal(page.area_drawn, timeout=10_000) as drawn:
        ask("(document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'})), 1)")
    assert drawn.args == [[]]
    assert page.area_panel.isHidden()


def test_the_frame_in_view_is_listed_by_one_button(qtbot: QtBot, page: MapPage):
    with qtbot.waitSignal(page.area_drawn, timeout=10_000):
        page.findChild(QPushButton, "list_frame").click()
    assert "4世帯（うち掲載 3）" in page.area_panel.sums()
    page.findChild(QPushButton, "close_area").click()
    assert page.area_panel.isHidden()


def test_close_up_the_homes_carry_rank_and_codes(qtbot: QtBot, page: MapPage, ask: Ask):
    page.select("H3")
    qtbot.waitUntil(lambda: ask(f"{FIND_MAP}.getZoom()") == 16)
    ask(f"({FIND_MAP}.setZoom(18), 1)")
    labels = "[...document.querySelectorAll('.home-label')].map(e => e.textContent)"
    qtbot.waitUntil(lambda: "1 ●A23(A) D1(D)" in ask(labels), timeout=10_000)
    assert ask("document.querySelectorAll('.shelter-mark').length") == 1


def test_a_row_of_the_area_brings_its_home_into_view(qtbot: QtBot, page: MapPage, ask: Ask):
    page.show_area([(139.40, 35.85), (139.42, 35.85), (139.42, 35.87)])
    with qtbot.waitSignal(page.household_chosen):
        page.area_panel.household_chosen.emit("H1")
    qtbot.waitUntil(lambda: abs(ask(f"{FIND_MAP}.getCenter().lng") - 139.412) < 1e-3)


def test_arrows_and_plus_move_the_map_without_a_mouse(qtbot: QtBot, page: MapPage, ask: Ask):
    page.findChild(QPushButton, "show_town").click()
    qtbot.waitUntil(lambda: ask("document.activeElement.className.includes('leaflet')"))
    before, zoom = ask(f"{FIND_MAP}.getCenter().lng"), ask(f"{FIND_MAP}.getZoom()")
    qtbot.keyClick(page.view.focusProxy(), Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: ask(f"{FIND_MAP}.getCenter().lng") > before, timeout=10_000)
    qtbot.keyClick(page.view.focusProxy(), Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: ask(f"{FIND_MAP}.getZoom()") == zoom + 1, timeout=10_000)


def test_a_household_that_is_not_on_the_map_is_told(page: MapPage):
    told = page._told
    assert "1世帯は地図に載りません" in told.text()
    page.select("H2")
    assert "地図に載っていません" in told.text()
    page.select("H3")
    assert "1世帯は地図に載りません" in told.text()


def test_layers_their_strength_and_the_pattern_are_chosen_beside_the_map(
    qtbot: QtBot, page: MapPage, ask: Ask
):
    shown = "[...document.querySelectorAll('.leaflet-tile')].map(e => e.src)"

    def waits_for(part: str) -> None:
        qtbot.waitUntil(lambda: any(part in each for each in ask(shown)), timeout=10_000)

    waits_for("/tile/0.100/00/tier/")
    page.findChild(QCheckBox, "map_layer_1").click()
    page.findChild(QCheckBox, "map_pattern").click()
    waits_for("/tile/0.100_1.100/10/tier/")
    page.findChild(QSlider, "map_opacity_1").setValue(40)
    waits_for("/tile/0.100_1.40/10/tier/")
    page.findChild(QCheckBox, "map_layer_0").click()
    page.findChild(QCheckBox, "map_layer_1").click()
    waits_for("/tile/-/10/tier/")


def test_the_homes_are_told_apart_by_another_column(qtbot: QtBot, page: MapPage, ask: Ask):
    choice = page.findChild(QComboBox, "map_colouring")
    assert [choice.itemText(row) for row in range(choice.count())] == [
        "色分け: 階層",
        "色分け: 世帯支援レベル",
        "色分け: 判定",
    ]
    choice.setCurrentIndex(2)
    shown = "[...document.querySelectorAll('.leaflet-tile')].map(e => e.src)"
    qtbot.waitUntil(lambda: any("/verdict/" in each for each in ask(shown)), timeout=10_000)


def test_the_page_goes_nowhere_and_opens_no_window(qtbot: QtBot, page: MapPage, ask: Ask):
    web_page = page.view.web_page
    assert not web_page.acceptNavigationRequest(
        QUrl("https://example.com/"), web_page.NavigationType.NavigationTypeLinkClicked, True
    )
    assert web_page.createWindow(web_page.WebWindowType.WebBrowserTab) is web_page
    assert page.view.page().profile().isOffTheRecord()


def test_the_rules_of_the_page_stop_a_foreign_request_before_it_is_made(
    qtbot: QtBot, page: MapPage, ask: Ask
):
    ask("(fetch('https://example.com/x').catch(() => 0), 1)")
    qtbot.waitUntil(lambda: page.view.web_page.complaints > 0, timeout=10_000)
    assert page.view.guard.foreign_requests == 0
    page.view.web_page.complaints = 0


def test_a_page_without_rules_still_reaches_nothing_foreign(qtbot: QtBot, assets: MapAssets):
    answers = MapAnswers(some_content(), assets)
    body = b"<img src='https://example.com/a.png'><img src='http://192.0.2.1/b.png'>"
    answers._files[""] = ServedFile("text/html", body)
    view = MapView(answers)
    with qtbot.waitSignal(view.loadFinished, timeout=30_000):
        view.show()
    assert view.guard.foreign_requests == 2
    view.stop()
    let_go(qtbot, view)


def test_a_question_that_is_not_known_is_refused(qtbot: QtBot, page: MapPage, ask: Ask):
    ask("(fetch('secrets/of/the/town').catch(() => 0), 1)")
    qtbot.waitUntil(lambda: page.view.server.refused_questions == 1, timeout=10_000)
    page.view.server.refused_questions = 0
    page.view.web_page.complaints = 0


def test_without_the_browser_part_the_page_says_so(
    qtbot: QtBot, assets: MapAssets, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(engine, "_VIEW_MODULE", "app.ui.map.not_here")
    monkeypatch.setattr(engine, "_SCHEME_MODULE", "app.ui.map.not_here")
    assert not register_map_scheme()
    assert find_view() is None
    made = MapPage(Speaker(), some_content(), assets)
    qtbot.addWidget(made)
    made.show_homes(some_households(), nobody_found)
    made.select("H3")
    made.stop()
    told = made.findChild(object, "map_missing")
    assert "地図を表示する部品" in told.text()
    assert not made.findChild(QPushButton, "draw_area").isEnabled()
