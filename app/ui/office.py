"""The office behind the window: the open town, which lives in the lane, and what is done to it.

Each method lets a function of the pipeline run in the lane and tells the end by a signal on
the window's thread. The window keeps only what can be looked at: an :class:`OpenTown`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from app.jobs.lane import Endings, Lane
from app.pipeline.audit import AuditAction
from app.pipeline.gathered_files import new_town_job
from app.pipeline.kept_town import create_town
from app.pipeline.points_change import PointChange
from app.pipeline.sample_town import SAMPLE_HOUSEHOLDS, SAMPLE_PASSPHRASE, make_sample_town
from app.pipeline.town_desk import TownDesk
from app.pipeline.view import TownView
from app.progress import Progress, Stage
from app.report.content import CallList
from app.report.outputs import build_list
from app.report.paper.device import paint_pages
from app.report.paper.marks import Page
from app.report.paper.pages import lay_out
from app.report.paper.pdf import write_pdf
from app.ui.areas.office import AreasOffice
from app.ui.changes.office import ChangesOffice
from app.ui.chosen_list.office import ChosenListOffice
from app.ui.layers.office import LayersOffice
from app.ui.map.office import MapOffice
from app.ui.mapping.layout_office import LayoutOffice
from app.ui.open_town import OpenTown, open_town_of
from app.ui.originals.office import OriginalsOffice
from app.ui.places.office import PlacesOffice
from app.ui.registers.office import RegisterOffice
from app.ui.review.office import ReviewOffice
from app.ui.verdict.office import VerdictOffice
from app.ui.wall_map.office import WallMapOffice


@dataclass(frozen=True)
class Paper:
    """A list and its pages, as they will be printed."""

    call_list: CallList
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class SavedPdf:
    """A PDF that was written."""

    path: Path
    pages: int


class Office(QObject):
    """Tells by signals what came of an action; ``refused`` with a known error, ``stopped``.

    Parameters
    ----------
    lane
        Runs everything; the town is never touched outside it.
    """

    opened = Signal(object)
    applied = Signal(object)
    gathered = Signal(object)
    compared = Signal(object)
    paper_made = Signal(object)
    pdf_saved = Signal(object)
    printed = Signal(int)
    closed = Signal()
    refused = Signal(object)
    stopped = Signal()

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self.lane = lane
        self._desk = TownDesk()
        self._endings = Endings(on_failed=self.refused.emit, on_cancelled=self.stopped.emit)
        self.layouts = LayoutOffice(lane, self._desk, self._endings)
        self.changes = ChangesOffice(lane, self._desk, self._endings)
        self.registers = RegisterOffice(lane, self._desk, self._endings)
        self.chosen_list = ChosenListOffice(lane, self._desk, self._endings)
        self.wall_map = WallMapOffice(lane, self._desk, self._endings)
        self.review = ReviewOffice(lane, self._desk, self._endings)
        self.places = PlacesOffice(lane, self._desk, self._endings)
        self.map = MapOffice(lane, self._desk, self._endings)
        self.originals = OriginalsOffice(lane, self._desk, self._endings)
        self.verdicts = VerdictOffice(lane, self._desk, self._endings)
        self.areas = AreasOffice(lane, self._desk, self._endings)
        self.layers = LayersOffice(lane, self._desk, self._endings)

    def open(self, path: Path, passphrase: str) -> None:
        """Open a kept town; ``opened`` follows."""

        def work(progress: Progress) -> OpenTown:
            return open_town_of(self._desk.open(path, passphrase, progress))

        self.lane.submit(work, self.opened.emit, self._endings)

    def create(self, source: Path, path: Path, passphrase: str, as_of: date) -> None:
        """Make a kept town from a job file or a folder with one, and open it."""

        def work(progress: Progress) -> OpenTown:
            create_town(path, passphrase, new_town_job(source, as_of), progress)
            return open_town_of(self._desk.open(path, passphrase, progress))

        self.lane.submit(work, self.opened.emit, self._endings)

    def open_sample(self, folder: Path, households: int = SAMPLE_HOUSEHOLDS) -> None:
        """Make the sample town anew in a folder, and open it."""

        def work(progress: Progress) -> OpenTown:
            self._desk.close()
            path = make_sample_town(folder, households, progress)
            return open_town_of(self._desk.open(path, SAMPLE_PASSPHRASE, progress))

        self.lane.submit(work, self.opened.emit, self._endings)

    def leave(self) -> None:
        """Close the town; ``closed`` follows."""
        self.lane.submit(lambda _progress: self._desk.close(), self._on_closed, self._endings)

    def gather(self, paths: Sequence[Path]) -> None:
        """Look at files before anything changes; ``gathered`` follows."""
        self.lane.submit(
            lambda _progress: self._desk.gather(paths), self.gathered.emit, self._endings
        )

    def compare(self, view: TownView, changes: Sequence[PointChange]) -> None:
        """Tell who would rise and fall; ``compared`` follows."""
        self.lane.submit(
            lambda progress: self._desk.compare(view, changes, progress),
            self.compared.emit,
            self._endings,
        )

    def apply(self, changes: Sequence[PointChange]) -> None:
        """Keep other points; ``applied`` follows."""

        def work(progress: Progress) -> OpenTown:
            return open_town_of(self._desk.apply(changes, progress))

        self.lane.submit(work, self.applied.emit, self._endings)

    def make_paper(self, view: TownView) -> None:
        """Lay out the list on its pages; ``paper_made`` follows."""

        def work(progress: Progress) -> Paper:
            progress.step(Stage.LISTING)
            call_list = build_list(view.tables)
            progress.step(Stage.DRAWING)
            return Paper(call_list, lay_out(call_list))

        self.lane.submit(work, self.paper_made.emit, self._endings)

    def save_pdf(self, paper: Paper, path: Path) -> None:
        """Write the PDF; ``pdf_saved`` follows."""

        def work(progress: Progress) -> SavedPdf:
            saved = SavedPdf(path, write_pdf(paper.call_list, path, progress))
            self._desk.note_list(AuditAction.EXPORTED, path.name, paper.call_list.fingerprint)
            return saved

        self.lane.submit(work, self.pdf_saved.emit, self._endings)

    def print_pages(self, call_list: CallList, pages: Sequence[Page], printer: QPrinter) -> None:
        """Send pages of a list to a printer; ``printed`` (int, how many pages) follows."""

        def work(progress: Progress) -> int:
            told = call_list.fingerprint
            self._desk.note_list(AuditAction.PRINTED, told, told)
            paint_pages(printer, pages, progress)
            return len(pages)

        self.lane.submit(work, self.printed.emit, self._endings)

    def shut(self) -> None:
        """Stop what runs, close the town, and wait until both are done."""
        self.lane.close(at_last=self._let_go)

    def _let_go(self) -> None:
        self.layers.let_go()
        self._desk.close()

    def _on_closed(self, _nothing: None) -> None:
        self.closed.emit()
