"""The real map page in its browser part, for tests that open it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pytestqt.qtbot import QtBot

from app.report.map_file import map_assets
from app.ui.map.page import MapPage
from app.ui.map.page_content import MapPageContent
from app.ui.map.search import FindRows
from app.ui.speaker import Speaker
from tests.builders_map import let_go, nobody_found, some_households

FIND_MAP = "Object.keys(window).filter(k => k.startsWith('map_')).map(k => window[k])[0]"
Ask = Callable[[str], Any]


@contextmanager
def an_open_page(
    qtbot: QtBot, content: MapPageContent, find_rows: FindRows = nobody_found
) -> Iterator[MapPage]:
    """Open the page; at the end nothing foreign was asked, refused, failed or complained of."""
    made = MapPage(Speaker(), content, map_assets())
    made.resize(900, 640)
    made.show_homes(some_households(), find_rows)
    with qtbot.waitSignal(made.view.page_ready, timeout=30_000):
        made.show()
    try:
        yield made
    finally:
        made.stop()
    assert made.view.guard.foreign_requests == 0
    assert made.view.server.refused_questions == 0
    assert made.view.server.failed_tiles == 0
    assert made.view.web_page.complaints == 0
    let_go(qtbot, made)


def asker(qtbot: QtBot, page: MapPage) -> Ask:
    """Give what asks the page for a value."""

    def answer(script: str) -> Any:
        told: list[Any] = []
        page.view.web_page.runJavaScript(f"JSON.stringify({script})", told.append)
        qtbot.waitUntil(lambda: bool(told), timeout=10_000)
        return json.loads(told[0]) if told[0] else None

    return answer
