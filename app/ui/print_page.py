"""印刷: the paper as it will come out, then PDF or printer. Nothing else to decide."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from app.report.paper.marks import Page, PaperSize
from app.ui.notice import Notice, Tone
from app.ui.paper_preview import PaperPreview
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker


@dataclass(frozen=True)
class PrintOrder:
    """Which pages on which printer; both page numbers as printed, the last one included."""

    printer: str
    first: int
    last: int


class PrintPage(QWidget):
    """``pdf_wanted`` to save a PDF, ``print_wanted`` (:class:`PrintOrder`) to print.

    ``prefix`` stands before the names of its parts where the window has a second one.
    """

    pdf_wanted = Signal()
    print_wanted = Signal(object)

    def __init__(self, speaker: Speaker, notice: Notice, prefix: str = "") -> None:
        super().__init__()
        self._prefix = prefix
        self.setObjectName(f"{prefix}print_page")
        self._speaker = speaker
        say = speaker.say
        self._notice = notice
        self._told = build_label(f"{prefix}print_told", role="strong")
        self.preview = PaperPreview(speaker, prefix)
        self._number = self._page_box("page_number", say("ページ", "Page"))
        self._number.valueChanged.connect(self._on_number)
        back, ahead = say("前のページ", "Previous"), say("次のページ", "Next")
        self._previous = build_button(f"{prefix}previous_page", back, self._number.stepDown)
        self._next = build_button(f"{prefix}next_page", ahead, self._number.stepUp)
        self._of = build_label(f"{prefix}page_count", role="quiet")
        self._of.setWordWrap(False)
        self._actual = self._build_actual()
        self._printers = QComboBox()
        self._printers.setObjectName(f"{prefix}printer_choice")
        self._printers.setAccessibleName(say("プリンター", "Printer"))
        self._first = self._page_box("print_first", say("最初のページ", "First page"))
        self._last = self._page_box("print_last", say("最後のページ", "Last page"))
        self._first.valueChanged.connect(self._last.setMinimum)
        self._until = build_label(f"{prefix}print_until", say("〜", "to"))
        self._no_printer = build_label(f"{prefix}no_printer", self._no_printer_words(), "quiet")
        self._print = build_button(
            f"{prefix}print_now", say("印刷する", "Print"), self._on_print, role="main"
        )
        self.pdf_button = build_button(
            f"{prefix}save_pdf",
            say("PDF に保存する", "Save a PDF"),
            self.pdf_wanted.emit,
            role="main",
        )
        for keys, step in (("Left", self._number.stepDown), ("Right", self._number.stepUp)):
            turn = QShortcut(QKeySequence(keys), self, step)
            turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._lay_out()
        self.show_printers(())

    def show_pages(self, pages: Sequence[Page], fingerprint: str) -> None:
        """Show a list laid out on its pages."""
        say = self._speaker.say
        count = len(pages)
        size = pages[0].size.name if pages else PaperSize.A4.name
        self._number.setMaximum(max(1, count))
        self._number.setValue(1)
        self._of.setText(say(f"／ {count:,}ページ", f"of {count:,} pages"))
        self._told.setText(
            say(
                f"{size} 横 {count:,}ページ　照合番号 {fingerprint}",
                f"{size} landscape, {count:,} pages, fingerprint {fingerprint}",
            )
        )
        for box in (self._first, self._last):
            box.setMaximum(max(1, count))
        self._first.setValue(1)
        self._last.setValue(count)
        self.preview.show_pages(pages)
        self.pdf_button.setEnabled(bool(pages))
        self._print.setEnabled(bool(pages) and self._printers.count() > 0)
        self._on_number(1)

    def tell_making(self) -> None:
        """Say that the pages are being made; there is nothing to print yet."""
        self.show_pages((), "")
        self._told.setText(self._speaker.say("紙面を作っています…", "Making the pages…"))

    def show_printers(self, names: Sequence[str]) -> None:
        """Offer the printers there are; where there is none, say so."""
        self._printers.clear()
        self._printers.addItems(list(names))
        for widget in (self._printers, self._first, self._until, self._last, self._print):
            widget.setVisible(bool(names))
        self._no_printer.setVisible(not names)

    def tell_saved(self, path: str, count: int) -> None:
        """Say where the PDF stands."""
        say = self._speaker.say
        self._notice.say(
            Tone.DONE,
            say(f"PDF を保存しました（{count:,}ページ）。", f"Saved a PDF of {count:,} pages."),
            say(
                f"{path}\n住民の情報が入っています。使い終わったら消してください。",
                f"{path}\nIt holds personal data: delete it after use.",
            ),
        )

    def tell_printed(self, count: int) -> None:
        """Say that the pages went to the printer."""
        say = self._speaker.say
        self._notice.say(
            Tone.DONE,
            say(
                f"{count:,}ページをプリンターに送りました。",
                f"{count:,} pages went to the printer.",
            ),
            say(
                "紙の枚数と、右下のページ番号を確かめてください。",
                "Check the number of sheets and the page numbers.",
            ),
        )

    def focus_next_step(self) -> None:
        """Make what comes next ready for Enter: to print, or to save where no printer is."""
        button = self.pdf_button if self._print.isHidden() else self._print
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_number(self, number: int) -> None:
        self.preview.show_page(number)
        self._previous.setEnabled(number > 1)
        self._next.setEnabled(number < self._number.maximum())

    def _no_printer_words(self) -> str:
        return self._speaker.say(
            "使えるプリンターがありません。PDF に保存して、別の PC で印刷してください。",
            "There is no printer here. Save a PDF and print it elsewhere.",
        )

    def _on_print(self) -> None:
        self.print_wanted.emit(
            PrintOrder(self._printers.currentText(), self._first.value(), self._last.value())
        )

    def _build_actual(self) -> QCheckBox:
        box = QCheckBox(self._speaker.say("実際の大きさで見る", "Actual size"))
        box.setObjectName(f"{self._prefix}actual_size")
        box.setAccessibleName(box.text())
        box.toggled.connect(self.preview.set_actual_size)
        return box

    def _page_box(self, name: str, words: str) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName(f"{self._prefix}{name}")
        box.setAccessibleName(words)
        box.setMinimum(1)
        return box

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.addWidget(self._told, 1)
        upper.addWidget(self._previous)
        upper.addWidget(self._number)
        upper.addWidget(self._of)
        upper.addWidget(self._next)
        upper.addWidget(self._actual)
        lower = QHBoxLayout()
        lower.addWidget(self._no_printer, 1)
        for widget in (self._printers, self._first, self._until, self._last, self._print):
            lower.addWidget(widget, 1 if widget is self._printers else 0)
        lower.addWidget(self.pdf_button)
        column = QVBoxLayout(self)
        column.addLayout(upper)
        column.addWidget(self.preview, 1)
        column.addLayout(lower)
