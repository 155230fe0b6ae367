"""The kinds of difference with their counts, and the people of the chosen kind."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.pipeline.told_differences import ToldDifferences
from app.ui.changes.difference_words import DifferenceColumn, DifferenceWords
from app.ui.plain import build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view, set_widths
from scoring.record_codes import Difference

_WIDTHS = (150, 124, 104, 104, 250, 170, 130, 130)
_VALUES = {
    DifferenceColumn.WHAT: "what",
    DifferenceColumn.BEFORE: "before",
    DifferenceColumn.AFTER: "after",
    DifferenceColumn.REASON: "reason",
}
_TOLD_BY_NUMBER = frozenset({Difference.PROTECTION_SET, Difference.PROTECTION_UNSET})
"""Their names are hidden, so the number stands in the table."""


class DifferenceList(QWidget):
    """The people of one kind, or of all kinds; searchable by name, address, number and need."""

    found = Signal(int)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._words = DifferenceWords(speaker)
        self._told: ToldDifferences | None = None
        self._kind: Difference | None = None
        self._rows = np.empty(0, dtype=np.int64)
        self._cells: Mapping[str, np.ndarray] = {}
        self._model = TextTable(self._words.titles())
        words = speaker.say("差分", "Differences")
        self.view = build_text_view("difference_table", words, self._model)
        set_widths(self.view, _WIDTHS)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self._search = self._build_search()
        self._count = build_label("difference_found", role="quiet")
        self._note = build_label("difference_note", role="old")
        self._note.setWordWrap(True)
        self._person = build_label("difference_person", role="strong")
        self._change = build_label("difference_change")
        self._lay_out()

    def show_differences(self, told: ToldDifferences) -> None:
        """Take other differences; none is shown until a kind is chosen."""
        frame = told.frame
        self._told = told
        self._cells = {name: frame[name].to_numpy(dtype=object) for name in frame.columns}
        self._search.clear()
        self.show_kind(None)

    def show_kind(self, kind: Difference | None) -> None:
        """Show the people of a kind; None: of every kind."""
        self._kind = kind
        note = self._words.note(kind)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._show_columns()
        self._show_rows()

    def _show_columns(self) -> None:
        """Hide the columns in which this kind says nothing."""
        rows = self._rows_of_kind()
        tells = {column: self._tells(name, rows) for column, name in _VALUES.items()}
        has_values = any(tells.values())
        tells[DifferenceColumn.BEFORE] |= tells[DifferenceColumn.AFTER]
        tells[DifferenceColumn.AFTER] = tells[DifferenceColumn.BEFORE]
        tells[DifferenceColumn.KIND] = self._kind is None
        tells[DifferenceColumn.ADDRESS] = not has_values
        tells[DifferenceColumn.PERSON] = self._kind in _TOLD_BY_NUMBER
        for column, is_shown in tells.items():
            self.view.setColumnHidden(column, not is_shown)

    def _rows_of_kind(self) -> np.ndarray:
        if self._told is None:
            return np.empty(0, dtype=np.int64)
        return self._told.rows_found(self._kind, "")

    def _tells(self, name: str, rows: np.ndarray) -> bool:
        if self._told is None:
            return False
        return bool(self._told.frame[name].notna().to_numpy()[rows].any())

    def _show_rows(self) -> None:
        if self._told is None:
            return
        self._rows = self._told.rows_found(self._kind, self._search.text())
        self._model.show(len(self._rows), lambda row: self._words.row(self._row(row)))
        count = len(self._rows)
        self._count.setText(self._speaker.say(f"{count:,}件", f"{count:,} rows"))
        self._person.clear()
        self._change.clear()
        if count:
            self.view.selectRow(0)
        self.found.emit(count)

    def _row(self, row: int) -> dict[str, object]:
        at = self._rows[row]
        return {name: cells[at] for name, cells in self._cells.items()}

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            told = self._row(current.row())
            self._person.setText(self._words.person(told))
            self._change.setText(self._words.change(told))

    def _build_search(self) -> QLineEdit:
        say = self._speaker.say
        search = QLineEdit()
        search.setObjectName("difference_search")
        search.setProperty("role", "field")
        search.setPlaceholderText(
            say("氏名・カナ・住所・番号・要件でさがす", "Search by name, address, number or need")
        )
        search.setAccessibleName(say("差分をさがす", "Search the differences"))
        search.setClearButtonEnabled(True)
        search.textChanged.connect(lambda _text: self._show_rows())
        return search

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self._search, 1)
        line.addWidget(self._count, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._count.setWordWrap(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self._note)
        column.addWidget(self.view, 1)
        column.addWidget(self._person)
        column.addWidget(self._change)
