"""取込: drop or choose files, look at them, import, and read what was odd."""

from collections.abc import Callable
from datetime import date

import pandas as pd
from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.pipeline.gathered_files import Gathered
from app.pipeline.view import TownView
from app.ui.changes.differences_page import DifferencesPage
from app.ui.changes.history_line import HistoryLine
from app.ui.changes.office import PreparedImport
from app.ui.drop_field import DropField
from app.ui.import_preview import ImportPreview
from app.ui.issue_list import IssueList, issue_counts
from app.ui.mapping.page import MappingPage
from app.ui.notice import Notice, Tone
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker


class ImportPage(QWidget):
    """Signals: ``files_given`` (paths), ``files_wanted`` and ``folder_wanted`` (to be chosen).

    ``import_wanted`` gives the :class:`Gathered` files and the day, ``layout_wanted`` the
    :class:`FilePreview` of a file that needs a layout.
    """

    files_given = Signal(object)
    files_wanted = Signal()
    folder_wanted = Signal()
    import_wanted = Signal(object, object)
    layout_wanted = Signal(object)

    def __init__(
        self, speaker: Speaker, notice: Notice, words_of_issue: Callable[[pd.Series], str]
    ) -> None:
        super().__init__()
        self.setObjectName("import_page")
        self._speaker = speaker
        self._notice = notice
        self._preview = ImportPreview(speaker)
        self._preview.accepted.connect(self._on_accepted)
        self._preview.declined.connect(self.show_result)
        self._preview.layout_wanted.connect(self.layout_wanted)
        self.mapping_page = MappingPage(speaker)
        self.history = HistoryLine(speaker)
        self.differences = DifferencesPage(speaker, words_of_issue)
        self.differences.declined.connect(self._on_changes_declined)
        self._issues = IssueList(speaker, words_of_issue)
        self._counts = build_label("import_counts", role="strong")
        self._lower = QStackedWidget()
        self._lower.addWidget(self._build_result())
        self._lower.addWidget(self._preview)
        self._lower.addWidget(self.mapping_page)
        self._lower.addWidget(self.differences)
        self._field = self._build_field()
        self._lower.currentChanged.connect(self._on_lower_changed)
        column = QVBoxLayout(self)
        column.addWidget(self._field)
        column.addWidget(self._lower, 1)

    def show_view(self, view: TownView) -> None:
        """Show what the town was imported from, and its issues."""
        issues = view.tables.issues
        self._counts.setText(self._count_words(issues, view))
        self._issues.show_issues(issues)
        sources = view.facts.sources
        self._preview.tell_offices({fact.layout: fact.office or "" for fact in sources})
        self._forget_differences()

    def show_gathered(self, gathered: Gathered, today: date) -> None:
        """Show the files before anything changes."""
        self._notice.hide()
        self._preview.show_gathered(gathered, QDate(today.year, today.month, today.day))
        self._lower.setCurrentIndex(1)

    def show_result(self) -> None:
        """Go back to what is kept."""
        self._lower.setCurrentIndex(0)

    def show_preview(self) -> None:
        """Go back to the files that were chosen."""
        self._lower.setCurrentWidget(self._preview)

    def show_mapping(self) -> None:
        """Show how a file is read; where files are dropped, nothing may be dropped meanwhile."""
        self._notice.hide()
        self._lower.setCurrentWidget(self.mapping_page)

    def show_differences(self, wanted: PreparedImport) -> None:
        """Show what an import would change, before it does."""
        self._notice.hide()
        self.differences.show_prepared(wanted)
        self._lower.setCurrentWidget(self.differences)
        self.differences.focus_next_step()

    def focus_next_step(self) -> None:
        """Coming back to the page: go on with the differences where they lie open."""
        if self._lower.currentWidget() is self.differences:
            self.differences.focus_next_step()

    def tell_done(self, residents: int) -> None:
        """Say that everything came in."""
        say = self._speaker.say
        self.show_result()
        self._issues.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._notice.say(
            Tone.DONE,
            say(f"取り込みました。住民 {residents:,}人。", f"Imported {residents:,} residents."),
            say(
                "下の一覧を確かめてから、名簿をひらいてください。",
                "Look through the list below, then open the register.",
            ),
        )

    def _on_lower_changed(self, _at: int) -> None:
        is_taken = self._lower.currentWidget() in {self.mapping_page, self.differences}
        self._field.setVisible(not is_taken)

    def _on_changes_declined(self) -> None:
        self.differences.forget()
        self.show_result()

    def _forget_differences(self) -> None:
        """Another state of the town has come: what was compared has to be compared anew."""
        self.differences.forget()
        if self._lower.currentWidget() is self.differences:
            self.show_preview()

    def _on_accepted(self, gathered: Gathered, day: date) -> None:
        self.import_wanted.emit(gathered, day)

    def _build_field(self) -> DropField:
        say = self._speaker.say
        field = DropField()
        field.dropped.connect(self.files_given)
        words = say(
            "住民と福祉のファイル（CSV・Excel）、またはジョブファイル（.toml）を、ここへ落としてください。",
            "Drop the register and welfare exports (CSV, Excel) or a job file (.toml) here.",
        )
        line = QHBoxLayout(field)
        line.setContentsMargins(16, 14, 16, 14)
        line.addWidget(build_label("drop_words", words), 1)
        line.addWidget(
            build_button(
                "choose_files", say("ファイルを選ぶ", "Choose files"), self.files_wanted.emit
            )
        )
        line.addWidget(
            build_button(
                "choose_folder", say("フォルダーを選ぶ", "Choose a folder"), self.folder_wanted.emit
            )
        )
        return field

    def _build_result(self) -> QWidget:
        page = QWidget()
        page.setObjectName("import_result")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.history)
        column.addWidget(self._counts)
        column.addWidget(self._issues, 1)
        return page

    def _count_words(self, issues: pd.DataFrame, view: TownView) -> str:
        say = self._speaker.say
        parts = issue_counts(issues, self._speaker)
        requirements = len(view.tables.requirements)
        residents = view.totals.residents
        return say(
            f"住民 {residents:,}人・要件 {requirements:,}件を取り込んであります。"
            f"確かめる行 {len(issues):,}（{parts}）",
            f"{residents:,} residents and {requirements:,} requirements are kept. "
            f"{len(issues):,} rows to look at ({parts})",
        )
