"""The real window on a real town file, driven by keys and presses, waiting on signals."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from app.pipeline.sample_town import SAMPLE_PASSPHRASE
from app.progress import Stage
from app.ui.rail import PageKey
from tests.builders_window import TODAY, a_window, copied

pytestmark = pytest.mark.journey
SOME_TIME = 20_000


def find(window, kind, name):
    found = window.findChild(kind, name)
    assert found is not None, f"no {name}"
    return found


def press(qtbot, window, name):
    button = find(window, QPushButton, name)
    assert button.isEnabled(), f"{name} cannot be pressed"
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def shown_notice(window):
    notice = window.town_page.notice
    assert not notice.isHidden()
    return notice.text()


@pytest.fixture
def town(sample, tmp_path):
    return copied(sample, tmp_path / "town")


@pytest.fixture
def opened(qtbot, window, town):
    with qtbot.waitSignal(window.pages._office.opened, timeout=SOME_TIME):
        window.pages._office.open(town, SAMPLE_PASSPHRASE)
    yield window
    window.close()


def test_from_the_first_page_to_the_list_on_paper_in_three_presses(
    qtbot, window, chooser, town, tmp_path
):
    chooser.chosen_town = town
    chooser.given_passphrase = SAMPLE_PASSPHRASE
    chooser.place_of_pdf = tmp_path / "list.pdf"
    office = window.pages._office

    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        press(qtbot, window, "open_town")
    table = find(window, QTableView, "ranked_table")
    assert table.hasFocus()
    assert table.model().index(0, 0).data() == "1"

    with qtbot.waitSignal(office.paper_made, timeout=SOME_TIME):
        press(qtbot, window, "print_list")
    with qtbot.waitSignal(office.pdf_saved, timeout=SOME_TIME):
        press(qtbot, window, "save_pdf")

    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    assert "PDF を保存しました" in shown_notice(window)
    assert chooser.asked[-1] == "訓練_避難呼びかけリスト_さくら川市_2026-11-20.pdf"
    window.close()


def test_the_sample_town_opens_with_one_press_and_is_marked_as_training(qtbot, window):
    with qtbot.waitSignal(window.pages._office.opened, timeout=60_000):
        press(qtbot, window, "sample_town")

    assert "訓練" in window.windowTitle()
    assert find(window, QLabel, "training_sign").isVisible()
    assert find(window, QWidget, "training_frame").property("is_training") == "true"
    window.close()


def test_a_town_opened_before_stands_first_and_opens_by_a_press(
    qtbot, window, chooser, town, tmp_path
):
    with qtbot.waitSignal(window.pages._office.opened, timeout=SOME_TIME):
        window.pages._office.open(town, SAMPLE_PASSPHRASE)
    with qtbot.waitSignal(window.pages._office.closed, timeout=SOME_TIME):
        press(qtbot, window, "leave_town")
    assert window.findChild(QPushButton, "recent_0").hasFocus()

    with qtbot.waitSignal(window.pages._office.opened, timeout=SOME_TIME):
        press(qtbot, window, "recent_0")

    assert chooser.asked == []
    window.close()


def test_a_wrong_passphrase_is_told_kindly_on_the_first_page(qtbot, window, chooser, town):
    chooser.chosen_town = town.rename(town.with_name("ほかの町.yobikake"))
    (town.with_name(town.name + ".key")).rename(town.with_name("ほかの町.yobikake.key"))
    chooser.given_passphrase = "not the passphrase"

    with qtbot.waitSignal(window.pages._office.refused, timeout=SOME_TIME):
        press(qtbot, window, "open_town")

    assert "合言葉" in window.start_page.notice.text()
    assert not window.start_page.notice.isHidden()
    window.close()


def test_keys_alone_lead_from_page_to_page_to_search_and_back(qtbot, opened):
    for number, key in enumerate(PageKey, start=1):
        qtbot.keyClick(
            opened, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier
        )
        assert opened.town_page.shown_page() is key

    qtbot.keyClick(opened, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = find(opened, QLineEdit, "search_box")
    assert opened.town_page.shown_page() is PageKey.LIST
    assert box.hasFocus()

    qtbot.keyClicks(box, "p/")
    assert box.text() == "p/"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert find(opened, QTableView, "ranked_table").hasFocus()


def test_enter_leads_into_the_detail_and_esc_back(qtbot, opened):
    table = find(opened, QTableView, "ranked_table")
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_Return)
    area = find(opened, QWidget, "detail_area")
    assert area.hasFocus()

    qtbot.keyClick(area, Qt.Key.Key_Escape)
    assert table.hasFocus()


def test_a_two_character_surname_finds_its_households(qtbot, opened):
    table = find(opened, QTableView, "ranked_table")
    name = table.model().index(0, 3).data()
    box = find(opened, QLineEdit, "search_box")

    box.insert(name[:2])

    shown = [table.model().index(row, 3).data() for row in range(table.model().rowCount())]
    assert 0 < len(shown) < 700
    assert name in shown


def test_a_search_that_finds_nobody_says_what_to_do(qtbot, opened):
    find(opened, QLineEdit, "search_box").insert("いないひと")

    table = find(opened, QTableView, "ranked_table")
    assert table.model().rowCount() == 0
    assert find(opened, QLabel, "nobody_found").isVisible()
    assert "世帯を選ぶと" in opened.town_page.detail_pane.text()

    press(qtbot, opened, "show_everybody")
    assert table.isVisible()
    assert table.model().rowCount() > 0


def test_a_protected_household_is_found_by_no_search(qtbot, opened):
    tables = opened._town.view.tables
    protected = tables.residents[tables.residents["is_protected"]]
    table = find(opened, QTableView, "ranked_table")
    shown = {table.model().household_id(row) for row in range(table.model().rowCount())}
    assert len(protected)
    assert not shown & set(protected["household_id"])

    box = find(opened, QLineEdit, "search_box")
    for person in protected.head(3).itertuples():
        box.clear()
        box.insert(f"{person.name} {person.address}")
        rows = range(table.model().rowCount())
        assert person.household_id not in {table.model().household_id(row) for row in rows}


def test_the_pane_tells_why_with_points_file_and_line(qtbot, opened):
    pane = opened.town_page.detail_pane
    qtbot.waitUntil(lambda: "なぜこの順か" in pane.text())

    told = pane.text()
    assert "requirements.csv" in told
    assert "÷" in told
    assert "立退き" in told


def test_the_sum_at_the_bottom_adds_up(opened):
    totals = opened._town.view.totals
    told = find(opened, QLabel, "sum_of_residents").text()

    excluded = sum(totals.excluded.values())
    assert totals.residents == totals.listed + excluded
    for number in (totals.residents, totals.listed, excluded):
        assert f"{number:,}" in told


def test_importing_again_shows_first_and_then_changes(qtbot, opened, chooser, town):
    office = opened.pages._office
    chooser.chosen_files = [
        town.parent / "input" / "residents.csv",
        town.parent / "input" / "requirements.csv",
    ]
    opened.town_page.show_page(PageKey.IMPORT)
    with qtbot.waitSignal(office.gathered, timeout=SOME_TIME):
        press(qtbot, opened, "choose_files")
    preview = find(opened, QTableView, "preview_table_0")
    assert preview.isVisible()
    assert preview.model().rowCount() > 5

    with qtbot.waitSignal(office.imported, timeout=SOME_TIME):
        press(qtbot, opened, "accept_import")

    assert "取り込みました" in shown_notice(opened)
    assert opened._town.view.facts.as_of == TODAY
    assert find(opened, QTableView, "issue_table").model().rowCount() > 0


def test_a_refused_file_changes_nothing_and_says_what_to_do(qtbot, opened, chooser, tmp_path, town):
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"")
    before = opened._town
    chooser.chosen_files = [bad]
    opened.town_page.show_page(PageKey.IMPORT)

    with qtbot.waitSignal(opened.pages._office.refused, timeout=SOME_TIME):
        press(qtbot, opened, "choose_files")

    assert "bad.csv" in shown_notice(opened)
    assert opened._town is before


def test_files_without_a_registry_cannot_be_imported(qtbot, opened, chooser, town):
    chooser.chosen_files = [town.parent / "input" / "requirements.csv"]
    opened.town_page.show_page(PageKey.IMPORT)

    with qtbot.waitSignal(opened.pages._office.gathered, timeout=SOME_TIME):
        press(qtbot, opened, "choose_files")

    assert not find(opened, QPushButton, "accept_import").isEnabled()
    assert "住民のファイル" in find(opened, QLabel, "preview_told").text()
    press(qtbot, opened, "decline_import")
    assert find(opened, QTableView, "issue_table").isVisible()


def test_a_folder_with_a_job_file_is_imported_whole(qtbot, opened, chooser, town):
    chooser.chosen_folder = town.parent / "input"
    opened.town_page.show_page(PageKey.IMPORT)
    office = opened.pages._office

    with qtbot.waitSignal(office.gathered, timeout=SOME_TIME):
        press(qtbot, opened, "choose_folder")
    assert "job.toml" in find(opened, QLabel, "preview_told").text()
    with qtbot.waitSignal(office.imported, timeout=SOME_TIME):
        press(qtbot, opened, "accept_import")

    assert opened._town.view.facts.as_of == date(2026, 11, 20)


def test_points_are_compared_before_they_are_applied_and_the_old_ones_stay(qtbot, opened):
    office = opened.pages._office
    opened.town_page.show_page(PageKey.POINTS)
    table = find(opened, QTableView, "points_table")
    model = table.model()
    row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == "要介護5")
    assert not find(opened, QPushButton, "compare_points").isEnabled()

    assert model.setData(model.index(row, 1), "30")
    find(opened, QLineEdit, "points_source").insert("訓練のための点")
    with qtbot.waitSignal(office.compared, timeout=SOME_TIME):
        press(qtbot, opened, "compare_points")
    counts = find(opened, QLabel, "comparison_counts").text()
    assert "上がる" in counts
    assert find(opened, QTableView, "comparison_table").model().rowCount() > 0

    with qtbot.waitSignal(office.applied, timeout=SOME_TIME):
        press(qtbot, opened, "apply_points")

    assert model.index(row, 1).data() == "30"
    values = opened._town.points.table.rules[row].values
    assert [value.points for value in values] == [8, 30]
    assert "適用しました" in shown_notice(opened)


def test_stopping_an_import_leaves_the_town_as_it_was(qtbot, opened, chooser, town):
    office, before = opened.pages._office, opened._town
    opened.town_page.show_page(PageKey.IMPORT)
    chooser.chosen_folder = town.parent / "input"
    with qtbot.waitSignal(office.gathered, timeout=SOME_TIME):
        press(qtbot, opened, "choose_folder")

    def stop_at_ranking(step):
        if step.stage is not Stage.READING:
            office.lane.cancel()

    office.lane.progressed.connect(stop_at_ranking)
    stopped = [office.stopped, office.imported]
    with qtbot.waitSignals(stopped[:1], timeout=SOME_TIME):
        press(qtbot, opened, "accept_import")

    assert opened._town is before
    assert "中止しました" in shown_notice(opened)


def test_closing_in_the_middle_of_an_import_loses_nothing(qtbot, window, chooser, town, tmp_path):
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        office.open(town, SAMPLE_PASSPHRASE)
    listed = window._town.view.totals.listed
    with qtbot.waitSignal(office.gathered, timeout=SOME_TIME):
        office.gather([town.parent / "input"])
    press(qtbot, window, "accept_import")
    window.close()

    again = a_window(tmp_path, chooser)
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.pages._office.opened, timeout=SOME_TIME):
        again.pages._office.open(town, SAMPLE_PASSPHRASE)
    assert again._town.view.totals.listed == listed
    again.close()


def test_a_fault_shows_a_trace_without_persons_and_the_window_lives_on(qtbot, opened):
    def fault(progress):
        raise ValueError("川辺 花子")

    lane = opened.pages._office.lane
    with qtbot.waitSignal(lane.crashed, timeout=SOME_TIME):
        lane.submit(fault, lambda _: None)

    dialog = find(opened, QWidget, "told_dialog")
    told = find(dialog, QWidget, "told_text").toPlainText()
    assert "ValueError" in told
    assert "川辺" not in told
    press(qtbot, dialog, "close_told")
    assert opened._town is not None


def test_f1_explains_the_page_that_is_shown(qtbot, opened):
    opened.town_page.show_page(PageKey.POINTS)
    qtbot.keyClick(opened, Qt.Key.Key_F1)

    dialog = find(opened, QWidget, "told_dialog")
    assert "適用前に確かめる" in find(dialog, QWidget, "told_text").toPlainText()
    press(qtbot, dialog, "close_told")


def test_without_a_printer_the_page_says_so_and_offers_the_pdf(qtbot, opened):
    with qtbot.waitSignal(opened.pages._office.paper_made, timeout=SOME_TIME):
        qtbot.keyClick(opened, Qt.Key.Key_P)

    assert "使えるプリンターがありません" in find(opened, QLabel, "no_printer").text()
    assert find(opened, QLabel, "no_printer").isVisible()
    assert find(opened, QPushButton, "print_now").isHidden()
    assert find(opened, QPushButton, "save_pdf").isEnabled()


def test_a_new_town_is_made_from_a_job_file(qtbot, window, chooser, sample, tmp_path):
    chooser.chosen_job = sample / "input" / "job.toml"
    chooser.place_of_new_town = tmp_path / "新しい町.yobikake"
    chooser.given_passphrase = "a long enough passphrase"

    with qtbot.waitSignal(window.pages._office.opened, timeout=60_000):
        press(qtbot, window, "new_town")

    assert chooser.place_of_new_town.is_file()
    assert window._town.view.totals.listed > 0
    window.close()
