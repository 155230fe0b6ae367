"""Two people side by side, field by field, with the characters that differ marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from app.ui.plain import build_label, build_rule
from app.ui.review.marked_text import MarkedText
from app.ui.review.words import FieldPair, ReviewWords
from app.ui.theme import BODY_POINTS, PEOPLE_POINTS
from importers.linkage.difference_marks import difference_marks
from scoring.record_codes import LinkField

_TITLE, _ONE, _OTHER, _LEVEL = range(4)
_FIELDS = len(LinkField) + 1
_LEVEL_WIDTH = 84
_STRONG = frozenset({0})


class SideBySide(QFrame):
    """A grid of six fields; a field that only one of both says has nothing to differ from."""

    def __init__(self, name: str, words: ReviewWords) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "card")
        self._words = words
        self._heads = [build_label(f"{name}_head_{at}", role="section") for at in range(2)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 6, 10, 6)
        self._grid.setVerticalSpacing(3)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(_ONE, 1)
        self._grid.setColumnStretch(_OTHER, 1)
        self._grid.setColumnMinimumWidth(_LEVEL, _LEVEL_WIDTH)
        self._grid.addWidget(self._heads[0], 0, _ONE)
        self._grid.addWidget(self._heads[1], 0, _OTHER)
        self._rows = [self._build_row(at) for at in range(_FIELDS)]

    def show_pairs(self, heads: tuple[str, str], pairs: Sequence[FieldPair]) -> None:
        """Show other people."""
        for label, head in zip(self._heads, heads, strict=True):
            label.setText(head)
        for (title, one, other, level), pair in zip(self._rows, pairs, strict=True):
            title.setText(pair.title)
            marks, other_marks = _marks(pair)
            one.show_text(pair.one, marks)
            other.show_text(pair.other, other_marks)
            level.setText(self._words.level(pair.level))

    def lines(self) -> list[str]:
        """Give what is shown as lines of text, marked characters in brackets."""
        return [
            "｜".join((title.text(), _told(one), _told(other), level.text()))
            for title, one, other, level in self._rows
        ]

    def _build_row(self, at: int) -> tuple[QLabel, MarkedText, MarkedText, QLabel]:
        name = self.objectName()
        points = PEOPLE_POINTS if at in _STRONG else BODY_POINTS
        title = build_label(f"{name}_title_{at}", role="quiet")
        level = build_label(f"{name}_level_{at}", role="strong")
        for label in (title, level):
            label.setWordWrap(False)
        one, other = (MarkedText(f"{name}_{side}_{at}", points) for side in ("one", "other"))
        row = 2 * at + 2
        self._grid.addWidget(build_rule(), row - 1, 0, 1, 4)
        for column, widget in enumerate((title, one, other, level)):
            self._grid.addWidget(widget, row, column)
            self._grid.setAlignment(title, Qt.AlignmentFlag.AlignTop)
        return title, one, other, level


def _marks(pair: FieldPair) -> tuple[Sequence[bool], Sequence[bool]]:
    if not pair.one or not pair.other:
        return (), ()
    return difference_marks(pair.one, pair.other)


def _told(field: MarkedText) -> str:
    marked = field.marked()
    return f"{field.text()}[{marked}]" if marked else field.text()
