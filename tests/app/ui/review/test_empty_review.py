"""照合 with nothing to decide: a sentence, and nothing that can be pressed by mistake."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app.pipeline.review_items import ReviewCounts, ReviewQueue
from app.ui.review.page import ReviewPage
from tests.builders_window import find

NOTHING = ReviewQueue((), (), (), ReviewCounts(0, 0, 0, 0, 0, 0))


@pytest.fixture
def page(qtbot, speaker):
    made = ReviewPage(speaker)
    qtbot.addWidget(made)
    return made


def test_a_town_without_such_records_says_so(page):
    page.show_queue(NOTHING)

    assert "取り込まれていません" in find(page, QLabel, "review_empty").text()
    assert "ありません" in find(page, QLabel, "review_double_todo").text()
    assert "まだ何も" in find(page, QLabel, "review_decided_told").text()


def test_nothing_can_be_answered_where_nothing_waits(page):
    page.show_queue(NOTHING)

    pressed = ("accepted", "rejected", "stranger", "later", "taken_back", "take_back_chosen")
    assert not any(find(page, QPushButton, f"review_{name}").isEnabled() for name in pressed)


def test_while_the_records_are_read_nothing_of_before_can_be_answered(page):
    page.show_queue(NOTHING)

    page.forget()

    assert page.tabs.isHidden()
    assert "読んでいます" in find(page, QLabel, "review_counts").text()
