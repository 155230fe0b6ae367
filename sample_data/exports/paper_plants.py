"""Papers of a special fate: terms that are over but applied for anew, handbooks given back."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from sample_data.calendar_days import day_number
from sample_data.dice import BoolArray, IntArray, stream
from sample_data.exports.papers import CARE_FORMS, PHYSICAL_FORMS, Papers, plain_papers
from sample_data.needs import Needs

STILL_LONG, OVER_SINCE = 90, 12


@dataclass(frozen=True)
class PaperPlants:
    """Rows of the needs: those with a change applied for, and those given back.

    ``moved`` are the rows whose last day is another than in the template: half of the
    pending, whose term is over already, and all that were given back.
    """

    pending: IntArray
    returned: IntArray
    moved: IntArray
    last_day: IntArray


def choose_papers(needs: Needs, may: BoolArray, month: date, order: tuple[int, int]) -> PaperPlants:
    """Choose the rows of people who ``may``; ``order`` is how many of each, and the seed."""
    count, seed = order
    rng, day = stream(seed, "papers"), day_number(month)
    settled = may[needs.person] & needs.in_force(month) & (needs.valid_from < day - STILL_LONG)
    going = settled & np.isin(needs.form, CARE_FORMS) & (needs.last_day > day + STILL_LONG)
    pending = _some(rng, going, 2 * count)
    physical = np.isin(needs.form, PHYSICAL_FORMS)
    parts = np.bincount(needs.person[physical], minlength=len(may))
    returned = _some(rng, settled & physical & (parts == 1)[needs.person], count)
    moved = np.concatenate([pending[::2], returned])
    return PaperPlants(pending, returned, moved, day - OVER_SINCE - np.arange(len(moved)) % 10)


def make_papers(needs: Needs, plants: PaperPlants) -> Papers:
    """Give the papers as the systems hold them, of needs that begin with those chosen from."""
    papers = plain_papers(move_last_days(needs, plants))
    papers.is_pending[plants.pending] = True
    papers.is_returned[plants.returned] = True
    return papers


def move_last_days(needs: Needs, plants: PaperPlants) -> Needs:
    """Give the needs with the last days that the systems hold."""
    last = needs.last_day.copy()
    last[plants.moved] = plants.last_day
    return Needs(needs.person, needs.form, needs.valid_from, last)


def _some(rng: np.random.Generator, fit: BoolArray, count: int) -> IntArray:
    return np.sort(rng.permutation(np.flatnonzero(fit))[:count])
