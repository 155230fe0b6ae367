"""Every import of a town: when, which file of which source, how many rows, by whom."""

from collections.abc import Mapping
from datetime import datetime

import pandas as pd
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.ui.household_words import DASH
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view, set_widths

_WIDTHS = (52, 214, 100, 110, 180, 184, 100, 76)


class HistoryDialog(QDialog):
    """A table of BATCHES, the latest import first; ``names`` words the keys of sources."""

    def __init__(
        self, speaker: Speaker, parent: QWidget, batches: pd.DataFrame, names: Mapping[str, str]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("history_dialog")
        self._speaker, self._names = speaker, names
        say = speaker.say
        heading = say("これまでの取込", "All imports")
        self.setWindowTitle(heading)
        self.resize(min(1160, parent.width() - 40), 420)
        self._model = TextTable(self._titles(), right=frozenset({0, 7}))
        self._model.show(len(batches), lambda row: self._row(batches.iloc[row]))
        self._model.setParent(self)
        view = build_text_view("history_table", heading, self._model)
        set_widths(view, _WIDTHS)
        column = QVBoxLayout(self)
        column.addWidget(build_label("history_heading", heading, "strong"))
        column.addWidget(view, 1)
        close = build_button("close_history", say("閉じる", "Close"), self.accept)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        view.setFocus()

    def _titles(self) -> list[str]:
        say = self._speaker.say
        return [
            say("回", "No."),
            say("取り込んだ日時", "When"),
            say("取り込んだ人", "Who"),
            say("種類", "Source"),
            say("ファイル", "File"),
            say("元データの日付", "Date of the data"),
            say("提供元", "Office"),
            say("行", "Rows"),
            say("読み方", "Layout"),
        ]

    def _row(self, batch: pd.Series) -> list[str]:
        say, day = self._speaker.say, batch["exported_on"]
        return [
            f"{batch['batch']}",
            self._speaker.moment(datetime.fromisoformat(batch["accepted_at"])),
            batch["author"],
            self._names.get(batch["source"], batch["source"]),
            batch["file"],
            say("不明", "not known") if pd.isna(day) else self._speaker.day(day.date()),
            DASH if pd.isna(batch["office"]) else batch["office"],
            f"{batch['rows']:,}",
            batch["layout"],
        ]
