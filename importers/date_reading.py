"""What a text says of a day: the earliest and the latest it can mean, and what is doubtful."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DateDoubt(StrEnum):
    """Why a text gives no day, or gives one or several that should be looked at."""

    UNREADABLE = "unreadable"
    IMPOSSIBLE = "impossible"
    NOT_KNOWN = "not_known"
    OUTSIDE_ERA = "outside_era"
    RANGE = "range"
    SERIAL = "serial"


@dataclass(frozen=True)
class DateReading:
    """The days a text can mean, both ends included; both None: none could be read.

    ``doubt`` None: nothing is doubtful, and the two are one day.
    """

    earliest: date | None
    latest: date | None
    doubt: DateDoubt | None = None

    @property
    def day(self) -> date | None:
        """The exact day; None: none is known, or only a range."""
        return self.earliest if self.earliest == self.latest else None


UNREADABLE = DateReading(None, None, DateDoubt.UNREADABLE)
IMPOSSIBLE = DateReading(None, None, DateDoubt.IMPOSSIBLE)
NOT_KNOWN = DateReading(None, None, DateDoubt.NOT_KNOWN)


def exact(day: date, doubt: DateDoubt | None = None) -> DateReading:
    """Give the reading of one day."""
    return DateReading(day, day, doubt)
