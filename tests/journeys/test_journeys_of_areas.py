"""Journey: an evening of rain by keys alone, from the ordered area to its list on paper."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QTableView

from app.pipeline.area_view import AreaRow
from app.pipeline.kept_town import open_town
from app.pipeline.make_list import make_list
from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.progress import Progress
from app.report.outputs import build_list
from app.ui.rail import PageKey
from scoring.area_codes import CheckState
from tests.builders_window import SOME_TIME, find, press

pytestmark = pytest.mark.journey
CONTROL = Qt.KeyboardModifier.ControlModifier


def page_key(key: PageKey) -> Qt.Key:
    """The digit that shows a page together with Ctrl."""
    return getattr(Qt.Key, f"Key_{(list(PageKey).index(key) + 1) % 10}")


def choose_wettest(qtbot, opened) -> AreaRow:
    """Go to the page and down to the district with most homes in the water."""
    qtbot.keyClick(opened, page_key(PageKey.AREAS), CONTROL)
    assert opened.town_page.shown_page() is PageKey.AREAS
    qtbot.waitUntil(lambda: opened.pages.areas._shown is not None, timeout=SOME_TIME)
    rows = opened.pages.areas.page.table._rows
    wettest = max(range(1, len(rows)), key=lambda number: rows[number].wet)
    table = find(opened, QTableView, "areas_table")
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    for _step in range(wettest):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert rows[wettest].name in find(opened, QLabel, "chosen_areas").text()
    return rows[wettest]


def test_the_wet_districts_are_ordered_and_called_by_keys_alone(qtbot, opened, town, tmp_path):
    office = opened.pages._office
    row = choose_wettest(qtbot, opened)
    level = find(opened, QComboBox, "order_level")
    level.setFocus()
    qtbot.keyClick(level, Qt.Key.Key_Down)
    with qtbot.waitSignal(office.areas.changed, timeout=SOME_TIME):
        press(qtbot, opened, "issue_order")
    check = opened.pages.areas._shown.check
    assert check.of(CheckState.WET_ORDERED).households == row.wet

    with qtbot.waitSignals([office.areas.list_changed, office.areas.looked], timeout=SOME_TIME):
        press(qtbot, opened, "list_of_orders")
    with qtbot.waitSignal(office.paper_made, timeout=SOME_TIME):
        qtbot.keyClick(opened, Qt.Key.Key_P)
    told = opened.pages._paper.pages[0].texts()
    assert any(text.endswith(f"避難指示の発令区域（{row.name}）") for text in told)
    assert any(text.startswith("発令中　警戒レベル4　避難指示　" + row.name) for text in told)
    fingerprint = opened.pages._paper.call_list.fingerprint
    opened.close()

    with open_town(town, SAMPLE_PASSPHRASE) as kept:
        tables = make_list(kept, Progress())
    assert build_list(tables).fingerprint == fingerprint
    listed = tables.locations[tables.call_order["call_rank"].notna()]
    assert set(listed["district"].dropna()) == {row.name}
