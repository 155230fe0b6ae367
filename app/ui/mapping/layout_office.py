"""What the pages of a layout let the office do; everything runs in the lane."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.jobs.lane import Endings, Lane
from app.pipeline.file_look import FileLook, LookOrder, look_at_file
from app.pipeline.layout_desk import (
    BaseLayout,
    DryRun,
    LayoutDesk,
    export_layout,
    import_layout,
)
from app.pipeline.town_desk import TownDesk
from app.progress import Progress, Stage
from importers.layout_values import ValueTable
from importers.layouts.draft import LayoutDraft
from importers.layouts.spec import Layout


@dataclass(frozen=True)
class CountedTable:
    """The values of one coded column, and the words proposed for them by another layout."""

    table: ValueTable
    proposed: dict[str, str]


class LayoutOffice(QObject):
    """Signals: ``looked`` (FileLook), ``counted`` (tuple of CountedTable), ``tried`` (DryRun).

    ``begun`` (path, BaseLayout), ``brought`` (BaseLayout), ``kept`` (Layout), ``exported``
    (path).
    """

    begun = Signal(object, object)

    looked = Signal(object)
    counted = Signal(object)
    tried = Signal(object)
    kept = Signal(object)
    brought = Signal(object)
    exported = Signal(object)

    def __init__(self, lane: Lane, desk: TownDesk, endings: Endings) -> None:
        super().__init__()
        self._lane = lane
        self._desk = desk
        self._endings = endings

    def begin(self, path: Path, layout_name: str) -> None:
        """Fetch the layout that shall be changed for a file; ``begun`` follows."""
        self._lane.submit(
            lambda _progress: LayoutDesk(self._desk.town).base(layout_name),
            lambda base: self.begun.emit(path, base),
            self._endings,
        )

    def look(self, order: LookOrder) -> None:
        """Look at a file; ``looked`` follows."""

        def work(progress: Progress) -> FileLook:
            progress.step(Stage.READING)
            return look_at_file(order)

        self._lane.submit(work, self.looked.emit, self._endings)

    def count(self, path: Path, draft: LayoutDraft) -> None:
        """Count the values of the coded columns; ``counted`` follows."""

        def work(progress: Progress) -> tuple[CountedTable, ...]:
            progress.step(Stage.READING)
            desk = LayoutDesk(self._desk.town)
            return tuple(
                CountedTable(table, desk.proposed_words(table) if table.unmapped else {})
                for table in desk.count(path, draft)
            )

        self._lane.submit(work, self.counted.emit, self._endings)

    def try_out(self, path: Path, draft: LayoutDraft, as_of: date) -> None:
        """Read the whole file without keeping anything; ``tried`` follows."""

        def work(progress: Progress) -> DryRun:
            progress.step(Stage.READING)
            return LayoutDesk(self._desk.town).try_out(path, draft, as_of)

        self._lane.submit(work, self.tried.emit, self._endings)

    def keep(self, draft: LayoutDraft) -> None:
        """Keep the layout for this town; ``kept`` follows."""

        def work(progress: Progress) -> Layout:
            progress.step(Stage.SAVING)
            return LayoutDesk(self._desk.town).keep(draft)

        self._lane.submit(work, self.kept.emit, self._endings)

    def export(self, draft: LayoutDraft, path: Path) -> None:
        """Write the layout to a file; ``exported`` follows."""

        def work(progress: Progress) -> Path:
            progress.step(Stage.SAVING)
            export_layout(LayoutDesk(self._desk.town).build(draft), path)
            return path

        self._lane.submit(work, self.exported.emit, self._endings)

    def bring(self, path: Path) -> None:
        """Read a layout from a file; ``brought`` follows."""
        self._lane.submit(
            lambda _progress: BaseLayout(import_layout(path), is_own=False),
            self.brought.emit,
            self._endings,
        )
