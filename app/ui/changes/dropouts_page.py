"""脱落確認: who stood on the last printed list and does not now, until someone says why."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.pipeline.dropouts import AnsweredDropout, Dropout, Dropouts
from app.ui.changes.reason_field import ReasonField
from app.ui.household_words import DASH
from app.ui.plain import build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view, set_widths
from importers.issues import HIDDEN

_WAITING_WIDTHS = (150, 260, 190, 110, 120)
_ANSWERED_WIDTHS = (150, 190, 240, 110)


class DropoutsPage(QWidget):
    """``explained`` (宛名番号, reason)."""

    explained = Signal(str, str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("dropouts_page")
        self._speaker = speaker
        say = speaker.say
        self._dropouts = Dropouts((), ())
        self._told = build_label("dropouts_told", role="strong")
        self._waiting = TextTable(self._waiting_titles())
        words = say("理由を待っている人", "Waiting for a reason")
        self.view = build_text_view("waiting_table", words, self._waiting)
        set_widths(self.view, _WAITING_WIDTHS)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self._field = ReasonField(speaker)
        self.view.activated.connect(lambda _index: self._field.focus())
        self._field.told.connect(self._on_told)
        self._answered_label = build_label("answered_told", role="section")
        self._answered = TextTable(self._answered_titles())
        answered = say("理由が記録された人", "Explained")
        self._answered_view = build_text_view("answered_table", answered, self._answered)
        set_widths(self._answered_view, _ANSWERED_WIDTHS)
        column = QVBoxLayout(self)
        column.addWidget(self._told)
        column.addWidget(self.view, 2)
        column.addWidget(self._field)
        column.addWidget(self._answered_label)
        column.addWidget(self._answered_view, 1)
        column.addStretch(0)
        self.show_dropouts(self._dropouts)

    def show_dropouts(self, dropouts: Dropouts) -> None:
        """Show who waits and who is explained; the cursor stays at its place in the list."""
        at = max(self.view.currentIndex().row(), 0)
        self._dropouts = dropouts
        waiting, answered = dropouts.waiting, dropouts.answered
        self._told.setText(self._heading())
        self._waiting.show(len(waiting), lambda row: self._waiting_row(waiting[row]))
        self._answered.show(len(answered), lambda row: self._answered_row(answered[row]))
        self.view.setVisible(bool(waiting))
        self._field.setVisible(bool(waiting))
        self._answered_label.setVisible(bool(answered))
        self._answered_view.setVisible(bool(answered))
        count = len(answered)
        say = self._speaker.say
        self._answered_label.setText(say(f"理由を記録した人 {count:,}", f"Explained: {count:,}"))
        if waiting:
            self.view.selectRow(min(at, len(waiting) - 1))
        else:
            self._field.ask(None)

    def focus_next_step(self) -> None:
        """Go to those who wait."""
        if self._dropouts.waiting:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _heading(self) -> str:
        say, count = self._speaker.say, self._dropouts.count
        if count:
            return say(
                f"前に印刷したリストに載っていて、今は載っていない人が {count:,}人います。"
                "なぜかを確かめて、記録してください。",
                f"{count:,} people were on the last printed list and are not now. Say why.",
            )
        if self._dropouts.answered:
            return say(
                "前に印刷したリストから外れた人は、みな理由が記録されています。",
                "Everybody who dropped off the printed list is explained.",
            )
        return say(
            "前に印刷した（PDF にした）リストから外れた人はいません。",
            "Nobody has dropped off the last printed list.",
        )

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            dropout = self._dropouts.waiting[current.row()]
            self._field.ask(self._who(dropout))

    def _on_told(self, told: str) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < len(self._dropouts.waiting):
            self.explained.emit(self._dropouts.waiting[row].person_id, told)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _who(self, dropout: Dropout) -> str:
        name = dropout.name or HIDDEN
        return self._speaker.say(
            f"{name}（宛名番号 {dropout.person_id}）", f"{name} (number {dropout.person_id})"
        )

    def _waiting_titles(self) -> Sequence[str]:
        say = self._speaker.say
        return [
            say("氏名", "Name"),
            say("そのときの住所", "Address then"),
            say("今のデータでは", "What the data says"),
            say("宛名番号", "Number"),
            say("リスト", "List"),
            say("印刷した日時", "Printed"),
        ]

    def _answered_titles(self) -> Sequence[str]:
        say = self._speaker.say
        return [
            say("氏名", "Name"),
            say("今のデータでは", "What the data says"),
            say("記録した理由", "Reason"),
            say("記録した人", "By"),
            say("日時", "When"),
        ]

    def _waiting_row(self, dropout: Dropout) -> list[str]:
        return [
            dropout.name or HIDDEN,
            dropout.address or (HIDDEN if dropout.name is None else DASH),
            self._reason(dropout),
            dropout.person_id,
            dropout.fingerprint,
            self._moment(dropout.printed_at),
        ]

    def _answered_row(self, answered: AnsweredDropout) -> list[str]:
        return [
            answered.dropout.name or HIDDEN,
            self._reason(answered.dropout),
            answered.told,
            answered.author,
            self._moment(answered.made_at),
        ]

    def _reason(self, dropout: Dropout) -> str:
        if dropout.reason is not None:
            return self._speaker.code(dropout.reason)
        return self._speaker.say("住民のファイルにいない", "not in the resident file")

    def _moment(self, moment: datetime) -> str:
        return self._speaker.moment(moment)
