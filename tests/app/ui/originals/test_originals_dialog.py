"""原本の値 in the window: one press or the key O shows what the files said of a household."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QTableView

from app.pipeline.converted_values import Target
from app.pipeline.original_values import OriginalCell, OriginalRow
from app.pipeline.person_papers import RowPlace
from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.ui.originals.words import OriginalsWords
from app.ui.speaker import Speaker
from app.wording.sentence import Language
from importers.layouts.targets import FieldTarget, Group, MarkTarget
from scoring.codes import RequirementKind, Sex
from tests.builders_window import SOME_TIME, copied, find, press

PLACE = RowPlace("list.xlsx", 4, "list")
SEX: Target = FieldTarget(Group.RESIDENT, "sex")


def worded(*cells: OriginalCell, language: Language = Language.JA) -> list[tuple[str, ...]]:
    row = OriginalRow("\ue000田 花子", PLACE, False, cells)
    return OriginalsWords(Speaker(language)).rows([row])


def test_a_code_stands_in_words_beside_what_the_file_said():
    assert worded(OriginalCell("性別", "2", (SEX,), (Sex.FEMALE,))) == [
        ("外字U+E000田 花子　list.xlsx 4行", "性別", "2", "性別", "女")
    ]


def test_an_empty_cell_says_so_and_a_truth_is_yes():
    pending = FieldTarget(Group.NEED, "pending")
    told = worded(OriginalCell("備考", "", (), ()), OriginalCell("申請", "済", (pending,), (True,)))
    assert told[0][1:] == ("備考", "（空）", "", "")
    assert told[1] == ("", "申請", "済", "要件：変更申請中", "はい")


def test_a_column_that_stands_for_a_need_is_named_by_it():
    mark = MarkTarget(RequirementKind.PHYSICAL_HANDBOOK, "視覚")
    told = worded(OriginalCell("視覚", "2", (mark,), ("2級",)))
    assert told[0][3:] == ("身体障害者手帳 視覚", "2級")


@pytest.mark.parametrize(("language", "words"), [(Language.JA, "残って"), (Language.EN, "kept")])
def test_a_row_whose_cells_are_gone_says_so_before_its_values(language, words):
    told = worded(OriginalCell("", "", (SEX,), (Sex.MALE,)), language=language)
    assert words in told[0][2]
    assert told[1][1:3] == ("", "")


@pytest.fixture
def opened(qtbot, window, sample, tmp_path):
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        office.open(copied(sample, tmp_path / "town"), SAMPLE_PASSPHRASE)
    qtbot.waitUntil(lambda: "なぜこの順か" in window.town_page.detail_pane.text())
    window.resize(1280, 800)
    return window


def test_a_press_in_the_pane_opens_the_cells_of_the_household(qtbot, opened):
    with qtbot.waitSignal(opened.pages._office.originals.found, timeout=SOME_TIME):
        press(qtbot, opened, "show_originals")

    dialog = find(opened, QDialog, "originals_dialog")
    table = find(dialog, QTableView, "originals_table")
    model = table.model()
    headers = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert headers[:3] == ["宛名番号", "世帯番号", "氏名"]
    assert dialog.width() <= opened.width()
    press(qtbot, dialog, "close_originals")


def test_the_key_o_asks_for_them_but_not_while_a_name_is_typed(qtbot, opened):
    office = opened.pages._office.originals
    with qtbot.waitSignal(office.found, timeout=SOME_TIME):
        qtbot.keyClick(opened.pages.list_page.table, Qt.Key.Key_O)
    find(opened, QDialog, "originals_dialog").close()

    box = find(opened, QLineEdit, "search_box")
    opened.pages.list_page.focus_search()
    with qtbot.assertNotEmitted(opened.town_page.detail_pane.originals_wanted):
        qtbot.keyClick(box, Qt.Key.Key_O)
    assert box.text() == "o"
