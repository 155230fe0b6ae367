"""How the files begin that are about to be imported, before anything changes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.pipeline.gathered_files import Gathered
from app.pipeline.recognised_files import FilePreview, FileRole
from app.ui.changes.source_fields import SourceFields
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view


class ImportPreview(QFrame):
    """``accepted`` (the :class:`Gathered` and the day) or ``declined``.

    ``layout_wanted`` (:class:`FilePreview`): a person wants to say how a file is read.
    """

    accepted = Signal(object, object)
    declined = Signal()
    layout_wanted = Signal(object)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("import_preview")
        self.setProperty("role", "card")
        self._speaker = speaker
        self._gathered: Gathered | None = None
        self._decide: list[QPushButton] = []
        self._fields: list[SourceFields | None] = []
        self._offices: Mapping[str, str] = {}
        self._is_usable = False
        say = speaker.say
        self._told = build_label("preview_told", role="strong")
        self._tabs = QTabWidget()
        self._tabs.setObjectName("preview_tabs")
        self._tabs.setAccessibleName(say("ファイルの中身", "Files"))
        self._day_label = build_label("as_of_label", say("基準日", "As of"), "quiet")
        self._day = self._build_day()
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

    def _build_day(self) -> QDateEdit:
        day = QDateEdit()
        day.setObjectName("as_of_day")
        day.setAccessibleName(self._speaker.say("基準日", "As of"))
        day.setDisplayFormat("yyyy-MM-dd")
        day.setCalendarPopup(True)
        return day

    def tell_offices(self, offices: Mapping[str, str]) -> None:
        """Tell who gave the files of each layout before."""
        self._offices = offices

    def show_gathered(self, gathered: Gathered, today: QDate) -> None:
        """Show what was dropped; a job file brings its own day."""
        self._gathered = gathered
        self._decide.clear()
        self._fields.clear()
        self._day.setDate(today)
        while self._tabs.count():
            page = self._tabs.widget(0)
            self._tabs.removeTab(0)
            if page is not None:
                page.setParent(None)  # at once out of sight, also for whoever looks it up
                page.deleteLater()
        for number, file in enumerate(gathered.files):
            title = f"{self._role(file.role)}  {file.path.name}"
            self._tabs.addTab(self._build_tab(number, file), title.replace("&", "&&"))
        is_usable = self._is_usable = _may_be_imported(gathered)
        self._told.setText(self._words(gathered, is_usable=is_usable))
        self._tell_ready()
        self._day_label.setVisible(gathered.job is None)
        self._day.setVisible(gathered.job is None)
        unread = [] if gathered.job is not None else self._unread(gathered)
        if unread:
            self._tabs.setCurrentIndex(unread[0])
            self._decide[unread[0]].setFocus()
        elif is_usable:
            self._accept.setFocus()

    def _unread(self, gathered: Gathered) -> list[int]:
        return [at for at, file in enumerate(gathered.files) if file.role is FileRole.UNKNOWN]

    def _words(self, gathered: Gathered, *, is_usable: bool) -> str:
        say = self._speaker.say
        if gathered.job is None and self._unread(gathered):
            return say(
                "読み方が決まっていないファイルがあります。「読み方を決める」を押してください。"
                "決めるまで、そのファイルは取り込みません。",
                "There is a file nobody has said how to read. Press 'Say how to read it'; until "
                "then it is not imported.",
            )
        if not is_usable:
            return say(
                "住民のファイルが2つ以上あります。ひとつだけにして、選び直してください。",
                "There is more than one resident file. Choose only one of them.",
            )
        if gathered.job is None:
            return say(
                "はじめの行と元データの日付を確かめて、「取り込む」を押してください。"
                "次に、前回との差分が出ます。まだ何も変わりません。",
                "Look at the first rows and say how old the data is, then press import: "
                "the differences follow. Nothing changes yet.",
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
        column.addLayout(self._build_head(number, file, told))
        fields = self._build_fields(number, file)
        self._fields.append(fields)
        if fields is not None:
            column.addWidget(fields)
        column.addWidget(build_text_view(f"preview_table_{number}", file.path.name, model), 1)
        return page

    def _build_head(self, number: int, file: FilePreview, told: str) -> QHBoxLayout:
        """Tell how the file is read, and let a person say so where nobody knows."""
        say = self._speaker.say
        words, role = self._words_of_layout(file, told)
        line = QHBoxLayout()
        label = build_label(f"preview_of_{number}", words, role)
        label.setWordWrap(True)
        line.addWidget(label, 1)
        is_asked = file.role is FileRole.UNKNOWN
        button = build_button(
            f"decide_layout_{number}",
            say("読み方を決める", "Say how to read it")
            if is_asked
            else say("読み方を直す", "Change how it is read"),
            lambda: self.layout_wanted.emit(file),
            role="main" if is_asked else "plain",
        )
        line.addWidget(button)
        self._decide.append(button)
        return line

    def _build_fields(self, number: int, file: FilePreview) -> SourceFields | None:
        """Let a person say what the file does not; a job says it itself."""
        is_of_job = self._gathered is None or self._gathered.job is not None
        if is_of_job or file.role is FileRole.UNKNOWN:
            return None
        fields = SourceFields(self._speaker, number, self._chosen_day())
        fields.offer_office(self._offices.get(file.layout or "", ""))
        fields.changed.connect(self._tell_ready)
        return fields

    def _tell_ready(self) -> None:
        is_told = all(fields.is_readable for fields in self._fields if fields is not None)
        self._accept.setEnabled(self._is_usable and is_told)

    def _words_of_layout(self, file: FilePreview, told: str) -> tuple[str, str]:
        say = self._speaker.say
        if file.changed is not None:
            none = say("なし", "none")
            gone = "、".join(file.changed.missing) or none
            came = "、".join(file.changed.new) or none
            return say(
                f"見出しが前回の読み方「{file.layout}」と違います。なくなった列: {gone}　"
                f"増えた列: {came}",
                f"The header is not that of the layout '{file.layout}'. Gone: {gone}; new: {came}",
            ), "old"
        if file.layout is None:
            return say(
                f"このファイルの読み方がまだありません。　{told}",
                f"There is no layout for this file yet. {told}",
            ), "old"
        return say(f"読み方「{file.layout}」　{told}", f"layout '{file.layout}', {told}"), "quiet"

    def _role(self, role: FileRole) -> str:
        say = self._speaker.say
        return {
            FileRole.REGISTRY: say("住民", "residents"),
            FileRole.WELFARE: say("福祉", "welfare"),
            FileRole.UNKNOWN: say("？ 読み方が未定", "? no layout yet"),
        }[role]

    def _on_accept(self) -> None:
        if self._gathered is not None:
            told = [
                file
                if fields is None
                else replace(file, exported_on=fields.exported_on, office=fields.office)
                for file, fields in zip(self._gathered.files, self._fields, strict=True)
            ]
            self.accepted.emit(replace(self._gathered, files=tuple(told)), self._chosen_day())

    def _chosen_day(self) -> date:
        day = self._day.date()
        return date(day.year(), day.month(), day.day())


def _may_be_imported(gathered: Gathered) -> bool:
    """Tell whether the files may go in; one whose header changed stops them all."""
    is_stopped = gathered.job is None and any(file.changed is not None for file in gathered.files)
    return gathered.may_be_imported(has_residents=True) and not is_stopped


def _fitted(row: list[str], width: int) -> list[str]:
    return [*row[:width], *[""] * (width - len(row))]
