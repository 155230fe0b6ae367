"""What stands in 照合: records and whom they may be, as plain values for the window."""

from dataclasses import dataclass
from datetime import datetime

from scoring.codes import ResidentStatus
from scoring.record_codes import LinkField, LinkLevel, LinkState


@dataclass(frozen=True)
class PersonTexts:
    """What is told of somebody, as texts in the order they are compared; None: not given.

    ``birth`` is an ISO day, or two joined by ～ where only a range is known. Of a protected
    person (支援措置) everything is None.
    """

    name: str | None = None
    kana: str | None = None
    birth: str | None = None
    address: str | None = None
    phones: str | None = None


@dataclass(frozen=True)
class ReviewCandidate:
    """A resident a record may be; ``is_hidden``: under 支援措置, only 宛名番号 may be shown."""

    person_id: str
    texts: PersonTexts
    evidence: tuple[tuple[LinkField, LinkLevel], ...]
    likeness: float
    status: ResidentStatus
    is_hidden: bool


@dataclass(frozen=True)
class ReviewItem:
    """One record and whom it may be.

    ``given_id`` is a 宛名番号 the registry does not know (None: none given). ``needs``: what
    hangs on it, in words. ``is_protection``: 支援措置 hangs on it. ``linked_to`` is the
    resident it is linked to, and ``is_stranger`` says that a person called it nobody of this
    town; ``decided_by`` empty: nobody decided anything, ``decided_at`` when (None: nobody).
    ``is_later``: put off (あとで). ``is_hidden``: it is, or may be, of somebody under
    支援措置; then address and phones are None, as the resident's would be.
    """

    record_id: str
    texts: PersonTexts
    given_id: str | None
    source: str
    file: str
    line: int
    needs: tuple[str, ...]
    is_protection: bool
    state: LinkState
    candidates: tuple[ReviewCandidate, ...]
    linked_to: str | None = None
    is_stranger: bool = False
    is_later: bool = False
    decided_by: str = ""
    decided_at: datetime | None = None
    is_hidden: bool = False


@dataclass(frozen=True)
class Double:
    """Two 宛名番号 that seem to be one person or share one certificate.

    ``evidence`` holds ``field=level`` or ``certificate=<kind>`` texts; texts of a protected
    person are all None.
    """

    person_id: str
    other_id: str
    texts: PersonTexts
    other_texts: PersonTexts
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class ReviewCounts:
    """Counts of records: ``linked`` by rules or people, ``possible``, ``none`` (未照合).

    ``later`` and ``strangers`` are among those not linked; ``protections`` are records of
    支援措置 that are not linked, the most pressing of all.
    """

    linked: int
    possible: int
    none: int
    later: int
    strangers: int
    protections: int

    @property
    def unlinked(self) -> int:
        """Records that stand for nobody yet."""
        return self.possible + self.none


@dataclass(frozen=True)
class ReviewQueue:
    """What waits for a person: 支援措置 first, then possible, then none, put-off ones last.

    ``decided`` are the records a person linked or called a stranger: they can be taken back.
    """

    items: tuple[ReviewItem, ...]
    decided: tuple[ReviewItem, ...]
    doubles: tuple[Double, ...]
    counts: ReviewCounts
