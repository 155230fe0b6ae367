"""The bottom line: the sum that adds up, always there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.pipeline.counting import Reconciliation
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker


class SumLine(QFrame):
    """Residents = listed + excluded by reason; ``print_wanted`` when the button is pressed."""

    print_wanted = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("sum_line")
        self._speaker = speaker
        self._sum = build_label("sum_of_residents", role="strong")
        self._parts = build_label("sum_parts", role="quiet")
        words = speaker.say("リストを印刷する（P）", "Print the list (P)")
        self.print_button = build_button("print_list", words, self.print_wanted.emit, role="main")
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 6, 14, 6)
        line.setSpacing(14)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self._sum)
        told.addWidget(self._parts)
        line.addLayout(told, 1)
        line.addWidget(self.print_button)
        self._sum.setWordWrap(False)

    def show_totals(self, totals: Reconciliation) -> None:
        """Show the sum; a reason that excludes nobody is left out."""
        say = self._speaker.say
        excluded = totals.residents - totals.listed
        self._sum.setText(
            say(
                f"住民 {totals.residents:,}人 ＝ 掲載 {totals.listed:,}人"
                f"（{totals.listed_households:,}世帯）＋ 除外 {excluded:,}人",
                f"{totals.residents:,} residents = {totals.listed:,} listed"
                f" ({totals.listed_households:,} households) + {excluded:,} excluded",
            )
        )
        parts = [
            f"{self._speaker.code(reason)} {count:,}" for reason, count in totals.excluded if count
        ]
        told = "・".join(parts)
        unknown = say(
            f"浸水不明 {totals.unknown_households:,}世帯",
            f"listed with unknown water: {totals.unknown_households:,}",
        )
        self._parts.setText(f"{say('除外', 'excluded')}: {told}　{unknown}")
