"""The exported map, opened as a file by a browser with no network."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from pytestqt.qtbot import QtBot

from app.errors import AppError
from app.report.map_file import map_assets
from app.ui.map.engine import register_map_scheme
from gis.town_map.content import HOME_COLUMNS, MapContent, RankGrid
from gis.town_map.outlines import NamedShape, Outlines
from gis.town_map.page import build_map_page
from tests.builders_map import BOUNDS, let_go, some_content, some_households

HAS_ENGINE = register_map_scheme()
core = pytest.importorskip("PySide6.QtWebEngineCore")
widgets = pytest.importorskip("PySide6.QtWebEngineWidgets")

pytestmark = pytest.mark.qt_log_ignore("RHI|QRhi|Vulkan|GBM|GPUInfo|propagateSizeHints")


RING = np.array([[139.402, 35.852], [139.418, 35.852], [139.418, 35.868], [139.402, 35.852]])


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    try:
        assets = map_assets()
    except AppError:
        pytest.skip("the map scripts are not installed")
    homes = some_households()
    drawn = homes[homes["tier"].notna() & homes["lon"].notna()]
    content = MapContent(
        town_name="さくら川市",
        is_training=True,
        as_of=date(2026, 11, 20),
        bounds=BOUNDS,
        depth=RankGrid(np.full((20, 20), 3, np.uint8), BOUNDS),
        credits=("洪水 桜川 さくら川市",),
        homes=drawn[list(HOME_COLUMNS)],
        shelters=some_content().shelters,
        outlines=Outlines(
            boundary=(RING,),
            rivers=(RING[:3],),
            waters=(RING,),
            districts=(NamedShape("中央地区", (RING,), 139.41, 35.86),),
            towns=pd.DataFrame([("本町", 139.411, 35.862)], columns=["name", "lon", "lat"]),
        ),
    )
    path = tmp_path_factory.mktemp("map") / "map.html"
    path.write_text(build_map_page(content, assets), encoding="utf-8", newline="\n")
    return path


class _Told:
    """What the browser asked for and complained of."""

    def __init__(self) -> None:
        self.foreign = 0
        self.complaints: list[str] = []

    def count(self, info: Any) -> None:
        self.foreign += info.requestUrl().scheme() not in {"file", "data"}

    def note(self, message: str) -> None:
        self.complaints.append(message)


@pytest.fixture
def ask(qtbot: QtBot, page_file: Path) -> Iterator[Callable[[str], Any]]:
    told = _Told()
    counts = {"interceptRequest": lambda _guard, info: told.count(info)}
    notes = {"javaScriptConsoleMessage": lambda _page, _level, message, *_at: told.note(message)}
    guard_type = type("Guard", (core.QWebEngineUrlRequestInterceptor,), counts)
    page_type = type("Page", (core.QWebEnginePage,), notes)
    profile, guard = core.QWebEngineProfile(), guard_type()
    profile.setUrlRequestInterceptor(guard)
    view = widgets.QWebEngineView()
    page = page_type(profile, view)
    view.setPage(page)
    view.resize(1000, 700)
    view.show()
    with qtbot.waitSignal(page.loadFinished, timeout=30_000) as loaded:
        page.load(page_file.as_uri())
    assert loaded.args == [True]

    def answer(script: str) -> Any:
        answers: list[str] = []
        page.runJavaScript(f"JSON.stringify({script})", answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return json.loads(answers[0])

    yield answer
    assert told.foreign == 0
    assert told.complaints == []
    let_go(qtbot, view)
    let_go(qtbot, profile)


def test_the_file_shows_town_training_day_and_sums(ask: Callable[[str], Any]):
    text = ask("document.body.innerText")
    for words in ("さくら川市", "訓練", "令和8年11月20日", "3世帯", "洪水 桜川 さくら川市"):
        assert words in text
    assert ask("document.querySelectorAll('canvas.drawing').length") == 1


def test_a_press_tells_rank_and_codes_and_no_name(ask: Callable[[str], Any]):
    script = (
        "(m => { m.fire('click', {latlng: L.latLng(35.860, 139.410)});"
        " return document.querySelector('.leaflet-popup-content').innerText; })"
        "(Object.keys(window).filter(k => k.startsWith('map_')).map(k => window[k])[0])"
    )
    text = ask(script)
    assert "1番" in text
    assert "●A23(A) D1(D)" in text
    assert "桜川" not in text


def test_the_pattern_for_a_black_and_white_copy_draws_ink(ask: Callable[[str], Any]):
    script = (
        "(boxes => { boxes[2].click(); const canvas = [...document.querySelectorAll("
        "'canvas.drawing')].pop(); const data = canvas.getContext('2d').getImageData(0, 0,"
        " canvas.width, canvas.height).data; let ink = 0; for (let i = 3; i < data.length; i += 4)"
        " { ink += data[i] > 0; } return ink; })"
        "(document.querySelectorAll('.side input'))"
    )
    assert ask(script) > 100


def test_boundary_rivers_districts_and_town_names_are_there_and_can_be_hidden(
    ask: Callable[[str], Any],
):
    names = "[...document.querySelectorAll('.district-name, .place-name')].map(e => e.textContent)"
    assert sorted(ask(names)) == ["中央地区", "本町"]
    hidden = (
        "(labels => { labels.filter(e => ['地区', '町名'].includes(e.textContent))"
        f".forEach(e => e.querySelector('input').click()); return {names}.length; }})"
        "([...document.querySelectorAll('.side label')])"
    )
    assert ask(hidden) == 0
