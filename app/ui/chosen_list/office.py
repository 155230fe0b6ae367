"""Makes the list of chosen households in the lane: lay out, save, print. Tells by signals.

Who is on it is not kept for 脱落確認: that page compares whole lists.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from app.jobs.lane import Endings, Lane
from app.pipeline.audit import AuditAction
from app.pipeline.make_list import ListTables
from app.pipeline.town_desk import TownDesk
from app.progress import Progress, Stage
from app.report.chosen_list import ChosenHomes, build_chosen_list
from app.report.content import CallList
from app.report.paper.device import paint_pages
from app.report.paper.marks import Page
from app.report.paper.pages import lay_out
from app.report.paper.pdf import write_pdf


@dataclass(frozen=True)
class ChosenPaper:
    """A list and its pages, for the homes that were asked for."""

    chosen: ChosenHomes
    call_list: CallList
    pages: tuple[Page, ...]


class ChosenListOffice(QObject):
    """``made`` (:class:`ChosenPaper`), ``saved`` (path, pages), ``printed`` (pages)."""

    made = Signal(object)
    saved = Signal(str, int)
    printed = Signal(int)

    def __init__(self, lane: Lane, desk: TownDesk, endings: Endings) -> None:
        super().__init__()
        self._lane, self._desk, self._endings = lane, desk, endings

    def make(self, tables: ListTables, chosen: ChosenHomes) -> None:
        """Lay out the list of the chosen homes; ``made`` follows."""

        def work(progress: Progress) -> ChosenPaper:
            progress.step(Stage.LISTING)
            call_list = build_chosen_list(tables, chosen)
            progress.step(Stage.DRAWING)
            return ChosenPaper(chosen, call_list, lay_out(call_list))

        self._lane.submit(work, self.made.emit, self._endings)

    def save_pdf(self, paper: ChosenPaper, path: Path) -> None:
        """Write the PDF; ``saved`` follows."""

        def work(progress: Progress) -> int:
            count = write_pdf(paper.call_list, path, progress)
            self._desk.note(AuditAction.EXPORTED, path.name)
            return count

        self._lane.submit(work, lambda count: self.saved.emit(str(path), count), self._endings)

    def print_pages(self, paper: ChosenPaper, pages: Sequence[Page], printer: QPrinter) -> None:
        """Send pages to a printer; ``printed`` follows."""

        def work(progress: Progress) -> int:
            self._desk.note(AuditAction.PRINTED, paper.call_list.fingerprint)
            paint_pages(printer, pages, progress)
            return len(pages)

        self._lane.submit(work, self.printed.emit, self._endings)
