"""What 位置 lets the lane do: read what placing rests on, keep a place, settle."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.author import author_name
from app.jobs.lane import Endings, Lane
from app.pipeline.address_data import AddressOrder
from app.pipeline.pins import Pin
from app.pipeline.place_desk import (
    PlaceBook,
    Spot,
    keep_addresses,
    note_place,
    note_taken_back,
    read_place_book,
    settle_places,
)
from app.pipeline.town_desk import TownDesk
from app.pipeline.view import TownView
from app.progress import Progress
from app.ui.open_town import OpenTown, open_town_of
from scoring.errors import KnownError


@dataclass(frozen=True)
class NotedPlace:
    """A place that is in the town now; ``pin`` None: it was taken back."""

    key: str
    pin: Pin | None


class PlacesOffice(QObject):
    """``book_read`` (PlaceBook), ``noted`` (:class:`NotedPlace`).

    ``settled`` (OpenTown): everything follows from the places now. ``addresses_kept``
    (OpenTown): the town has other address tables. ``lost``: a place, the settling or the
    tables were refused, stopped or failed, which is told by the shared endings.
    """

    book_read = Signal(object)
    noted = Signal(object)
    settled = Signal(object)
    addresses_kept = Signal(object)
    lost = Signal()

    def __init__(self, lane: Lane, desk: TownDesk, endings: Endings) -> None:
        super().__init__()
        self._lane, self._desk, self._shared = lane, desk, endings
        self._endings = Endings(
            on_failed=self._on_failed, on_cancelled=self._with_lost(endings.on_cancelled)
        )

    def read(
        self, view: TownView, household_ids: frozenset[str], addresses: AddressOrder | None
    ) -> None:
        """Read what placing these rests on; ``book_read`` follows."""

        def work(_progress: Progress) -> PlaceBook:
            return read_place_book(self._desk.town, view, household_ids, addresses)

        self._lane.submit(work, self.book_read.emit, self._shared)

    def place(self, key: str, spot: Spot) -> None:
        """Keep where a home lies; ``noted`` follows."""

        def work(_progress: Progress) -> NotedPlace:
            return NotedPlace(key, note_place(self._desk.town, key, spot, author_name()))

        self._lane.submit(work, self.noted.emit, self._endings)

    def take_back(self, key: str) -> None:
        """Let a home be looked up again; ``noted`` follows."""

        def work(_progress: Progress) -> NotedPlace:
            note_taken_back(self._desk.town, key, author_name())
            return NotedPlace(key, None)

        self._lane.submit(work, self.noted.emit, self._endings)

    def settle(self) -> None:
        """Compute what hangs on the places and look at the town anew; ``settled`` follows."""

        def work(progress: Progress) -> OpenTown:
            settle_places(self._desk.town, progress)
            return open_town_of(self._desk.look(progress))

        self._lane.submit(work, self.settled.emit, self._endings)

    def keep_addresses(self, place: Path) -> None:
        """Keep other address tables and place every home anew; ``addresses_kept`` follows."""

        def work(progress: Progress) -> OpenTown:
            keep_addresses(self._desk.town, AddressOrder(place, None), progress)
            return open_town_of(self._desk.look_anew(progress))

        self._lane.submit(work, self.addresses_kept.emit, self._endings)

    def _on_failed(self, error: KnownError) -> None:
        self.lost.emit()
        self._shared.on_failed(error)

    def _with_lost(self, then: Callable[[], None]) -> Callable[[], None]:
        def tell() -> None:
            self.lost.emit()
            then()

        return tell
