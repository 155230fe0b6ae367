"""A calm question: what will happen, the way out first, and the button that does it."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker

_WIDTH = 640
_MARGINS = 40


class AskDialog(QDialog):
    """Accepted when the person wants it; ``yes`` is a verb with its object."""

    def __init__(self, speaker: Speaker, parent: QWidget, told: tuple[str, str], yes: str) -> None:
        super().__init__(parent)
        self.setObjectName("ask_dialog")
        heading, text = told
        self.setWindowTitle(heading)
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(build_label("ask_heading", heading, "strong"))
        words = build_label("ask_text", text)
        words.setMinimumHeight(words.heightForWidth(_WIDTH - _MARGINS))
        column.addWidget(words)
        leave = build_button("ask_no", speaker.say("やめる", "Cancel"), self.reject)
        line = QHBoxLayout()
        line.addWidget(leave)
        line.addStretch(1)
        line.addWidget(build_button("ask_yes", yes, self.accept, role="main"))
        column.addLayout(line)
        leave.setFocus()
