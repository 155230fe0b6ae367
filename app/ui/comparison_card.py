"""What other rules would change, as a table above 適用する and 適用しない."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.plain import build_button


class ButtonWords(NamedTuple):
    """The object name of a button and what stands on it."""

    name: str
    words: str


class ComparisonCard(QFrame):
    """``accepted`` when the new rules shall hold, ``declined`` when not; hidden at first."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, name: str, accept: ButtonWords, decline: ButtonWords) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "card")
        self._accept = build_button(*accept, self.accepted.emit, "main")
        self._decline = build_button(*decline, self.declined.emit)
        self.hide()

    def fill(self, labels: Sequence[QWidget], view: QWidget) -> None:
        """Lay out what is told above the table, the table, and the two buttons."""
        line = QHBoxLayout()
        line.addWidget(self._decline)
        line.addStretch(1)
        line.addWidget(self._accept)
        column = QVBoxLayout(self)
        for label in labels:
            column.addWidget(label)
        column.addWidget(view, 1)
        column.addLayout(line)

    def reveal(self) -> None:
        """Show the card with the cursor on the button that applies."""
        self.show()
        self._accept.setFocus()
