"""How long work tells where it is, and learns that a person wants it to stop."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.errors import Cancelled


class Stage(StrEnum):
    """What is being done, in the order of the data's way; words in ``app/wording``."""

    READING = "reading"
    LINKING = "linking"
    COMPARING = "comparing"
    SCORING = "scoring"
    LOCATING = "locating"
    OVERLAYING = "overlaying"
    RANKING = "ranking"
    LISTING = "listing"
    DRAWING = "drawing"
    SAVING = "saving"


@dataclass(frozen=True)
class Step:
    """One message: ``done`` of ``total`` units of a stage; ``total`` 0 means not countable."""

    stage: Stage
    done: int
    total: int


class Progress:
    """Passed down into long work; by default it is silent and never cancels."""

    def __init__(
        self,
        report: Callable[[Step], None] | None = None,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._report = report
        self._is_cancelled = is_cancelled

    def step(self, stage: Stage, done: int = 0, total: int = 0) -> None:
        """Tell where the work is.

        Raises
        ------
        Cancelled
            A person asked to stop; called between units, so nothing is left half done.
        """
        if self._is_cancelled is not None and self._is_cancelled():
            raise Cancelled
        if self._report is not None:
            self._report(Step(stage, done, total))
