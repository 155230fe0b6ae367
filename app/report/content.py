"""The call list as a plain value: what stands on the paper, before any ink.

Made by :mod:`app.report.call_list`. Nothing here knows frames of the store, Qt or files.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from scoring.codes import ExclusionReason

OLD_AFTER_DAYS = 31


@dataclass(frozen=True)
class SourceAge:
    """One source the list rests on, by the name staff use (住基, 介護 …).

    ``exported_on`` None: nobody said when the other system wrote the file.
    """

    name: str
    exported_on: date | None

    def is_old(self, as_of: date) -> bool:
        """Tell whether the source is too old to trust at ``as_of``; an unknown day is."""
        return self.exported_on is None or (as_of - self.exported_on).days > OLD_AFTER_DAYS


@dataclass(frozen=True)
class LayerCredit:
    """One hazard layer in use, with the credit and day of publication its maker asks for."""

    name: str
    credit: str | None
    published_on: date | None


@dataclass(frozen=True)
class ListHeading:
    """What every page says about the list as a whole; ``as_of`` is the 基準日."""

    town: str
    is_training: bool
    as_of: date
    sources: tuple[SourceAge, ...]
    layers: tuple[LayerCredit, ...]
    points_name: str


@dataclass(frozen=True)
class ListFrames:
    """The frames a list is made of; the household frames agree row by row."""

    residents: pd.DataFrame
    requirements: pd.DataFrame
    contributions: pd.DataFrame
    individuals: pd.DataFrame
    household_scores: pd.DataFrame
    locations: pd.DataFrame
    exposure: pd.DataFrame
    verdicts: pd.DataFrame
    call_order: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as given, and whose it is (世帯主, 長女 花子 …)."""

    number: str
    whose: str


@dataclass(frozen=True, slots=True)
class Person:
    """A name as registered; ``kana`` and ``age`` None: not known. Age is taken at 基準日."""

    name: str
    kana: str | None
    age: int | None


@dataclass(frozen=True, slots=True)
class MemberNeed:
    """One member with a score or a need; ``code`` is empty for a member without a score."""

    name: str
    age: int | None
    is_head: bool
    code: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hazard:
    """Depth and verdict in words; ``duration`` is empty where no such layer is in use.

    ``reasons`` starts with why the verdict was reached; behind it stand what is unknown and
    the floor lived on.
    """

    depth: str
    verdict: str
    reasons: tuple[str, ...]
    duration: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the household lives; ``note`` tells a position that is only coarse."""

    address: str
    building: str | None
    district: str | None
    note: str


@dataclass(frozen=True, slots=True)
class HouseholdBlock:
    """One household as printed, never split over two pages.

    ``call_rank`` and ``tier`` None: not on the call list, only on the power list; a sealed
    list has no tiers and its own ``call_rank``.
    """

    household_id: str
    call_rank: int | None
    tier: int | None
    support_codes: str
    head: Person
    members: int
    in_need: tuple[MemberNeed, ...]
    phones: tuple[Phone, ...]
    place: Place
    hazard: Hazard


@dataclass(frozen=True)
class Section:
    """One part of the list, in printed order; ``note`` says what it holds and how it is used."""

    name: str
    note: str
    blocks: tuple[HouseholdBlock, ...]


@dataclass(frozen=True)
class TierCount:
    """Households and residents of one tier on the call list."""

    tier: int
    households: int
    residents: int


@dataclass(frozen=True)
class Reconciliation:
    """The sum that adds up: residents = listed + Σ excluded, each in residents.

    ``power_only`` of ``power_households`` stand on the power list alone, since they stay dry.
    """

    residents: int
    listed: int
    excluded: tuple[tuple[ExclusionReason, int], ...]
    households: int
    listed_households: int
    excluded_households: tuple[tuple[ExclusionReason, int], ...]
    tiers: tuple[TierCount, ...]
    not_on_map_households: int
    power_households: int
    power_only: int

    def __post_init__(self) -> None:
        """Refuse a sum that does not add up: somebody would have dropped out in silence."""
        if self.residents != self.listed + sum(count for _, count in self.excluded):
            raise ValueError("residents are not listed plus excluded")
        gone = sum(count for _, count in self.excluded_households)
        if self.households != self.listed_households + gone:
            raise ValueError("households are not listed plus excluded")
        if self.listed != sum(tier.residents for tier in self.tiers):
            raise ValueError("listed residents are not the sum of the tiers")


@dataclass(frozen=True)
class CallList:
    """A whole list: heading, counts and sections; ``fingerprint`` is 8 characters of its hash.

    ``remarks`` are sentences the first sheet must say, e.g. that a layer is missing.
    """

    title: str
    is_sealed: bool
    heading: ListHeading
    counts: Reconciliation
    remarks: tuple[str, ...]
    sections: tuple[Section, ...]
    fingerprint: str
