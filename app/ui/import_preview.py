"""How the files begin that are about to be imported, before anything changes."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.pipeline.gathered_files import FilePreview, FileRole, Gathered
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view


class ImportPreview(QFrame):
    """``accepted`` (the :class:`Gathered` and the day) or ``declined``."""

    accepted = Signal(object, object)
    declined = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("import_preview")
        self.setProperty("role", "card")
        self._speaker = speaker
        self._gathered: Gathered | None = None
        say = speaker.say
        self._told = build_label("preview_told", role="strong")
        self._tabs = QTabWidget()
        self._tabs.setObjectName("preview_tabs")
        self._tabs.setAccessibleName(say("ファイルの中身", "Files"))
        self._day_label = build_label("as_of_label", say("基準日", "As of"), "quiet")
        self._day = QDateEdit()
        self._day.setObjectName("as_of_day")
        self._day.setAccessibleName(say("基準日", "As of"))
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setCalendarPopup(True)
        self._accept = build_button(
            "accept_import", say("取り込む", "Import"), self._on_accept, role="main"
        )
        column = QVBoxLayout(self)
        column.addWidget(self._told)
        column.addWidget(self._tabs, 1)
        line = QHBoxLayout()
        line.addWidget(self._day_label)
        line.addWidget(self._day)
        line.addStretch(1)
        line.addWidget(build_button("decline_import", say("やめる", "Cancel"), self.declined.emit))
        line.addWidget(self._accept)
        column.addLayout(line)

    def show_gathered(self, gathered: Gathered, today: QDate) -> None:
        """Show what was dropped; a job file brings its own day."""
        self._gathered = gathered
        while self._tabs.count():
            page = self._tabs.widget(0)
            self._tabs.removeTab(0)
            if page is not None:
                page.deleteLater()
        for number, file in enumerate(gathered.files):
            title = f"{self._role(file.role)}  {file.path.name}"
            self._tabs.addTab(self._build_tab(number, file), title.replace("&", "&&"))
        is_usable = gathered.job is not None or gathered.has_registry
        self._told.setText(self._words(gathered, is_usable=is_usable))
        self._accept.setEnabled(is_usable)
        self._day_label.setVisible(gathered.job is None)
        self._day.setVisible(gathered.job is None)
        self._day.setDate(today)
        if is_usable:
            self._accept.setFocus()

    def _words(self, gathered: Gathered, *, is_usable: bool) -> str:
        say = self._speaker.say
        if not is_usable:
            return say(
                "住民のファイル（宛名番号・世帯番号・氏名・生年月日・住所の列があるもの）を"
                "ひとつ、いっしょに選んでください。",
                "Choose exactly one resident file with the columns 宛名番号, 世帯番号, 氏名, "
                "生年月日 and 住所 as well.",
            )
        if gathered.job is None:
            return say(
                "はじめの行を確かめてから、取り込んでください。まだ何も変わっていません。",
                "Look at the first rows, then import. Nothing has changed yet.",
            )
        day = self._speaker.day(gathered.job.as_of)
        layers = len(gathered.job.hazards)
        return say(
            f"{gathered.job.path.name}: {gathered.job.town_name}　基準日 {day}　"
            f"浸水想定 {layers}件。まだ何も変わっていません。",
            f"{gathered.job.path.name}: {gathered.job.town_name}, as of {day}, "
            f"{layers} hazard layers. Nothing has changed yet.",
        )

    def _build_tab(self, number: int, file: FilePreview) -> QWidget:
        say = self._speaker.say
        preview = file.preview
        rows = [_fitted(row, len(preview.header)) for row in preview.rows]
        model = TextTable(preview.header)
        model.show(len(rows), lambda row: rows[row])
        page = QWidget()
        model.setParent(page)
        column = QVBoxLayout(page)
        told = say(
            f"文字コード {preview.encoding}　列 {len(preview.header)}　はじめの {len(rows)}行",
            f"encoding {preview.encoding}, {len(preview.header)} columns, first {len(rows)} rows",
        )
        column.addWidget(build_label(f"preview_of_{number}", told, "quiet"))
        column.addWidget(build_text_view(f"preview_table_{number}", file.path.name, model), 1)
        return page

    def _role(self, role: FileRole) -> str:
        say = self._speaker.say
        return {
            FileRole.REGISTRY: say("住民", "residents"),
            FileRole.WELFARE: say("福祉", "welfare"),
            FileRole.UNKNOWN: say("？ 使いません", "? not used"),
        }[role]

    def _on_accept(self) -> None:
        if self._gathered is not None:
            day = self._day.date()
            self.accepted.emit(self._gathered, date(day.year(), day.month(), day.day()))


def _fitted(row: list[str], width: int) -> list[str]:
    return [*row[:width], *[""] * (width - len(row))]
