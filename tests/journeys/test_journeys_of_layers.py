"""Journey: a town's boundary and a downloaded product, by keys alone, from the page to the list."""

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from app.pipeline.layer_desk import read_cards
from app.pipeline.product_desk import count_verdicts
from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.pipeline.town_desk import TownDesk
from app.progress import Progress
from app.ui.rail import PageKey
from scoring.codes import Coverage, Verdict
from tests.app.ui.layers.builders_layers import (
    frame_of,
    keep,
    look,
    prefecture,
    west_half,
    without_boundary,
)
from tests.builders_window import SOME_TIME, copied, find, press, shown_notice
from tests.gis.products.builders_products import geojson, put

pytestmark = pytest.mark.journey


@pytest.fixture
def town(sample, tmp_path):
    """A copy of the sample town that nobody has given a boundary."""
    return without_boundary(copied(sample, tmp_path / "town"))


def choose_by_keys(qtbot, window, question: str, downs: int) -> None:
    """In the box of a question: so many answers down."""
    box = find(window, QComboBox, f"answer_{question}")
    box.setFocus()
    for _ in range(downs):
        qtbot.keyClick(box, Qt.Key.Key_Down)


def choose_boundary(qtbot, window, chooser, folder) -> None:
    """Say where the town ends, out of a file."""
    frame, office = frame_of(window), window.pages._office.layers
    edge = shapely.box(frame.west - 0.001, frame.south - 0.001, frame.east + 0.001, frame.north)
    chooser.chosen_area_file = put(folder, "境界.geojson", geojson([(edge, {"name": "町"})]))
    with qtbot.waitSignal(office.boundary_looked, timeout=SOME_TIME):
        press(qtbot, window, "choose_boundary")
    with qtbot.waitSignal(office.boundary_kept, timeout=SOME_TIME):
        press(qtbot, window, "accept_boundary")
    assert "境界を残しました" in shown_notice(window)


def test_a_product_becomes_layers_of_the_town_by_keys_alone(qtbot, opened, town, chooser, tmp_path):
    office = opened.pages._office.layers
    with qtbot.waitSignal(office.layers_read, timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.LAYERS)
    before = count_verdicts(opened.pages._town.view.tables)
    look(qtbot, opened, chooser, prefecture(tmp_path, west_half(frame_of(opened))))
    choose_by_keys(qtbot, opened, "coverage", downs=1)
    press(qtbot, opened, "spread_answers")
    assert "境界" in find(opened, QLabel, "answers_missing").text()
    assert not find(opened, QPushButton, "bring_in_layers").isEnabled()

    choose_boundary(qtbot, opened, chooser, tmp_path)
    with qtbot.waitSignal(office.brought_in, timeout=SOME_TIME):
        press(qtbot, opened, "bring_in_layers")
    assert find(opened, QPushButton, "keep_layers").hasFocus()
    keep(qtbot, opened)
    after = count_verdicts(opened.pages._town.view.tables)
    assert f"不明\u00a0{before[Verdict.UNKNOWN]:,}→{after[Verdict.UNKNOWN]:,}" in shown_notice(
        opened
    )
    shown = opened.pages.layers.page.kept._cards
    opened.close()

    desk = TownDesk()
    kept = desk.open(town, SAMPLE_PASSPHRASE, Progress())
    assert read_cards(kept.view, kept.maps) == shown
    assert {card.homes[Coverage.NO_DATA] for card in shown[3:]} == {0}
    assert count_verdicts(kept.view.tables) == after
    desk.close()
