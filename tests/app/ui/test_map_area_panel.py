import pandas as pd
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.map.area_panel import AreaPanel, count_in_need
from app.ui.map.selection import Selection
from app.ui.speaker import Speaker
from app.wording.sentence import Language
from tests.builders_map import some_households


def _texts(panel: AreaPanel) -> list[list[str]]:
    model = panel.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_sums_name_households_people_and_those_who_need_support(qtbot: QtBot):
    panel = AreaPanel(Speaker())
    qtbot.addWidget(panel)
    panel.show_homes(Selection("この範囲", some_households()))
    told = panel.sums()
    assert "5世帯（うち掲載 4）" in told
    assert "総人数 15人" in told
    assert "要支援者 4人" in told


def test_people_in_need_are_those_with_a_support_code():
    codes = pd.Series(["●A23(A) D1(D)", None, "C7(C)"], dtype="str")
    assert count_in_need(codes) == 3
    assert count_in_need(codes.iloc[1:2]) == 0


def test_what_is_unknown_reads_as_unknown_and_what_is_not_listed_as_a_dash(qtbot: QtBot):
    panel = AreaPanel(Speaker())
    qtbot.addWidget(panel)
    panel.show_homes(Selection("この範囲", some_households()))
    rows = _texts(panel)
    assert rows[0][:4] == ["1", "■", "●A23(A) D1(D)", "桜川 花"]
    assert rows[0][5] == "3.0〜5.0m"
    assert rows[2][2:4] == ["—", "—"]
    assert rows[2][5] == "不明"
    assert rows[4][:2] == ["—", "—"]


def test_enter_on_a_row_chooses_its_household(qtbot: QtBot):
    panel = AreaPanel(Speaker())
    qtbot.addWidget(panel)
    panel.show_homes(Selection("この範囲", some_households()))
    panel.table.setFocus()
    panel.table.selectRow(1)
    with qtbot.waitSignal(panel.household_chosen) as chosen:
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert chosen.args == ["H1"]


def test_an_area_without_homes_says_so_and_shows_no_table(qtbot: QtBot):
    panel = AreaPanel(Speaker(Language.EN))
    qtbot.addWidget(panel)
    panel.show_homes(Selection("This area", some_households().iloc[:0]))
    assert "there is no household" in panel.sums()
    assert panel.table.isHidden()


def test_closing_hides_the_list_and_tells(qtbot: QtBot):
    panel = AreaPanel(Speaker())
    qtbot.addWidget(panel)
    panel.show_homes(Selection("この範囲", some_households()))
    with qtbot.waitSignal(panel.closed):
        panel.findChild(object, "close_area").click()
    assert panel.isHidden()
