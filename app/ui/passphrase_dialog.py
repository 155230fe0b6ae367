"""Asks for the passphrase of a town, or for a new one twice."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.ui.plain import build_label
from app.ui.speaker import Speaker

LEAST_LENGTH = 12


class PassphraseDialog(QDialog):
    """``passphrase()`` after it was accepted; never kept elsewhere, never shown unasked."""

    def __init__(self, speaker: Speaker, parent: QWidget, *, is_new: bool, told: str) -> None:
        super().__init__(parent)
        self.setObjectName("passphrase_dialog")
        self._speaker = speaker
        self._is_new = is_new
        say = speaker.say
        self.setWindowTitle(say("合言葉", "Passphrase"))
        self.setMinimumWidth(460)
        column = QVBoxLayout(self)
        column.addWidget(build_label("passphrase_told", told))
        self._first = self._field("passphrase", say("合言葉", "Passphrase"))
        column.addWidget(self._first)
        self._second: QLineEdit | None = None
        if is_new:
            self._second = self._field("passphrase_again", say("もう一度", "Once more"))
            column.addWidget(self._second)
        self._hint = build_label("passphrase_hint", role="quiet")
        column.addWidget(self._hint)
        self._buttons = self._build_buttons()
        column.addWidget(self._buttons)
        self._check()

    def passphrase(self) -> str:
        """Give what was written."""
        return self._first.text()

    def _field(self, name: str, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setPlaceholderText(words)
        field.setAccessibleName(words)
        field.textChanged.connect(self._check)
        return field

    def _build_buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        say = self._speaker.say
        go = buttons.button(kinds.Ok)
        go.setObjectName("passphrase_ok")
        go.setText(say("町をつくる", "Make the town") if self._is_new else say("ひらく", "Open"))
        go.setProperty("role", "main")
        leave = buttons.button(kinds.Cancel)
        leave.setObjectName("passphrase_cancel")
        leave.setText(say("やめる", "Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _check(self) -> None:
        hint = self._what_is_missing()
        self._hint.setText(hint)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(
            not hint and bool(self._first.text())
        )

    def _what_is_missing(self) -> str:
        if self._second is None:
            return ""
        say = self._speaker.say
        if len(self._first.text()) < LEAST_LENGTH:
            return say(
                f"{LEAST_LENGTH}文字以上にしてください。忘れると、この町は二度とひらけません。",
                f"At least {LEAST_LENGTH} characters. Without it the town stays closed for ever.",
            )
        if self._second.text() != self._first.text():
            return say("もう一度、同じ合言葉を書いてください。", "Write the same once more.")
        return ""
