"""Joins the page 帳票 with its office."""

from datetime import date

from PySide6.QtCore import QObject

from app.errors import AppError
from app.report.registers.build import RegisterOrder
from app.ui.notice import Notice, Tone
from app.ui.open_town import OpenTown
from app.ui.print_page import PrintOrder
from app.ui.printing import build_printer, printer_names
from app.ui.registers.office import RegisterPaper, SavedRegister
from app.ui.registers.page import RegistersPage
from app.ui.window_parts import WindowParts


class RegistersWiring(QObject):
    """Carries orders and results between page and office; knows the open town's view."""

    def __init__(self, parts: WindowParts, notice: Notice) -> None:
        super().__init__()
        office = parts.office.registers
        self._parts, self._office, self._notice = parts, office, notice
        self.page = RegistersPage(parts.speaker, notice)
        self._town: OpenTown | None = None
        self._paper: RegisterPaper | None = None
        self.page.register_wanted.connect(self._on_wanted)
        self.page.csv_wanted.connect(self._on_csv_wanted)
        self.page.paper.pdf_wanted.connect(self._on_pdf_wanted)
        self.page.paper.print_wanted.connect(self._on_print_wanted)
        office.made.connect(self._on_made)
        office.saved.connect(self._on_saved)
        office.printed.connect(self.page.paper.tell_printed)

    def show_town(self, town: OpenTown) -> None:
        """Forget what was made of another state of the town."""
        self._town, self._paper = town, None
        self.page.forget()
        self.page.show_last_import(_last_import(town))

    def show_printers(self) -> None:
        """Offer the printers of this computer."""
        self.page.paper.show_printers(printer_names())

    def _on_wanted(self, order: RegisterOrder) -> None:
        if self._town is not None:
            self._paper = None
            self.page.show_making()
            self._office.make(self._town.view, order)

    def _on_made(self, paper: RegisterPaper) -> None:
        if paper.register.kind is self.page.chosen:
            self._paper = paper
            self.page.show_register(paper)

    def _on_pdf_wanted(self) -> None:
        if self._paper is None:
            return
        path = self._parts.chooser.pdf(self.page, f"{self._file_name(self._paper)}.pdf")
        if path is not None:
            self._office.save_pdf(self._paper, path)

    def _on_csv_wanted(self) -> None:
        if self._paper is None:
            return
        path = self._parts.chooser.csv(self.page, f"{self._file_name(self._paper)}.csv")
        if path is not None:
            self._office.save_csv(self._paper, path)

    def _on_print_wanted(self, order: PrintOrder) -> None:
        if self._paper is None:
            return
        pages = self._paper.pages[order.first - 1 : order.last]
        try:
            self._office.print_pages(self._paper, pages, build_printer(order.printer))
        except AppError as error:
            self._notice.say_error(error)

    def _on_saved(self, saved: SavedRegister) -> None:
        if saved.pages:
            self.page.paper.tell_saved(str(saved.path), saved.pages)
            return
        say = self._parts.speaker.say
        told = say("住民の情報が入っています。使い終わったら消してください。", "Personal data.")
        self._notice.say(
            Tone.DONE, say("CSV を保存しました。", "Saved the CSV."), f"{saved.path}\n{told}"
        )

    def _file_name(self, paper: RegisterPaper) -> str:
        heading = paper.register.heading
        training = self._parts.speaker.say("訓練_", "training_") if heading.is_training else ""
        return f"{training}{paper.register.title}_{heading.town}_{heading.as_of.isoformat()}"


def _last_import(town: OpenTown) -> date:
    moments = [source.accepted_at for source in town.view.facts.sources]
    known = [moment.date() for moment in moments if moment is not None]
    return max(known, default=town.view.facts.as_of)
