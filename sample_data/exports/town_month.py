"""The facts of the town in one month, and its residents as texts without any planted error."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from sample_data.calendar_days import NO_DAY, DayArray, DayBook
from sample_data.dice import BoolArray, IntArray
from sample_data.exports.papers import Papers
from sample_data.files import RESIDENT_COLUMNS, ResidentRows, Street
from sample_data.people import People

UNANSWERED, GIVEN, REFUSED = range(3)
CONSENT_WORDS = ("未回答", "同意", "不同意")
Cells = Mapping[tuple[int, str], str]


@dataclass(frozen=True)
class Consents:
    """Each resident's answer and its day (NO_DAY: not said); ``is_asked``: stands on the list."""

    state: IntArray
    day: DayArray
    is_asked: BoolArray


@dataclass(frozen=True)
class TownMonth:
    """Everything that is true of the town on a day.

    ``texts`` are cells of residents (by column of the template) that the numbers do not give,
    such as a name with 外字. ``is_in_registry`` is False for who vanished from it.
    ``is_protected`` is what the files of this month say of 支援措置.
    """

    as_of: date
    people: People
    street: Street
    papers: Papers
    consents: Consents
    texts: Cells
    is_in_registry: BoolArray
    is_protected: BoolArray

    @property
    def rows(self) -> IntArray:
        """Who stands in the registry, in its order."""
        return np.flatnonzero(self.is_in_registry)

    @property
    def takes_part(self) -> BoolArray:
        """Who stands in the registry and is neither dead, moved out nor deleted."""
        return np.asarray(self.is_in_registry & self.people.takes_part)

    def resident_texts(self) -> dict[str, list[str]]:
        """Give every column of the template for all people, by number, true and well spelled.

        An unknown birth date is an empty text.
        """
        everybody = np.arange(len(self.people))
        written = ResidentRows(self.people, self.street).columns(everybody, self.people.is_located)
        texts = dict(zip(RESIDENT_COLUMNS, written, strict=True))
        for (person, column), text in self.texts.items():
            texts[column][person] = text
        return texts

    @property
    def has_birth(self) -> BoolArray:
        """Whose birth date is known."""
        return np.asarray(self.people.birth != NO_DAY)

    def consent_texts(self) -> tuple[list[str], list[str]]:
        """Give the day and the word of everybody's answer; who was never asked: 未回答."""
        words = [CONSENT_WORDS[state] for state in self.consents.state.tolist()]
        return DayBook().texts(self.consents.day), words
