"""A register as a plain value: groups of rows under fixed columns, and the sums below."""

from dataclasses import dataclass
from enum import StrEnum

from app.report.content import ListHeading


class RegisterKind(StrEnum):
    """The registers, in the order they are offered."""

    FLOOD_BY_DISTRICT = "flood_by_district"
    WITHOUT_CONSENT = "without_consent"
    WITHOUT_PHONE = "without_phone"
    WITHOUT_SUPPORTER = "without_supporter"
    CERTIFICATE_EXPIRED = "certificate_expired"
    UNLINKED = "unlinked"
    NEW_SINCE = "new_since"


@dataclass(frozen=True)
class RegisterColumn:
    """One column; ``share`` of the width of the page, all together 1."""

    title: str
    share: float


@dataclass(frozen=True)
class RegisterGroup:
    """Rows under one name (a district, a state); the name is empty where there is one group."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Register:
    """One register; ``sums`` are sentences that add up, ``note`` says whom it holds.

    ``fingerprint`` is 8 characters of its hash, as on the call list.
    """

    kind: RegisterKind
    title: str
    note: str
    heading: ListHeading
    columns: tuple[RegisterColumn, ...]
    groups: tuple[RegisterGroup, ...]
    sums: tuple[str, ...]
    fingerprint: str = ""

    @property
    def count(self) -> int:
        """How many rows it has."""
        return sum(len(group.rows) for group in self.groups)
