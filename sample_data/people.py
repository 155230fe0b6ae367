"""The residents: age, sex, name, phone and state of everybody, as columns of numbers."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from sample_data.calendar_days import YEAR_DAYS, DayArray, day_number
from sample_data.dice import BoolArray, IntArray, pick, stream
from sample_data.families import CHILD_1, HEAD, NOBODY, PARENT_1, SPOUSE, make_families
from sample_data.person_names import GIVEN_FROM_YEAR, NameBook

MALE, FEMALE = 0, 1
RESIDENT, MOVED_OUT, DEAD, DELETED = range(4)
STATUS_WORDS = ("住民", "転出", "死亡", "消除")
LEFT_SHARES = (0.012, 0.008, 0.001)
PROTECTED_HOUSEHOLDS = 0.0022
VARIANT_SHARE, FOREIGN_SHARE = 0.03, 0.015
NO_PHONE, LANDLINE, MOBILE, BOTH = range(4)
UNKNOWN_FLOOR = 0
STRUCTURE_WORDS = (
    "", "木造", "非木造", "軽量鉄骨造", "鉄骨造", "鉄筋コンクリート造", "RC造",
    "鉄骨鉄筋コンクリート造",
)  # fmt: skip
UNKNOWN_STRUCTURE, WOODEN, STURDY_FROM = 0, 1, 2


@dataclass
class People:
    """One entry per resident, household by household, the head first.

    ``birth`` counts days from 1970-01-01 (NO_DAY: unknown to the key); ``floor`` is the
    storey lived on, UNKNOWN_FLOOR if the registry does not say; ``structure`` what the row says
    of the building, a position in STRUCTURE_WORDS; ``phone`` says which kinds of number the
    registry holds; ``is_located`` whether the row brings a whole position.
    """

    household: npt.NDArray[np.int32]
    slot: npt.NDArray[np.int8]
    birth: DayArray
    sex: npt.NDArray[np.int8]
    surname: npt.NDArray[np.int16]
    given: npt.NDArray[np.int16]
    status: npt.NDArray[np.int8]
    is_protected: BoolArray
    is_located: BoolArray
    floor: npt.NDArray[np.int16]
    structure: npt.NDArray[np.int8]
    phone: npt.NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.household)

    @property
    def takes_part(self) -> BoolArray:
        """Who is neither dead, moved out nor deleted."""
        return np.asarray(self.status == RESIDENT)


def people_town(
    households: int, as_of: date, seed: int, people_per_household: float | None = None
) -> People:
    """Give the residents of so many households; floors, structures and positions come later."""
    rng = stream(seed, "people")
    ages = make_families(rng, households, people_per_household)
    household, slot = np.nonzero(ages != NOBODY)
    age = ages[household, slot].astype(np.int64)
    birth = _birth_days(rng, age, as_of)
    sex = _sexes(rng, household, slot)
    # One start per household, one step per member: nobody is named like a sibling.
    turn = rng.integers(0, 2**31, households)[household] + slot
    people = People(
        household=household.astype(np.int32),
        slot=slot.astype(np.int8),
        birth=birth,
        sex=sex,
        surname=_surnames(rng, households)[household],
        given=_given_names(turn, birth, sex),
        status=np.zeros(len(slot), dtype=np.int8),
        is_protected=np.zeros(len(slot), dtype=bool),
        is_located=np.ones(len(slot), dtype=bool),
        floor=np.zeros(len(slot), dtype=np.int16),
        structure=np.zeros(len(slot), dtype=np.int8),
        phone=_phones(rng, age),
    )
    _let_some_leave(rng, people, households)
    _protect_some(rng, people, households)
    return people


def _birth_days(rng: np.random.Generator, age: IntArray, as_of: date) -> DayArray:
    days = np.floor((age + rng.random(len(age)) * 0.996 + 0.002) * YEAR_DAYS)
    return (day_number(as_of) - days).astype(np.int32)


def _sexes(rng: np.random.Generator, household: IntArray, slot: IntArray) -> npt.NDArray[np.int8]:
    spouses = np.zeros(int(household.max(initial=0)) + 1, dtype=bool)
    spouses[household[slot == SPOUSE]] = True
    head_is_female = rng.random(len(spouses)) < np.where(spouses, 0.06, 0.5)
    female = rng.random(len(slot)) < np.where(slot == PARENT_1, 0.82, 0.49)
    female = np.where(slot == HEAD, head_is_female[household], female)
    female = np.where(slot == SPOUSE, ~head_is_female[household], female)
    second_parent = slot > PARENT_1
    female[second_parent] = ~female[np.flatnonzero(second_parent) - 1]
    return female.astype(np.int8)


def _surnames(rng: np.random.Generator, households: int) -> npt.NDArray[np.int16]:
    book = NameBook()
    rank = np.arange(book.common_count)
    surnames = pick(rng, (1 / (rank + 12.0)).tolist(), households)
    kind = pick(rng, (1 - VARIANT_SHARE - FOREIGN_SHARE, VARIANT_SHARE, FOREIGN_SHARE), households)
    variants = book.common_count + rng.integers(0, book.variant_count, households)
    foreign = rng.integers(book.foreign_first, book.rare_first, households)
    surnames[kind == 1] = variants[kind == 1]
    surnames[kind > 1] = foreign[kind > 1]
    return surnames.astype(np.int16)


def _given_names(
    turn: IntArray, birth: DayArray, sex: npt.NDArray[np.int8]
) -> npt.NDArray[np.int16]:
    sizes = np.asarray(NameBook().group_sizes)
    firsts = np.cumsum(sizes) - sizes
    year = 1970 + birth / YEAR_DAYS
    group = np.searchsorted(GIVEN_FROM_YEAR[1:], year, side="right") * 2 + sex
    return np.asarray(firsts[group] + turn % sizes[group], dtype=np.int16)


def _phones(rng: np.random.Generator, age: IntArray) -> npt.NDArray[np.int8]:
    # share of those without, with a landline, with a mobile, with both
    bands = ((0, (1, 0, 0, 0)), (13, (0.7, 0, 0.3, 0)), (18, (0.12, 0.03, 0.8, 0.05)),
             (50, (0.09, 0.15, 0.51, 0.25)), (75, (0.09, 0.55, 0.12, 0.24)))  # fmt: skip
    phone = np.zeros(len(age), dtype=np.int8)
    for first, shares in bands:
        at = np.flatnonzero(age >= first)
        phone[at] = pick(rng, shares, len(at))
    return phone


def _let_some_leave(rng: np.random.Generator, people: People, households: int) -> None:
    moved, dead, deleted = LEFT_SHARES
    gone = rng.random(households)[people.household] < moved / 2
    fate = rng.random(len(people))
    elder = people.birth < np.median(people.birth)
    people.status[gone | (fate < moved / 2)] = MOVED_OUT
    people.status[(fate > 1 - 2 * dead) & elder] = DEAD
    people.status[(fate > moved) & (fate < moved + deleted)] = DELETED


def _protect_some(rng: np.random.Generator, people: People, households: int) -> None:
    families = np.unique(people.household[people.slot == CHILD_1])
    count = max(2, round(households * PROTECTED_HOUSEHOLDS))
    chosen = rng.permutation(families)[:count]
    people.is_protected[np.isin(people.household, chosen) & people.takes_part] = True
