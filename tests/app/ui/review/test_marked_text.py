"""Marked characters: the right ones, also beyond the basic plane and over several lines."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QAbstractItemModelTester

from app.ui.review.comparison import SideBySide
from app.ui.review.marked_text import MarkedText
from app.ui.review.words import FieldPair, ReviewWords
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable
from app.ui.theme import RED
from app.wording.sentence import Language
from importers.linkage.difference_marks import difference_marks
from scoring.record_codes import LinkLevel


@pytest.fixture
def field(qtbot):
    made = MarkedText("any")
    qtbot.addWidget(made)
    made.resize(300, 30)
    return made


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("髙橋　茂", "高橋茂", "髙"),
        ("𠮷田𠮷男", "吉田𠮷男", "𠮷"),
        ("葛󠄀城", "葛城", "葛󠄀"),
        ("山田", "山田", ""),
        ("さくら", "つばき", "さくら"),
    ],
)
def test_what_differs_is_marked_whatever_the_letter(field, one, other, marked):
    field.show_text(one, difference_marks(one, other)[0])

    assert field.marked() == marked
    assert field.text() == one


def test_a_mark_is_a_stroke_and_not_colour_alone(field):
    field.show_text("一二三", [False, True, False])
    picture = QImage(field.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    field.render(picture)

    red = QColor(RED).rgb()
    columns = [
        x
        for x in range(picture.width())
        if any(picture.pixel(x, y) == red for y in range(picture.height()))
    ]
    letter = field.sizeHint().width() / 3
    assert columns
    assert letter - 2 <= min(columns)
    assert max(columns) <= 2 * letter + 2


def test_a_long_address_takes_more_lines_where_there_is_no_room(field):
    field.show_text("さくら川市大字緑が丘２９番地１　レジデンス泉４０４号室")

    assert field.hasHeightForWidth()
    assert field.heightForWidth(120) > 2 * field.sizeHint().height()


def test_a_field_that_one_side_does_not_say_has_no_marks(qtbot):
    side_by_side = SideBySide("any", ReviewWords(Speaker(Language.EN)))
    qtbot.addWidget(side_by_side)
    pairs = [FieldPair("t", "a", "", LinkLevel.NULL)] * 5 + [FieldPair("t", "1", "2", None)]

    side_by_side.show_pairs(("one", "other"), pairs)

    assert side_by_side.lines()[0] == "t｜a｜｜－ not given"
    assert side_by_side.lines()[5] == "t｜1[1]｜2[2]｜"


def test_the_table_of_records_keeps_the_rules_of_models(qtbot):
    model = TextTable(["a", "b"])
    QAbstractItemModelTester(model)

    model.show(2, lambda row: [str(row), "x"])

    assert model.index(1, 0).data() == "1"
