"""Keeps the town's choice of a base map in the lane. Tells the end by a signal."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.jobs.lane import Endings, Lane
from app.pipeline.town_desk import TownDesk, TownMaps
from app.progress import Progress, Stage


class MapOffice(QObject):
    """``base_kept`` (:class:`TownMaps`) follows each choice of a base map."""

    base_kept = Signal(object)

    def __init__(self, lane: Lane, desk: TownDesk, endings: Endings) -> None:
        super().__init__()
        self._lane, self._desk, self._endings = lane, desk, endings

    def keep_base(self, path: Path | None) -> None:
        """Keep another base map, or none; ``base_kept`` follows."""

        def work(progress: Progress) -> TownMaps:
            progress.step(Stage.READING)
            return self._desk.keep_base_map(path)

        self._lane.submit(work, self.base_kept.emit, self._endings)
