"""The parts of a town that can be ordered: all of it, its areas, its districts."""

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from app.pipeline.area_view import AreaRow, AreaView
from app.ui.areas.words import AreaWords
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view, set_widths

_RIGHT = frozenset({3, 4, 5, 6})
_WIDTHS = (146, 114, 72, 68, 72, 82, 78, 20)


class AreaTable(QWidget):
    """``choice_changed`` when other rows are chosen; the buttons tell what is wanted.

    ``drawing_wanted``, ``file_wanted``, ``joining_wanted``, ``cutting_wanted``,
    ``renaming_wanted``, ``removing_wanted``: by the rows in :meth:`chosen`.
    """

    choice_changed = Signal()
    drawing_wanted = Signal()
    file_wanted = Signal()
    joining_wanted = Signal()
    cutting_wanted = Signal()
    renaming_wanted = Signal()
    removing_wanted = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker, self._words = speaker, AreaWords(speaker)
        self._rows: tuple[AreaRow, ...] = ()
        self._model = TextTable((*self._words.titles(), ""), _RIGHT)
        say = speaker.say
        self.view = build_text_view("areas_table", say("区域の一覧", "Areas"), self._model)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        set_widths(self.view, _WIDTHS)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self.choice_changed.emit())
        self._empty = build_label(
            "no_areas",
            say(
                "まだ区域がありません。地図で囲むか、ファイルから加えてください。"
                "町全体と地区は、このまま発令を記録できます。",
                "No area is kept yet. Draw one on the map or add a file.",
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addLayout(self._build_buttons())

    def show_rows(self, shown: AreaView) -> None:
        """Show another state; the same parts stay chosen where they are there."""
        chosen = [row.targets for row in self.chosen()]
        current = self.view.currentIndex().row()
        self._rows = shown.rows
        self._model.show(len(self._rows), self._row)
        self._empty.setVisible(not shown.standing.areas)
        flags = QItemSelectionModel.SelectionFlag
        select = self.view.selectionModel()
        for number, row in enumerate(self._rows):
            if row.targets in chosen:
                select.select(self._model.index(number, 0), flags.Select | flags.Rows)
        index = self._model.index(min(max(current, 0), len(self._rows) - 1), 0)
        select.setCurrentIndex(index, flags.NoUpdate)
        self.choice_changed.emit()

    def chosen(self) -> list[AreaRow]:
        """Give the chosen rows, the one under the cursor first."""
        here = self.view.currentIndex().row()
        numbers = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        numbers.sort(key=lambda number: number != here)
        return [self._rows[number] for number in numbers]

    def choose(self, name: str) -> None:
        """Choose one row by its name."""
        for number, row in enumerate(self._rows):
            if row.name == name:
                self.view.selectRow(number)

    def _row(self, row: int) -> tuple[str, ...]:
        # the last column is empty and takes the room that is left: numbers stay together
        return (*self._words.row(self._rows[row]), "")

    def _build_buttons(self) -> QVBoxLayout:
        say = self._speaker.say
        lines = (
            (
                ("draw_new_area", say("地図で囲む", "Draw on the map"), self.drawing_wanted),
                ("add_area_file", say("ファイルから加える", "Add a file"), self.file_wanted),
            ),
            (
                ("join_areas", say("合わせる", "Join"), self.joining_wanted),
                ("cut_areas", say("引く", "Take away"), self.cutting_wanted),
                ("rename_area", say("改名する", "Rename"), self.renaming_wanted),
                ("remove_area", say("消す", "Remove"), self.removing_wanted),
            ),
        )
        column = QVBoxLayout()
        for parts in lines:
            line = QHBoxLayout()
            line.setSpacing(6)
            for name, words, wanted in parts:
                line.addWidget(build_button(name, words, wanted.emit))
            line.addStretch(1)
            column.addLayout(line)
        return column
