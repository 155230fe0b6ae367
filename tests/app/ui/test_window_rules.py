"""Rules every widget of the window keeps: plain text, names, no lost references."""

import re
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from app.ui import theme
from app.ui.open_town import OpenTown
from app.ui.plain import build_button, build_label
from app.ui.rail import PageKey
from app.ui.speaker import Speaker
from app.ui.told_dialog import help_text
from app.wording.sentence import Language
from tests.builders_window import FakeChooser, a_window

INSIDE_QT = ("qt_", "ScrollRight", "ScrollLeft")


@pytest.fixture
def own_widgets(window):
    def is_own(widget):
        parents = [widget]
        while parents[-1] is not None:
            parents.append(parents[-1].parentWidget())
        names = [parent.objectName() for parent in parents if parent is not None]
        inside = (QComboBox, QTabBar)
        return not any(name.startswith(INSIDE_QT) for name in names) and not any(
            isinstance(parent, inside) for parent in parents[1:]
        )

    return [widget for widget in window.findChildren(QWidget) if is_own(widget)]


def test_every_label_shows_plain_text(window):
    labels = [label for label in window.findChildren(QLabel) if label.objectName()]

    assert len(labels) > 20
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_what_looks_like_markup_stays_text(qtbot):
    label = build_label("name", "<b>山田</b>")
    qtbot.addWidget(label)

    assert label.text() == "<b>山田</b>"
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_everything_that_can_be_pressed_or_written_has_a_name_for_people_and_for_tests(
    own_widgets,
):
    pressed = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    nameless = [
        (type(widget).__name__, widget.objectName(), widget.accessibleName())
        for widget in own_widgets
        if isinstance(widget, pressed)
        and not isinstance(widget.parent(), (QAbstractItemView,))
        and not (widget.objectName() and (widget.accessibleName() or widget.property("role")))
        and "Header" not in type(widget).__name__
        and type(widget).__name__ != "QTableCornerButton"
        and type(widget.parent()).__name__ not in {"QSpinBox", "QDateEdit", "QAbstractSpinBox"}
        and "Calendar" not in type(widget.window()).__name__
        and type(widget).__name__ not in {"QToolButton", "QCalendarView"}
        and type(widget) is not QAbstractButton
    ]

    assert nameless == []


def test_sizes_of_text_are_given_in_points_only():
    sheet = theme.style_sheet()

    assert "font-size" in sheet
    assert re.findall(r"font-size:\s*[^;]*px", sheet) == []


def test_setting_texts_loses_no_reference_to_none(qtbot):
    label = build_label("guard")
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for number in range(1000):
        label.setText(str(number))

    assert sys.getrefcount(None) >= before - 50


def test_an_ampersand_in_a_button_is_not_eaten(qtbot):
    button = build_button("any", "A & B", lambda: None)
    qtbot.addWidget(button)

    assert button.text() == "A && B"


@pytest.mark.parametrize("key", [None, *PageKey])
@pytest.mark.parametrize("language", list(Language))
def test_every_page_has_its_help_in_both_languages(key, language):
    assert len(help_text(key, Speaker(language))) > 60


def test_the_window_fits_on_a_small_screen(window):
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 800


def test_the_english_window_holds_no_japanese_sentence(qtbot, tmp_path):
    made = a_window(tmp_path, FakeChooser(), Language.EN)
    qtbot.addWidget(made)

    texts = [label.text() for label in made.findChildren(QLabel) if label.objectName()]
    texts += [button.text() for button in made.findChildren(QAbstractButton)]
    japanese = [text for text in texts if any("ぁ" <= sign <= "ん" for sign in text)]
    assert japanese == []
    made.close()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours after WCAG 2."""

    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (theme.TEXT, theme.GROUND),
        (theme.QUIET, theme.GROUND),
        (theme.QUIET, theme.ACCENT_SOFT),
        (theme.ACCENT, theme.PAPER),
        (theme.AMBER_TEXT, theme.AMBER),
        (theme.GREEN_TEXT, theme.GREEN_SOFT),
    ],
)
def test_text_stands_out_from_its_ground_seven_to_one(ink, ground):
    assert contrast(ink, ground) >= 7


def test_an_open_town_is_a_value_that_cannot_be_changed(view):
    town = OpenTown(None, view, None, None, None, None, is_settled=True)

    with pytest.raises(AttributeError):
        town.view = None
