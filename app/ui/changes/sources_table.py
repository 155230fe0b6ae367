"""What an import brings, source by source, and which sources stay as they are."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from app.pipeline.prepared_batch import PreparedBatch, SourceChange
from app.ui.household_words import DASH
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view, set_widths
from scoring.record_codes import SourceRole

_WIDTHS = (76, 170, 130, 150, 180, 90)
_ROWS_IN_SIGHT = 4
_BORDERS = 6


class SourcesTable(QWidget):
    """One row a source: the new ones first, then those that stay."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        say = speaker.say
        self._model = TextTable(
            [
                say("種類", "Kind"),
                say("ファイル", "File"),
                say("人 前 → 後", "People"),
                say("消えた人", "Vanished"),
                say("元データの日付", "Date of the data"),
                say("提供元", "Office"),
                say("行", "Rows"),
            ],
        )
        words = say("取り込むファイル", "What is imported")
        self.view: QTableView = build_text_view("source_table", words, self._model)
        set_widths(self.view, _WIDTHS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def show_sources(self, batch: PreparedBatch) -> None:
        """Show the sources of a prepared import."""
        rows = self._rows(batch)
        self._model.show(len(rows), lambda row: rows[row])
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the bar below where the columns do not fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        header = self.view.horizontalHeader()
        row_height = self.view.verticalHeader().defaultSectionSize()
        rows = row_height * min(self._model.rowCount(), _ROWS_IN_SIGHT)
        is_wide = sum(_WIDTHS) + header.minimumSectionSize() > self.width()
        bar = self.view.horizontalScrollBar().sizeHint().height() if is_wide else 0
        self.view.setFixedHeight(header.sizeHint().height() + rows + bar + _BORDERS)

    def _rows(self, batch: PreparedBatch) -> list[list[str]]:
        say, speaker = self._speaker.say, self._speaker
        facts = [*(change.after for change in batch.sources), *batch.kept]
        names = [[speaker.code(SourceRole(fact.role)), fact.name] for fact in facts]
        files = [
            [
                speaker.day(fact.exported_on) if fact.exported_on else say("不明 ▲", "unknown ▲"),
                fact.office or DASH,
                f"{fact.rows:,}",
            ]
            for fact in facts
        ]
        stays = [say("そのまま残る", "stays"), DASH]
        people = [self._people(change) for change in batch.sources]
        people += [stays] * len(batch.kept)
        return [
            [*name, *told, *file] for name, told, file in zip(names, people, files, strict=True)
        ]

    def _people(self, change: SourceChange) -> list[str]:
        say = self._speaker.say
        if change.before is None:
            return [say(f"はじめて → {change.people:,}", f"new → {change.people:,}"), DASH]
        people = f"{change.people_before:,} → {change.people:,}"
        if change.is_same_file:
            return [people, say("同じファイル", "the same file")]
        gone, share = change.vanished, f"{change.vanished_share * 100:.1f}%"
        return [people, say(f"{gone:,}人（{share}）", f"{gone:,} people ({share})")]
