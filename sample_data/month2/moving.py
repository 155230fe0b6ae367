"""The town while the month goes by: copies of its columns, which events change."""

from dataclasses import fields, replace

import numpy as np

from sample_data.calendar_days import NO_DAY
from sample_data.dice import BoolArray, IntArray, stream
from sample_data.exports.town_month import UNANSWERED, Consents, TownMonth
from sample_data.month2.start import FirstMonth
from sample_data.needs import Needs
from sample_data.people import MOVED_OUT, UNKNOWN_STRUCTURE, People
from sample_data.streets import Homes

PEOPLE_COLUMNS = tuple(field.name for field in fields(People))


class Papers2:
    """Requirement rows in motion; ``is_kept`` False: the row is no longer in any file."""

    def __init__(self, needs: Needs) -> None:
        self.person, self.form = needs.person.copy(), needs.form.copy()
        self.valid_from, self.last_day = needs.valid_from.copy(), needs.last_day.copy()
        self.is_kept = np.ones(len(needs), dtype=bool)
        self.is_pending = np.zeros(len(needs), dtype=bool)
        self.is_returned = np.zeros(len(needs), dtype=bool)

    def add(self, person: int, form: int, valid_from: int, last_day: int = NO_DAY) -> None:
        """Put a row at the end."""
        self.person = np.append(self.person, np.int32(person))
        self.form = np.append(self.form, np.int16(form))
        self.valid_from = np.append(self.valid_from, np.int32(valid_from))
        self.last_day = np.append(self.last_day, np.int32(last_day))
        self.is_kept = np.append(self.is_kept, True)
        self.is_pending = np.append(self.is_pending, False)
        self.is_returned = np.append(self.is_returned, False)

    def needs(self) -> Needs:
        """Give all rows, kept or not."""
        return Needs(self.person, self.form, self.valid_from, self.last_day)


class Moving:
    """People, homes, answers and papers of the town; events draw people and change them.

    ``before`` are the residents' texts of month one, ``flats`` buildings to move to.

    Nobody is drawn twice, nor anybody of a household of which one was drawn.
    """

    def __init__(self, start: FirstMonth, count: int, seed: int) -> None:
        month = start.month
        self.count, self.rng = count, stream(seed, "month2")
        self.people = _copy(month.people)
        self.building = month.street.homes.building.copy()
        self.room = month.street.homes.room.copy()
        self.texts = dict(month.texts)
        self.count_before = len(month.people)
        self.is_in_registry = np.ones(len(month.people), dtype=bool)
        self.answer, self.answer_day = month.consents.state.copy(), month.consents.day.copy()
        self.is_asked = month.consents.is_asked.copy()
        self.papers = Papers2(start.register.needs)
        self.before = month.resident_texts()
        self.flats = _flats(month)
        untroubled = np.isin(np.arange(len(month.people)), start.troubled, invert=True)
        self.may_be_forgotten = month.is_protected & month.takes_part & untroubled
        self.may_return = (month.people.status == MOVED_OUT) & untroubled
        self._free = _quiet_people(start)

    def draw(self, among: BoolArray | None = None, share: float = 1) -> list[int]:
        """Give about ``count`` × ``share`` people, one of a household, and set those aside."""
        fit = self._free[: len(self.people)].copy()
        if among is not None:
            fit &= among[: len(fit)]
        wanted = max(1, round(self.count * share))
        found = self.rng.permutation(np.flatnonzero(fit))
        homes = self.people.household[found]
        _, first = np.unique(homes, return_index=True)
        chosen = found[np.sort(first)][:wanted]
        self._free &= ~np.isin(self.people.household[: len(self._free)], homes_of(self, chosen))
        return [int(person) for person in chosen]

    def members(self, person: int) -> IntArray:
        """Give everybody of a person's household."""
        return np.flatnonzero(self.people.household == self.people.household[person])

    def found_household(self, building: int, room: int) -> int:
        """Give the number of a new household at a home."""
        self.building = np.append(self.building, building)
        self.room = np.append(self.room, room)
        return len(self.building) - 1

    def add_person(self, like: int, **facts: int) -> int:
        """Add somebody: as another person is, but for the facts told; gives the number."""
        values = {name: getattr(self.people, name)[like] for name in PEOPLE_COLUMNS}
        values |= {"status": 0, "is_protected": False, "is_located": True, "floor": 0}
        values |= {"structure": UNKNOWN_STRUCTURE} | facts
        self.people = People(
            **{
                name: np.append(column, np.array([values[name]], dtype=column.dtype))
                for name, column in self._columns().items()
            }
        )
        self.is_in_registry = np.append(self.is_in_registry, True)
        self.answer = np.append(self.answer, UNANSWERED)
        self.answer_day = np.append(self.answer_day, np.int32(NO_DAY))
        self.is_asked = np.append(self.is_asked, False)
        return len(self.people) - 1

    def town(self, month: TownMonth) -> TownMonth:
        """Give the facts of month two, with the papers of month one still."""
        homes = Homes(self.building, self.room)
        return replace(
            month,
            people=self.people,
            street=replace(month.street, homes=homes),
            consents=Consents(self.answer, self.answer_day, self.is_asked),
            texts=self.texts,
            is_in_registry=self.is_in_registry,
            is_protected=self.people.is_protected,
        )

    def _columns(self) -> dict[str, np.ndarray]:
        return {name: getattr(self.people, name) for name in PEOPLE_COLUMNS}


def homes_of(moving: Moving, people: IntArray) -> IntArray:
    """Give the households of some people."""
    return np.unique(moving.people.household[people])


def _flats(month: TownMonth) -> IntArray:
    """Give the buildings with flats; a hamlet without any has only houses to move to."""
    flats = np.flatnonzero(month.street.buildings.name >= 0)
    return flats if len(flats) else np.arange(len(month.street.addresses))


def _copy(people: People) -> People:
    return People(**{name: getattr(people, name).copy() for name in PEOPLE_COLUMNS})


def _quiet_people(start: FirstMonth) -> BoolArray:
    """Tell whose whole household takes part, unprotected and without a planted error."""
    people, month = start.month.people, start.month
    restless = ~people.takes_part | month.is_protected | ~month.has_birth
    special = np.concatenate([start.papers.pending, start.papers.returned])
    restless[start.register.needs.person[special]] = True
    restless[[*start.troubled, *start.odd_people.everybody()]] = True
    homes = np.zeros(int(people.household.max(initial=0)) + 1, dtype=bool)
    homes[people.household[restless]] = True
    quiet: BoolArray = ~homes[people.household]
    return quiet
