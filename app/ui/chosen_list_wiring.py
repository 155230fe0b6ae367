"""Joins the list of homes chosen on the map with its office: a tab of its own on 印刷."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTabWidget

from app.errors import AppError
from app.report.chosen_list import ChosenHomes
from app.ui.chosen_list.office import ChosenPaper
from app.ui.map.selection import Selection
from app.ui.notice import Notice
from app.ui.open_town import OpenTown
from app.ui.print_page import PrintOrder, PrintPage
from app.ui.printing import build_printer, printer_names
from app.ui.window_parts import WindowParts

PREFIX = "chosen_"


class ChosenListWiring(QObject):
    """Shows its tab once a list was asked for, and hides it when the town changes."""

    def __init__(self, parts: WindowParts, notice: Notice, tabs: QTabWidget) -> None:
        super().__init__(tabs)
        office, say = parts.office.chosen_list, parts.speaker.say
        self._parts, self._office, self._notice, self._tabs = parts, office, notice, tabs
        self._town: OpenTown | None = None
        self._wanted: ChosenHomes | None = None
        self._paper: ChosenPaper | None = None
        self.page = PrintPage(parts.speaker, notice, PREFIX)
        self._tab = tabs.addTab(self.page, say("地図で選んだ範囲", "Chosen on the map"))
        self._show_tab(is_shown=False)
        self.page.pdf_wanted.connect(self._on_pdf_wanted)
        self.page.print_wanted.connect(self._on_print_wanted)
        office.made.connect(self._on_made)
        office.saved.connect(self.page.tell_saved)
        office.printed.connect(self.page.tell_printed)

    def show_town(self, town: OpenTown) -> None:
        """Forget the list of another state of the town."""
        self._town, self._wanted, self._paper = town, None, None
        self._show_tab(is_shown=False)

    def make(self, selection: Selection) -> None:
        """Lay out the list of what was chosen, and bring it to the front."""
        if self._town is None:
            return
        ids = tuple(selection.homes["household_id"].tolist())
        self._wanted, self._paper = ChosenHomes(selection.title, ids), None
        self.page.show_printers(printer_names())
        self.page.tell_making()
        self._show_tab(is_shown=True)
        self._tabs.setCurrentIndex(self._tab)
        self._office.make(self._town.view.tables, self._wanted)

    def _show_tab(self, *, is_shown: bool) -> None:
        self._tabs.setTabVisible(self._tab, is_shown)

    def _on_made(self, paper: ChosenPaper) -> None:
        if paper.chosen is self._wanted:
            self._paper = paper
            self.page.show_pages(paper.pages, paper.call_list.fingerprint)
            self.page.focus_next_step()

    def _on_pdf_wanted(self) -> None:
        if self._paper is None:
            return
        path = self._parts.chooser.pdf(self.page, self._file_name(self._paper))
        if path is not None:
            self._office.save_pdf(self._paper, path)

    def _on_print_wanted(self, order: PrintOrder) -> None:
        if self._paper is None:
            return
        pages = self._paper.pages[order.first - 1 : order.last]
        try:
            self._office.print_pages(self._paper, pages, build_printer(order.printer))
        except AppError as error:
            self._notice.say_error(error)

    def _file_name(self, paper: ChosenPaper) -> str:
        heading, say = paper.call_list.heading, self._parts.speaker.say
        training = say("訓練_", "training_") if heading.is_training else ""
        name = say("避難呼びかけリスト_選んだ範囲", "call_list_part")
        return f"{training}{name}_{heading.town}_{heading.as_of.isoformat()}.pdf"
