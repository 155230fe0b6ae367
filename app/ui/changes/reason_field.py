"""Why somebody is on the list no longer: a press for what is usual, or words of one's own."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker


class ReasonField(QFrame):
    """``told`` (the reason) when it shall be kept."""

    told = Signal(str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("reason_field")
        self.setProperty("role", "card")
        self._speaker = speaker
        self._is_asked = False
        say = speaker.say
        self._who = build_label("reason_who", role="strong")
        self._text = QLineEdit()
        self._text.setObjectName("dropout_reason")
        self._text.setProperty("role", "field")
        self._text.setAccessibleName(say("理由", "Reason"))
        self._text.setPlaceholderText(
            say("理由（上から選ぶか、書いてください）", "Reason: choose above, or write it")
        )
        self._text.textChanged.connect(lambda _text: self._check())
        self._text.returnPressed.connect(self._on_keep)
        self._keep = build_button(
            "keep_reason", say("理由を記録する", "Keep the reason"), self._on_keep, role="main"
        )
        self._lay_out()
        self._check()

    def ask(self, who: str | None) -> None:
        """Ask about somebody else; None: about nobody."""
        self._is_asked = who is not None
        self._who.setText(
            self._speaker.say(f"{who} がリストから外れた理由", f"Why {who} dropped off")
            if who is not None
            else ""
        )
        self._text.clear()
        self._check()

    def focus(self) -> None:
        """Go to the field."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choices(self) -> list[tuple[str, str]]:
        say = self._speaker.say
        return [
            ("dead", say("死亡を確認", "Died")),
            ("moved", say("転出を確認", "Moved")),
            ("facility", say("施設・入院", "Facility")),
            ("improved", say("要件の終了を確認", "Need ended")),
            ("mistake", say("登録の誤り", "Mistake")),
        ]

    def _on_choice(self, words: str) -> None:
        self._text.setText(words)
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_other(self) -> None:
        self._text.clear()
        self.focus()

    def _on_keep(self) -> None:
        if self._keep.isEnabled():
            self.told.emit(self._text.text().strip())

    def _check(self) -> None:
        self._keep.setEnabled(self._is_asked and bool(self._text.text().strip()))

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        for name, words in self._choices():
            choose = partial(self._on_choice, words)
            choices.addWidget(build_button(f"reason_{name}", words, choose, "sign"))
        other = self._speaker.say("その他", "Other")
        choices.addWidget(build_button("reason_other", other, self._on_other, role="sign"))
        choices.addStretch(1)
        line = QHBoxLayout()
        line.addWidget(self._text, 1)
        line.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.addWidget(self._who)
        column.addLayout(choices)
        column.addLayout(line)
