"""Who needs what: care levels by age, handbooks by part and grade, devices, wishes.

Rates are those of a Japanese city in broad strokes; each certificate has its days in force.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from sample_data import need_forms as forms
from sample_data.calendar_days import NO_DAY, DayArray, day_number, whole_years
from sample_data.dice import BoolArray, IntArray, by_age, pick, stream, strikes
from sample_data.people import FEMALE, People

CARE_AGES = (40, 65, 70, 75, 80, 85, 90)
CARE_CHANCES = (0, 0.004, 0.03, 0.06, 0.12, 0.26, 0.47, 0.7)
CARE_WEIGHTS = (0.14, 0.14, 0.21, 0.17, 0.13, 0.12, 0.09)
PART_WEIGHTS = {
    "視覚": 7, "聴覚": 9, "平衡": 0.3, "音声言語": 1.3, "上肢": 13, "下肢": 22, "体幹": 9,
    "移動機能": 1, "心臓": 18, "じん臓": 10, "呼吸器": 2.2, "ぼうこう直腸": 5, "小腸": 0.2,
    "免疫": 1, "肝臓": 0.5,
}  # fmt: skip
SECOND_PART_SHARE, SECOND_PART_STEP = 0.14, 5
RENEWED_FROM, STAYS_SHARE = 0.5, 0.3
EXPIRED_SHARE, RENEWED_SHARE, OLD_ROW_SHARE, FUTURE_SHARE = 0.015, 0.03, 0.06, 0.01
YEAR = 365
LONG_CARE = 3
WISH_SHARE, NO_WISH_SHARE = 0.38, 0.07
FERTILE = (20, 43)


@dataclass(frozen=True)
class Needs:
    """Requirement rows: whose, which of FORMS, first and last day in force (NO_DAY: open)."""

    person: npt.NDArray[np.int32]
    form: npt.NDArray[np.int16]
    valid_from: DayArray
    last_day: DayArray

    def __len__(self) -> int:
        return len(self.person)

    def in_force(self, as_of: date) -> BoolArray:
        """Tell which rows count at ``as_of``; the last day still counts."""
        day = day_number(as_of)
        begun = (self.valid_from == NO_DAY) | (self.valid_from <= day)
        return np.asarray(begun & ((self.last_day == NO_DAY) | (self.last_day >= day)))

    def take(self, at: IntArray) -> "Needs":
        """Give the rows at the given positions."""
        return Needs(self.person[at], self.form[at], self.valid_from[at], self.last_day[at])


class NeedDraft:
    """Gathers rows kind by kind and gives them in the order of the residents."""

    def __init__(self) -> None:
        self._parts: list[Needs] = []

    def add(self, person: IntArray, form: IntArray, first: IntArray, last: IntArray) -> None:
        """Add rows; NO_DAY for an open end."""
        self._parts.append(
            Needs(
                person.astype(np.int32),
                form.astype(np.int16),
                first.astype(np.int32),
                last.astype(np.int32),
            )
        )

    def build(self) -> Needs:
        """Join all rows, by person, then by form, then by first day."""
        joined = Needs(
            np.concatenate([part.person for part in self._parts]),
            np.concatenate([part.form for part in self._parts]),
            np.concatenate([part.valid_from for part in self._parts]),
            np.concatenate([part.last_day for part in self._parts]),
        )
        return joined.take(np.lexsort((joined.valid_from, joined.form, joined.person)))


def give_needs(people: People, as_of: date, seed: int) -> Needs:
    """Draw the requirement rows of everybody."""
    draft, day = NeedDraft(), day_number(as_of)
    ages = whole_years(people.birth, as_of).astype(np.int64)
    rng = stream(seed, "needs")
    cared, levels = _certify_care(rng, draft, ages, day)
    _add_by_care(rng, draft, (cared, levels), day)
    handicapped = _add_physical(rng, draft, ages, day)
    others = _add_other_handbooks(rng, draft, ages, day)
    _add_devices(rng, draft, ages, day)
    _add_mothers_and_languages(rng, draft, people, day)
    _add_wishes(rng, draft, np.unique(np.concatenate([cared, handicapped, others])))
    return draft.build()


def _open_ends(count: int) -> IntArray:
    return np.full(count, NO_DAY, dtype=np.int64)


def _period(rng: np.random.Generator, count: int, day: int) -> tuple[IntArray, IntArray]:
    years = rng.integers(1, 4, count)
    first = day - 1 - np.floor(rng.random(count) * (years * YEAR - 3)).astype(np.int64)
    return first, first + years * YEAR - 1


def _certify_care(
    rng: np.random.Generator, draft: NeedDraft, ages: IntArray, day: int
) -> tuple[IntArray, IntArray]:
    person = strikes(rng, by_age(ages, CARE_AGES, CARE_CHANCES))
    graver = np.clip((ages[person] - 80) / 60, -0.1, 0.3)
    levels = pick(rng, CARE_WEIGHTS, len(person))
    levels = np.minimum(levels + (rng.random(len(person)) < graver), len(CARE_WEIGHTS) - 1)
    numbers = _numbers(forms.CARE, forms.CARE_GRADES)
    first, last = _period(rng, len(person), day)
    fate = rng.random(len(person))
    expired = fate < EXPIRED_SHARE
    last = np.where(expired, day - 1 - rng.integers(0, 120, len(person)), last)
    first = np.where(expired, last - YEAR + 1, first)
    future = fate > 1 - FUTURE_SHARE
    shift = np.where(future, day - first + 5, 0)
    draft.add(person, numbers[levels], first + shift, last + shift)
    old = (fate > EXPIRED_SHARE) & (fate < EXPIRED_SHARE + OLD_ROW_SHARE)
    draft.add(
        person[old], numbers[np.maximum(levels[old] - 1, 0)], first[old] - YEAR, first[old] - 1
    )
    # Renewed ahead of time at the same level: two rows in force, which earn the points once.
    twice = (fate > RENEWED_FROM) & (fate < RENEWED_FROM + RENEWED_SHARE)
    draft.add(person[twice], numbers[levels[twice]], np.full(twice.sum(), day), last[twice] + YEAR)
    return person, levels


def _numbers(kind: str, grades: tuple[str, ...]) -> IntArray:
    return np.array([forms.form_number(kind, "", grade) for grade in grades])


def _add_by_care(
    rng: np.random.Generator, draft: NeedDraft, care: tuple[IntArray, IntArray], day: int
) -> None:
    person, levels = care
    dementia = _numbers(forms.DEMENTIA, ("Ⅰ", "Ⅱa", "Ⅱb", "Ⅲa", "Ⅲb", "Ⅳ", "M"))
    bedridden = _numbers(forms.BEDRIDDEN, ("J1", "J2", "A1", "A2", "B1", "B2", "C1", "C2"))
    for numbers, share, spread in ((dementia, 0.62, 1.6), (bedridden, 0.8, 1.1)):
        has = rng.random(len(person)) < share
        place = np.rint(levels[has] + rng.normal(0, spread, has.sum())).astype(np.int64)
        first, last = _period(rng, int(has.sum()), day)
        draft.add(person[has], numbers[np.clip(place, 0, len(numbers) - 1)], first, last)
    stays = (levels > LONG_CARE) & (rng.random(len(person)) < STAYS_SHARE)
    number = np.full(stays.sum(), forms.form_number(forms.MANUAL, "", forms.IN_CARE))
    first = day - rng.integers(20, 900, int(stays.sum()))
    draft.add(person[stays], number, first, _open_ends(len(first)))


def _add_physical(rng: np.random.Generator, draft: NeedDraft, ages: IntArray, day: int) -> IntArray:
    person = strikes(rng, by_age(ages, (18, 40, 65, 75), (0.004, 0.009, 0.022, 0.06, 0.085)))
    part = pick(rng, tuple(PART_WEIGHTS.values()), len(person))
    number = _grade_of_part(rng, part)
    first = day - rng.integers(60, 20 * YEAR, len(person))
    draft.add(person, number, first, _open_ends(len(person)))
    more = rng.random(len(person)) < SECOND_PART_SHARE
    second = _grade_of_part(rng, (part[more] + SECOND_PART_STEP) % len(PART_WEIGHTS))
    draft.add(person[more], second, first[more], _open_ends(int(more.sum())))
    return person


def _grade_of_part(rng: np.random.Generator, part: IntArray) -> IntArray:
    number = np.zeros(len(part), dtype=np.int64)
    for place, name in enumerate(PART_WEIGHTS):
        at = np.flatnonzero(part == place)
        grades = forms.LEGAL_GRADES[name]
        firsts = forms.form_number(forms.PHYSICAL, name, f"{grades[0]}級")
        number[at] = firsts + pick(rng, (1.6,) + (1.0,) * (len(grades) - 1), len(at))
    return number


def _add_other_handbooks(
    rng: np.random.Generator, draft: NeedDraft, ages: IntArray, day: int
) -> IntArray:
    kinds = (
        (forms.INTELLECTUAL, (3, 18, 50), (0.002, 0.016, 0.009, 0.004), (1.6, 2, 2.6, 2.8)),
        (forms.MENTAL, (15, 70), (0, 0.013, 0.006), (0.8, 6, 3.4)),
        (forms.DISEASE, (20, 60), (0.0015, 0.006, 0.014), (1, 6)),
    )
    everybody = []
    for kind, edges, chances, weights in kinds:
        person = strikes(rng, by_age(ages, edges, chances))
        number = next(n for n, form in enumerate(forms.FORMS) if form.kind == kind)
        first, last = _period(rng, len(person), day)
        if kind == forms.INTELLECTUAL:
            last = _open_ends(len(person))
        draft.add(person, number + pick(rng, weights, len(person)), first, last)
        everybody.append(person)
    return np.concatenate(everybody)


def _add_devices(rng: np.random.Generator, draft: NeedDraft, ages: IntArray, day: int) -> None:
    chances = {
        "人工呼吸器": ((65,), (0.00015, 0.0004)),
        "在宅酸素": ((60, 75), (0.0001, 0.003, 0.006)),
        "吸引": ((75,), (0.0002, 0.001)),
    }
    for device, (edges, chance) in chances.items():
        person = strikes(rng, by_age(ages, edges, chance))
        number = np.full(len(person), forms.form_number(forms.DEVICE, device))
        first = day - rng.integers(10, 5 * YEAR, len(person))
        draft.add(person, number, first, _open_ends(len(person)))
        # Suction beside a ventilator, oxygen beside suction: the second pair earns points once.
        beside = {"人工呼吸器": "吸引", "吸引": "在宅酸素"}.get(device)
        if beside is not None:
            second = np.full(len(person), forms.form_number(forms.DEVICE, beside))
            draft.add(person, second, first, _open_ends(len(person)))


def _add_mothers_and_languages(
    rng: np.random.Generator, draft: NeedDraft, people: People, day: int
) -> None:
    years = (day - people.birth) / YEAR
    may_be = (people.sex == FEMALE) & (years > FERTILE[0]) & (years < FERTILE[1])
    person = strikes(rng, may_be * 0.03)
    first = day - rng.integers(5, 200, len(person))
    draft.add(person, np.full(len(person), forms.form_number(forms.PREGNANCY)), first, first + 290)
    person = strikes(rng, np.full(len(people), 0.004))
    number = np.full(len(person), forms.form_number(forms.JAPANESE))
    draft.add(person, number, _open_ends(len(person)), _open_ends(len(person)))


def _add_wishes(rng: np.random.Generator, draft: NeedDraft, eligible: IntArray) -> None:
    drawn = rng.random(len(eligible))
    for wish, low, high in (
        (forms.WISHES, 0.0, WISH_SHARE),
        (forms.DOES_NOT_WISH, WISH_SHARE, WISH_SHARE + NO_WISH_SHARE),
    ):
        person = eligible[(drawn >= low) & (drawn < high)]
        number = np.full(len(person), forms.form_number(forms.WISH, "", wish))
        draft.add(person, number, _open_ends(len(person)), _open_ends(len(person)))
