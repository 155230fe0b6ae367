"""The papers of the page 区域: shown when made, saved and printed where asked."""

from PySide6.QtCore import QObject

from app.errors import AppError
from app.ui.areas.page import AreasPage
from app.ui.areas.paper_place import PaperPlace
from app.ui.notice import Notice, Tone
from app.ui.print_page import PrintOrder
from app.ui.printing import build_printer, printer_names
from app.ui.registers.office import SavedRegister
from app.ui.window_parts import WindowParts


class AreaPapers(QObject):
    """Two papers, the check and the forecast; each has its place on the page."""

    def __init__(self, parts: WindowParts, page: AreasPage, notice: Notice) -> None:
        super().__init__()
        self._parts, self._page, self._notice = parts, page, notice
        self._places = (page.check.place, page.forecast.place)
        self._office = parts.office.areas.papers
        for place in self._places:
            self._wire(place)
        areas = parts.office.areas
        areas.check_made.connect(page.check.place.show_paper)
        areas.forecast_drawn.connect(page.forecast.show_paper)
        self._office.saved.connect(self._on_saved)
        self._office.printed.connect(page.check.place.page.tell_printed)

    def show_printers(self) -> None:
        """Offer the printers of this computer."""
        for place in self._places:
            place.page.show_printers(printer_names())

    def _wire(self, place: PaperPlace) -> None:
        place.csv_wanted.connect(lambda: self._on_csv_wanted(place))
        place.page.pdf_wanted.connect(lambda: self._on_pdf_wanted(place))
        place.page.print_wanted.connect(lambda order: self._on_print_wanted(place, order))

    def _on_pdf_wanted(self, place: PaperPlace) -> None:
        path = self._parts.chooser.pdf(self._page, f"{self._file_name(place)}.pdf")
        if place.paper is not None and path is not None:
            self._office.save_pdf(place.paper, path)

    def _on_csv_wanted(self, place: PaperPlace) -> None:
        path = self._parts.chooser.csv(self._page, f"{self._file_name(place)}.csv")
        if place.paper is not None and path is not None:
            self._office.save_csv(place.paper, path)

    def _on_print_wanted(self, place: PaperPlace, order: PrintOrder) -> None:
        if place.paper is None:
            return
        pages = place.paper.pages[order.first - 1 : order.last]
        try:
            self._office.print_pages(place.paper, pages, build_printer(order.printer))
        except AppError as error:
            self._notice.say_error(error)

    def _on_saved(self, saved: SavedRegister) -> None:
        if saved.pages:
            self._page.check.place.page.tell_saved(str(saved.path), saved.pages)
            return
        say = self._parts.speaker.say
        told = say("CSV を保存しました。", "Saved the CSV.")
        self._notice.say(Tone.DONE, told, str(saved.path))

    def _file_name(self, place: PaperPlace) -> str:
        if place.paper is None:
            return ""
        register = place.paper.register
        heading = register.heading
        training = self._parts.speaker.say("訓練_", "training_") if heading.is_training else ""
        title = register.title.replace("：", "_").replace("/", "_")
        return f"{training}{title}_{heading.town}_{heading.as_of.isoformat()}"
