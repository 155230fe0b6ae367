"""What 照合 lets the lane do: read the queue, keep an answer, look people up, settle."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app import clock
from app.author import author_name
from app.jobs.lane import Endings, Lane
from app.pipeline.found_people import FoundPeople, find_people
from app.pipeline.match_desk import review_queue
from app.pipeline.review_answers import ReviewAnswer, note_answer, settle_answers
from app.pipeline.review_items import ReviewQueue
from app.pipeline.town_desk import TownDesk
from app.pipeline.view import TownView
from app.progress import Progress, Stage
from app.ui.open_town import OpenTown, open_town_of
from scoring.errors import KnownError


@dataclass(frozen=True)
class KeptAnswer:
    """An answer that is in the town now, with its author and moment."""

    answer: ReviewAnswer
    author: str
    at: datetime


class ReviewOffice(QObject):
    """``queue_read`` (ReviewQueue), ``decided`` (:class:`KeptAnswer`), ``found`` (FoundPeople).

    ``settled`` (OpenTown): everything follows from the answers now. ``lost``: an answer or
    the settling was refused, stopped or failed, which is told by the shared endings.
    """

    queue_read = Signal(object)
    decided = Signal(object)
    found = Signal(object)
    settled = Signal(object)
    lost = Signal()

    def __init__(self, lane: Lane, desk: TownDesk, endings: Endings) -> None:
        super().__init__()
        self._lane, self._desk, self._shared = lane, desk, endings
        self._endings = Endings(
            on_failed=self._on_failed, on_cancelled=self._with_lost(endings.on_cancelled)
        )

    def read(self) -> None:
        """Read what waits; ``queue_read`` follows."""

        def work(progress: Progress) -> ReviewQueue:
            progress.step(Stage.READING)
            return review_queue(self._desk.town)

        self._lane.submit(work, self.queue_read.emit, self._shared)

    def answer(self, answer: ReviewAnswer) -> None:
        """Keep an answer; ``decided`` follows."""

        def work(_progress: Progress) -> KeptAnswer:
            author = author_name()
            note_answer(self._desk.town, answer, author)
            return KeptAnswer(answer, author, clock.now())

        self._lane.submit(work, self.decided.emit, self._endings)

    def find(self, view: TownView, record_id: str, query: str) -> None:
        """Look residents up for a record; ``found`` follows."""

        def work(_progress: Progress) -> FoundPeople:
            return find_people(self._desk.town, view, record_id, query)

        self._lane.submit(work, self.found.emit, self._shared)

    def settle(self) -> None:
        """Compute what hangs on the answers and look at the town anew; ``settled`` follows."""

        def work(progress: Progress) -> OpenTown:
            settle_answers(self._desk.town, progress)
            return open_town_of(self._desk.look(progress))

        self._lane.submit(work, self.settled.emit, self._endings)

    def _on_failed(self, error: KnownError) -> None:
        self.lost.emit()
        self._shared.on_failed(error)

    def _with_lost(self, then: Callable[[], None]) -> Callable[[], None]:
        def tell() -> None:
            self.lost.emit()
            then()

        return tell
