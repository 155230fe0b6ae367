"""Prepares, accepts and undoes imports in the lane, and what people say about their results."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.author import author_name
from app.jobs.lane import Endings, Lane
from app.pipeline.clear_protection import Clearing, clear_protection
from app.pipeline.dropouts import explain_dropout
from app.pipeline.gathered_files import Gathered
from app.pipeline.import_standing import ImportStanding, read_standing
from app.pipeline.prepared_batch import PreparedBatch
from app.pipeline.told_differences import ToldDifferences
from app.pipeline.town_desk import TownDesk
from app.progress import Progress
from app.ui.open_town import OpenTown, open_town_of


@dataclass(frozen=True)
class PreparedImport:
    """Files that were read and compared; nothing has changed yet."""

    gathered: Gathered
    batch: PreparedBatch
    differences: ToldDifferences


class ChangesOffice(QObject):
    """``prepared`` (:class:`PreparedImport`), ``standing_read`` (:class:`ImportStanding`).

    ``imported``, ``undone`` and ``cleared`` give the :class:`OpenTown` as it is then.
    """

    prepared = Signal(object)
    imported = Signal(object)
    undone = Signal(object)
    cleared = Signal(object)
    standing_read = Signal(object)

    def __init__(self, lane: Lane, desk: TownDesk, endings: Endings) -> None:
        super().__init__()
        self._lane, self._desk, self._endings = lane, desk, endings
        self._quiet = Endings(on_failed=endings.on_failed)

    def prepare(self, gathered: Gathered, as_of: date) -> None:
        """Read files and compare them with the town; ``prepared`` follows."""

        def work(progress: Progress) -> PreparedImport:
            batch = self._desk.prepare(gathered, as_of, progress)
            return PreparedImport(gathered, batch, ToldDifferences.of(batch))

        self._lane.submit(work, self.prepared.emit, self._endings)

    def accept(self, wanted: PreparedImport, *, is_confirmed: bool) -> None:
        """Keep what was prepared; ``imported`` follows."""

        def work(progress: Progress) -> OpenTown:
            return open_town_of(
                self._desk.accept(
                    wanted.gathered, wanted.batch, progress, is_confirmed=is_confirmed
                )
            )

        self._lane.submit(work, self.imported.emit, self._endings)

    def undo(self) -> None:
        """Take the last accepted import back; ``undone`` follows."""

        def work(progress: Progress) -> OpenTown:
            return open_town_of(self._desk.undo(progress))

        self._lane.submit(work, self.undone.emit, self._endings)

    def clear(self, clearing: Clearing) -> None:
        """End a 支援措置 that two people answer for; ``cleared`` follows."""

        def work(progress: Progress) -> OpenTown:
            clear_protection(self._desk.town, clearing, progress)
            return open_town_of(self._desk.look(progress))

        self._lane.submit(work, self.cleared.emit, self._endings)

    def explain(self, person_id: str, told: str) -> None:
        """Keep why somebody dropped off the list; ``standing_read`` follows."""

        def work(_progress: Progress) -> ImportStanding:
            explain_dropout(self._desk.town, person_id, told, author_name())
            return read_standing(self._desk.town)

        self._lane.submit(work, self.standing_read.emit, self._endings)

    def read_standing(self) -> None:
        """Read what has come in and what waits; ``standing_read`` follows.

        Nobody asked for it, so nobody is told when it is stopped.
        """
        self._lane.submit(
            lambda _progress: read_standing(self._desk.town), self.standing_read.emit, self._quiet
        )
