"""The amber block where more people vanished than may be accepted with one press."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from app.pipeline.prepared_batch import SourceChange
from app.ui.plain import build_label
from app.ui.speaker import Speaker


class Confirmation(QFrame):
    """``changed`` when a person ticks it; :meth:`is_given` where nothing has to be confirmed."""

    changed = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("vanished_block")
        self.setProperty("role", "notice")
        self.setProperty("tone", "caution")
        self._speaker = speaker
        self._is_needed = False
        self._told = build_label("vanished_told", role="strong")
        self.box = QCheckBox()
        self.box.setObjectName("confirm_vanished")
        self.box.setAccessibleName(speaker.say("消える人を確かめました", "The loss is checked"))
        self.box.toggled.connect(lambda _on: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self._told)
        column.addWidget(self.box)
        self.hide()

    def ask(self, sources: Sequence[SourceChange]) -> None:
        """Ask about the sources that lost too many; hidden where none did."""
        lost = [source for source in sources if source.needs_confirmation]
        self._is_needed = bool(lost)
        self.box.setChecked(False)
        self.setVisible(self._is_needed)
        say = self._speaker.say
        counts = "、".join(_counts(source, self._speaker) for source in lost)
        names = "、".join(source.after.name for source in lost)
        self._told.setText(
            say(
                f"{names}: 前回いた人の 5% より多くが、理由なく消えます。"
                "ファイルが全員分かどうかを、出した部署に確かめてください。",
                f"{names}: more than 5% of those before vanish without a reason. "
                "Ask the office that gave the file whether it holds everybody.",
            )
        )
        words = say(f"{counts}が消えることを確かめました", f"I checked that {counts} vanish")
        self.box.setText(words)
        self.box.setAccessibleName(words)

    def is_given(self) -> bool:
        """Tell whether it may be accepted as far as this block goes."""
        return not self._is_needed or self.box.isChecked()

    def is_ticked(self) -> bool:
        """Tell whether a person confirmed the loss."""
        return self._is_needed and self.box.isChecked()


def _counts(source: SourceChange, speaker: Speaker) -> str:
    gone, share = f"{source.vanished:,}", f"{source.vanished_share * 100:.1f}%"
    return speaker.say(f"{gone} 人（{share}）", f"{gone} people ({share})")
