"""A paper of the page 区域, as it will be printed: to save as PDF or CSV, or to print."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.notice import Notice
from app.ui.plain import build_button
from app.ui.print_page import PrintPage
from app.ui.registers.office import RegisterPaper
from app.ui.speaker import Speaker


class PaperPlace(QWidget):
    """``csv_wanted``, ``left`` to see the tables again; PDF and print by ``page``."""

    csv_wanted = Signal()
    left = Signal()

    def __init__(self, speaker: Speaker, notice: Notice, prefix: str) -> None:
        super().__init__()
        self.paper: RegisterPaper | None = None
        self.page = PrintPage(speaker, notice, prefix)
        words = speaker.say("CSV に保存する", "Save as CSV")
        self._csv = build_button(f"{prefix}csv", words, self.csv_wanted.emit)
        back = speaker.say("表に戻る", "Back to the tables")
        line = QHBoxLayout()
        line.addWidget(build_button(f"{prefix}back", back, self.left.emit))
        line.addStretch(1)
        line.addWidget(self._csv)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.page, 1)

    def forget(self) -> None:
        """Show no paper: the town has changed, and the tables come back."""
        self.paper = None
        self.left.emit()

    def show_making(self) -> None:
        """Say that the paper is being made."""
        self.paper = None
        self._csv.setEnabled(False)
        self.page.tell_making()

    def show_paper(self, paper: RegisterPaper) -> None:
        """Show a paper on its pages."""
        self.paper = paper
        self._csv.setEnabled(True)
        self.page.show_pages(paper.pages, paper.register.fingerprint)
