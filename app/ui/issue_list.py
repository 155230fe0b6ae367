"""Import issues as a list: where each stands, what became of it, and the first told in full."""

from collections.abc import Callable

import pandas as pd
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from app.ui.plain import build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view, set_widths
from scoring.codes import Severity

ISSUE_WIDTHS = (150, 72, 110, 118, 150)


class IssueList(QWidget):
    """``prefix`` keeps the names of two such lists apart; ``words_of_issue`` says one in full."""

    def __init__(
        self, speaker: Speaker, words_of_issue: Callable[[pd.Series], str], prefix: str = ""
    ) -> None:
        super().__init__()
        self._speaker = speaker
        self._words_of_issue = words_of_issue
        self._model = TextTable(self._titles(), right=frozenset({1}))
        self.view: QTableView = build_text_view(
            f"{prefix}issue_table", speaker.say("取り込みの確かめ", "Import issues"), self._model
        )
        set_widths(self.view, ISSUE_WIDTHS)
        self._told = build_label(f"{prefix}issue_told")
        self._told.setMinimumHeight(self._told.fontMetrics().lineSpacing() * 2)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.view.selectionModel().currentRowChanged.connect(self._on_issue)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addWidget(self._told)

    def show_issues(self, issues: pd.DataFrame) -> None:
        """Show ISSUES, the first one told in full."""
        self._model.show(len(issues), lambda row: self._row(issues.iloc[row]))
        self._told.setText("")
        if len(issues):
            self.view.selectRow(0)

    def _on_issue(self, current: QModelIndex, _previous: QModelIndex) -> None:
        last = current.siblingAtColumn(len(ISSUE_WIDTHS))
        self._told.setText(str(last.data()) if last.isValid() else "")

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

    def _row(self, issue: pd.Series) -> list[str]:
        return [
            issue["file"],
            f"{issue['line']:,}" if issue["line"] else "",
            "" if pd.isna(issue["column"]) else issue["column"],
            self._speaker.code(Severity(issue["severity"])),
            "" if pd.isna(issue["value"]) else issue["value"],
            self._words_of_issue(issue),
        ]


def issue_counts(issues: pd.DataFrame, speaker: Speaker) -> str:
    """Tell how many issues there are of each severity: 使わず 7・補正 1・要確認 32."""
    counts = issues["severity"].value_counts()
    return "・".join(
        f"{speaker.code(severity)} {int(counts.get(severity.value, 0)):,}" for severity in Severity
    )
