"""What was decided, by whom and when; each can be taken back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.pipeline.review_items import ReviewItem, ReviewQueue
from app.ui.plain import build_button, build_label
from app.ui.review.words import ReviewWords
from app.ui.text_table import TextTable, build_text_view, set_widths

_WIDTHS = (170, 210, 210, 120)
_MOMENT = "%Y-%m-%d %H:%M"


class DecidedTab(QWidget):
    """``take_back_wanted`` (record_id)."""

    take_back_wanted = Signal(str)

    def __init__(self, words: ReviewWords) -> None:
        super().__init__()
        self.setObjectName("review_decided_tab")
        self._words = words
        self._items: tuple[ReviewItem, ...] = ()
        say = words.speaker.say
        self._told = build_label("review_decided_told", role="quiet")
        self._model = TextTable(self._titles())
        self.table = build_text_view("review_decided", say("決めたこと", "Decided"), self._model)
        set_widths(self.table, _WIDTHS)
        self._button = build_button(
            "review_take_back_chosen",
            say("選んだ決定を取り消す (Ctrl+Z)", "Take back the chosen one (Ctrl+Z)"),
            self.take_back,
        )
        line = QHBoxLayout()
        line.addWidget(self._told, 1)
        line.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.table, 1)
        column.addLayout(line)

    @property
    def count(self) -> int:
        """How many records are shown."""
        return len(self._items)

    def show_queue(self, queue: ReviewQueue) -> None:
        """Show every record somebody said something of, the last one first."""
        answered = [item for item in (*queue.decided, *queue.items) if item.decided_by]
        answered.sort(key=lambda item: str(item.decided_at), reverse=True)
        self._items = tuple(answered)
        self._model.show(len(answered), self._row)
        if answered:
            self.table.selectRow(0)
        self._button.setEnabled(bool(answered))
        say = self._words.speaker.say
        self._told.setText(
            say("取り消すと、記録は照合待ちにもどります。", "It goes back to the queue.")
            if answered
            else say("まだ何も決めていません。", "Nothing was decided yet.")
        )

    def take_back(self) -> None:
        """Ask for the chosen decision to be taken back."""
        row = self.table.currentIndex().row()
        if 0 <= row < len(self._items):
            self.take_back_wanted.emit(self._items[row].record_id)

    def _titles(self) -> list[str]:
        say = self._words.speaker.say
        return [
            say("氏名", "Name"),
            say("ファイル・行", "File, line"),
            say("決めたこと", "Decision"),
            say("だれが", "By"),
            say("いつ", "When"),
        ]

    def _row(self, row: int) -> list[str]:
        item, words = self._items[row], self._words
        at = item.decided_at
        moment = "" if at is None else at.astimezone().strftime(_MOMENT)
        return [
            words.who(item),
            words.place(item),
            words.decision(item),
            item.decided_by,
            moment,
        ]
