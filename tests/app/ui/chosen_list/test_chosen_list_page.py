"""この範囲のリストを印刷する: from the list under the map to a paper of its own."""

import pytest
from PySide6.QtWidgets import QPushButton, QTabWidget

from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.ui.map.area_panel import AreaPanel
from app.ui.map.selection import Selection
from app.ui.rail import PageKey
from app.ui.speaker import Speaker
from tests.builders_map import some_households
from tests.builders_window import SOME_TIME, copied, press


@pytest.fixture
def opened(qtbot, window, chooser, sample, tmp_path):
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        office.open(copied(sample, tmp_path / "town"), SAMPLE_PASSPHRASE)
    window.town_page.show_page(PageKey.MAP)
    return window


def choose(qtbot, window) -> Selection:
    """Ask for the list of the first district, as the panel under the map does."""
    homes = window.pages._town.view.households
    name = homes["district"].dropna().iloc[0]
    chosen = Selection(f"地区「{name}」", homes[homes["district"] == name].reset_index(drop=True))
    with qtbot.waitSignal(window.pages._office.chosen_list.made, timeout=SOME_TIME):
        window.pages.map_place.list_wanted.emit(chosen)
    return chosen


def test_the_button_tells_which_homes_are_shown(qtbot):
    panel = AreaPanel(Speaker())
    qtbot.addWidget(panel)
    shown = Selection("囲んだ範囲", some_households())
    panel.show_homes(shown)
    button = panel.findChild(QPushButton, "print_area")

    assert button.text() == "この範囲のリストを印刷する"
    with qtbot.waitSignal(panel.print_wanted) as wanted:
        button.click()
    assert wanted.args == [shown]


def test_without_homes_there_is_nothing_to_print(qtbot):
    panel = AreaPanel(Speaker())
    qtbot.addWidget(panel)
    panel.show_homes(Selection("囲んだ範囲", some_households().iloc[:0]))

    assert not panel.findChild(QPushButton, "print_area").isEnabled()


def test_the_paper_comes_to_the_front_beside_the_whole_list(qtbot, opened):
    tabs = opened.findChild(QTabWidget, "print_tabs")
    assert not tabs.isTabVisible(2)

    chosen = choose(qtbot, opened)

    assert opened.town_page.shown_page() is PageKey.PRINT
    assert tabs.currentWidget() is opened.pages.chosen_list.page
    made = opened.pages.chosen_list._paper.call_list
    printed = {block.household_id for part in made.sections for block in part.blocks}
    assert printed
    assert printed <= set(chosen.homes["household_id"])
    assert made.heading.chosen.households == len(chosen.homes)


def test_the_paper_is_saved_and_is_not_taken_for_a_whole_list(qtbot, opened, chooser, tmp_path):
    chooser.place_of_pdf = tmp_path / "part.pdf"
    choose(qtbot, opened)
    office = opened.pages._office
    with qtbot.waitSignal(office.chosen_list.saved, timeout=SOME_TIME):
        press(qtbot, opened, "chosen_save_pdf")

    assert chooser.place_of_pdf.read_bytes().startswith(b"%PDF")
    assert chooser.asked == ["訓練_避難呼びかけリスト_選んだ範囲_さくら川市_2026-11-20.pdf"]
    told = []
    office.lane.submit(lambda _progress: office._desk.town.audit()[-1].about, told.append)
    qtbot.waitUntil(lambda: told == ["part.pdf"], timeout=SOME_TIME)


def test_another_state_of_the_town_takes_the_paper_away(qtbot, opened):
    choose(qtbot, opened)

    opened.pages.show_town(opened.pages._town)

    assert not opened.findChild(QTabWidget, "print_tabs").isTabVisible(2)
    assert opened.pages.chosen_list._paper is None
