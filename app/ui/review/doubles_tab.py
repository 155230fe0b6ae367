"""Two 宛名番号 that seem to be one person, or that share a certificate: shown, never changed."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.pipeline.review_items import Double
from app.ui.plain import build_label
from app.ui.review.comparison import SideBySide
from app.ui.review.words import ReviewWords
from app.ui.text_table import TextTable, build_text_view, set_widths

_WIDTHS = (110, 160, 110, 160)


class DoublesTab(QWidget):
    """A list above, the chosen pair side by side below."""

    def __init__(self, words: ReviewWords) -> None:
        super().__init__()
        self.setObjectName("review_doubles_tab")
        self._words = words
        self._doubles: tuple[Double, ...] = ()
        say = words.speaker.say
        self._model = TextTable(self._titles())
        name = say("二重かもしれない宛名番号", "Numbers that may be double")
        self.table = build_text_view("review_doubles", name, self._model)
        set_widths(self.table, _WIDTHS)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self._why = build_label("review_double_why", role="strong")
        self.comparison = SideBySide("review_double", words)
        self._todo = build_label("review_double_todo", role="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.table, 1)
        for widget in (self._why, self.comparison, self._todo):
            column.addWidget(widget)

    def show_doubles(self, doubles: tuple[Double, ...]) -> None:
        """Show other pairs."""
        self._doubles = doubles
        self._model.show(len(doubles), self._row)
        if doubles:
            self.table.selectRow(0)
        say = self._words.speaker.say
        self._todo.setText(
            say(
                "どちらが正しいかは、住民記録や手帳・介護認定の窓口で確かめてください。"
                "ここでは何も変わりません。",
                "Ask the register or certificate office which is right. Nothing is changed here.",
            )
            if doubles
            else say("二重かもしれない宛名番号はありません。", "No number seems to be a double.")
        )
        self._show(0 if doubles else None)

    def _titles(self) -> list[str]:
        say = self._words.speaker.say
        number, name = say("宛名番号", "Number"), say("氏名", "Name")
        return [number, name, number, name, say("理由", "Why")]

    def _row(self, row: int) -> list[str]:
        double = self._doubles[row]
        return [
            double.person_id,
            double.texts.name or self._unnamed(),
            double.other_id,
            double.other_texts.name or self._unnamed(),
            self._words.why_double(double),
        ]

    def _unnamed(self) -> str:
        return self._words.speaker.say("支援措置", "protected")

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._show(current.row() if current.isValid() else None)

    def _show(self, row: int | None) -> None:
        self.comparison.setVisible(row is not None)
        if row is None:
            self._why.setText("")
            return
        double = self._doubles[row]
        heads = (double.person_id, double.other_id)
        self._why.setText(self._words.why_double(double))
        self.comparison.show_pairs(heads, self._words.pairs_of_double(double))
