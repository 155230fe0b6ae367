"""照合: the queue, what was decided, and doubles, with the counts above them all."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app.pipeline.found_people import FoundPeople
from app.pipeline.review_items import ReviewQueue
from app.ui.plain import build_button, build_label, set_role
from app.ui.review.decided_tab import DecidedTab
from app.ui.review.doubles_tab import DoublesTab
from app.ui.review.queue_tab import QueueTab
from app.ui.review.words import ReviewWords
from app.ui.speaker import Speaker


class ReviewPage(QWidget):
    """``answered`` (ReviewAnswer), ``search_wanted`` (record_id, words), ``list_wanted``.

    ``undo_wanted``: the last answer shall be taken back; ``take_back_wanted`` (record_id):
    all that was said of a record.
    """

    answered = Signal(object)
    search_wanted = Signal(str, str)
    undo_wanted = Signal()
    take_back_wanted = Signal(str)
    list_wanted = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("review_page")
        self._speaker = speaker
        words = ReviewWords(speaker)
        self._words = words
        self._counts = build_label("review_counts", role="strong")
        self._aside = build_label("review_aside", role="quiet")
        self._protections = 0
        self.queue_tab = QueueTab(words, self)
        self.decided_tab = DecidedTab(words)
        self.doubles_tab = DoublesTab(words)
        self._place = QStackedWidget()
        self._place.addWidget(self.queue_tab)
        self._place.addWidget(self._build_empty())
        self.tabs = self._build_tabs()
        self._wire()
        top = QHBoxLayout()
        top.addWidget(self._counts, 3)
        top.addWidget(self._aside, 2)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.tabs, 1)
        column.addStretch(0)
        self.forget()

    def forget(self) -> None:
        """Show no record: they are being read."""
        self._counts.setText(self._speaker.say("照合を読んでいます。", "Reading the records."))
        self._aside.hide()
        self.tabs.hide()

    def show_queue(self, queue: ReviewQueue, record_id: str | None = None) -> None:
        """Show another state; the cursor stands on a record, or on the same row as before."""
        self.tabs.setEnabled(True)
        self.tabs.show()
        self._counts.setText(self._words.counts(queue.counts))
        self.queue_tab.show_items(queue.items, record_id)
        self.decided_tab.show_queue(queue)
        self.doubles_tab.show_doubles(queue.doubles)
        self._place.setCurrentIndex(0 if queue.items else 1)
        self._tell_empty(queue)
        self._protections = queue.counts.protections
        say = self._speaker.say
        for tab, (name, count) in enumerate(
            (
                (say("照合を待つ記録", "Waiting"), len(queue.items)),
                (say("決めたこと", "Decided"), self.decided_tab.count),
                (say("二重の宛名番号", "Doubles"), len(queue.doubles)),
            )
        ):
            self.tabs.setTabText(tab, f"{name} {count:,}")

    def tell_pending(self, count: int) -> None:
        """Say how many answers do not count on the list yet, else what is most pressing."""
        say = self._speaker.say
        if count:
            told = say(
                f"決めたこと {count:,}件は、ほかのページへ移るときに名簿へ反映します",
                f"{count:,} answers reach the list when you leave this page",
            )
        else:
            told = say(
                f"支援措置 {self._protections:,}件の持ち主が決まっていません",
                f"{self._protections:,} address protections belong to nobody yet",
            )
        self._aside.setText(told)
        set_role(self._aside, "quiet" if count else "old")
        self._aside.setVisible(bool(count or self._protections))

    def tell_settling(self) -> None:
        """Say that the answers are being brought into the list; nothing may be answered."""
        words = self._speaker.say("決めたことを名簿へ反映しています", "Bringing the answers in")
        self._aside.setText(words)
        set_role(self._aside, "quiet")
        self._aside.show()
        self.tabs.setEnabled(False)

    def show_found(self, found: FoundPeople) -> None:
        """Show the residents a search found."""
        self.queue_tab.panel.show_found(found)

    def allow_undo(self, may_undo: bool) -> None:
        """Let the last answer be taken back, or only what was said earlier of a record."""
        self.queue_tab.panel.allow_undo(may_undo)

    def focus_queue(self) -> None:
        """Put the cursor where the work goes on."""
        if self.tabs.currentIndex() == 0 and self.queue_tab.chosen is not None:
            self.queue_tab.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setObjectName("review_tabs")
        tabs.setAccessibleName(self._speaker.say("照合", "Review"))
        tabs.setDocumentMode(True)
        for tab in (self._place, self.decided_tab, self.doubles_tab):
            tabs.addTab(tab, "")
        return tabs

    def _wire(self) -> None:
        panel = self.queue_tab.panel
        panel.answered.connect(self.answered)
        panel.undo_wanted.connect(self._on_undo)
        panel.search_wanted.connect(self.search_wanted)
        self.decided_tab.take_back_wanted.connect(self.take_back_wanted)

    def _on_undo(self) -> None:
        if self.tabs.currentWidget() is self.decided_tab:
            self.decided_tab.take_back()
        else:
            self.undo_wanted.emit()

    def _build_empty(self) -> QWidget:
        say = self._speaker.say
        page = QWidget()
        self._empty = build_label("review_empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        button = build_button(
            "review_to_list",
            say("名簿をひらく", "Open the register"),
            self.list_wanted.emit,
            "main",
        )
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(self._empty)
        column.addWidget(button, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        return page

    def _tell_empty(self, queue: ReviewQueue) -> None:
        say = self._speaker.say
        if queue.counts.linked + queue.counts.unlinked:
            self._empty.setText(
                say("照合を待つ記録はありません。", "No record waits for a person.")
            )
        else:
            self._empty.setText(
                say(
                    "宛名番号のない記録は取り込まれていません。照合することはありません。",
                    "No record without a number was imported. There is nothing to review.",
                )
            )
