"""Requirements × rules → contributions with their source rows → individual scores and levels.

The contributions are the result; the score (個人スコア) is their sum. Rules are matched
against the distinct combinations of kind, part and grade, of which a town has some hundreds,
and joined back to the rows, so the work grows with the rows only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from scoring.codes import Flag, Level, RequirementKind, ResidentStatus
from scoring.columns import TEXT, FloatArray, code_column, codes_from_positions
from scoring.frames import CONTRIBUTIONS, INDIVIDUALS, UNSCORED
from scoring.rules import FlagRules, RowCondition, RuleInForce, Rules
from scoring.rules.points import THOUSANDTHS
from scoring.validity import is_in_force

_IntArray = npt.NDArray[np.int64]
_NOBODY = -1
_YEAR_ONE = 1970
_MONTHS = 12


@dataclass(frozen=True)
class IndividualScores:
    """What each resident scores, and why: frames CONTRIBUTIONS and INDIVIDUALS."""

    contributions: pd.DataFrame
    individuals: pd.DataFrame


@dataclass(frozen=True)
class _Met:
    """Pairs of a person and a rule met; ``row`` is the requirement row, -1 for a rule on age."""

    person: _IntArray
    rule: _IntArray
    row: _IntArray


class _Ages(NamedTuple):
    """The ends of each person's possible ages; NaN: unknown."""

    oldest: FloatArray
    youngest: FloatArray


def score_individuals(
    residents: pd.DataFrame, requirements: pd.DataFrame, rules: Rules, as_of: date
) -> IndividualScores:
    """Score each resident at the reference day (基準日).

    Each rule met is added once per person. Whoever meets no rule has no score (NaN), which
    is not 0. Requirement rows of people who take no part, and rows not in force, count
    nothing.

    Parameters
    ----------
    residents
        RESIDENTS; only rows of status RESIDENT are scored, in their order.
    requirements
        REQUIREMENTS; counted where :func:`scoring.validity.is_in_force`.

    Raises
    ------
    RulesError
        NOTHING_IN_FORCE: the point table has no rule in force at ``as_of``.
    """
    people = residents[(residents["status"] == ResidentStatus.RESIDENT.value).to_numpy()]
    rows = requirements[is_in_force(requirements, as_of)]
    person_of_row = pd.Index(people["person_id"]).get_indexer(pd.Index(rows["person_id"]))
    rows = rows[person_of_row != _NOBODY].reset_index(drop=True)
    person_of_row = person_of_row[person_of_row != _NOBODY].astype(np.int64)
    ages = _ages_of(people, as_of)
    in_force = rules.points.in_force(as_of)
    met = _met_rules(rows, person_of_row, in_force, ages)
    scores = _sum_points(met, in_force, len(people))
    flags = _raised_flags(rows, person_of_row, rules.flags, len(people))
    individuals = INDIVIDUALS.build(
        {
            "person_id": people["person_id"],
            "household_id": people["household_id"],
            "age": ages.oldest,
            "score": scores,
            "level": codes_from_positions(Level, rules.points.individual_levels.positions(scores)),
            **{flag.value: flags[flag] for flag in Flag},
            "youngest_age": ages.youngest,
        }
    )
    return IndividualScores(_told_contributions(met, in_force, people, rows), individuals)


def count_unscored(requirements: pd.DataFrame, rules: Rules, as_of: date) -> pd.DataFrame:
    """Count the rows in force that neither a rule nor a flag meets (UNSCORED), by their words.

    A need without a point may be meant so (heart grade 3), or the table may not know the
    scale of this prefecture: somebody has to look.
    """
    rows = requirements[is_in_force(requirements, as_of)]
    rows = rows[(rows["kind"] != RequirementKind.SUPPORT_WISH.value).to_numpy()]
    combination, distinct = _combinations(rows)
    conditions = [rule.row for rule in rules.points.in_force(as_of) if rule.row is not None]
    conditions += [rule.row for rule in rules.flags.rules]
    unmet = [
        (*cells, count)
        for cells, count in zip(distinct, np.bincount(combination).tolist(), strict=True)
        if not any(condition.is_met_by(*cells) for condition in conditions)
    ]
    kinds, parts, grades, counts = zip(*sorted(unmet), strict=True) if unmet else ((),) * 4
    return UNSCORED.build(
        {
            "kind": code_column(RequirementKind, kinds),
            "part": [part or np.nan for part in parts],
            "grade": [grade or np.nan for grade in grades],
            "rows": counts,
        }
    )


def _ages_of(people: pd.DataFrame, as_of: date) -> _Ages:
    oldest = ages_at(people["birth_date"], as_of)
    day = pd.Timestamp(as_of)
    latest = people["birth_latest"].fillna(people["birth_date"])
    # a range that reaches past the reference day begins at birth
    youngest = ages_at(latest.where(~(latest > day), day), as_of)
    return _Ages(oldest, np.where(np.isnan(oldest), np.nan, youngest))


def ages_at(birth_dates: pd.Series, as_of: date) -> FloatArray:
    """Whole years (満年齢) at ``as_of``.

    Somebody born on 29 February is a year older from 1 March in common years. NaN: the birth
    date is unknown or lies after ``as_of``.
    """
    days = birth_dates.to_numpy(dtype="datetime64[D]")
    months = days.astype("datetime64[M]")
    birth_year = days.astype("datetime64[Y]").astype(np.int64) + _YEAR_ONE
    birth_month = months.astype(np.int64) % _MONTHS + 1
    birth_day = (days - months).astype(np.int64) + 1
    before_birthday = (birth_month > as_of.month) | (
        (birth_month == as_of.month) & (birth_day > as_of.day)
    )
    ages: FloatArray = (as_of.year - birth_year - before_birthday).astype(np.float64)
    ages[np.isnat(days) | (days > np.datetime64(as_of))] = np.nan
    return ages


def _met_rules(
    rows: pd.DataFrame, person_of_row: _IntArray, in_force: Sequence[RuleInForce], ages: _Ages
) -> _Met:
    by_row = [number for number, rule in enumerate(in_force) if rule.row is not None]
    conditions = [rule.row for rule in in_force if rule.row is not None]
    row, position = _match_rows(rows, conditions)
    rule = np.array(by_row, dtype=np.int64)[position]
    found = _fitting_age(_Met(person_of_row[row], rule, row), in_force, ages)
    parts = [_first_rows(found, rows, len(in_force))]
    for number, one in enumerate(in_force):
        if one.row is None:
            person = np.flatnonzero(one.ages.holds(*ages))
            parts.append(_Met(person, np.full_like(person, number), np.full_like(person, _NOBODY)))
    return _in_order(parts)


def _match_rows(
    rows: pd.DataFrame, conditions: Sequence[RowCondition]
) -> tuple[_IntArray, _IntArray]:
    """Give (row, position in ``conditions``) of every condition a row meets."""
    combination, distinct = _combinations(rows)
    met = [
        [number for number, condition in enumerate(conditions) if condition.is_met_by(*cells)]
        for cells in distinct
    ]
    counts = np.array([len(found) for found in met], dtype=np.int64)
    flat = np.array([number for found in met for number in found], dtype=np.int64)
    starts = np.cumsum(counts) - counts
    per_row = counts[combination]
    row = np.repeat(np.arange(len(rows), dtype=np.int64), per_row)
    ends = np.cumsum(per_row)
    within = np.arange(len(row), dtype=np.int64) - np.repeat(ends - per_row, per_row)
    return row, flat[starts[combination[row]] + within]


def _combinations(rows: pd.DataFrame) -> tuple[_IntArray, list[tuple[str, str, str]]]:
    """Give each row the number of its (kind, part, grade); an empty cell is ``""``."""
    kind = rows["kind"].cat.codes.to_numpy().astype(np.int64)
    part, parts = pd.factorize(rows["part"], use_na_sentinel=True)
    grade, grades = pd.factorize(rows["grade"], use_na_sentinel=True)
    key = (kind * (len(parts) + 1) + part + 1) * (len(grades) + 1) + grade + 1
    number, keys = pd.factorize(key)
    kinds = list(rows["kind"].cat.categories)
    part_words, grade_words = ["", *parts], ["", *grades]
    cells = [
        (
            kinds[one // ((len(parts) + 1) * (len(grades) + 1))],
            part_words[one // (len(grades) + 1) % (len(parts) + 1)],
            grade_words[one % (len(grades) + 1)],
        )
        for one in keys
    ]
    return number.astype(np.int64), cells


def _fitting_age(met: _Met, in_force: Sequence[RuleInForce], ages: _Ages) -> _Met:
    fits = np.ones(len(met.rule), dtype=bool)
    for number, rule in enumerate(in_force):
        if not rule.ages.is_open:
            here = np.flatnonzero(met.rule == number)
            person = met.person[here]
            fits[here] = rule.ages.holds(ages.oldest[person], ages.youngest[person])
    return _Met(met.person[fits], met.rule[fits], met.row[fits])


def _first_rows(met: _Met, rows: pd.DataFrame, rule_count: int) -> _Met:
    """Keep each rule once per person, with the first source row by file and line."""
    file, _ = pd.factorize(rows["file"], sort=True)
    line = rows["line"].to_numpy()
    key = met.person * rule_count + met.rule
    order = np.lexsort((line[met.row], file[met.row], key))
    sorted_key = key[order]
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = sorted_key[1:] != sorted_key[:-1]
    kept = order[is_first]
    return _Met(met.person[kept], met.rule[kept], met.row[kept])


def _in_order(parts: Sequence[_Met]) -> _Met:
    person = np.concatenate([part.person for part in parts])
    rule = np.concatenate([part.rule for part in parts])
    row = np.concatenate([part.row for part in parts])
    order = np.lexsort((rule, person))
    return _Met(person[order], rule[order], row[order])


def _sum_points(met: _Met, in_force: Sequence[RuleInForce], people_count: int) -> FloatArray:
    """Sum in whole thousandths: exact, so the order of rules and rows cannot matter."""
    points = np.rint(np.array([rule.points for rule in in_force]) * THOUSANDTHS)
    sums = np.bincount(met.person, weights=points[met.rule], minlength=people_count)
    scores = sums / THOUSANDTHS
    scores[np.bincount(met.person, minlength=people_count) == 0] = np.nan
    return np.asarray(scores, dtype=np.float64)


def _raised_flags(
    rows: pd.DataFrame, person_of_row: _IntArray, flags: FlagRules, people_count: int
) -> dict[Flag, npt.NDArray[np.bool_]]:
    row, position = _match_rows(rows, [rule.row for rule in flags.rules])
    raised = {flag: np.zeros(people_count, dtype=bool) for flag in Flag}
    for number, rule in enumerate(flags.rules):
        raised[rule.flag][person_of_row[row[position == number]]] = True
    return raised


def _told_contributions(
    met: _Met, in_force: Sequence[RuleInForce], people: pd.DataFrame, rows: pd.DataFrame
) -> pd.DataFrame:
    of_age = met.row == _NOBODY
    line = rows["line"].to_numpy().astype(np.float64)
    points = np.array([rule.points for rule in in_force], dtype=np.float64)
    return CONTRIBUTIONS.build(
        {
            "person_id": people["person_id"].take(met.person),
            "rule_id": _words([rule.id for rule in in_force], met.rule),
            "label": _words([rule.label for rule in in_force], met.rule),
            "points": points[met.rule],
            "file": rows["file"].array.take(met.row, allow_fill=True),
            "line": np.where(of_age, np.nan, np.append(line, np.nan)[met.row]),
        }
    )


def _words(words: Sequence[str], positions: _IntArray) -> pd.Series:
    return pd.Series(words, dtype=TEXT).take(positions)
