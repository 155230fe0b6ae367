"""Reads the cells as given in the lane: they lie packed in the town. Tells the end by a signal."""

from PySide6.QtCore import QObject, Signal

from app.jobs.lane import Endings, Lane
from app.pipeline.original_values import OriginalRow, read_originals
from app.pipeline.town_desk import TownDesk
from app.pipeline.view import TownView
from app.progress import Progress, Stage


class OriginalsOffice(QObject):
    """``found`` (tuple of :class:`OriginalRow`) follows each asking."""

    found = Signal(object)

    def __init__(self, lane: Lane, desk: TownDesk, endings: Endings) -> None:
        super().__init__()
        self._lane, self._desk, self._endings = lane, desk, endings

    def read(self, view: TownView, household_id: str) -> None:
        """Read the rows of a shown household; ``found`` follows."""

        def work(progress: Progress) -> tuple[OriginalRow, ...]:
            progress.step(Stage.READING)
            return read_originals(self._desk.town, view, household_id)

        self._lane.submit(work, self.found.emit, self._endings)
