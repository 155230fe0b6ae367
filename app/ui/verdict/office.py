"""Compares and applies other verdict rules in the lane. Tells the end by signals."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.jobs.lane import Endings, Lane
from app.pipeline.town_desk import TownDesk
from app.pipeline.verdict_text import VerdictChange
from app.pipeline.view import TownView
from app.progress import Progress
from app.ui.open_town import OpenTown, open_town_of


class VerdictOffice(QObject):
    """``compared`` (VerdictComparison), ``applied`` (:class:`OpenTown`)."""

    compared = Signal(object)
    applied = Signal(object)

    def __init__(self, lane: Lane, desk: TownDesk, endings: Endings) -> None:
        super().__init__()
        self._lane, self._desk, self._endings = lane, desk, endings

    def compare(self, view: TownView, changes: Sequence[VerdictChange]) -> None:
        """Tell whose verdict would change; ``compared`` follows."""
        self._lane.submit(
            lambda progress: self._desk.compare_verdicts(view, changes, progress),
            self.compared.emit,
            self._endings,
        )

    def apply(self, changes: Sequence[VerdictChange]) -> None:
        """Keep other rules; ``applied`` follows."""

        def work(progress: Progress) -> OpenTown:
            return open_town_of(self._desk.apply_verdicts(changes, progress))

        self._lane.submit(work, self.applied.emit, self._endings)
