"""What came in last, and the ways from there: undo it, see every import, end a 支援措置."""

from datetime import datetime

import pandas as pd
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.pipeline.import_standing import ImportStanding
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker


class HistoryLine(QWidget):
    """``undo_wanted``, ``history_wanted`` and ``clearing_wanted``; says nothing before it knows."""

    undo_wanted = Signal()
    history_wanted = Signal()
    clearing_wanted = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("history_line")
        self._speaker = speaker
        say = speaker.say
        self._last = build_label("last_import")
        self._undo = build_button(
            "undo_import",
            say("前回の取込を取り消す", "Undo the last import"),
            self.undo_wanted.emit,
        )
        self._history = build_button(
            "show_history", say("これまでの取込", "All imports"), self.history_wanted.emit
        )
        self._latched = build_label("latched_told", role="old")
        self._latched.setWordWrap(True)
        self._clear = build_button(
            "clear_protection",
            say("支援措置を解除する…", "End a protection…"),
            self.clearing_wanted.emit,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._last, 1)
        first.addWidget(self._history)
        first.addWidget(self._undo)
        second.addWidget(self._latched, 1)
        second.addWidget(self._clear)
        column.addLayout(first)
        column.addLayout(second)
        self._show_latched(0)

    def show_standing(self, standing: ImportStanding) -> None:
        """Show what came in last and what waits."""
        self._last.setText(last_import_words(standing.last, self._speaker))
        self._undo.setVisible(standing.may_undo)
        self._history.setVisible(len(standing.batches) > 0)
        self._show_latched(len(standing.latched))

    def _show_latched(self, count: int) -> None:
        self._latched.setVisible(count > 0)
        self._clear.setVisible(count > 0)
        self._latched.setText(
            self._speaker.say(
                f"どのファイルにももう無い支援措置が {count:,}人分あります。住所は隠したままです。",
                f"{count:,} people are still protected although no file says so any more.",
            )
        )


def last_import_words(last: pd.DataFrame, speaker: Speaker) -> str:
    """Tell number, moment, person and files of an import; ``last`` are its rows of BATCHES."""
    say = speaker.say
    if last.empty:
        return say("取込の記録はまだありません。", "No import has been recorded yet.")
    row = last.iloc[0]
    moment = speaker.moment(datetime.fromisoformat(row["accepted_at"]))
    more = len(last) - 1
    files = f"{row['file']}" + (say(f" ほか{more}", f" and {more} more") if more else "")
    return say(
        f"前回の取込 第{row['batch']}回　{moment}　{row['author']}　{files}",
        f"Last import: no. {row['batch']}, {moment}, {row['author']}, {files}",
    )
