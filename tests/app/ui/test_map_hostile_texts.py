"""Names from files stay text on the real page, whatever they look like, and ask nothing."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from app.errors import AppError
from app.report.map_file import map_assets
from app.ui.map.engine import register_map_scheme
from app.ui.map.page_content import MapLayer, MapPageContent
from gis.town_map.content import HOME_COLUMNS, SHELTER_COLUMNS, MapContent
from gis.town_map.outlines import NamedShape, Outlines
from gis.town_map.page import build_map_page
from scoring.codes import HazardKind
from tests.app.ui.map_page_fixtures import FIND_MAP, an_open_page, asker
from tests.builders_map import BOUNDS, depth_three, some_content, some_households

pytestmark = [
    pytest.mark.skipif(not register_map_scheme(), reason="the browser part is not installed"),
    pytest.mark.qt_log_ignore("RHI|QRhi|Vulkan|GBM|GPUInfo|propagateSizeHints"),
]

HOSTILE = (
    "<img src=https://example.com/x onerror=alert(1)>",
    "</script><script>window.evil=1</script>",
    "'\"><svg/onload=window.evil=1>",
    "{{ 7 * 7 }}${window.evil=1}",
    "javascript:window.evil=1",
    "\u2028\u2029&lt;b&gt;",
)


@pytest.fixture(autouse=True)
def scripts_are_here() -> None:
    try:
        map_assets()
    except AppError:
        pytest.skip("the map scripts are not installed")


def hostile_content() -> MapPageContent:
    """Shelters, districts, towns and a layer whose names are scripts."""
    spots = [(139.4025 + 0.003 * at, 35.8525 + 0.002 * at) for at in range(len(HOSTILE))]
    shelters = pd.DataFrame(
        [(name, lon, lat, None, None) for name, (lon, lat) in zip(HOSTILE, spots, strict=True)],
        columns=list(SHELTER_COLUMNS),
    )
    ring = np.array([[139.40, 35.85], [139.42, 35.85], [139.42, 35.87], [139.40, 35.85]])
    districts = tuple(
        NamedShape(name, (ring,), lon, lat + 0.004)
        for name, (lon, lat) in zip(HOSTILE, spots, strict=True)
    )
    towns = pd.DataFrame(
        [(name, lon, lat + 0.006) for name, (lon, lat) in zip(HOSTILE, spots, strict=True)],
        columns=["name", "lon", "lat"],
    )
    layer = MapLayer(HOSTILE[0], HazardKind.DEPTH_RANK, HOSTILE[1], depth_three)
    return replace(
        some_content(),
        layers=(layer,),
        shelters=shelters,
        outlines=Outlines(boundary=(ring,), districts=districts, towns=towns),
    )


def test_names_of_files_are_shown_as_text_and_run_nothing(qtbot: QtBot):
    texts = "(c => [...document.querySelectorAll(c)].map(e => e.textContent))"
    with an_open_page(qtbot, hostile_content()) as page:
        ask = asker(qtbot, page)
        qtbot.waitUntil(lambda: ask(f"{texts}('.credits')") == [HOSTILE[1]], timeout=10_000)
        ask(f"({FIND_MAP}.setZoom(16), 1)")
        names = f"{texts}('.shelter-name, .district-name, .place-name').join('|')"
        qtbot.waitUntil(lambda: "onerror" in ask(names), timeout=10_000)
        assert sum(name in ask(names) for name in HOSTILE) >= 3
        assert ask("document.querySelectorAll('.leaflet-pane img:not(.leaflet-tile)').length") == 0
        assert ask("document.querySelectorAll('svg').length") == 0
        assert ask("typeof window.evil") == "undefined"


def test_codes_and_names_of_homes_are_text_too(qtbot: QtBot):
    with an_open_page(qtbot, some_content()) as page:
        ask = asker(qtbot, page)
        homes = some_households().assign(support_codes=HOSTILE[0], head_name=HOSTILE[1])
        page.show_homes(homes.assign(district=HOSTILE[2]), lambda _query: np.array([0, 1]))
        page.select("H3")
        ask(f"({FIND_MAP}.setZoom(18), 1)")
        labels = "[...document.querySelectorAll('.home-label')].map(e => e.textContent)"
        qtbot.waitUntil(lambda: f"1 {HOSTILE[0]}" in ask(labels), timeout=10_000)
        box = page.tool_bar.search_box
        qtbot.keyClicks(box, "x")
        assert HOSTILE[1] in box.hits()[0].told
        page.show_district(HOSTILE[2])
        assert HOSTILE[2] in page.area_panel.sums()
        sums = page.area_panel.findChild(QLabel, "area_sums")
        assert sums.textFormat().name == "PlainText"
        choice = page.findChild(QComboBox, "map_district")
        assert choice.itemText(1) == HOSTILE[2]
        assert ask("typeof window.evil") == "undefined"


def test_the_exported_file_holds_them_as_text_only():
    page = exported(hostile_content())
    assert "<script>window.evil" not in page
    assert "<img src=https" not in page
    assert "\\u003cimg src=" in page


def exported(content: MapPageContent) -> str:
    homes = some_households()
    drawn = homes[homes["tier"].notna() & homes["lon"].notna()]
    return build_map_page(
        MapContent(
            town_name=HOSTILE[0],
            is_training=False,
            as_of=date(2026, 11, 20),
            bounds=BOUNDS,
            depth=None,
            credits=HOSTILE,
            homes=drawn[list(HOME_COLUMNS)],
            shelters=content.shelters,
            outlines=content.outlines,
        ),
        map_assets(),
    )
