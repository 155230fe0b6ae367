"""Third step: what each word or code in the file means; what is not known is shown and counted."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.mapping.choice_table import ChoiceTable
from app.ui.mapping.layout_office import CountedTable
from app.ui.mapping.values_model import ValueColumn, ValuesModel, rows_of, with_given
from app.ui.mapping.words import MappingWords
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from app.ui.text_table import set_widths

_WIDTHS = (260, 220, 90)


class ValuesStep(QWidget):
    """Shows every distinct value with its rows and its word; ``changed`` after every choice."""

    changed = Signal()

    def __init__(self, speaker: Speaker, words: MappingWords) -> None:
        super().__init__()
        self.setObjectName("values_step")
        self._speaker = speaker
        self._told = build_label("values_told", role="strong")
        say = speaker.say
        self.model = ValuesModel(
            words,
            [
                say("列", "Column"),
                say("ファイルの値", "Value"),
                say("行数", "Rows"),
                say("意味（F2で選ぶ）", "Meaning (F2 to choose)"),
            ],
        )
        self._table = ChoiceTable("values_table", say("値と意味", "Values"), self.model)
        self._table.choose_in(ValueColumn.WORD, self.model.choices)
        self._table.confirmed.connect(self.model.confirm)
        set_widths(self._table, _WIDTHS)
        self._confirm_all = build_button(
            "confirm_all_values",
            say("推定をすべて確かめた", "All guesses are right"),
            self.model.confirm_all,
        )
        self.model.edited.connect(self._on_edited)
        head = QHBoxLayout()
        head.addWidget(self._told, 1)
        head.addWidget(self._confirm_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._table, 1)

    def show_counted(self, counted: Sequence[CountedTable]) -> None:
        """Show the values of a file; words a person gave before stay given."""
        self.model.show(with_given(rows_of(counted), self.model.chosen()))
        self._table.go_to_first()

    def forget(self) -> None:
        """Forget the values of the file before."""
        self.model.show([])

    def focus(self) -> None:
        """Go to the table."""
        self._table.setFocus()

    def may_go_on(self) -> bool:
        """Whether no proposed word waits for a person; values nobody knows may stay so."""
        return not self.model.waiting()

    def _on_edited(self) -> None:
        self._told.setText(self._words())
        self._confirm_all.setVisible(bool(self.model.waiting()))
        self.changed.emit()

    def _words(self) -> str:
        say = self._speaker.say
        unknown, waiting = self.model.unmapped(), len(self.model.waiting())
        if not self.model.rowCount():
            return say(
                "このファイルには、意味を決める値がありません。次へ進めます。",
                "No value of this file needs a meaning; go on.",
            )
        if waiting:
            return say(
                f"推定が {waiting:,}種類あります。意味を見て、"
                "よければ Space、違えば F2 で選びます。",
                f"{waiting:,} meanings are guessed. Space if right, F2 to choose.",
            )
        if unknown:
            rows = sum(row.rows for row in unknown)
            return say(
                f"読めない値が {len(unknown):,}種類、{rows:,}行あります。意味を選べばその通りに、"
                "選ばなければ書かれたまま取り込み「要確認」に出します。",
                f"{len(unknown):,} values in {rows:,} rows are not known. Choose a meaning, or "
                "they are kept as written and listed as issues.",
            )
        return say(
            "すべての値の意味がわかりました。違うところがあれば F2 で直せます。",
            "Every value has a meaning. Press F2 to correct one.",
        )
