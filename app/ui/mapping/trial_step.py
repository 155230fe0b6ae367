"""Last step: what reading the whole file would bring, before anything is kept."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from app.pipeline.layout_desk import DryRun, IssueCount
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view, set_widths
from app.wording.tell import tell_issue
from scoring.codes import Severity

_WIDTHS = (80, 70, 420, 230)
_SAID_IN_FULL = (2, 3)


class TrialStep(QWidget):
    """``export_wanted`` when the layout shall be written to a file; ``changed`` by its name."""

    export_wanted = Signal()
    changed = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("trial_step")
        self._speaker = speaker
        say = speaker.say
        self._counts = build_label("trial_counts", role="strong")
        self._told = build_label("trial_told")
        self._issues = TextTable(
            [
                say("扱い", "Outcome"),
                say("件数", "Count"),
                say("内容とすること", "What, and what to do"),
                say("例（行：値）", "Examples (line: value)"),
            ],
            right=frozenset({1}),
        )
        self._view = build_text_view(
            "trial_issues", say("ためし読みの確かめ", "Issues of the trial"), self._issues
        )
        set_widths(self._view, _WIDTHS)
        self._view.horizontalHeader().setStretchLastSection(False)
        self._view.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._view.selectionModel().currentRowChanged.connect(self._on_issue)
        self._issue_told = build_label("trial_issue_told")
        words = say("読み方の名前（例: 介護システム）", "Name of the layout")
        self._name = QLineEdit()
        self._name.setObjectName("layout_name")
        self._name.setProperty("role", "field")
        self._name.setAccessibleName(words)
        self._name.setPlaceholderText(words)
        self._name.textChanged.connect(lambda _text: self.changed.emit())
        self._lay_out()

    def show_trial(self, trial: DryRun) -> None:
        """Show what came of it."""
        self._counts.setText(self._count_words(trial))
        self._told.setText(self._unmapped_words(trial))
        self._view.setVisible(bool(trial.issues))
        self._issues.show(len(trial.issues), lambda at: self._row(trial.issues[at]))
        self._issue_told.setText("")
        if trial.issues:
            self._view.selectRow(0)

    def propose_name(self, name: str, *, is_fixed: bool) -> None:
        """Fill in a name; a layout that is being changed keeps its own."""
        self._name.setText(name)
        self._name.setReadOnly(is_fixed)

    def focus(self) -> None:
        """Go to the name."""
        self._name.setFocus()
        self._name.selectAll()

    @property
    def name(self) -> str:
        """The name, without what a file name may not hold."""
        return "".join(sign for sign in self._name.text().strip() if sign not in '/\\:*?"<>|')

    def _on_issue(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """Say in full what does not fit its cell."""
        told = [str(current.siblingAtColumn(column).data()) for column in _SAID_IN_FULL]
        self._issue_told.setText("　".join(told) if current.isValid() else "")

    def _count_words(self, trial: DryRun) -> str:
        say = self._speaker.say
        history = ""
        if trial.history:
            history = say(
                f" ＋ 古い履歴 {trial.history:,}行", f" + {trial.history:,} rows of history"
            )
        return say(
            f"ためしに読みました: {trial.rows:,}行 ＝ 取り込める {trial.taken:,}行"
            f" ＋ 取り込めない {trial.refused:,}行{history}。まだ何も変わっていません。",
            f"Read on trial: {trial.rows:,} rows = {trial.taken:,} taken + {trial.refused:,} "
            f"refused{history}. Nothing has changed yet.",
        )

    def _unmapped_words(self, trial: DryRun) -> str:
        say = self._speaker.say
        values = [value for table in trial.unmapped for value in table.unmapped]
        told = []
        if values:
            rows = sum(value.rows for value in values)
            told.append(
                say(
                    f"読めない値 {len(values):,}種類（{rows:,}行）。",
                    f"{len(values):,} unknown values ({rows:,} rows).",
                )
            )
        if trial.without_registry:
            told.append(
                say(
                    "住民の台帳がまだないので、宛名番号の照らし合わせはしていません。",
                    "There is no register yet, so persons were not looked up.",
                )
            )
        if not trial.issues:
            told.append(say("確かめる行はありません。", "There is nothing to look at."))
        return "".join(told)

    def _row(self, issue: IssueCount) -> list[str]:
        first = issue.examples[0]
        fields = {"line": first[0], "column": first[1], "value": first[2]}
        told = {name: value for name, value in fields.items() if value is not None}
        examples = "　".join(
            f"{line:,}: {value}" if value else f"{line:,}"
            for line, _column, value in issue.examples
        )
        return [
            self._speaker.code(Severity(issue.severity)),
            f"{issue.rows:,}",
            tell_issue(issue.code.value, told, self._speaker.language),
            examples,
        ]

    def _lay_out(self) -> None:
        say = self._speaker.say
        line = QHBoxLayout()
        line.addWidget(build_label("layout_name_label", say("名前", "Name"), "source"))
        line.addWidget(self._name, 1)
        line.addWidget(
            build_button(
                "export_layout",
                say("ファイルに書き出す", "Write to a file"),
                self.export_wanted.emit,
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._counts)
        column.addWidget(self._told)
        column.addWidget(self._view, 1)
        column.addWidget(self._issue_told)
        column.addStretch(0)
        column.addLayout(line)
