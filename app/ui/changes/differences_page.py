"""差分: one page that says what an import would change, before anything does."""

from collections.abc import Callable

import pandas as pd
from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.pipeline.recognised_files import FileRole
from app.ui.changes.confirmation import Confirmation
from app.ui.changes.difference_list import DifferenceList
from app.ui.changes.office import PreparedImport
from app.ui.changes.sources_table import SourcesTable
from app.ui.changes.summary_words import heading_words, summary_words
from app.ui.issue_list import IssueList
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view
from scoring.record_codes import Difference

_LEAST_KINDS, _MOST_KINDS = 264, 320
_COUNT_WIDTH = 64
_LEAST_LIST = 240
_MARK = "▲ "
_WEIGHTY = frozenset({Difference.VANISHED, Difference.PROTECTION_UNSET})


class DifferencesPage(QFrame):
    """``accepted`` (:class:`PreparedImport`, is the loss confirmed) or ``declined``."""

    accepted = Signal(object, bool)
    declined = Signal()

    def __init__(self, speaker: Speaker, words_of_issue: Callable[[pd.Series], str]) -> None:
        super().__init__()
        self.setObjectName("differences_page")
        self.setProperty("role", "card")
        self._speaker = speaker
        say = speaker.say
        self._wanted: PreparedImport | None = None
        self._choices: list[Difference | None] = []
        self._told = build_label("differences_told", role="strong")
        self._summary = build_label("differences_summary")
        self._unread = build_label("differences_unread", role="old")
        self._unread.setWordWrap(True)
        self._sources = SourcesTable(speaker)
        self._area = _build_area()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._show_kind_in_full)
        self._kinds = TextTable([say("種類", "Kind"), say("件数", "Count")], right=frozenset({1}))
        self._kinds_view = self._build_kinds()
        self._list = DifferenceList(speaker)
        self._issues = IssueList(speaker, words_of_issue, "prepared_")
        self._shown = QStackedWidget()
        self._shown.addWidget(self._list)
        self._shown.addWidget(self._issues)
        self.confirmation = Confirmation(speaker)
        self.confirmation.changed.connect(self._tell_ready)
        self._decline = build_button("decline_changes", "", self.declined.emit)
        self._accept = build_button(
            "accept_changes", say("受け入れる", "Accept"), self._on_accept, role="main"
        )
        self._lay_out()

    @property
    def wanted(self) -> PreparedImport | None:
        """What lies before the person; None: nothing does."""
        return self._wanted

    def show_prepared(self, wanted: PreparedImport) -> None:
        """Show what an import would change."""
        self._wanted = wanted
        batch = wanted.batch
        self._told.setText(heading_words(batch, self._speaker))
        self._summary.setText(summary_words(batch, self._speaker))
        self._tell_unread(wanted)
        self._sources.show_sources(batch)
        self._list.show_differences(wanted.differences)
        self._issues.show_issues(batch.issues)
        self.confirmation.ask(batch.sources)
        say = self._speaker.say
        leave = say("もどる", "Back") if batch.is_unchanged else say("やめる", "Cancel")
        self._decline.setText(leave)
        self._decline.setAccessibleName(leave)
        self._accept.setVisible(not batch.is_unchanged)
        self._show_kinds(wanted)
        self._rest.stop()
        self._area.verticalScrollBar().setValue(0)
        self._tell_ready()

    def forget(self) -> None:
        """Let go of what was prepared: it is accepted, given up, or of another state."""
        self._wanted = None

    def free(self) -> None:
        """Let it be accepted again: accepting was stopped or refused."""
        self._tell_ready()

    def focus_next_step(self) -> None:
        """Go to what has to be read; where there is nothing to read, to the button."""
        if self._wanted is None:
            return
        if self._wanted.batch.is_unchanged:
            self._decline.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._choices:
            self._kinds_view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._accept.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_ready(self) -> None:
        is_new = self._wanted is not None and not self._wanted.batch.is_unchanged
        self._accept.setEnabled(is_new and self.confirmation.is_given())

    def _on_accept(self) -> None:
        if self._wanted is not None:
            self._accept.setEnabled(False)
            self.accepted.emit(self._wanted, self.confirmation.is_ticked())

    def _tell_unread(self, wanted: PreparedImport) -> None:
        files = [] if wanted.gathered.job is not None else wanted.gathered.files
        unread = [file.path.name for file in files if file.role is FileRole.UNKNOWN]
        names = "、".join(unread)
        self._unread.setText(
            self._speaker.say(
                f"読み方が決まっていないため取り込まないファイル: {names}",
                f"Not imported, as nobody said how to read them: {names}",
            )
        )
        self._unread.setVisible(bool(unread))

    def _show_kinds(self, wanted: PreparedImport) -> None:
        counts = wanted.batch.counts
        rows = [self._kind_row(kind, count) for kind, count in counts.items() if count]
        self._choices = [kind for kind, count in counts.items() if count]
        say = self._speaker.say
        if len(self._choices) > 1:
            self._choices.insert(0, None)
            rows.insert(0, [say("すべて", "All"), f"{len(wanted.differences.frame):,}"])
        issues = len(wanted.batch.issues)
        if issues:
            rows.append([say("ファイルの確かめる行", "Rows to look at"), f"{issues:,}"])
        self._kinds.show(len(rows), lambda row: rows[row])
        has_rows = bool(rows)
        self._kinds_view.setVisible(has_rows)
        self._shown.setVisible(has_rows)
        if has_rows:
            self._kinds_view.selectRow(0)

    def _kind_row(self, kind: Difference, count: int) -> list[str]:
        mark = _MARK if kind in _WEIGHTY else ""
        return [f"{mark}{self._speaker.code(kind)}", f"{count:,}"]

    def _on_kind(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not current.isValid():
            return
        self._rest.start()
        if current.row() < len(self._choices):
            self._list.show_kind(self._choices[current.row()])
            self._shown.setCurrentWidget(self._list)
        else:
            self._shown.setCurrentWidget(self._issues)

    def _show_kind_in_full(self) -> None:
        """Bring the list into sight where the page has to be scrolled, once it is laid out."""
        self._area.ensureWidgetVisible(self._kinds_view, 0, 0)

    def _build_kinds(self) -> QTableView:
        words = self._speaker.say("差分の種類", "Kinds of difference")
        view = build_text_view("difference_kinds", words, self._kinds)
        view.setColumnWidth(1, _COUNT_WIDTH)
        view.setMinimumWidth(_LEAST_KINDS)
        view.setMaximumWidth(_MOST_KINDS)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = view.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        view.selectionModel().currentRowChanged.connect(self._on_kind)
        return view

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.addWidget(self._kinds_view, 2)
        middle.addWidget(self._shown, 5)
        buttons = QHBoxLayout()
        buttons.addWidget(self._decline)
        buttons.addStretch(1)
        buttons.addWidget(self._accept)
        self._shown.setMinimumHeight(_LEAST_LIST)
        inner = QWidget()
        read = QVBoxLayout(inner)
        read.setContentsMargins(0, 0, 0, 0)
        read.addWidget(self._sources)
        read.addWidget(self._unread)
        read.addWidget(self._summary)
        read.addLayout(middle, 1)
        read.addStretch(0)
        column = QVBoxLayout(self)
        column.addWidget(self._told)
        self._area.setWidget(inner)
        column.addWidget(self._area, 1)
        column.addWidget(self.confirmation)
        column.addLayout(buttons)


def _build_area() -> QScrollArea:
    """Let a small screen scroll what has to be read; the buttons stay where they are."""
    area = QScrollArea()
    area.setObjectName("differences_area")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
