"""取込: drop or choose files, look at them, import, and read what was odd."""

from collections.abc import Callable
from datetime import date

import pandas as pd
from PySide6.QtCore import QDate, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTableView, QVBoxLayout, QWidget

from app.pipeline.gathered_files import Gathered
from app.pipeline.view import TownView
from app.ui.drop_field import DropField
from app.ui.import_preview import ImportPreview
from app.ui.notice import Notice, Tone
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view, set_widths
from scoring.codes import Severity

ISSUE_WIDTHS = (150, 72, 110, 118, 150)


class ImportPage(QWidget):
    """Signals: ``files_given`` (paths), ``files_wanted`` and ``folder_wanted`` (to be chosen).

    ``import_wanted`` gives the :class:`Gathered` files and the day.
    """

    files_given = Signal(object)
    files_wanted = Signal()
    folder_wanted = Signal()
    import_wanted = Signal(object, object)

    def __init__(
        self, speaker: Speaker, notice: Notice, words_of_issue: Callable[[pd.Series], str]
    ) -> None:
        super().__init__()
        self.setObjectName("import_page")
        self._speaker = speaker
        self._words_of_issue = words_of_issue
        self._notice = notice
        self._preview = ImportPreview(speaker)
        self._preview.accepted.connect(self._on_accepted)
        self._preview.declined.connect(self.show_result)
        self._issues = TextTable(self._titles(), right=frozenset({1}))
        self._issues_view = self._build_issues()
        self._counts = build_label("import_counts", role="strong")
        self._issue_told = build_label("issue_told")
        self._issue_told.setMinimumHeight(self._issue_told.fontMetrics().lineSpacing() * 2)
        self._issue_told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._issues_view.selectionModel().currentRowChanged.connect(self._on_issue)
        self._lower = QStackedWidget()
        self._lower.addWidget(self._build_result())
        self._lower.addWidget(self._preview)
        column = QVBoxLayout(self)
        column.addWidget(self._build_field())
        column.addWidget(self._lower, 1)

    def show_view(self, view: TownView) -> None:
        """Show what the town was imported from, and its issues."""
        issues = view.tables.issues
        self._counts.setText(self._count_words(issues, view))
        self._issues.show(len(issues), lambda row: self._issue_row(issues.iloc[row]))
        self._issue_told.setText("")
        if len(issues):
            self._issues_view.selectRow(0)

    def show_gathered(self, gathered: Gathered, today: date) -> None:
        """Show the files before anything changes."""
        self._notice.hide()
        self._preview.show_gathered(gathered, QDate(today.year, today.month, today.day))
        self._lower.setCurrentIndex(1)

    def show_result(self) -> None:
        """Go back to what is kept."""
        self._lower.setCurrentIndex(0)

    def tell_done(self, residents: int) -> None:
        """Say that everything came in."""
        say = self._speaker.say
        self.show_result()
        self._notice.say(
            Tone.DONE,
            say(f"取り込みました。住民 {residents:,}人。", f"Imported {residents:,} residents."),
            say(
                "下の一覧を確かめてから、名簿をひらいてください。",
                "Look through the list below, then open the register.",
            ),
        )

    def _on_accepted(self, gathered: Gathered, day: date) -> None:
        self.import_wanted.emit(gathered, day)

    def _build_field(self) -> DropField:
        say = self._speaker.say
        field = DropField()
        field.dropped.connect(self.files_given)
        words = say(
            "住民と福祉のファイル（CSV）、またはジョブファイル（.toml）を、ここへ落としてください。",
            "Drop the register and welfare exports (CSV) or a job file (.toml) here.",
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
        column.addWidget(self._counts)
        column.addWidget(self._issues_view, 1)
        column.addWidget(self._issue_told)
        return page

    def _build_issues(self) -> QTableView:
        words = self._speaker.say("取り込みの確かめ", "Import issues")
        view = build_text_view("issue_table", words, self._issues)
        set_widths(view, ISSUE_WIDTHS)
        return view

    def _on_issue(self, current: QModelIndex, _previous: QModelIndex) -> None:
        last = current.siblingAtColumn(len(ISSUE_WIDTHS))
        self._issue_told.setText(str(last.data()) if last.isValid() else "")

    def _titles(self) -> list[str]:
        say = self._speaker.say
        return [
            say("ファイル", "File"),
            say("行", "Line"),
            say("列", "Column"),
            say("扱い", "Outcome"),
            say("値", "Value"),
            say("内容とすること", "What, and what to do"),
        ]

    def _issue_row(self, issue: pd.Series) -> list[str]:
        return [
            issue["file"],
            f"{issue['line']:,}" if issue["line"] else "",
            "" if pd.isna(issue["column"]) else issue["column"],
            self._speaker.code(Severity(issue["severity"])),
            "" if pd.isna(issue["value"]) else issue["value"],
            self._words_of_issue(issue),
        ]

    def _count_words(self, issues: pd.DataFrame, view: TownView) -> str:
        say = self._speaker.say
        counts = issues["severity"].value_counts()
        parts = "・".join(
            f"{self._speaker.code(severity)} {int(counts.get(severity.value, 0)):,}"
            for severity in Severity
        )
        requirements = len(view.tables.requirements)
        residents = view.totals.residents
        return say(
            f"住民 {residents:,}人・要件 {requirements:,}件を取り込んであります。"
            f"確かめる行 {len(issues):,}（{parts}）",
            f"{residents:,} residents and {requirements:,} requirements are kept. "
            f"{len(issues):,} rows to look at ({parts})",
        )
