"""壁に貼る地図 in the window: choose, see how many sheets, make, leaf through, save."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QSpinBox, QTabWidget

from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.ui.rail import PageKey
from tests.builders_base_map import TILE, a_png, write_folder
from tests.builders_window import SOME_TIME, copied, press


@pytest.fixture
def opened(qtbot, window, chooser, sample, tmp_path):
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        office.open(copied(sample, tmp_path / "town"), SAMPLE_PASSPHRASE)
    window.town_page.show_page(PageKey.PRINT)
    with qtbot.waitSignal(office.wall_map.planned, timeout=SOME_TIME):
        window.findChild(QTabWidget, "print_tabs").setCurrentIndex(1)
    return window


def box(window, name: str) -> QComboBox:
    return window.findChild(QComboBox, f"wall_map_{name}")


def make(qtbot, window, timeout: int = SOME_TIME) -> None:
    with qtbot.waitSignal(window.pages._office.wall_map.made, timeout=timeout):
        press(qtbot, window, "wall_map_make")


def page_number(window) -> QSpinBox:
    return window.findChild(QSpinBox, "wall_map_page_number")


def test_the_number_of_sheets_is_told_before_anything_is_made(opened):
    scales = box(opened, "scale")

    told = [scales.itemText(row) for row in range(scales.count())]
    assert told[0].startswith("1:2,500（")
    assert told[-1].startswith("1枚に収める 1:")
    assert opened.findChild(QPushButton, "wall_map_save_pdf").isVisible() is False


def test_the_pages_are_as_many_as_were_told_and_an_index(qtbot, opened):
    wanted = opened.pages.wall_map.page._scale.currentData()
    make(qtbot, opened)

    wall_map = opened.pages.wall_map._wall_map
    assert f"{len(wall_map.sheets)}枚" in box(opened, "scale").currentText()
    assert len(wall_map.pages) >= len(wall_map.sheets) + 1
    assert wall_map.scale == wanted.scale
    assert "A3 横" in opened.findChild(QLabel, "wall_map_print_told").text()


def test_the_arrows_leaf_through_the_pages(qtbot, opened):
    make(qtbot, opened)
    page = opened.pages.wall_map.page.paper
    page.setFocus()

    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page_number(opened).value() == 2

    qtbot.keyClick(page, Qt.Key.Key_Left)
    assert page_number(opened).value() == 1


def test_other_paper_forgets_the_map_and_counts_again(qtbot, opened):
    make(qtbot, opened)
    before = box(opened, "scale").itemText(0)

    with qtbot.waitSignal(opened.pages._office.wall_map.planned, timeout=SOME_TIME):
        box(opened, "size").setCurrentIndex(0)

    assert opened.pages.wall_map._wall_map is None
    assert opened.pages.wall_map.page.paper.isHidden()
    assert box(opened, "scale").itemText(0) != before


def test_a_map_of_a_district_holds_only_its_homes(qtbot, opened):
    districts = box(opened, "district")
    with qtbot.waitSignal(opened.pages._office.wall_map.planned, timeout=SOME_TIME):
        districts.setCurrentIndex(2)
    make(qtbot, opened)

    homes = opened.pages.wall_map._wall_map.homes
    assert set(homes.drawn["district"]) == {districts.currentData()}


def test_all_districts_stand_in_one_file_each_with_its_index(qtbot, opened):
    districts, office = box(opened, "district"), opened.pages._office.wall_map
    for choice in (box(opened, "size"), districts):
        with qtbot.waitSignal(office.planned, timeout=SOME_TIME):
            choice.setCurrentIndex(1 if choice is districts else 0)
    scales = box(opened, "scale")
    scales.setCurrentIndex(scales.count() - 1)
    make(qtbot, opened, timeout=5 * SOME_TIME)

    wall_map = opened.pages.wall_map._wall_map
    assert districts.currentText() == "地区ごとの図をすべて"
    assert sum(part.homes.listed for part in wall_map.parts) == wall_map.homes.listed
    assert f"{len(wall_map.parts)}区分" in opened.findChild(QLabel, "wall_map_told").text()
    assert f"（{len(wall_map.sheets)}枚）" in scales.currentText()


def test_the_base_map_is_offered_once_the_town_has_one_and_told_on_paper(qtbot, opened, tmp_path):
    offered = opened.findChild(QCheckBox, "wall_map_base")
    assert offered.isHidden()
    office = opened.pages._office
    with qtbot.waitSignal(office.wall_map.planned, timeout=SOME_TIME):
        office.map.keep_base(write_folder(tmp_path / "tiles", {TILE: a_png(200)}))
    assert offered.isVisible()

    with qtbot.waitSignal(office.wall_map.planned, timeout=SOME_TIME):
        offered.setChecked(True)
    box(opened, "scale").setCurrentIndex(box(opened, "scale").count() - 1)
    make(qtbot, opened)

    wall_map = opened.pages.wall_map._wall_map
    assert all("背景地図" in "".join(page.texts()) for page in wall_map.pages)


def test_the_map_is_saved_and_the_town_records_it(qtbot, opened, chooser, tmp_path):
    chooser.place_of_pdf = tmp_path / "map.pdf"
    make(qtbot, opened)
    with qtbot.waitSignal(opened.pages._office.wall_map.saved, timeout=SOME_TIME):
        press(qtbot, opened, "wall_map_save_pdf")

    assert chooser.place_of_pdf.read_bytes().startswith(b"%PDF")
    assert chooser.asked == ["訓練_避難呼びかけ地図_さくら川市_2026-11-20.pdf"]
    office, told = opened.pages._office, []
    office.lane.submit(lambda _progress: office._desk.town.audit()[-1].about, told.append)
    qtbot.waitUntil(lambda: told == ["map.pdf"], timeout=SOME_TIME)


def test_to_print_the_list_brings_the_list_to_the_front(opened):
    opened.town_page.sum_line.print_wanted.emit()

    assert opened.findChild(QTabWidget, "print_tabs").currentIndex() == 0
