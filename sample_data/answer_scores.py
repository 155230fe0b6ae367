"""The true scores, from the facts of the town and the point table in ``need_forms``."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from sample_data.calendar_days import whole_years
from sample_data.dice import BoolArray, FloatArray, IntArray
from sample_data.need_forms import (
    AGE_LINES,
    DEVICE,
    FORMS,
    HOUSEHOLD_LEVELS,
    INDIVIDUAL_LEVELS,
    POINT_LINES,
    WISH,
    WISHES,
)
from sample_data.needs import Needs
from sample_data.people import People

LEVELS = ("A", "B", "C", "D", "")
NO_LEVEL = 4


@dataclass(frozen=True)
class PersonAnswers:
    """One entry per resident; ``age`` -1 unknown, ``score`` NaN: meets no requirement."""

    age: npt.NDArray[np.int16]
    score: FloatArray
    level: IntArray
    wishes: BoolArray
    needs_power: BoolArray
    cannot_climb: BoolArray


@dataclass(frozen=True)
class HouseholdAnswers:
    """One entry per household; without members who take part there is no answer row."""

    members: IntArray
    score_sum: FloatArray
    score: FloatArray
    level: IntArray
    top_level: IntArray
    needs_power: BoolArray
    cannot_climb: BoolArray
    is_protected: BoolArray


def score_people(people: People, needs: Needs, as_of: date) -> PersonAnswers:
    """Add up the points of every line of the table that a resident meets, each line once."""
    age = whole_years(people.birth, as_of)
    live = needs.take(np.flatnonzero(needs.in_force(as_of)))
    lines = np.array([-1 if form.line is None else form.line for form in FORMS])[live.form]
    met = np.unique(live.person[lines >= 0].astype(np.int64) * len(POINT_LINES) + lines[lines >= 0])
    points = np.array([line.points for line in POINT_LINES])[met % len(POINT_LINES)]
    owner = met // len(POINT_LINES)
    total = np.bincount(owner, weights=points, minlength=len(people)).astype(np.float64)
    count = np.bincount(owner, minlength=len(people))
    for first, last, worth in AGE_LINES:
        fits = (age >= first) & (age <= last)
        total += fits * worth
        count += fits
    score = np.where(count > 0, total, np.nan)
    kinds = np.array([form.kind for form in FORMS])
    wish = (kinds == WISH) & np.array([form.grade == WISHES for form in FORMS])
    return PersonAnswers(
        age=age,
        score=score,
        level=_levels(score, INDIVIDUAL_LEVELS),
        wishes=_holds(live, wish, len(people)),
        needs_power=_holds(live, kinds == DEVICE, len(people)),
        cannot_climb=_holds(live, np.array([form.stops_climbing for form in FORMS]), len(people)),
    )


def score_households(people: People, answers: PersonAnswers, households: int) -> HouseholdAnswers:
    """Divide the sum of the members who take part by their number."""
    here = people.takes_part
    home = people.household[here]
    members = np.bincount(home, minlength=households)
    known = np.nan_to_num(answers.score[here])
    score_sum = np.bincount(home, weights=known, minlength=households).astype(np.float64)
    scored = np.bincount(home, weights=~np.isnan(answers.score[here]), minlength=households)
    with np.errstate(invalid="ignore"):
        score = np.where(scored > 0, score_sum / members, np.nan)
    top = np.full(households, NO_LEVEL)
    np.minimum.at(top, home, answers.level[here])
    return HouseholdAnswers(
        members=members,
        score_sum=score_sum,
        score=score,
        level=_levels(score, HOUSEHOLD_LEVELS),
        top_level=top,
        needs_power=_any(home, answers.needs_power[here], households),
        cannot_climb=_any(home, answers.cannot_climb[here], households),
        is_protected=_any(home, people.is_protected[here], households),
    )


def _holds(needs: Needs, forms: BoolArray, people: int) -> BoolArray:
    holders = np.zeros(people, dtype=bool)
    holders[needs.person[forms[needs.form]]] = True
    return holders


def _any(home: npt.NDArray[np.int32], truth: BoolArray, households: int) -> BoolArray:
    found = np.zeros(households, dtype=bool)
    found[home[truth]] = True
    return found


def _levels(score: FloatArray, limits: tuple[tuple[float, str], ...]) -> IntArray:
    reached = [score >= least for least, _ in limits]
    return np.select(reached, [LEVELS.index(level) for _, level in limits], NO_LEVEL)
