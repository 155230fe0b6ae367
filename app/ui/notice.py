"""One message in a page: what happened, what to do, and at most one button."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.ui.plain import build_button, build_label, set_style_property
from app.ui.speaker import Speaker
from scoring.errors import KnownError


class Tone(StrEnum):
    """How a message looks; its words never depend on that."""

    CALM = "calm"
    DONE = "done"
    CAUTION = "caution"
    REFUSED = "refused"


class Notice(QFrame):
    """Hidden until there is something to say; never a dialog in the way."""

    def __init__(self, name: str, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "notice")
        self._speaker = speaker
        self._on_button: Callable[[], object] | None = None
        self._what = build_label(f"{name}_what", role="strong")
        self._todo = build_label(f"{name}_todo")
        self._button = build_button(f"{name}_button", "", self._pressed)
        close = build_button(f"{name}_close", speaker.say("閉じる", "Close"), self.hide)
        words = QVBoxLayout()
        words.addWidget(self._what)
        words.addWidget(self._todo)
        line = QHBoxLayout(self)
        line.addLayout(words, 1)
        line.addWidget(self._button)
        line.addWidget(close)
        self.hide()

    def say(self, tone: Tone, what: str, todo: str = "") -> None:
        """Show a message."""
        set_style_property(self, "tone", tone.value)
        self._what.setText(what)
        self._todo.setText(todo)
        self._todo.setVisible(bool(todo))
        self._button.hide()
        self.show()

    def say_error(self, error: KnownError) -> None:
        """Show a known error: what happened, what was expected, what to do."""
        what, _, todo = self._speaker.error(error).partition("\n")
        self.say(Tone.REFUSED, what, todo)

    def offer(self, words: str, on_pressed: Callable[[], object]) -> None:
        """Add the one button that comes next."""
        self._on_button = on_pressed
        self._button.setText(words)
        self._button.setAccessibleName(words)
        self._button.show()

    def text(self) -> str:
        """Give the message as it stands."""
        return f"{self._what.text()}\n{self._todo.text()}".strip()

    def _pressed(self) -> None:
        self.hide()
        if self._on_button is not None:
            self._on_button()
