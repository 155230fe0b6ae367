"""The first page: recent towns, a kept town, a new town, the sample town."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.settings.recent import RecentTown
from app.ui.job_line import JobLine
from app.ui.notice import Notice
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker

_WIDTH = 760


class StartPage(QWidget):
    """Tells which town is wanted; opens nothing by itself."""

    town_wanted = Signal(object)
    other_town_wanted = Signal()
    new_town_wanted = Signal()
    new_town_of_folder_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("start_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._speaker = speaker
        self.notice = Notice("start_notice", speaker)
        self._recent = QVBoxLayout()
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(build_label("start_title", speaker.say("よびかけ", "Yobikake"), "title"))
        column.addWidget(build_label("start_words", self._purpose(), "quiet"))
        column.addWidget(self.notice)
        column.addWidget(self._build_recent())
        column.addWidget(self._build_ways())
        column.addStretch(2)
        middle = self._middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        middle.setLayout(column)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(middle, 4)
        line.addStretch(1)
        self.job_line = JobLine(speaker)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(_scrolled(line), 1)
        page.addWidget(self.job_line)

    def begin(self) -> None:
        """Let nothing be chosen while a town is being opened."""
        self._middle.setEnabled(False)

    def end(self) -> None:
        """Let a town be chosen again."""
        self._middle.setEnabled(True)

    def show_recent(self, towns: Sequence[RecentTown]) -> None:
        """Offer the towns opened before, the latest first; the first one is ready for Enter."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for number, town in enumerate(towns):
            button = self._town_button(number, town)
            self._recent.addWidget(button)
            if number == 0:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        if not towns:
            words = self._speaker.say(
                "まだ町がありません。はじめは「見本の町」でお試しください。",
                "No town yet. Begin with the sample town.",
            )
            self._recent.addWidget(build_label("no_recent", words, "quiet"))

    def _purpose(self) -> str:
        return self._speaker.say(
            "住民の記録と福祉の記録から、避難を呼びかける順番を決めて、紙のリストにします。"
            "この PC の中だけで動き、通信はしません。",
            "From register and welfare exports to a call list on paper, in order of need. "
            "Everything stays on this computer.",
        )

    def _town_button(self, number: int, town: RecentTown) -> QPushButton:
        mode = self._speaker.say("【訓練】", "[TRAINING] ") if town.is_training else ""
        words = f"{mode}{town.name}　　{town.path}"
        return build_button(
            f"recent_{number}", words, lambda: self.town_wanted.emit(town.path), role="town"
        )

    def _build_recent(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        title = self._speaker.say("最近ひらいた町", "Recent towns")
        column.addWidget(build_label("recent_title", title, "section"))
        column.addLayout(self._recent)
        return card

    def _build_ways(self) -> QFrame:
        say = self._speaker.say
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.addWidget(build_label("ways_title", say("町をひらく", "Open a town"), "section"))
        for name, words, told, wanted in (
            (
                "open_town",
                say("保存した町をひらく", "Open a kept town"),
                say("合言葉が要ります。", "Needs its passphrase."),
                self.other_town_wanted.emit,
            ),
            (
                "new_town",
                say("新しい町をつくる", "Make a new town"),
                say("ジョブファイル（.toml）から。", "From a job file (.toml)."),
                self.new_town_wanted.emit,
            ),
            (
                "new_town_of_folder",
                say("フォルダーから町をつくる", "Make a town of a folder"),
                say(
                    "ひな形どおりの住民と福祉の CSV が入ったフォルダーから。",
                    "From a folder with the CSV files of the templates.",
                ),
                self.new_town_of_folder_wanted.emit,
            ),
            (
                "sample_town",
                say("見本の町をひらく", "Open the sample town"),
                say("架空の町で、ひととおり試せます（訓練）。", "An invented town, for training."),
                self.sample_wanted.emit,
            ),
        ):
            line = QHBoxLayout()
            button = build_button(name, words, wanted)
            button.setMinimumWidth(230)
            line.addWidget(button)
            line.addWidget(build_label(f"{name}_told", told, "quiet"), 1)
            column.addLayout(line)
        return card


def _scrolled(layout: QHBoxLayout) -> QScrollArea:
    """Let a small screen scroll what does not fit: the window never outgrows it."""
    inner = QWidget()
    inner.setLayout(layout)
    area = QScrollArea()
    area.setObjectName("start_area")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
