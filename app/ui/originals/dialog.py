"""The dialog 原本の値: header, cell as given, and what it became, row by row."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.pipeline.original_values import OriginalRow
from app.ui.originals.words import OriginalsWords
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view, set_widths

_WIDEST, _HIGHEST = 1120, 640
_AROUND = 60
_WIDTHS = (290, 190, 230, 150)


class OriginalsDialog(QDialog):
    """Shows the rows of one household; only for reading, closed by Esc."""

    def __init__(self, speaker: Speaker, parent: QWidget, originals: Sequence[OriginalRow]) -> None:
        super().__init__(parent)
        self.setObjectName("originals_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = speaker.say("原本の値", "Cells as given")
        self.setWindowTitle(heading)
        around = parent.window().size()
        self.resize(
            min(_WIDEST, around.width() - _AROUND), min(_HIGHEST, around.height() - _AROUND)
        )
        words = OriginalsWords(speaker)
        rows = words.rows(originals)
        self.model = TextTable(words.titles())
        self.model.show(len(rows), rows.__getitem__)
        table = build_text_view("originals_table", heading, self.model)
        set_widths(table, _WIDTHS)
        told = speaker.say(
            "左はファイルに書かれていたとおりの値、右はそれを読んで取り込んだ値です。",
            "At the left what the file says, at the right what was imported.",
        )
        column = QVBoxLayout(self)
        column.addWidget(build_label("originals_told", told))
        column.addWidget(table, 1)
        close = build_button("close_originals", speaker.say("閉じる", "Close"), self.accept)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
