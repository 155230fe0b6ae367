import base64
import hashlib
import json
import re
import time
from datetime import date

import numpy as np
import pandas as pd
import pytest

from app.errors import AppError
from app.report.map_file import map_assets
from gis.bounds import Bounds
from gis.town_map.assets import MapAssets
from gis.town_map.content import HOME_COLUMNS, SHELTER_COLUMNS, MapContent, RankGrid
from gis.town_map.page import LiveAddresses, build_live_page, build_map_page

BOUNDS = Bounds(139.3, 35.8, 139.5, 35.9)


@pytest.fixture(scope="module")
def assets() -> MapAssets:
    try:
        return map_assets()
    except AppError:
        pytest.skip("the map scripts are not installed")


def _content(count: int = 3, *, depth: RankGrid | None = None) -> MapContent:
    rng = np.random.default_rng(5)
    homes = pd.DataFrame(
        {
            "call_rank": np.arange(1, count + 1),
            "tier": rng.integers(1, 5, count),
            "verdict": rng.choice(["leave", "stay_possible", "unknown"], count),
            "support_codes": rng.choice(["●C5(D)", "B12(C) D2(D)"], count),
            "lon": rng.uniform(139.3, 139.5, count),
            "lat": rng.uniform(35.8, 35.9, count),
        }
    )[list(HOME_COLUMNS)]
    shelters = pd.DataFrame(
        [("{{ 7 * 7 }}小学校</script>", 139.4, 35.85, True, None)], columns=list(SHELTER_COLUMNS)
    )
    return MapContent(
        town_name="さくら川市${alert(1)}",
        is_training=True,
        as_of=date(2026, 11, 20),
        bounds=BOUNDS,
        depth=depth,
        credits=("洪水 国土数値情報 A31b (2023)",),
        homes=homes,
        shelters=shelters,
    )


def _grid() -> RankGrid:
    return RankGrid(np.array([[0, 1, 2], [3, 6, 255]], np.uint8), BOUNDS)


def test_the_page_names_no_outside_address(assets: MapAssets):
    page = build_map_page(_content(depth=_grid()), assets)
    assert not re.search(r"https?://", page)
    assert not re.search(r"<(link|img|iframe)\s|<script[^>]+src", page)


def test_the_same_content_gives_the_same_bytes(assets: MapAssets):
    assert build_map_page(_content(depth=_grid()), assets) == build_map_page(
        _content(depth=_grid()), assets
    )


def test_the_rules_of_the_page_allow_exactly_its_own_scripts_and_styles(assets: MapAssets):
    page = build_map_page(_content(depth=_grid()), assets)
    rules = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert rules is not None
    assert "default-src 'none'" in rules[1]
    assert "unsafe" not in rules[1]
    for _, text in re.findall(r"<(script|style)>(.*?)</\1>", page, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in rules[1]


def test_facts_enter_as_json_and_are_never_read_as_a_template(assets: MapAssets):
    page = build_map_page(_content(), assets)
    block = re.search(r'<script type="application/json" id="facts">(.*?)</script>', page)
    assert block is not None
    facts = json.loads(block[1])
    assert facts["shelters"][0]["name"] == "{{ 7 * 7 }}小学校</script>"
    assert page.count("alert(1)") == 1


def test_a_page_without_a_depth_layer_has_no_picture(assets: MapAssets):
    assert "L.imageOverlay(\n" not in build_map_page(_content(), assets)


def test_the_water_is_drawn_in_the_national_colours(assets: MapAssets):
    page = build_map_page(_content(depth=_grid()), assets)
    picture = re.search(
        r"data:image/png;base64,([A-Za-z0-9+/=]+)", page[page.rindex("fitBounds") :]
    )
    assert picture is not None
    png = base64.b64decode(picture[1])
    palette = png[png.index(b"PLTE") + 4 :]
    assert tuple(palette[3:6]) == (247, 245, 169)
    assert tuple(palette[18:21]) == (220, 122, 220)


@pytest.mark.slow
def test_twenty_thousand_homes_are_built_within_two_seconds(assets: MapAssets):
    content = _content(20_000, depth=RankGrid(np.ones((1000, 1000), np.uint8), BOUNDS))
    begun = time.perf_counter()
    page = build_map_page(content, assets)
    assert time.perf_counter() - begun < 2
    assert len(page) < 1_500_000


def test_the_live_page_takes_its_scripts_from_the_given_scheme_only():
    addresses = LiveAddresses("own:", (("leaflet", "leaflet.js"),), (("page", "page.css"),))
    page = build_live_page(BOUNDS, {"shelters": []}, addresses)
    assert re.findall(r'<script src="([^"]+)"', page) == ["leaflet.js"]
    assert re.findall(r'<link rel="stylesheet" href="([^"]+)"', page) == ["page.css"]
    assert "connect-src own:" in page
    assert not re.search(r"https?://", page)
