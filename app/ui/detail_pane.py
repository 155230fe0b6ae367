"""The right pane: one household, everything, read from top to bottom."""

import pandas as pd
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.pipeline.household_detail import HouseholdDetail
from app.ui.detail_line import Line
from app.ui.detail_words import DetailWords
from app.ui.plain import build_button, build_label, build_rule
from app.ui.speaker import Speaker

WIDTH = 322
_POINTS_WIDTH, _STATE_WIDTH = 44, 88
_WIDEST = 16_777_215


class DetailPane(QFrame):
    """Shows one household; ``left`` when a button leads back, ``map_wanted`` to see it there.

    ``originals_wanted``: to see its rows as they stood in the files.
    """

    left = Signal()
    map_wanted = Signal(str)
    originals_wanted = Signal(str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("detail_pane")
        self.setAccessibleName(speaker.say("世帯の詳細", "Household"))
        self.setMinimumWidth(WIDTH)
        self.setMaximumWidth(WIDTH)
        self._speaker = speaker
        self._words = DetailWords(speaker)
        self._shown: str | None = None
        self._area = QScrollArea()
        self._area.setObjectName("detail_area")
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area, 1)
        layout.addLayout(self._build_foot())
        self.clear()

    def stand_alone(self, is_alone: bool) -> None:
        """Take all the width there is, with a button that leads back, or stand beside a page."""
        self.setMaximumWidth(_WIDEST if is_alone else WIDTH)
        self._back.setVisible(is_alone)

    def clear(self) -> None:
        """Show that no household is chosen."""
        self._shown = None
        words = self._speaker.say(
            "世帯を選ぶと、ここに詳しく表示します。", "Choose a household to see it here."
        )
        self._show_lines([Line(words, "quiet")])
        self._map_button.setEnabled(False)
        self._originals_button.setEnabled(False)

    def show_detail(self, detail: HouseholdDetail) -> None:
        """Show a household."""
        self._shown = str(detail.household["household_id"])
        self._show_lines(self._words.lines(detail))
        self._map_button.setEnabled(not pd.isna(detail.household["lon"]))
        self._originals_button.setEnabled(True)

    def text(self) -> str:
        """Give all lines as they stand, for a reader or a test."""
        labels = self._area.findChildren(QLabel)
        return "\n".join(label.text() for label in labels)

    def ask_for_originals(self) -> None:
        """Ask for the rows of the household as they stood in the files."""
        if self._shown is not None:
            self.originals_wanted.emit(self._shown)

    def focus(self) -> None:
        """Let the arrow keys scroll the pane."""
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_foot(self) -> QHBoxLayout:
        words = self._speaker.say("地図で見る", "Show on the map")
        self._map_button = build_button("show_on_map", words, self._on_map)
        words = self._speaker.say("原本の値（O）", "Cells as given (O)")
        self._originals_button = build_button("show_originals", words, self.ask_for_originals)
        self._back = build_button(
            "leave_detail", self._speaker.say("もどる（Esc）", "Back (Esc)"), self.left.emit
        )
        self._back.hide()
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 10)
        foot.addWidget(self._back)
        foot.addWidget(self._map_button)
        foot.addWidget(self._originals_button)
        foot.addStretch(1)
        return foot

    def _on_map(self) -> None:
        if self._shown is not None:
            self.map_wanted.emit(self._shown)

    def _show_lines(self, lines: list[Line]) -> None:
        page = QWidget()
        page.setObjectName("detail_lines")
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 12, 12, 12)
        column.setSpacing(3)
        for number, line in enumerate(lines):
            if line.role == "section":
                column.addSpacing(6)
                column.addWidget(build_rule())
            if line.cells is not None:
                column.addLayout(_table_row(number, line, line.cells))
            else:
                column.addWidget(_label(number, line))
        column.addStretch(1)
        self._area.setWidget(page)


def _label(number: int, line: Line) -> QLabel:
    label = build_label(f"detail_{number}", line.text, line.role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _table_row(number: int, line: Line, cells: tuple[str, str, str]) -> QGridLayout:
    left, words, small = cells
    row = QGridLayout()
    row.setContentsMargins(6, 0, 0, 0)
    row.setColumnMinimumWidth(0, _STATE_WIDTH if line.is_state else _POINTS_WIDTH)
    row.setColumnStretch(1, 1)
    told = build_label(f"left_{number}", left, line.left_role)
    told.setWordWrap(False)
    side = Qt.AlignmentFlag.AlignLeft if line.is_state else Qt.AlignmentFlag.AlignRight
    row.addWidget(told, 0, 0, side | Qt.AlignmentFlag.AlignTop)
    row.addWidget(build_label(f"words_{number}", words), 0, 1)
    row.addWidget(build_label(f"source_{number}", small, "small"), 1, 1)
    return row
