"""Reads the tiers of the call list (呼びかけの層) and the order inside it.

On load every case that may stand on a list is tried: a table that leaves one without a tier
is refused, so no household can fall through at night.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import product

from scoring.codes import Level, Verdict
from scoring.errors import RulesProblem
from scoring.rules.toml_table import TomlTable, parse_toml, refuse_doubled

NO_LEVEL = "none"
LEVEL_WORDS = (*(level.value for level in Level), NO_LEVEL)
VERDICT_WORDS = tuple(verdict.value for verdict in Verdict)


class OrderBy(StrEnum):
    """What the call list may be ordered by."""

    TIER = "tier"
    HOUSEHOLD_LEVEL = "household_level"
    HOUSEHOLD_SCORE = "household_score"
    TOP_INDIVIDUAL_LEVEL = "top_individual_level"
    FLOOD_RANK = "flood_rank"
    DEPTH_M = "depth_m"
    HOUSEHOLD_ID = "household_id"


class Direction(StrEnum):
    """Which end comes first. Level A is the smallest level."""

    SMALLEST = "smallest"
    LARGEST = "largest"


class EmptyPlace(StrEnum):
    """Where a household stands for which the value is empty."""

    FIRST = "first"
    LAST = "last"


_HAZARD_KEYS = (OrderBy.FLOOD_RANK, OrderBy.DEPTH_M)


@dataclass(frozen=True)
class OrderKey:
    """One key of the call order."""

    by: OrderBy
    first: Direction
    empty: EmptyPlace


@dataclass(frozen=True)
class Case:
    """All that a tier may depend on, for one household."""

    verdict: str
    household_level: str
    top_individual_level: str
    needs_power: bool
    has_score: bool
    flooded: bool

    @property
    def is_listable(self) -> bool:
        """False for dry homes, and for a level without a score, which cannot be."""
        levels = {self.household_level, self.top_individual_level}
        return self.verdict != Verdict.DRY and (self.has_score or levels == {NO_LEVEL})


@dataclass(frozen=True)
class TierCondition:
    """Conditions that must all hold; None: does not matter."""

    verdict: frozenset[str] | None
    household_level: frozenset[str] | None
    top_individual_level: frozenset[str] | None
    needs_power: bool | None
    has_score: bool | None
    flooded: bool | None

    def is_met_by(self, case: Case) -> bool:
        """Tell whether the case fulfils every condition."""
        words = (
            (self.verdict, case.verdict),
            (self.household_level, case.household_level),
            (self.top_individual_level, case.top_individual_level),
        )
        truths = (
            (self.needs_power, case.needs_power),
            (self.has_score, case.has_score),
            (self.flooded, case.flooded),
        )
        return all(wanted is None or found in wanted for wanted, found in words) and all(
            wanted is None or found is wanted for wanted, found in truths
        )


@dataclass(frozen=True)
class Tier:
    """One tier; any of its conditions is enough."""

    number: int
    label: str
    when: tuple[TierCondition, ...]


@dataclass(frozen=True)
class TierTable:
    """Tiers from the most urgent on, and the order of the call list."""

    tiers: tuple[Tier, ...]
    order: tuple[OrderKey, ...]

    def tier_of(self, case: Case) -> int | None:
        """Give the first tier the case falls in; None: none (dry, or it cannot be)."""
        if not case.is_listable:
            return None
        for tier in self.tiers:
            if any(condition.is_met_by(case) for condition in tier.when):
                return tier.number
        return None

    @cached_property
    def by_case(self) -> tuple[int | None, ...]:
        """The tier of every case, in the order of :func:`every_case`."""
        return tuple(self.tier_of(case) for case in every_case())


def every_case() -> Iterator[Case]:
    """Go through all cases; the last field turns fastest, each in the order of its words."""
    truths = (False, True)
    for values in product(VERDICT_WORDS, LEVEL_WORDS, LEVEL_WORDS, truths, truths, truths):
        yield Case(*values)


def parse_tiers(text: str, file: str) -> TierTable:
    """Read tiers and call order from TOML text, checked whole.

    Raises
    ------
    RulesError
        The first thing that is not as it must be; CASE_WITHOUT_TIER names the case.
    """
    top = parse_toml(text, file)
    top.allow("checked_on", "source", "tier", "order")
    top.day("checked_on")
    top.text("source")
    table = TierTable(_parse_all_tiers(top), _parse_order(top))
    for case, tier in zip(every_case(), table.by_case, strict=True):
        if case.is_listable and tier is None:
            raise top.refuse(RulesProblem.CASE_WITHOUT_TIER, "tier", value=_told(case))
    return table


def _parse_all_tiers(top: TomlTable) -> tuple[Tier, ...]:
    tables = top.tables("tier")
    refuse_doubled(tables, "number")
    tiers = tuple(_parse_tier(table) for table in tables)
    numbers = [tier.number for tier in tiers]
    wanted = list(range(1, len(tiers) + 1))
    if numbers != wanted:
        raise top.refuse(RulesProblem.NOT_ASCENDING, "number", value=numbers, expected=wanted)
    return tiers


def _parse_tier(table: TomlTable) -> Tier:
    table.allow("number", "label", "source", "when")
    table.text("source")
    when = tuple(_parse_condition(condition) for condition in table.tables("when"))
    return Tier(table.whole("number"), table.text("label"), when)


def _parse_condition(table: TomlTable) -> TierCondition:
    names = TierCondition.__dataclass_fields__
    table.allow(*names)
    if not table.values:
        raise table.refuse(RulesProblem.NO_CONDITION, "when", expected=" / ".join(names))
    return TierCondition(
        verdict=_words(table, "verdict", VERDICT_WORDS),
        household_level=_words(table, "household_level", LEVEL_WORDS),
        top_individual_level=_words(table, "top_individual_level", LEVEL_WORDS),
        needs_power=_truth(table, "needs_power"),
        has_score=_truth(table, "has_score"),
        flooded=_truth(table, "flooded"),
    )


def _words(table: TomlTable, key: str, allowed: tuple[str, ...]) -> frozenset[str] | None:
    if key not in table:
        return None
    words = table.texts(key)
    table.known(key, words, allowed)
    return frozenset(words)


def _truth(table: TomlTable, key: str) -> bool | None:
    return table.truth(key) if key in table else None


def _parse_order(top: TomlTable) -> tuple[OrderKey, ...]:
    tables = top.tables("order")
    refuse_doubled(tables, "by")
    order = tuple(_parse_order_key(table) for table in tables)
    for position, wanted in ((0, OrderBy.TIER), (-1, OrderBy.HOUSEHOLD_ID)):
        if order[position].by != wanted:
            raise tables[position].refuse(
                RulesProblem.UNKNOWN_VALUE,
                "by",
                value=order[position].by.value,
                expected=wanted.value,
            )
    return order


def _parse_order_key(table: TomlTable) -> OrderKey:
    table.allow("by", "first", "empty", "source")
    table.text("source")
    key = OrderKey(
        table.code("by", OrderBy), table.code("first", Direction), table.code("empty", EmptyPlace)
    )
    if key.by in _HAZARD_KEYS and key.empty is not EmptyPlace.FIRST:
        raise table.refuse(
            RulesProblem.UNKNOWN_VALUE, "empty", value=key.empty.value, expected="first"
        )
    return key


def _told(case: Case) -> str:
    return ", ".join(
        f"{name} = {str(value).lower() if isinstance(value, bool) else value}"
        for name, value in vars(case).items()
    )
