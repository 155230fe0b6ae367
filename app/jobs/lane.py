"""One worker thread that owns the store, beside the window.

Work is a function of the pipeline; what it gives or raises comes back on the window's
thread by one queued signal. No widget may be touched inside the work.
"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.errors import Cancelled
from app.jobs.trace import trace_without_persons
from app.progress import Progress, Stage, Step
from scoring.errors import KnownError

T = TypeVar("T")
_SECONDS_BETWEEN_REPORTS = 0.05


def _say_nothing(*_told: object) -> None:
    """Take what is told and leave it at that."""


@dataclass(frozen=True)
class Endings:
    """What follows a job that brings no result, and what is told on the way.

    Each is called on the window's thread. ``on_failed`` gets a known error, to be told
    kindly. After a fault of the program :attr:`Lane.crashed` tells the trace and
    ``on_cancelled`` is called, so that the page is free again.
    """

    on_failed: Callable[[KnownError], None] = _say_nothing
    on_cancelled: Callable[[], None] = _say_nothing
    on_progress: Callable[[Step], None] = _say_nothing


_NO_ENDINGS = Endings()


class Lane(QObject):
    """Runs jobs one after another in its own thread and settles them on the window's.

    Signals: ``occupied`` when the first job begins to wait, ``freed`` when the last has
    settled; ``progressed`` (:class:`~app.progress.Step`) for every job; ``crashed`` (str)
    a trace without personal data.
    """

    occupied = Signal()
    freed = Signal()
    progressed = Signal(object)
    crashed = Signal(str)
    _settled = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lane")
        self._stop = Event()
        self._waiting = 0
        self._is_closed = False
        self._settled.connect(self._on_settled, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether a job runs, waits, or has not settled yet."""
        return self._waiting > 0

    def submit(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], None],
        endings: Endings = _NO_ENDINGS,
    ) -> None:
        """Let work run after all that was submitted before; never blocks.

        ``on_done`` gets what the work gave, on the window's thread. A closed lane takes
        nothing more: the work is cancelled at once.
        """
        self._waiting += 1
        if self._waiting == 1:
            self._stop = Event()
            self.occupied.emit()
        if self._is_closed:
            self._settle(endings.on_cancelled)
            return
        self._executor.submit(self._run, work, on_done, endings, self._stop)

    def cancel(self) -> None:
        """Ask the running job and all that wait to stop; each settles as cancelled."""
        self._stop.set()

    def close(self, at_last: Callable[[], None] = _say_nothing) -> None:
        """Stop what runs and wait until it has stopped; every finished step stays whole.

        ``at_last`` runs in the lane's thread after everything else: it lets go of the store.
        May be called twice.
        """
        if self._is_closed:
            return
        self._is_closed = True
        self.cancel()
        self._executor.submit(at_last)
        self._executor.shutdown(wait=True)

    def _run(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], None],
        endings: Endings,
        stop: Event,
    ) -> None:
        reports = _Reports(partial(self._report, endings.on_progress))
        try:
            _leave_if(stop)
            ending: Callable[[], None] = partial(on_done, work(Progress(reports, stop.is_set)))
        except Cancelled:
            ending = endings.on_cancelled
        except KnownError as error:
            ending = partial(endings.on_failed, error)
        except Exception as fault:  # noqa: BLE001  where a job ends, and only here
            ending = partial(self._tell_crash, trace_without_persons(fault), endings)
        self._settle(ending)

    def _report(self, on_progress: Callable[[Step], None], step: Step) -> None:
        self._settled.emit(partial(self._tell_progress, on_progress, step))

    def _settle(self, ending: Callable[[], None]) -> None:
        self._settled.emit(partial(self._end, ending))

    def _on_settled(self, call: Callable[[], None]) -> None:
        call()

    def _end(self, ending: Callable[[], None]) -> None:
        self._waiting -= 1
        if self._waiting == 0:
            self.freed.emit()
        ending()

    def _tell_progress(self, on_progress: Callable[[Step], None], step: Step) -> None:
        on_progress(step)
        self.progressed.emit(step)

    def _tell_crash(self, trace: str, endings: Endings) -> None:
        endings.on_cancelled()
        self.crashed.emit(trace)


def _leave_if(stop: Event) -> None:
    if stop.is_set():
        raise Cancelled


class _Reports:
    """Lets a step through when its stage is new or enough time has passed since the last."""

    def __init__(self, pass_on: Callable[[Step], None]) -> None:
        self._pass_on = pass_on
        self._stage: Stage | None = None
        self._told_at = 0.0

    def __call__(self, step: Step) -> None:
        now = time.monotonic()
        if step.stage is self._stage and now - self._told_at < _SECONDS_BETWEEN_REPORTS:
            return
        self._stage, self._told_at = step.stage, now
        self._pass_on(step)
