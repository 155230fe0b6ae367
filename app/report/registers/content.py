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
    """One column; ``share`` of the width of the page, all together 1.

    Numbers stand at its right edge.
    """

    title: str
    share: float
    is_number: bool = False


@dataclass(frozen=True)
class RegisterGroup:
    """Rows under one name (a district, a state); the name is empty where there is one group."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Bar:
    """One bar; ``shade`` 0 none, 1–6 the graver the darker, None: unknown (dotted, crossed)."""

    label: str
    number: int
    shade: int | None


@dataclass(frozen=True)
class BarChart:
    """Bars under each other, to one scale; every number stands at the end of its bar."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Register:
    """One register; ``sums`` are sentences that add up, ``note`` says whom it holds.

    ``kind`` None: a sheet of the page 区域. ``charts`` are drawn above the rows,
    ``unit`` is what a row counts.

    ``fingerprint`` is 8 characters of its hash, as on the call list.
    """

    kind: RegisterKind | None
    title: str
    note: str
    heading: ListHeading
    columns: tuple[RegisterColumn, ...]
    groups: tuple[RegisterGroup, ...]
    sums: tuple[str, ...]
    fingerprint: str = ""
    charts: tuple[BarChart, ...] = ()
    unit: str = "人"

    @property
    def count(self) -> int:
        """How many rows it has."""
        return sum(len(group.rows) for group in self.groups)
