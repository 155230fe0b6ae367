"""What the coverage check found, above every page on which a list is read or made."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.pipeline.coverage_check import CoverageCheck
from app.ui.areas.words import AreaWords
from app.ui.plain import build_button, build_label, set_style_property
from app.ui.speaker import Speaker


class CheckBanner(QFrame):
    """One line and the way to the list of these homes; ``check_wanted`` when it is pressed."""

    check_wanted = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("check_banner")
        self.setProperty("role", "notice")
        self._words = AreaWords(speaker)
        self._told = build_label("check_banner_told", role="strong")
        words = speaker.say("点検を見る", "See the check")
        button = build_button("see_check", words, self.check_wanted.emit)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 3, 10, 3)
        line.addWidget(self._told, 1)
        line.addWidget(button)

    def show_check(self, check: CoverageCheck) -> None:
        """Show the numbers; amber where somebody should look."""
        self._told.setText(self._words.banner(check))
        is_alarming = bool(check.alarming.households)
        set_style_property(self, "tone", "caution" if is_alarming else "calm")
