"""差分 before accepting: what is told of an import, kind by kind, with names and reasons."""

import csv
from collections import Counter
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit, QPushButton, QTableView

from app.pipeline.told_differences import ToldDifferences
from app.ui.changes.differences_page import DifferencesPage
from importers.issues import HIDDEN
from scoring.frames import RESIDENTS
from scoring.record_codes import Difference
from tests.builders_changes import month_files, prepared_of
from tests.builders_window import find

AS_OF = date(2026, 11, 20)
MANY = 150_000


@pytest.fixture
def page(qtbot, speaker):
    made = DifferencesPage(speaker, lambda issue: f"{issue['line']}行目")
    qtbot.addWidget(made)
    made.resize(1160, 640)
    return made


def cells(table: QTableView) -> list[list[str]]:
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def choose_kind(page: QFrame, words: str) -> QTableView:
    kinds = find(page, QTableView, "difference_kinds")
    row = next(row for row, (kind, _count) in enumerate(cells(kinds)) if words in kind)
    kinds.selectRow(row)
    return find(page, QTableView, "difference_table")


def shown(table: QTableView) -> list[str]:
    model = table.model()
    return [
        model.headerData(column, table.horizontalHeader().orientation())
        for column in range(model.columnCount())
        if not table.isColumnHidden(column)
    ]


def test_the_counts_by_kind_are_those_of_the_key(page, prepared, month2, speaker):
    with (month2 / "answer_key" / "differences.csv").open(encoding="utf-8-sig") as file:
        key = Counter(Difference(row["difference"]) for row in csv.DictReader(file))
    del key[Difference.CONSENT_CHANGED]  # its file is not in this import

    page.show_prepared(prepared)

    told = {kind.removeprefix("▲ "): count for kind, count in cells(page._kinds_view)}
    assert told.pop("すべて") == f"{key.total():,}"
    assert told.pop("ファイルの確かめる行") == f"{len(prepared.batch.issues):,}"
    assert told == {speaker.code(kind): f"{count:,}" for kind, count in key.items()}


def test_each_source_tells_people_before_and_after_who_vanished_and_its_date(page, prepared):
    page.show_prepared(prepared)

    registry, welfare = cells(find(page, QTableView, "source_table"))
    people = f"{prepared.batch.taking_part_before:,} → {prepared.batch.sources[0].people:,}"
    assert registry[:4] == ["住基", "residents.csv", people, "1人（0.1%）"]
    assert registry[4] == "不明 ▲"
    assert welfare[:2] == ["福祉", "requirements.csv"]


def test_a_source_that_is_not_in_the_import_is_said_to_stay(page, first_month, month2):
    page.show_prepared(prepared_of(first_month, [month2 / "requirements.csv"]))

    rows = {row[1]: row for row in cells(find(page, QTableView, "source_table"))}
    assert rows["residents.csv"][2] == "そのまま残る"


def test_a_changed_need_stands_with_what_it_was_and_is(page, prepared):
    page.show_prepared(prepared)
    table = choose_kind(page, "要件の変更")

    first = dict(zip(shown_titles(table), cells(table)[0], strict=True))
    assert first["内容"] == "要介護認定"
    assert first["前"] != first["後"]
    assert "種類" not in shown(table)
    assert first["氏名"] in find(page, QLabel, "difference_person").text()


def shown_titles(table: QTableView) -> list[str]:
    model = table.model()
    return [model.headerData(at, table.horizontalHeader().orientation()) for at in range(9)]


def test_a_score_that_rose_tells_by_which_rules(page, prepared):
    page.show_prepared(prepared)
    table = choose_kind(page, "スコアが上がった人")

    assert "理由" in shown(table)
    assert all(row[8].startswith(("＋", "－")) for row in cells(table))


def test_somebody_who_came_or_went_stands_with_the_address(page, prepared):
    page.show_prepared(prepared)
    table = choose_kind(page, "死亡")

    assert shown(table) == ["氏名", "世帯番号", "住所"]


def test_protected_people_are_told_by_number_alone(page, prepared):
    page.show_prepared(prepared)
    table = choose_kind(page, "支援措置が外れたとある人")

    assert [row[1] for row in cells(table)] == [HIDDEN]
    assert "宛名番号" in shown(table)
    assert "支援措置は外しません" in find(page, QLabel, "difference_note").text()
    assert not find(page, QLabel, "difference_note").isHidden()
    protected = prepared.batch.people.loc[prepared.batch.people["is_protected"], "person_id"]
    frame = prepared.differences.frame
    assert set(frame.loc[frame["person_id"].isin(protected), "name"]) == {HIDDEN}


def test_a_person_is_found_by_name_kana_and_number_in_every_kind(page, prepared):
    page.show_prepared(prepared)
    frame = prepared.differences.frame
    somebody = frame.loc[frame["difference"] == "died"].iloc[0]
    search = find(page, QLineEdit, "difference_search")
    table = find(page, QTableView, "difference_table")

    for words in (somebody["name"], somebody["kana"], somebody["person_id"]):
        search.setText(words)
        assert somebody["name"] in {row[1] for row in cells(table)}
    assert find(page, QLabel, "difference_found").text() == f"{len(cells(table)):,}件"
    search.setText("いないひと")
    assert table.model().rowCount() == 0
    assert find(page, QLabel, "difference_person").text() == ""


def test_the_rows_of_the_files_to_look_at_are_the_last_choice(page, prepared):
    page.show_prepared(prepared)
    kinds = find(page, QTableView, "difference_kinds")

    kinds.selectRow(kinds.model().rowCount() - 1)

    issues = find(page, QTableView, "prepared_issue_table")
    assert not issues.isHidden()
    assert page._shown.currentWidget().findChild(QTableView) is issues
    assert issues.model().rowCount() == len(prepared.batch.issues)


def test_the_same_files_change_nothing_and_one_can_only_leave(page, qtbot, first_month, sample):
    page.show_prepared(prepared_of(first_month, [sample / "input" / "job.toml"], AS_OF))

    assert find(page, QLabel, "differences_told").text() == "同じファイルです。何も変わりません。"
    assert find(page, QPushButton, "accept_changes").isHidden()
    with qtbot.waitSignal(page.declined):
        find(page, QPushButton, "decline_changes").click()


def test_a_first_import_says_how_many_come_in(page, first_import):
    page.show_prepared(first_import)

    residents = len(first_import.batch.inputs[RESIDENTS])
    told = find(page, QLabel, "differences_told").text()
    assert told.startswith(f"はじめての取込です。住民 {residents:,}人・要件 ")
    assert find(page, QPushButton, "accept_changes").isEnabled()


def test_more_than_five_percent_vanished_has_to_be_ticked_first(page, qtbot, prepared):
    registry, welfare = prepared.batch.sources
    lost = replace(registry, vanished=120)
    page.show_prepared(
        replace(prepared, batch=replace(prepared.batch, sources=(lost, welfare), vanished=120))
    )
    accept, box = (
        find(page, QPushButton, "accept_changes"),
        find(page, QCheckBox, "confirm_vanished"),
    )
    share = f"{lost.vanished_share * 100:.1f}"
    assert not find(page, QFrame, "vanished_block").isHidden()
    assert box.text() == f"120 人（{share}%）が消えることを確かめました"
    assert not accept.isEnabled()

    box.click()
    assert accept.isEnabled()
    with qtbot.waitSignal(page.accepted) as told:
        accept.click()
    assert told.args[1] is True


def test_few_vanished_need_no_tick(page, qtbot, prepared):
    page.show_prepared(prepared)

    assert find(page, QFrame, "vanished_block").isHidden()
    with qtbot.waitSignal(page.accepted) as told:
        find(page, QPushButton, "accept_changes").click()
    assert told.args == [prepared, False]
    assert not find(page, QPushButton, "accept_changes").isEnabled()


def test_a_file_nobody_can_read_is_named_as_not_imported(page, first_month, month2, tmp_path):
    memo = tmp_path / "memo.csv"
    memo.write_text("日付,内容\n2026-11-01,見回り\n", encoding="utf-8")

    page.show_prepared(prepared_of(first_month, [*month_files(month2), memo]))

    unread = find(page, QLabel, "differences_unread")
    assert not unread.isHidden()
    assert unread.text().endswith("memo.csv")


def test_nobody_who_differs_is_said_too(page, prepared):
    none = prepared.differences.frame.iloc[:0]
    batch = replace(prepared.batch, differences=prepared.batch.differences.iloc[:0])

    page.show_prepared(replace(prepared, batch=batch, differences=ToldDifferences.build(none)))

    assert "人の変わりはありません" in find(page, QLabel, "differences_told").text()
    assert [kind for kind, _count in cells(page._kinds_view)] == ["ファイルの確かめる行"]


def test_many_differences_are_worded_only_when_seen(page, prepared, qtbot):
    frame = prepared.differences.frame
    many = frame.iloc[np.arange(MANY) % len(frame)].reset_index(drop=True)
    of_batch = prepared.batch.differences
    differences = of_batch.iloc[np.arange(MANY) % len(of_batch)].reset_index(drop=True)
    batch = replace(prepared.batch, differences=differences)

    page.show_prepared(replace(prepared, batch=batch, differences=ToldDifferences.build(many)))
    page.show()
    find(page, QLineEdit, "difference_search").setText("要介護")

    count = find(page, QTableView, "difference_table").model().rowCount()
    assert MANY / 20 < count < MANY


def test_the_tables_of_the_page_are_sound_table_models(page, prepared, qtmodeltester):
    page.show_prepared(prepared)

    for name in ("difference_table", "difference_kinds", "source_table"):
        qtmodeltester.check(find(page, QTableView, name).model())
