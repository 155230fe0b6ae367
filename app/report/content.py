"""The call list as a plain value: what stands on the paper, before any ink.

Made by :mod:`app.report.call_list`. Nothing here knows frames of the store, Qt or files.
"""

from dataclasses import dataclass
from datetime import date

from app.pipeline.counting import Reconciliation
from app.report.list_check import ListCheck


@dataclass(frozen=True)
class SourceAge:
    """One source the list rests on, by the name staff use (住基, 介護 …).

    ``exported_on`` None: nobody said when the other system wrote the file. ``limit_days`` is
    how old it may be (:mod:`app.settings.freshness`).
    """

    name: str
    exported_on: date | None
    limit_days: int = 31

    def is_old(self, as_of: date) -> bool:
        """Tell whether the source is too old to trust at ``as_of``; an unknown day is."""
        return self.exported_on is None or (as_of - self.exported_on).days > self.limit_days


@dataclass(frozen=True)
class LayerCredit:
    """One hazard layer in use, with the credit and day of publication its maker asks for."""

    name: str
    credit: str | None
    published_on: date | None


@dataclass(frozen=True)
class ChosenPart:
    """The part of the list that a person chose on the map; protected households are in no count.

    ``outside_households`` stand on the town's call list and not in this part;
    ``unlocated_outside`` and ``at_town_outside`` of them might live in it.
    """

    name: str
    households: int
    residents: int
    in_need: int
    listed_households: int
    outside_households: int
    outside_residents: int
    unlocated_outside: int
    at_town_outside: int


@dataclass(frozen=True)
class ListHeading:
    """What is said about the list as a whole; ``as_of`` is the 基準日.

    ``refused_rows`` of the files were not taken: the people in them are in no count.
    ``unscored_rows`` of the welfare files are in force and earn no point by this table.
    ``unlinked`` records of lists without a 宛名番号 stand for nobody yet (未照合).
    ``area`` is the area a person chose for the list, empty: nobody chose one. ``grid_mark``
    tells the squares of the wall map apart from those of another, empty: there are none.
    ``check`` is the coverage check (点検); None: nobody asked for it. ``chosen`` None: it is
    the whole list.
    """

    town: str
    is_training: bool
    as_of: date
    sources: tuple[SourceAge, ...]
    layers: tuple[LayerCredit, ...]
    points_name: str
    refused_rows: int = 0
    unscored_rows: int = 0
    unlinked: int = 0
    area: str = ""
    grid_mark: str = ""
    check: ListCheck | None = None
    chosen: ChosenPart | None = None


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as given, and whose it is (世帯主, 長女 花子, 支援者 鈴木 …).

    ``is_own`` is false where only somebody outside the household answers it.
    """

    number: str
    whose: str
    is_own: bool = True


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
    """Depth and verdict in words; ``duration`` is empty where none is known.

    ``reasons`` are the facts of the verdict behind the depth, in the order of ``sentence``,
    which says all of it.
    """

    depth: str
    verdict: str
    reasons: tuple[str, ...]
    duration: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the household lives; ``note`` tells a position that is only coarse.

    ``square`` names the square of the wall map (C-4), or says why there is none.
    """

    address: str
    building: str | None
    district: str | None
    note: str
    square: str


@dataclass(frozen=True, slots=True)
class HouseholdBlock:
    """One household as printed, never split over two pages.

    ``call_rank`` and ``tier`` None: not on the call list, only on the power list; a sealed
    list has no tiers and its own ``call_rank``. ``shelter`` names the nearest fit one with its
    straight distance; empty: the town has no list of shelters, or the home no position.
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
    shelter: str = ""


@dataclass(frozen=True)
class Section:
    """One part of the list, in printed order; ``note`` says what it holds and how it is used."""

    name: str
    note: str
    blocks: tuple[HouseholdBlock, ...]


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
