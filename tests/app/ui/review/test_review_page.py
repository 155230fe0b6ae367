"""照合 in the window: side by side, answers by key, nothing shown of the protected."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView, QTabWidget

from app.ui.rail import PageKey
from tests.builders_review import (
    FIRST,
    HIDDEN,
    PASSPHRASE,
    SECOND,
    UNKNOWN,
    make_review_town,
)
from tests.builders_window import SOME_TIME, find, press


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make_review_town(tmp_path_factory.mktemp("review"))


@pytest.fixture
def opened(qtbot, window, made, tmp_path):
    shutil.copytree(made.parent, tmp_path / "town")
    office = window.pages._office
    with qtbot.waitSignal(office.opened, timeout=SOME_TIME):
        office.open(tmp_path / "town" / made.name, PASSPHRASE)
    with qtbot.waitSignal(office.review.queue_read, timeout=SOME_TIME):
        window.town_page.show_page(PageKey.REVIEW)
    yield window
    window.close()


def queue_of(window) -> list[str]:
    model = find(window, QTableView, "review_queue").model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def choose(window, name: str) -> None:
    find(window, QTableView, "review_queue").selectRow(queue_of(window).index(name))


def key(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the cursor is, and wait until the answer is kept."""
    with qtbot.waitSignal(window.pages._office.review.decided, timeout=SOME_TIME):
        qtbot.keyClick(find(window, QTableView, "review_queue"), key, modifier)


def lines(window) -> list[str]:
    return window.pages.review.page.queue_tab.panel.comparison.lines()


def text(window, name: str) -> str:
    return find(window, QLabel, name).text()


def test_the_record_and_its_likeliest_resident_stand_side_by_side_with_marks(opened):
    choose(opened, FIRST)

    assert text(opened, "review_counts") == "照合待ち 3・未照合 1・照合済み 1"
    drawn = lines(opened)
    assert drawn[0].startswith("氏名｜照合 花子")
    assert drawn[1] == "カナ｜ショウゴウ ハナコ｜ショウゴウ ハナコ｜＝ 一致"
    assert any(f"[{letter}]" in drawn[0] or "[9]" in drawn[2] for letter in "花華")
    assert drawn[3].startswith("住所｜｜さくら川市")
    assert drawn[3].endswith("－ 記載なし")
    assert "minsei.csv 3行" in text(opened, "review_needs")
    assert "要介護5" in text(opened, "review_needs")


def test_the_rail_says_how_many_wait(opened):
    assert find(opened, QPushButton, "page_review").text() == "照合 4"


def test_another_candidate_is_chosen_by_the_arrows(qtbot, opened):
    choose(opened, FIRST)
    queue = find(opened, QTableView, "review_queue")
    table = find(opened, QTableView, "review_candidates")
    first = lines(opened)[5]

    qtbot.keyClick(queue, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_Down)

    assert lines(opened)[5] != first
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert QApplication.focusWidget() in (queue, None)


def test_every_answer_has_its_key_and_the_next_record_follows(qtbot, opened):
    choose(opened, FIRST)
    key(qtbot, opened, Qt.Key.Key_A)
    assert FIRST not in queue_of(opened)
    assert text(opened, "review_counts") == "照合待ち 2・未照合 1・照合済み 2"

    choose(opened, SECOND)
    key(qtbot, opened, Qt.Key.Key_N)
    assert opened.pages.review.page.queue_tab.chosen.texts.name == SECOND
    key(qtbot, opened, Qt.Key.Key_L)
    assert queue_of(opened)[-1] == SECOND

    choose(opened, UNKNOWN)
    key(qtbot, opened, Qt.Key.Key_S)
    assert queue_of(opened) == [HIDDEN, SECOND]
    told = text(opened, "review_counts")
    assert told == "照合待ち 2・未照合 1（うち該当者なし 1）・照合済み 2　あとで 1"
    assert find(opened, QPushButton, "page_review").text() == "照合 2"


def test_the_last_answers_are_taken_back_one_after_the_other(qtbot, opened):
    choose(opened, FIRST)
    key(qtbot, opened, Qt.Key.Key_A)
    choose(opened, SECOND)
    key(qtbot, opened, Qt.Key.Key_S)

    key(qtbot, opened, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.pages.review.page.queue_tab.chosen.texts.name == SECOND
    key(qtbot, opened, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert text(opened, "review_counts") == "照合待ち 3・未照合 1・照合済み 1"
    assert not find(opened, QPushButton, "review_taken_back").isEnabled()
    assert find(opened, QTabWidget, "review_tabs").tabText(1) == "決めたこと 0"


def test_the_list_shows_the_answers_as_soon_as_the_page_is_left(qtbot, opened):
    choose(opened, FIRST)
    key(qtbot, opened, Qt.Key.Key_A)
    assert "1件" in text(opened, "review_aside")
    before = opened._town

    with qtbot.waitSignal(opened.pages._office.review.settled, timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.LIST)
        assert opened.town_page.shown_page() is PageKey.REVIEW
        opened.town_page.show_page(PageKey.POINTS)

    assert opened.town_page.shown_page() is PageKey.POINTS
    assert opened._town is not before
    assert opened._town.view.tables.unlinked == 3
    assert find(opened, QPushButton, "page_review").text() == "照合 3"


def test_without_an_answer_the_page_is_left_at_once(opened):
    before = opened._town

    opened.town_page.show_page(PageKey.LIST)

    assert opened.town_page.shown_page() is PageKey.LIST
    assert opened._town is before


def test_a_decision_of_another_day_is_taken_back_from_the_list_of_decisions(qtbot, opened):
    choose(opened, FIRST)
    key(qtbot, opened, Qt.Key.Key_A)
    review = opened.pages._office.review
    with qtbot.waitSignal(review.settled, timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.LIST)
    with qtbot.waitSignal(review.queue_read, timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.REVIEW)
    find(opened, QTabWidget, "review_tabs").setCurrentIndex(1)
    model = find(opened, QTableView, "review_decided").model()
    assert model.index(0, 2).data() == "この人です → 00000071"

    with qtbot.waitSignal(review.queue_read, timeout=SOME_TIME):
        press(qtbot, opened, "review_take_back_chosen")

    assert opened.town_page.shown_page() is PageKey.REVIEW
    assert opened.pages.review.page.queue_tab.chosen.texts.name == FIRST
    assert len(opened.pages.review.page.queue_tab.chosen.candidates) == 2


def test_of_a_protected_candidate_only_the_number_is_shown(opened):
    choose(opened, HIDDEN)

    drawn = lines(opened)
    assert drawn[0] == f"氏名｜{HIDDEN}｜｜"
    assert drawn[3] == "住所｜｜｜"
    assert drawn[5] == "宛名番号｜｜00000072｜"
    assert "支援措置" in text(opened, "review_caution")
    shown = " ".join(label.text() for label in opened.findChildren(QLabel))
    assert "モリコ" not in shown
    assert "隠れ町" not in shown


def test_a_resident_is_looked_up_by_number_and_linked_by_hand(qtbot, opened):
    choose(opened, UNKNOWN)
    assert not find(opened, QPushButton, "review_accepted").isEnabled()
    search = find(opened, QLineEdit, "review_search")

    with qtbot.waitSignal(opened.pages._office.review.found, timeout=SOME_TIME):
        qtbot.keyClicks(search, "00000005")
    assert lines(opened)[5] == "宛名番号｜｜00000005｜"
    assert not find(opened, QPushButton, "review_rejected").isEnabled()
    qtbot.keyClick(search, Qt.Key.Key_Return)
    key(qtbot, opened, Qt.Key.Key_A)

    assert UNKNOWN not in queue_of(opened)
    assert opened.pages.review.page.decided_tab._items[0].linked_to == "00000005"


def test_letters_typed_into_the_search_answer_nothing(qtbot, opened):
    choose(opened, FIRST)
    search = find(opened, QLineEdit, "review_search")
    answers: list[object] = []
    opened.pages.review.page.answered.connect(answers.append)

    with qtbot.waitSignal(opened.pages._office.review.found, timeout=SOME_TIME):
        qtbot.keyClicks(search, "ansl")
    assert "見つかりません" in text(opened, "review_candidates_told")
    qtbot.keyClick(search, Qt.Key.Key_Escape)

    assert search.text() == ""
    assert opened.town_page.shown_page() is PageKey.REVIEW
    assert answers == []
    assert find(opened, QTableView, "review_candidates").model().rowCount() == 2


def test_somebody_who_moved_away_is_shown_as_such(qtbot, opened):
    choose(opened, UNKNOWN)
    with qtbot.waitSignal(opened.pages._office.review.found, timeout=SOME_TIME):
        find(opened, QLineEdit, "review_search").setText("00000073")

    assert "転出" in text(opened, "review_caution")
    assert "【転出】" in find(opened, QTableView, "review_candidates").model().index(0, 2).data()


def test_doubles_are_shown_with_their_reason_in_words(opened):
    find(opened, QTabWidget, "review_tabs").setCurrentIndex(2)

    assert find(opened, QTabWidget, "review_tabs").tabText(2) == "二重の宛名番号 1"
    assert "1人に2つの番号" in text(opened, "review_double_why")
    drawn = opened.pages.review.page.doubles_tab.comparison.lines()
    assert drawn[0] == "氏名｜双葉 一｜双葉 一｜＝ 一致"
    assert drawn[5] == "宛名番号｜00000080[0]｜00000081[1]｜"


def test_when_all_is_answered_one_sentence_and_the_next_step_are_left(qtbot, opened):
    for _ in range(4):
        key(qtbot, opened, Qt.Key.Key_S)

    assert text(opened, "review_empty") == "照合を待つ記録はありません。"
    assert find(opened, QPushButton, "page_review").text() == "照合"
    with qtbot.waitSignal(opened.pages._office.review.settled, timeout=SOME_TIME):
        press(qtbot, opened, "review_to_list")
    assert opened.town_page.shown_page() is PageKey.LIST


def test_a_stopped_settling_leaves_the_page_and_its_answers(qtbot, opened):
    office = opened.pages._office
    choose(opened, FIRST)
    key(qtbot, opened, Qt.Key.Key_A)

    office.lane.progressed.connect(lambda _step: office.lane.cancel())
    with qtbot.waitSignal(office.review.lost, timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.LIST)
        office.lane.cancel()
    office.lane.progressed.disconnect()

    assert opened.town_page.shown_page() is PageKey.REVIEW
    assert FIRST not in queue_of(opened)
    with qtbot.waitSignal(office.review.settled, timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.LIST)
    assert opened._town.view.tables.unlinked == 3


def test_what_was_put_off_earlier_can_be_taken_back_at_its_record_alone(qtbot, opened):
    review = opened.pages._office.review
    choose(opened, FIRST)
    key(qtbot, opened, Qt.Key.Key_L)
    key(qtbot, opened, Qt.Key.Key_S)
    with qtbot.waitSignal(review.settled, timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.LIST)
    with qtbot.waitSignal(review.queue_read, timeout=SOME_TIME):
        opened.town_page.show_page(PageKey.REVIEW)
    choose(opened, HIDDEN)
    assert not find(opened, QPushButton, "review_taken_back").isEnabled()
    choose(opened, FIRST)

    with qtbot.waitSignal(review.queue_read, timeout=SOME_TIME):
        key(qtbot, opened, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert queue_of(opened)[0] == FIRST
    assert "あとで" not in text(opened, "review_counts")
