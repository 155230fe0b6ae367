"""Households chosen on the real page: by rectangle, district and town's sign; and flying."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from app.errors import AppError
from app.pipeline.base_map import open_town_base_map
from app.report.map_file import map_assets
from app.ui.map.engine import register_map_scheme
from app.ui.map.page_content import MapPageContent
from gis.town_map.mercator import Tile, unit_square
from gis.town_map.outlines import NamedShape, Outlines
from tests.app.ui.map_page_fixtures import FIND_MAP, an_open_page, asker
from tests.builders_base_map import a_png, write_mbtiles
from tests.builders_map import nobody_found, some_content, some_households

pytestmark = [
    pytest.mark.skipif(not register_map_scheme(), reason="the browser part is not installed"),
    pytest.mark.qt_log_ignore("RHI|QRhi|Vulkan|GBM|GPUInfo|propagateSizeHints"),
]


@pytest.fixture(autouse=True)
def scripts_are_here() -> None:
    try:
        map_assets()
    except AppError:
        pytest.skip("the map scripts are not installed")


def with_districts() -> MapPageContent:
    ring = shapely.get_coordinates(shapely.box(139.408, 35.858, 139.413, 35.862))
    outlines = Outlines(boundary=(ring,), districts=(NamedShape("中央", (ring,), 139.41, 35.859),))
    return replace(some_content(), outlines=outlines)


def test_a_rectangle_is_drawn_by_pressing_and_letting_go(qtbot: QtBot):
    with an_open_page(qtbot, some_content()) as page:
        ask = asker(qtbot, page)
        page.findChild(QPushButton, "draw_frame").click()
        qtbot.waitUntil(lambda: ask("document.querySelectorAll('.hint.shown').length") == 1)
        fire = "{map}.fire('{kind}', {{latlng: L.latLng({lat}, {lon})}})"
        corners = (("mousedown", 35.859, 139.409), ("mousemove", 35.86, 139.41))
        for kind, lat, lon in corners:
            ask(f"({fire.format(map=FIND_MAP, kind=kind, lat=lat, lon=lon)}, 1)")
        with qtbot.waitSignal(page.homes_listed, timeout=10_000) as listed:
            ask(f"({fire.format(map=FIND_MAP, kind='mouseup', lat=35.8615, lon=139.413)}, 1)")
        assert listed.args == [["H3", "H1", "H4"]]
        assert "総人数 11人" in page.area_panel.sums()
        assert "位置が分からない 1世帯は含みません" in page.area_panel.sums()
        assert ask(f"{FIND_MAP}.dragging.enabled()") is True


def test_escape_gives_a_rectangle_up(qtbot: QtBot):
    with an_open_page(qtbot, some_content()) as page:
        ask = asker(qtbot, page)
        page.findChild(QPushButton, "draw_frame").click()
        qtbot.waitUntil(lambda: ask(f"{FIND_MAP}.dragging.enabled()") is False)
        with qtbot.waitSignal(page.homes_listed, timeout=10_000) as listed:
            ask("(document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'})), 1)")
        assert listed.args == [[]]
        assert ask(f"{FIND_MAP}.dragging.enabled()") is True


def test_a_district_is_chosen_by_name_with_those_who_are_on_no_map(qtbot: QtBot):
    with an_open_page(qtbot, with_districts()) as page:
        choice = page.findChild(QComboBox, "map_district")
        assert [choice.itemText(at) for at in range(choice.count())] == [
            "地区を選ぶ",
            "中央",
            "東",
        ]
        with qtbot.waitSignal(page.homes_listed) as listed:
            choice.setCurrentIndex(2)
        assert listed.args == [["H5", "H2"]]
        sums = page.area_panel.sums()
        assert "地区「東」　2世帯（うち掲載 2）" in sums
        assert "うち 1世帯は位置が分からない" in sums
        page.findChild(QPushButton, "close_area").click()
        assert choice.currentIndex() == 0


def test_a_press_on_the_name_of_a_district_chooses_it(qtbot: QtBot):
    with an_open_page(qtbot, with_districts()) as page:
        ask = asker(qtbot, page)
        qtbot.waitUntil(lambda: ask("document.querySelectorAll('.district-name').length") == 1)
        with qtbot.waitSignal(page.homes_listed, timeout=10_000) as listed:
            ask("(document.querySelector('.district-name').parentNode.click(), 1)")
        assert listed.args == [["H3", "H1"]]
        assert page.findChild(QComboBox, "map_district").currentText() == "中央"


def test_homes_known_only_to_their_town_are_one_sign_that_lists_them(qtbot: QtBot):
    homes = some_households()
    homes.loc[homes["household_id"].isin(["H3", "H5"]), "location_level"] = "town"
    homes.loc[homes["location_level"] == "town", ["lon", "lat"]] = [139.409, 35.859]
    with an_open_page(qtbot, some_content()) as page:
        ask = asker(qtbot, page)
        page.show_homes(homes, nobody_found)
        assert "町名までしか分からない 2世帯" in page._told.text()
        signs = "[...document.querySelectorAll('.town-sign')].map(e => e.textContent)"
        qtbot.waitUntil(lambda: ask(signs) == ["町 2"], timeout=10_000)
        with qtbot.waitSignal(page.homes_listed, timeout=10_000) as listed:
            ask("(document.querySelector('.town-sign').parentNode.click(), 1)")
        assert listed.args == [["H3", "H5"]]
        page.select("H3")
        qtbot.waitUntil(lambda: ask("document.querySelectorAll('.chosen-mark.vague').length") == 1)
        assert "町の代表点で、家の場所ではありません" in page._told.text()


def test_the_search_flies_by_keys_alone(qtbot: QtBot):
    with an_open_page(qtbot, with_districts(), lambda _query: np.array([1, 3])) as page:
        ask, box = asker(qtbot, page), page.tool_bar.search_box
        page.focus_search()
        box.setText("町")
        told = [hit.told for hit in box.hits()]
        assert told == ["山田 一  桜町1-2", "川上 二  川町9（位置が分からない）"]
        assert box.list_view.isVisible()
        with qtbot.waitSignal(page.household_chosen) as chosen:
            qtbot.keyClick(box, Qt.Key.Key_Return)
        assert chosen.args == ["H1"]
        qtbot.waitUntil(lambda: abs(ask(f"{FIND_MAP}.getCenter().lng") - 139.412) < 1e-3)
        qtbot.keyClick(box, Qt.Key.Key_Down)
        with qtbot.waitSignal(page.household_chosen) as chosen:
            qtbot.keyClick(box, Qt.Key.Key_Return)
        assert chosen.args == ["H2"]
        assert "地図に載っていません" in page._told.text()


def test_the_search_finds_places_and_says_when_there_is_nothing(qtbot: QtBot):
    with an_open_page(qtbot, with_districts()) as page:
        ask, box = asker(qtbot, page), page.tool_bar.search_box
        box.setText("さくら小")
        assert [hit.told for hit in box.hits()] == ["避難所  さくら小学校"]
        qtbot.keyClick(box, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: abs(ask(f"{FIND_MAP}.getCenter().lat") - 35.855) < 1e-3)
        box.clear()
        assert not box.list_view.isVisible()
        box.setText("だれもいない")
        assert box.hits() == ()
        assert box.list_view.model().index(0, 0).data() == "見つかりません"
        qtbot.keyClick(box, Qt.Key.Key_Return)
        qtbot.keyClick(box, Qt.Key.Key_Escape)
        assert not box.list_view.isVisible()
        with qtbot.waitSignal(box.left):
            qtbot.keyClick(box, Qt.Key.Key_Escape)


def test_a_base_map_lies_under_the_water_and_can_be_hidden(qtbot: QtBot, tmp_path: Path):
    x, y = (float(part[0]) for part in unit_square(np.array([139.41]), np.array([35.86])))
    middle = Tile(15, int(x * 2**15), int(y * 2**15))
    tiles = {Tile(15, middle.x + at % 5 - 2, middle.y + at // 5 - 2): a_png(99) for at in range(25)}
    path = write_mbtiles(tmp_path / "町.mbtiles", tiles, credit="出典 町の地図")
    base = open_town_base_map(path)
    with an_open_page(qtbot, replace(some_content(), base=base)) as page:
        ask = asker(qtbot, page)
        shown = "[...document.querySelectorAll('.leaflet-tile')].map(e => e.src)"
        qtbot.waitUntil(lambda: any("/base/15/" in each for each in ask(shown)), timeout=10_000)
        loaded = "[...document.querySelectorAll('img[src*=base]')].filter(e => e.naturalWidth==256)"
        qtbot.waitUntil(lambda: ask(f"{loaded}.length") > 3, timeout=10_000)
        assert any("/tile/0.70/01/tier/" in each for each in ask(shown))
        assert "出典 町の地図" in ask("document.querySelector('.credits').textContent")
        page.legend.findChild(object, "show_base").click()
        qtbot.waitUntil(lambda: not any("/base/" in each for each in ask(shown)), timeout=10_000)
        assert base.source is not None
    base.source.close()


def test_a_base_map_that_is_gone_is_told_and_the_water_is_shown_without_it(
    qtbot: QtBot, tmp_path: Path
):
    base = open_town_base_map(tmp_path / "gone.mbtiles")
    with an_open_page(qtbot, replace(some_content(), base=base)) as page:
        told = page.legend.findChild(object, "base_told").text()
        assert "gone.mbtiles" in told
        assert "見つかりません" in told
        assert page.answers.tiles_told()["base"] is None
        with qtbot.waitSignal(page.base_file_wanted):
            page.legend.findChild(QPushButton, "choose_base").click()
        with qtbot.waitSignal(page.base_dropped):
            page.legend.findChild(QPushButton, "drop_base").click()
