"""The page on which a layout is made: by keyboard, nothing taken that nobody confirmed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSpinBox

from app.pipeline.file_look import look_at_file
from app.pipeline.layout_desk import BaseLayout, LayoutDesk
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from app.ui.mapping.columns_model import MapColumn
from app.ui.mapping.layout_office import CountedTable
from app.ui.mapping.page import MappingPage, MappingStep
from app.ui.mapping.values_model import ValueColumn
from app.ui.speaker import Speaker
from app.wording.sentence import Language
from importers.layouts.draft import LayoutDraft
from importers.layouts.targets import FieldTarget, Group, SourceKind
from tests.builders_layouts import write_vendor_file, write_wide_list
from tests.builders_window import find, press

AS_OF = date(2026, 11, 20)


@pytest.fixture
def desk():
    return LayoutDesk(MemoryTown(TownFacts("町", is_training=False, as_of=AS_OF, points_name="")))


@pytest.fixture
def page(qtbot, desk):
    return a_page(qtbot, desk, Speaker())


def a_page(qtbot, desk, speaker):
    """The page with its work done at once, without a lane."""
    made = MappingPage(speaker)
    qtbot.addWidget(made)
    made.look_wanted.connect(lambda order: made.show_look(look_at_file(order)))
    made.count_wanted.connect(
        lambda path, draft: made.show_counted(
            [CountedTable(table, desk.proposed_words(table)) for table in desk.count(path, draft)]
        )
    )
    made.trial_wanted.connect(lambda path, draft: made.show_trial(desk.try_out(path, draft, AS_OF)))
    made.show()
    return made


def column_named(page, header):
    model = page.columns_step.model
    return next(
        row for row in range(model.rowCount())
        if model.index(row, MapColumn.HEADER).data() == header
    )  # fmt: skip


def choose(page, header, words):
    """What a person does with F2 and the arrows."""
    model, row = page.columns_step.model, column_named(page, header)
    options = [page._words.target(option) for option in model.options(row)]
    assert model.setData(model.index(row, MapColumn.TARGET), options.index(words))


def told(page, header):
    model, row = page.columns_step.model, column_named(page, header)
    return [model.index(row, column).data() for column in (MapColumn.TARGET, MapColumn.STANDING)]


def test_a_file_without_header_waits_until_every_guess_is_confirmed_by_key(qtbot, page, tmp_path):
    page.begin(write_vendor_file(tmp_path))
    press(qtbot, page, "mapping_next")
    table = find(page, type(page.columns_step._table), "columns_table")
    go_on = find(page, QPushButton, "mapping_next")
    assert told(page, "列5") == ["生年月日", "推定"]
    assert not go_on.isEnabled()

    for _ in range(9):
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert not go_on.isEnabled()
    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert go_on.isEnabled()
    assert told(page, "列5") == ["生年月日", "✓ 確かめた"]


def test_a_missing_field_is_told_in_one_sentence_with_what_to_do(qtbot, page, tmp_path):
    page.begin(write_vendor_file(tmp_path))
    press(qtbot, page, "mapping_next")
    page.columns_step.model.confirm_all()

    choose(page, "列2", "使わない")

    words = find(page, QLabel, "columns_told").text()
    assert "「世帯番号」" in words
    assert "F2" in words
    assert not find(page, QPushButton, "mapping_next").isEnabled()


def test_a_field_chosen_for_another_column_leaves_the_first(qtbot, page, tmp_path):
    page.begin(write_wide_list(tmp_path))
    press(qtbot, page, "mapping_next")

    choose(page, "民生委員", "氏名")

    assert told(page, "氏名")[0] == "使わない"
    assert told(page, "民生委員") == ["氏名", "✓ 確かめた"]
    assert "「氏名」は「使わない」" in find(page, QLabel, "columns_told").text()


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_a_field_is_chosen_from_its_list_by_keys_alone(qtbot, page, tmp_path):
    page.begin(write_wide_list(tmp_path))
    press(qtbot, page, "mapping_next")
    table = page.columns_step._table
    table.setFocus()
    table.setCurrentIndex(page.columns_step.model.index(1, MapColumn.TARGET))

    qtbot.keyClick(table, Qt.Key.Key_F2)
    choice = find(page, QComboBox, "cell_choice")
    assert choice.currentText() == "氏名"
    popup = choice.view()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert told(page, "氏名")[0] == "氏名カナ"
    assert told(page, "ふりがな")[0] == "使わない"


def test_values_nobody_knows_come_first_in_amber_with_their_rows(qtbot, page, tmp_path):
    page.begin(write_wide_list(tmp_path))
    press(qtbot, page, "mapping_next")
    press(qtbot, page, "mapping_next")
    assert page.step is MappingStep.VALUES
    model = page.values_step.model
    rows = [
        [model.index(row, column).data() for column in ValueColumn]
        for row in range(model.rowCount())
    ]
    unknown = rows.index(["要介護度（要介護認定）", "かなり重い", "3", "？ 読めない"])
    assert model.index(unknown, 0).data(Qt.ItemDataRole.BackgroundRole) is not None
    assert "1種類、3行" in find(page, QLabel, "values_told").text()

    at = model.choices(unknown).index("要介護5")
    assert model.setData(model.index(unknown, ValueColumn.WORD), at)

    assert model.unmapped() == []
    press(qtbot, page, "mapping_back")
    press(qtbot, page, "mapping_next")
    assert model.unmapped() == []
    press(qtbot, page, "mapping_next")
    assert page.step is MappingStep.TRIAL
    assert "12行 ＝ 取り込める 12行" in find(page, QLabel, "trial_counts").text()
    assert "確かめる行はありません" in find(page, QLabel, "trial_told").text()


def test_a_word_cannot_be_made_to_mean_another(qtbot, page, tmp_path):
    page.begin(write_wide_list(tmp_path))
    press(qtbot, page, "mapping_next")
    press(qtbot, page, "mapping_next")
    model = page.values_step.model
    row = next(
        at for at in range(model.rowCount())
        if model.index(at, ValueColumn.VALUE).data() == "要介護3"
    )  # fmt: skip

    assert not model.flags(model.index(row, ValueColumn.WORD)) & Qt.ItemFlag.ItemIsEditable


def test_values_another_layout_knows_are_proposed_and_marked(qtbot, page, desk, tmp_path):
    path = tmp_path / "kaigo.csv"
    rows = "".join(f"{number},2{number}\n" for number in range(1, 4))
    path.write_text(f"宛名番号,要介護度,有効期限\n{rows.replace(chr(10), ',' + chr(10))}", "utf-8")
    page.begin(path)
    press(qtbot, page, "mapping_next")
    if page.columns_step.model.waiting():
        press(qtbot, page, "confirm_all_columns")
    press(qtbot, page, "mapping_next")
    model = page.values_step.model
    words = [model.index(row, ValueColumn.WORD).data() for row in range(model.rowCount())]

    assert words == ["要介護1（推定）", "要介護2（推定）", "要介護3（推定）"]
    model.confirm(0)
    assert model.index(0, ValueColumn.WORD).data() == "要介護1"
    assert not find(page, QPushButton, "mapping_next").isEnabled()
    press(qtbot, page, "confirm_all_values")
    assert find(page, QPushButton, "mapping_next").isEnabled()
    assert list(model.chosen().values()) == [{"21": "要介護1", "22": "要介護2", "23": "要介護3"}]


def test_the_trial_shows_issues_with_counts_and_examples(qtbot, page, tmp_path):
    page.begin(write_wide_list(tmp_path))
    for _ in range(3):
        press(qtbot, page, "mapping_next")

    issues = page.trial_step._issues
    assert [issues.index(0, column).data() for column in (0, 1)] == ["要確認", "3"]
    assert "7: かなり重い" in issues.index(0, 3).data()
    assert "読めない値 1種類（3行）" in find(page, QLabel, "trial_told").text()


def test_the_settled_layout_is_kept_under_its_name(qtbot, page, tmp_path):
    page.begin(write_wide_list(tmp_path))
    for _ in range(3):
        press(qtbot, page, "mapping_next")
    page.trial_step._name.clear()
    assert not find(page, QPushButton, "keep_layout").isEnabled()
    qtbot.keyClicks(page.trial_step._name, "list/2026")

    with qtbot.waitSignal(page.keep_wanted) as kept:
        press(qtbot, page, "keep_layout")

    draft: LayoutDraft = kept.args[0]
    assert draft.name == "list2026"
    assert draft.kind is SourceKind.WIDE_LIST
    assert draft.targets[1] == FieldTarget(Group.PERSON, "name")


def test_another_header_line_or_kind_of_file_is_looked_at_anew(qtbot, page, tmp_path):
    page.begin(write_wide_list(tmp_path))

    find(page, QSpinBox, "layout_header_line").setValue(0)

    assert page.columns_step.model.index(0, MapColumn.HEADER).data() == "列1"
    kinds = find(page, QComboBox, "layout_kind")
    kinds.setCurrentIndex(kinds.findText("支援措置の対象者"))
    kinds.activated.emit(kinds.currentIndex())
    assert page.draft().kind is SourceKind.PROTECTIONS


def test_what_is_no_question_is_not_asked(qtbot, page, tmp_path):
    page.begin(write_vendor_file(tmp_path))

    assert find(page, QComboBox, "layout_encoding").isHidden()
    assert find(page, QComboBox, "layout_sheet").isHidden()


def test_an_encoding_in_doubt_is_asked_and_kept(qtbot, page, tmp_path):
    path = tmp_path / "doubt.csv"
    path.write_bytes("氏名,住所\n".encode() + "佐木,ああ\n".encode())
    page.begin(path)
    choice = find(page, QComboBox, "layout_encoding")
    assert not choice.isHidden()
    assert "2通り" in find(page, QLabel, "file_step_told").text()

    choice.setCurrentIndex(1)
    choice.activated.emit(1)

    assert page.draft().shape.encoding == "cp932"


def test_going_back_loses_nothing(qtbot, page, tmp_path):
    page.begin(write_vendor_file(tmp_path))
    press(qtbot, page, "mapping_next")
    press(qtbot, page, "confirm_all_columns")

    press(qtbot, page, "mapping_back")
    press(qtbot, page, "mapping_next")

    assert find(page, QPushButton, "mapping_next").isEnabled()


def test_a_layout_whose_header_changed_is_opened_with_what_it_knew(qtbot, page, desk, tmp_path):
    page.begin(write_wide_list(tmp_path))
    layout = desk.keep(page.draft())
    header = "No,氏名,ふりがな,生年月日,住所,電話,介護の具合,視覚,人工呼吸器,同意"
    text = f"{header}\n1,架空 太郎,カクウ タロウ,S10.1.1,本町1,,要介護3,,,\n"
    changed = tmp_path / "changed.csv"
    changed.write_text(text, "utf-8")

    page.begin(changed, BaseLayout(layout, is_own=True))

    assert find(page, QSpinBox, "layout_header_line").value() == 1
    assert told(page, "電話") == ["電話番号", "✓ 確かめた"]
    assert told(page, "介護の具合")[1] == "推定"
    assert page.draft().name == layout.name
    assert page.trial_step._name.isReadOnly()


def test_the_page_speaks_english_when_asked(qtbot, desk, tmp_path):
    page = a_page(qtbot, desk, Speaker(Language.EN))
    page.begin(write_wide_list(tmp_path))
    for _ in range(3):
        press(qtbot, page, "mapping_next")

    assert find(page, QPushButton, "keep_layout").text() == "Keep this layout"
    assert "12 rows = 12 taken" in find(page, QLabel, "trial_counts").text()


def test_the_models_are_sound(qtmodeltester, qtbot, page, tmp_path):
    page.begin(write_wide_list(tmp_path))
    press(qtbot, page, "mapping_next")
    press(qtbot, page, "mapping_next")

    qtmodeltester.check(page.columns_step.model)
    qtmodeltester.check(page.values_step.model)
