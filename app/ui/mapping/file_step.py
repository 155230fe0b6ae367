"""First step: how the table lies in its file, and what the file is."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from app.pipeline.file_look import FileLook
from app.ui.mapping.words import MappingWords
from app.ui.plain import build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view
from importers.layouts.spec import FileShape
from importers.layouts.targets import SourceKind

_MOST_TITLES = 99
_LEAST_CHOICE_WIDTH = 12


class FileStep(QWidget):
    """``look_wanted`` (FileShape, SourceKind or None) when a person says how the file lies."""

    look_wanted = Signal(object, object)

    def __init__(self, speaker: Speaker, words: MappingWords) -> None:
        super().__init__()
        self.setObjectName("file_step")
        self._speaker = speaker
        self._words = words
        self._look: FileLook | None = None
        self._chosen_kind: SourceKind | None = None
        say = speaker.say
        self._kind = _choice("layout_kind", say("このファイルは", "This file is"))
        for kind in SourceKind:
            self._kind.addItem(words.source_kind(kind), kind)
        self._kind.activated.connect(self._on_kind)
        self._header_line = self._build_header_line()
        self._encoding = _choice("layout_encoding", say("文字コード", "Encoding"))
        self._encoding.activated.connect(self._on_shape)
        self._sheet = _choice("layout_sheet", say("シート", "Sheet"))
        self._sheet.activated.connect(self._on_shape)
        self._told = build_label("file_step_told")
        self._table = TextTable([])
        self._lay_out()

    def show_look(self, look: FileLook) -> None:
        """Show the file in a shape, the rows above its header too."""
        if self._look is None or self._look.path != look.path:
            self._chosen_kind = None
        self._look = look
        self._kind.setCurrentIndex(list(SourceKind).index(look.proposal.kind))
        with QSignalBlocker(self._header_line):
            self._header_line.setValue(look.shape.header_line)
        now = look.shape.encoding or look.begun.encoding
        _fill(self._encoding, self._encoding_label, look.encodings, now)
        _fill(self._sheet, self._sheet_label, look.sheets, look.shape.sheet or "")
        self._told.setText(self._words_of(look))
        self._show_rows(look)

    def focus(self) -> None:
        """Go to what is asked first."""
        self._kind.setFocus()

    def _words_of(self, look: FileLook) -> str:
        say = self._speaker.say
        if len(look.encodings) > 1:
            return say(
                "文字コードが2通りに読めます。下の名前が正しく見える方を選んでください。",
                "The file reads in two encodings. Choose the one in which the names are right.",
            )
        if not look.shape.header_line:
            return say(
                "見出しの行がないファイルとして読みます。見出しがあれば、その行の番号を入れてください。",
                "Read as a file without a header. If it has one, enter its line.",
            )
        return say(
            f"{look.shape.header_line}行目を見出しとして読みます。"
            "違うときは番号を直してください。見出しがなければ0にします。",
            f"Line {look.shape.header_line} is read as the header. Correct it if it is not; "
            "0 means there is none.",
        )

    def _show_rows(self, look: FileLook) -> None:
        raw = look.raw
        width = max([len(raw.header), *map(len, raw.rows)])
        self._table.entitle([self._speaker.say("行", "Line"), *map(str, range(1, width + 1))])
        rows = [
            [f"{line:,}", *row, *[""] * (width - len(row))]
            for line, row in zip(raw.lines, raw.rows, strict=True)
        ]
        self._table.show(len(rows), lambda at: rows[at])
        self._view.setColumnWidth(0, 52)
        header_row = [at for at, line in enumerate(raw.lines) if line == look.shape.header_line]
        if header_row:
            self._view.selectRow(header_row[0])
        else:
            self._view.clearSelection()

    def _build_header_line(self) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName("layout_header_line")
        box.setAccessibleName(self._speaker.say("見出しの行", "Header line"))
        box.setRange(0, _MOST_TITLES)
        box.setKeyboardTracking(False)
        box.setSpecialValueText(self._speaker.say("なし", "none"))
        box.valueChanged.connect(self._on_shape)
        return box

    def _lay_out(self) -> None:
        say = self._speaker.say
        self._encoding_label = _label("encoding_label", say("文字コード", "Encoding"))
        self._sheet_label = _label("sheet_label", say("シート", "Sheet"))
        line = QHBoxLayout()
        line.addWidget(_label("kind_label", say("このファイルは", "This file is")))
        line.addWidget(self._kind, 1)
        line.addWidget(_label("header_line_label", say("見出しの行", "Header line")))
        line.addWidget(self._header_line)
        for label, choice in (
            (self._sheet_label, self._sheet),
            (self._encoding_label, self._encoding),
        ):
            line.addWidget(label)
            line.addWidget(choice)
        self._view = build_text_view(
            "layout_raw_table", say("ファイルのはじめの行", "First rows"), self._table
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self._told)
        column.addWidget(self._view, 1)

    def _on_shape(self, _value: int) -> None:
        if self._look is None:
            return
        shape: FileShape = replace(
            self._look.shape,
            header_line=self._header_line.value(),
            encoding=self._chosen_encoding(),
            sheet=self._sheet.currentText() if self._sheet.currentIndex() > 0 else None,
        )
        self.look_wanted.emit(shape, self._chosen_kind)

    def _chosen_encoding(self) -> str | None:
        return self._encoding.currentText() if self._encoding.count() > 1 else None

    def _on_kind(self, _at: int) -> None:
        if self._look is not None:
            self._chosen_kind = list(SourceKind)[self._kind.currentIndex()]
            self.look_wanted.emit(self._look.shape, self._chosen_kind)


def _label(name: str, words: str) -> QLabel:
    label = build_label(name, words, "quiet")
    label.setWordWrap(False)
    return label


def _choice(name: str, words: str) -> QComboBox:
    choice = QComboBox()
    choice.setObjectName(name)
    choice.setAccessibleName(words)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(_LEAST_CHOICE_WIDTH)
    return choice


def _fill(choice: QComboBox, label: QWidget, names: Sequence[str], now: str) -> None:
    """Offer a choice only where there is one."""
    choice.clear()
    choice.addItems(list(names))
    choice.setCurrentIndex(max(choice.findText(now), 0))
    for shown in (choice, label):
        shown.setVisible(len(names) > 1)
