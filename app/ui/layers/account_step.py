"""The account of what was brought in, layer by layer, before anything is kept."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.pipeline.product_desk import BroughtLayer
from app.ui.layers.words import LayerPageWords
from app.ui.plain import build_button, build_label, build_rule
from app.ui.speaker import Speaker


class AccountStep(QWidget):
    """``accepted`` when the layers shall be kept, ``answers_wanted`` to go back, ``given_up``."""

    accepted = Signal()
    answers_wanted = Signal()
    given_up = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("account_step")
        self._speaker, self._words = speaker, LayerPageWords(speaker)
        say = speaker.say
        self._head = build_label("account_head", role="strong")
        self.lines = QScrollArea()
        self.lines.setObjectName("account_scroll")
        self.lines.setAccessibleName(say("読み込んだ浸水図の内訳", "Account of the layers"))
        self.lines.setWidgetResizable(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._keep = build_button("keep_layers", "", self.accepted.emit, "main")
        back = say("答えに戻る", "Back to the answers")
        leave = say("残さずにやめる", "Leave without keeping")
        line = QHBoxLayout()
        line.addWidget(build_button("back_to_answers", back, self.answers_wanted.emit))
        line.addStretch(1)
        line.addWidget(build_button("leave_account", leave, self.given_up.emit))
        line.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._head)
        column.addWidget(self.lines, 1)
        column.addLayout(line)

    def show_brought(self, brought: Sequence[BroughtLayer]) -> None:
        """Show what became of the layers."""
        say = self._speaker.say
        count = sum(one.outcome.spec is not None for one in brought)
        self._head.setText(
            say(
                "まだ何も残していません。内訳を確かめてから残してください。"
                "残すと、すべての家を判定し直します。",
                "Nothing is kept yet. Look through the account; then every home is judged anew.",
            )
        )
        words = say(f"{count}枚を残して判定し直す", f"Keep {count} and judge again")
        self._keep.setText(words)
        self._keep.setAccessibleName(words)
        self._keep.setEnabled(count > 0)
        self.lines.setWidget(self._build_lines(brought))
        (self._keep if count else self.lines).setFocus()

    def text(self) -> str:
        """Give the account as it stands."""
        return "\n".join(self._texts)

    def _build_lines(self, brought: Sequence[BroughtLayer]) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        self._texts = [self._words.account(one) for one in brought]
        for number, (one, text) in enumerate(zip(brought, self._texts, strict=True)):
            if number:
                column.addWidget(build_rule())
            column.addWidget(build_label(f"account_name_{number}", one.order.name, "person"))
            column.addWidget(build_label(f"account_{number}", text))
        column.addStretch(1)
        return inner
