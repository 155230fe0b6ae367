"""Makes registers in the lane: lay out, save, print. Tells the end by signals."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from app.jobs.lane import Endings, Lane
from app.pipeline.audit import AuditAction
from app.pipeline.register_facts import read_register_facts
from app.pipeline.town_desk import TownDesk
from app.pipeline.view import TownView
from app.progress import Progress, Stage
from app.report.paper.device import paint_pages
from app.report.paper.marks import Page
from app.report.paper.pdf import write_pages
from app.report.paper.register_pages import lay_out_register
from app.report.registers.build import RegisterOrder, build_register
from app.report.registers.content import Register
from app.report.registers.csv_file import write_register


@dataclass(frozen=True)
class RegisterPaper:
    """A register and its pages, as they will be printed."""

    register: Register
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class SavedRegister:
    """A file that was written; ``pages`` 0: a CSV."""

    path: Path
    pages: int


class RegisterOffice(QObject):
    """``made`` (:class:`RegisterPaper`), ``saved`` (:class:`SavedRegister`), ``printed`` (int)."""

    made = Signal(object)
    saved = Signal(object)
    printed = Signal(int)

    def __init__(self, lane: Lane, desk: TownDesk, endings: Endings) -> None:
        super().__init__()
        self._lane, self._desk, self._endings = lane, desk, endings

    def make(self, view: TownView, order: RegisterOrder) -> None:
        """Build a register and lay it out; ``made`` follows."""

        def work(progress: Progress) -> RegisterPaper:
            progress.step(Stage.LISTING)
            register = build_register(view.tables, read_register_facts(self._desk.town), order)
            progress.step(Stage.DRAWING)
            return RegisterPaper(register, lay_out_register(register))

        self._lane.submit(work, self.made.emit, self._endings)

    def save_pdf(self, paper: RegisterPaper, path: Path) -> None:
        """Write the PDF; ``saved`` follows."""

        def work(progress: Progress) -> SavedRegister:
            count = write_pages(paper.register, paper.pages, path, progress)
            self._desk.note(AuditAction.EXPORTED, path.name)
            return SavedRegister(path, count)

        self._lane.submit(work, self.saved.emit, self._endings)

    def save_csv(self, paper: RegisterPaper, path: Path) -> None:
        """Write the rows as CSV; ``saved`` follows."""

        def work(_progress: Progress) -> SavedRegister:
            write_register(path, paper.register)
            self._desk.note(AuditAction.EXPORTED, path.name)
            return SavedRegister(path, 0)

        self._lane.submit(work, self.saved.emit, self._endings)

    def print_pages(self, paper: RegisterPaper, pages: Sequence[Page], printer: QPrinter) -> None:
        """Send pages to a printer; ``printed`` (how many pages) follows."""

        def work(progress: Progress) -> int:
            self._desk.note(AuditAction.PRINTED, paper.register.fingerprint)
            paint_pages(printer, pages, progress)
            return len(pages)

        self._lane.submit(work, self.printed.emit, self._endings)
