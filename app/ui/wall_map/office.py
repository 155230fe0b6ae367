"""Makes wall maps in the lane: count the sheets, draw, save, print. Tells the end by signals."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from app.jobs.lane import Endings, Lane
from app.pipeline.audit import AuditAction
from app.pipeline.base_map import own_base_map
from app.pipeline.compute import rules_of
from app.pipeline.make_list import ListTables
from app.pipeline.town_desk import TownDesk
from app.pipeline.town_layers import MapFiles, open_maps
from app.progress import Progress, Stage
from app.report.paper.device import paint_pages
from app.report.paper.marks import Page
from app.report.paper.pdf import write_pages
from app.report.wall_map.build import MapSources, build_wall_map
from app.report.wall_map.choices import ScaleChoice, scale_choices
from app.report.wall_map.content import WallMap
from app.report.wall_map.order import MapOrder


@dataclass(frozen=True)
class PlannedMap:
    """What may be chosen for a paper and district; ``asked`` is the order it was asked for."""

    asked: MapOrder
    choices: tuple[ScaleChoice, ...]


@dataclass(frozen=True)
class MadeMap:
    """A wall map and the order it was made for."""

    order: MapOrder
    wall_map: WallMap


class WallMapOffice(QObject):
    """``planned`` (:class:`PlannedMap`), ``made`` (:class:`MadeMap`), ``saved``, ``printed``.

    ``saved`` tells path (str) and number of pages, ``printed`` the number of pages; ``stopped``
    that a map was not finished.
    """

    planned = Signal(object)
    made = Signal(object)
    saved = Signal(str, int)
    printed = Signal(int)
    stopped = Signal()

    def __init__(self, lane: Lane, desk: TownDesk, endings: Endings) -> None:
        super().__init__()
        self._lane, self._desk, self._endings = lane, desk, endings

    def plan(self, tables: ListTables, order: MapOrder) -> None:
        """Count the sheets of every scale; ``planned`` follows."""

        def work(_progress: Progress) -> PlannedMap:
            return PlannedMap(order, scale_choices(tables, order))

        self._lane.submit(work, self.planned.emit, self._endings)

    def make(self, tables: ListTables, files: MapFiles, order: MapOrder) -> None:
        """Draw a wall map; ``made`` follows, or ``stopped``."""

        def work(progress: Progress) -> MadeMap:
            progress.step(Stage.READING)
            # files of its own: the map in the window reads the open ones at the same time
            path = None if order.base_told is None else files.base_map
            with open_maps(files, rules_of(self._desk.town)) as maps, own_base_map(path) as base:
                if base is not None and base.problem is not None:
                    raise base.problem
                source = None if base is None else base.source
                sources = MapSources(tables, files, maps.layers, source)
                return MadeMap(order, build_wall_map(sources, order, progress))

        def tell_stopped() -> None:
            self.stopped.emit()
            self._endings.on_cancelled()

        endings = Endings(self._endings.on_failed, tell_stopped)
        self._lane.submit(work, self.made.emit, endings)

    def save_pdf(self, wall_map: WallMap, path: Path) -> None:
        """Write the PDF; ``saved`` follows."""

        def work(progress: Progress) -> int:
            count = write_pages(wall_map, wall_map.pages, path, progress)
            self._desk.note(AuditAction.EXPORTED, path.name)
            return count

        self._lane.submit(work, lambda count: self.saved.emit(str(path), count), self._endings)

    def print_pages(self, wall_map: WallMap, pages: Sequence[Page], printer: QPrinter) -> None:
        """Send pages to a printer; ``printed`` follows."""

        def work(progress: Progress) -> int:
            self._desk.note(AuditAction.PRINTED, wall_map.fingerprint)
            paint_pages(printer, pages, progress)
            return len(pages)

        self._lane.submit(work, self.printed.emit, self._endings)
