"""The map beside 位置 with its browser part: a click or Enter gives a place."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd
import pytest
from pytestqt.qtbot import QtBot

from app.errors import AppError
from app.pipeline.place_look import PlaceLook
from app.report.map_file import map_assets
from app.ui.map.engine import register_map_scheme
from app.ui.places.place_map import PlaceMap, aim_told
from app.ui.speaker import Speaker
from gis.addresses.geocode import CANDIDATES
from scoring.codes import LocationLevel
from tests.app.ui.map_page_fixtures import FIND_MAP
from tests.builders_map import let_go, some_content, some_households

browser = [
    pytest.mark.skipif(not register_map_scheme(), reason="the browser part is not installed"),
    pytest.mark.qt_log_ignore("RHI|QRhi|Vulkan|GBM|GPUInfo|propagateSizeHints"),
]
NO_LOOK = PlaceLook(CANDIDATES.empty(), np.empty((0, 2)))
Ask = Callable[[str], Any]


def a_home(level: LocationLevel, radius_m: float = float("nan")) -> pd.Series:
    place = {"lon": 139.41, "lat": 35.86}
    return pd.Series({**place, "location_level": level.value, "radius_m": radius_m})


def two_candidates() -> PlaceLook:
    level = pd.Categorical(["parcel", "block"], [code.value for code in LocationLevel])
    found = CANDIDATES.build(
        {
            "matched": pd.Series(["桜町1", "桜町2"], dtype="str"),
            "location_level": pd.Series(level),
            "lon": [139.409, 139.412],
            "lat": [35.859, 35.861],
            "doubt": pd.Series([np.nan, np.nan], dtype="str"),
        }
    )
    return PlaceLook(found, np.empty((0, 2)))


def test_a_home_known_to_its_town_has_no_circle_and_one_nowhere_no_place() -> None:
    told = aim_told(a_home(LocationLevel.TOWN), NO_LOOK, None)
    assert (told["lon"], told["radius"]) == (139.41, None)
    nowhere = a_home(LocationLevel.NONE)
    nowhere["lon"] = np.nan
    assert aim_told(nowhere, NO_LOOK, None)["lon"] is None
    assert aim_told(a_home(LocationLevel.BLOCK, 195.0), NO_LOOK, None)["radius"] == 195.0


def test_the_candidates_carry_the_keys_that_take_them() -> None:
    spots = aim_told(None, two_candidates(), None)["candidates"]
    assert isinstance(spots, list)
    assert [spot["text"] for spot in spots] == ["1", "2"]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[PlaceMap]:
    try:
        assets = map_assets()
    except AppError:
        pytest.skip("the map scripts are not installed")
    made = PlaceMap(Speaker(), some_content(), assets)
    made.resize(600, 400)
    made.show_homes(some_households())
    with qtbot.waitSignal(made.view.page_ready, timeout=30_000):
        made.show()
    yield made
    made.stop()
    assert made.view.guard.foreign_requests == 0
    assert made.view.server.refused_questions == 0
    assert made.view.web_page.complaints == 0
    let_go(qtbot, made)


@pytest.fixture
def ask(qtbot: QtBot, shown: PlaceMap) -> Ask:
    def answer(script: str) -> Any:
        told: list[Any] = []
        shown.view.web_page.runJavaScript(f"JSON.stringify({script})", told.append)
        qtbot.waitUntil(lambda: bool(told), timeout=10_000)
        return json.loads(told[0]) if told[0] else None

    return answer


class TestInTheBrowser:
    pytestmark = browser

    def test_a_click_says_where_the_home_is(self, qtbot: QtBot, shown: PlaceMap, ask: Ask) -> None:
        shown.aim(a_home(LocationLevel.BLOCK, 195.0), two_candidates(), None)
        qtbot.waitUntil(lambda: ask("document.querySelectorAll('.candidate-sign').length") == 2)
        with qtbot.waitSignal(shown.pointed, timeout=10_000) as pointed:
            ask(f"({FIND_MAP}.fire('click', {{latlng: L.latLng(35.8612, 139.4103)}}), 1)")
        assert pointed.args == [pytest.approx(139.4103), pytest.approx(35.8612)]

    def test_arrows_move_the_map_and_enter_takes_the_cross(
        self, qtbot: QtBot, shown: PlaceMap, ask: Ask
    ) -> None:
        shown.aim(a_home(LocationLevel.GIVEN, 0.0), NO_LOOK, None)
        qtbot.waitUntil(lambda: ask("document.querySelectorAll('.place-cross').length") == 1)
        qtbot.waitUntil(lambda: abs(ask(f"{FIND_MAP}.getCenter().lng") - 139.41) < 1e-4)
        press = "(document.querySelector('.folium-map').dispatchEvent(new KeyboardEvent('keydown', "
        ask(f"{press}{{key: 'ArrowRight', bubbles: true}})), 1)")
        with qtbot.waitSignal(shown.pointed, timeout=10_000) as pointed:
            ask(f"{press}{{key: 'Enter', bubbles: true}})), 1)")
        assert pointed.args is not None
        assert 139.4101 < pointed.args[0] < 139.412
        assert pointed.args[1] == pytest.approx(35.86, abs=1e-4)

    def test_before_a_home_is_chosen_a_click_places_nothing(
        self, qtbot: QtBot, shown: PlaceMap, ask: Ask
    ) -> None:
        with qtbot.assertNotEmitted(shown.pointed, wait=300):
            ask(f"({FIND_MAP}.fire('click', {{latlng: L.latLng(35.8612, 139.4103)}}), 1)")
