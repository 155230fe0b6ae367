"""判定: the verdict rules, written over in place, and whose verdict would change by it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTableView, QVBoxLayout, QWidget

from app.pipeline.verdict_change import VerdictComparison, VerdictText
from app.ui.notice import Notice, Tone
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from app.ui.text_table import build_text_view, set_widths
from app.ui.verdict.comparison import VerdictComparisonPanel
from app.ui.verdict.delegate import VerdictDelegate
from app.ui.verdict.model import VerdictColumn, VerdictModel
from app.ui.verdict.words import VerdictRuleWords

_WIDTHS = (370, 180, 320)


class VerdictTab(QWidget):
    """``comparison_wanted`` and ``applying_wanted`` give the list of changes.

    The latter can only follow a comparison of the same changes.
    """

    comparison_wanted = Signal(object)
    applying_wanted = Signal(object)

    def __init__(self, speaker: Speaker, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("verdict_tab")
        self._speaker, self._notice = speaker, notice
        self._text: VerdictText | None = None
        words = VerdictRuleWords(speaker)
        self._model = VerdictModel(words)
        self._model.edited.connect(self._on_edited)
        self._delegate = VerdictDelegate(self._model, words)
        self._title = build_label("verdict_title", role="strong")
        say = speaker.say
        self._compare = build_button(
            "compare_verdicts",
            say("適用前に確かめる", "Compare first"),
            self._on_compare,
            role="main",
        )
        self._forget = build_button(
            "forget_verdicts", say("書きかえをやめる", "Undo changes"), self._on_forget
        )
        self.comparison = VerdictComparisonPanel(speaker)
        self.comparison.accepted.connect(self._on_apply)
        self.comparison.declined.connect(self.comparison.hide)
        self._lay_out()

    def show_verdicts(self, text: VerdictText) -> None:
        """Show the rules in force."""
        self._text = text
        say = self._speaker.say
        whose = (
            say("この町の表", "this town's own") if text.is_own else say("はじめの表", "shipped")
        )
        self._title.setText(
            say(
                f"判定の表（{whose}）　制限と届く階、つづいて上から順に最初に当てはまる行で決まる",
                f"Verdict rules ({whose}): limits and reach, then the first row that applies",
            )
        )
        self._model.show(text.rules)
        self.table.setCurrentIndex(self._model.index(0, VerdictColumn.VALUE))

    def show_comparison(self, comparison: VerdictComparison) -> None:
        """Show whose verdict would change."""
        self.comparison.show_comparison(comparison)

    def tell_applied(self) -> None:
        """Say that the new rules hold."""
        say = self._speaker.say
        self._notice.say(
            Tone.DONE,
            say("新しい判定の表を適用しました。判定と順番も変わりました。", "The new rules hold."),
            say("前の表も、日時つきで残っています。", "The old rules are kept with their day."),
        )

    def _on_edited(self) -> None:
        self.comparison.hide()
        is_changed = bool(self._model.changes())
        self._forget.setEnabled(is_changed)
        self._compare.setEnabled(is_changed)

    def _on_compare(self) -> None:
        self._notice.hide()
        self.comparison_wanted.emit(self._model.changes())

    def _on_apply(self) -> None:
        self.applying_wanted.emit(self._model.changes())

    def _on_forget(self) -> None:
        if self._text is not None:
            self.show_verdicts(self._text)

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setObjectName("verdict_splitter")
        self.table = self._build_table()
        splitter.addWidget(self.table)
        splitter.addWidget(self.comparison)
        splitter.setChildrenCollapsible(False)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._forget)
        line.addWidget(self._compare)
        column = QVBoxLayout(self)
        column.addWidget(self._title)
        column.addWidget(splitter, 1)
        column.addLayout(line)

    def _build_table(self) -> QTableView:
        words = self._speaker.say("判定の表", "Verdict rules")
        view = build_text_view("verdict_table", words, self._model)
        set_widths(view, _WIDTHS)
        begin = QTableView.EditTrigger
        view.setEditTriggers(
            begin.DoubleClicked | begin.SelectedClicked | begin.EditKeyPressed | begin.AnyKeyPressed
        )
        view.setItemDelegateForColumn(VerdictColumn.VALUE, self._delegate)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectItems)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), view)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self._model.undo)
        return view
