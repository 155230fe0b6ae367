"""The point table (配点表): what each requirement is worth, from when, and by which clause."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from scoring.codes import Level, MemberCount
from scoring.columns import FloatArray
from scoring.errors import RulesError, RulesProblem
from scoring.rules.conditions import (
    AgeRange,
    RowCondition,
    parse_age_range,
    parse_row_condition,
)
from scoring.rules.toml_table import TomlTable, parse_toml, refuse_doubled

MOST_POINTS = 1_000_000
THOUSANDTHS = 1000
"""Points have three decimals at most, so that sums are exact in any order."""


@dataclass(frozen=True)
class RuleValue:
    """What a rule is worth from a day on; ``points`` None: the rule has ended."""

    applies_from: date
    points: float | None
    source: str


@dataclass(frozen=True)
class PointRule:
    """One rule; ``row`` None: a rule on age alone. Values in order of their first day."""

    id: str
    label: str
    row: RowCondition | None
    ages: AgeRange
    values: tuple[RuleValue, ...]

    def value_at(self, as_of: date) -> RuleValue | None:
        """Give the value in force; None before the first day and after the end."""
        begun = [value for value in self.values if value.applies_from <= as_of]
        return begun[-1] if begun and begun[-1].points is not None else None


@dataclass(frozen=True)
class RuleInForce:
    """A rule as it stands at the reference day (基準日)."""

    id: str
    label: str
    row: RowCondition | None
    ages: AgeRange
    points: float
    source: str


@dataclass(frozen=True)
class Thresholds:
    """Smallest score of each level (inclusive), strictly falling from A to D."""

    a: float
    b: float
    c: float
    d: float

    def positions(self, scores: FloatArray) -> npt.NDArray[np.int8]:
        """Give the position in :class:`Level` of each score; -1: no score, or below D."""
        found = np.full(len(scores), -1, dtype=np.int8)
        for position, minimum in reversed(list(enumerate((self.a, self.b, self.c, self.d)))):
            found[scores >= minimum] = position
        return found


@dataclass(frozen=True)
class PointTable:
    """A town's point table; individual and household thresholds are two separate tables."""

    name: str
    rules: tuple[PointRule, ...]
    individual_levels: Thresholds
    household_levels: Thresholds
    members: MemberCount
    file: str

    def in_force(self, as_of: date) -> tuple[RuleInForce, ...]:
        """Give the rules in force at ``as_of``, in table order.

        Raises
        ------
        RulesError
            NOTHING_IN_FORCE: with this table nobody in town would have a score that day.
        """
        held = tuple(
            RuleInForce(rule.id, rule.label, rule.row, rule.ages, value.points, value.source)
            for rule in self.rules
            if (value := rule.value_at(as_of)) is not None and value.points is not None
        )
        if not held:
            first = min(rule.values[0].applies_from for rule in self.rules)
            raise RulesError(
                RulesProblem.NOTHING_IN_FORCE,
                file=self.file,
                rule=self.name,
                key="from",
                value=as_of.isoformat(),
                expected=f"≥ {first.isoformat()}",
            )
        return held


def parse_point_table(text: str, file: str) -> PointTable:
    """Read a point table from TOML text, checked whole.

    Raises
    ------
    RulesError
        The first thing that is not as it must be, with file, rule and key.
    """
    top = parse_toml(text, file)
    top.allow("name", "checked_on", "source", "rule", "levels", "household")
    if "checked_on" in top:
        top.day("checked_on")
    if "source" in top:
        top.text("source")
    name = top.text("name")
    rules = tuple(_parse_rule(table) for table in _named_rules(top))
    levels = top.table("levels")
    levels.allow("individual", "household")
    return PointTable(
        name=name,
        rules=rules,
        individual_levels=_parse_thresholds(levels.table("individual")),
        household_levels=_parse_thresholds(levels.table("household")),
        members=_parse_members(top),
        file=file,
    )


def _named_rules(top: TomlTable) -> list[TomlTable]:
    tables = [
        table.called(table.text("id")) if "id" in table else table for table in top.tables("rule")
    ]
    refuse_doubled((table for table in tables if "id" in table), "id")
    return tables


def _parse_rule(table: TomlTable) -> PointRule:
    table.allow("id", "label", "kind", "part", "grade", "age_from", "age_to", "value")
    row = parse_row_condition(table)
    ages = parse_age_range(table)
    if row is None and ages.is_open:
        raise table.refuse(RulesProblem.NO_CONDITION, "kind", expected="kind / age_from / age_to")
    values = tuple(_parse_value(value) for value in table.tables("value"))
    for earlier, later in pairwise(values):
        if later.applies_from <= earlier.applies_from:
            raise table.refuse(
                RulesProblem.DATES_NOT_ASCENDING,
                "from",
                value=later.applies_from.isoformat(),
                expected=f"> {earlier.applies_from.isoformat()}",
            )
    return PointRule(table.text("id"), table.text("label"), row, ages, values)


def _parse_value(table: TomlTable) -> RuleValue:
    table.allow("from", "points", "ended", "source")
    return RuleValue(table.day("from"), _parse_points(table), table.text("source"))


def _parse_points(table: TomlTable) -> float | None:
    if "ended" not in table:
        points = table.number("points")
        if points > MOST_POINTS or round(points, 3) != points:
            nearest = min(round(points, 3), MOST_POINTS)
            raise table.refuse(
                RulesProblem.OUT_OF_RANGE, "points", value=points, expected=str(nearest)
            )
        return points
    if not table.truth("ended"):
        raise table.refuse(RulesProblem.UNKNOWN_VALUE, "ended", value="false", expected="true")
    if "points" in table:
        raise table.refuse(
            RulesProblem.UNKNOWN_KEY, "points", value="points", expected="ended = true"
        )
    return None


def _parse_thresholds(table: TomlTable) -> Thresholds:
    names = [level.value for level in Level]
    table.allow(*names)
    minima = [table.number(name) for name in names]
    for name, higher, lower in zip(names[1:], minima, minima[1:], strict=False):
        if lower >= higher:
            raise table.refuse(
                RulesProblem.NOT_DESCENDING,
                name,
                value=table.values[name],
                expected=f"< {higher:g}",
            )
    return Thresholds(*minima)


def _parse_members(top: TomlTable) -> MemberCount:
    if "household" not in top:
        return MemberCount.ALL
    household = top.table("household")
    household.allow("members")
    return household.code("members", MemberCount)
