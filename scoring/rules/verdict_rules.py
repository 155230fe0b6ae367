"""Reads the verdict rules (避難の判定): limits, reach of the water by rank, and the ordered rows.

On load every case of facts is tried: a file that leaves a case without a verdict, or lets an
unknown home be safe, is refused (:mod:`scoring.rules.verdict_table`).
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from scoring.codes import Verdict, VerdictReason
from scoring.errors import RulesProblem
from scoring.rules.depth_ranks import refuse_other_ranks
from scoring.rules.toml_table import TomlTable, parse_toml, refuse_doubled
from scoring.rules.verdict_table import VerdictRule, VerdictTable, build_verdict_table
from scoring.verdict_codes import FACTS

_DURATION_RANKS = 7
_NO_BOUND = float("inf")
_RULE_KEYS = ("id", "verdict", "in_use", "source", *FACTS)


@dataclass(frozen=True)
class VerdictRules:
    """The verdict rules.

    Parameters
    ----------
    highest_floor
        For depth rank 1 to 6 the highest floor reached; 0: not even the ground floor.
    duration_below_h
        For duration rank 1 to 7 the hours it stays below; the last has no bound (infinite).
    stay_limit_h
        The longest time in hours for which a household may be left in the water.
    storeys_above_water
        How many storeys above the reach of the water an escape upstairs needs; at least 1.
    rules
        The rows in order, those not in use included.
    table
        The verdict of every case.
    """

    highest_floor: tuple[int, ...]
    duration_below_h: tuple[float, ...]
    stay_limit_h: float
    storeys_above_water: int
    rules: tuple[VerdictRule, ...]
    table: VerdictTable


def parse_verdict_rules(text: str, file: str) -> VerdictRules:
    """Read the verdict rules from TOML text, checked whole; raises RulesError."""
    top = parse_toml(text, file)
    top.allow(
        "checked_on", "source", "stay_limit_h", "storeys_above_water", "reach", "duration", "rule"
    )
    top.day("checked_on")
    top.text("source")
    rules = _parse_rules(top)
    return VerdictRules(
        highest_floor=_parse_floors(top),
        duration_below_h=_parse_durations(top),
        stay_limit_h=top.number("stay_limit_h"),
        storeys_above_water=_at_least_one(top, "storeys_above_water"),
        rules=rules,
        table=build_verdict_table(rules, top),
    )


def _parse_floors(top: TomlTable) -> tuple[int, ...]:
    tables = top.tables("reach")
    for table in tables:
        table.allow("rank", "highest_floor", "source")
        table.text("source")
    refuse_other_ranks(top, [table.whole("rank") for table in tables])
    floors = tuple(table.whole("highest_floor") for table in tables)
    for table, (shallow, deep) in zip(tables[1:], pairwise(floors), strict=True):
        if deep < shallow:
            raise table.refuse(
                RulesProblem.NOT_ASCENDING, "highest_floor", value=deep, expected=f"≥ {shallow}"
            )
    return floors


def _parse_durations(top: TomlTable) -> tuple[float, ...]:
    tables = top.tables("duration")
    found = [_parse_duration(table) for table in tables]
    ranks = [table.whole("rank") for table in tables]
    wanted = list(range(1, _DURATION_RANKS + 1))
    if ranks != wanted:
        raise top.refuse(RulesProblem.UNKNOWN_VALUE, "rank", value=ranks, expected=wanted)
    for table, (shorter, longer) in zip(tables[1:], pairwise(found), strict=True):
        if longer <= shorter:
            raise table.refuse(
                RulesProblem.NOT_ASCENDING, "below_h", value=longer, expected=f"> {shorter:g}"
            )
    return tuple(found)


def _parse_duration(table: TomlTable) -> float:
    table.allow("rank", "below_h", "source")
    table.text("source")
    return table.number("below_h") if "below_h" in table else _NO_BOUND


def _parse_rules(top: TomlTable) -> tuple[VerdictRule, ...]:
    tables = top.tables("rule")
    refuse_doubled(tables, "id")
    return tuple(_parse_rule(table) for table in tables)


def _parse_rule(table: TomlTable) -> VerdictRule:
    table.allow(*_RULE_KEYS)
    reason = table.code("id", VerdictReason)
    named = table.called(reason.value)
    conditions = {name: _parse_words(named, name, codes) for name, codes in FACTS.items()}
    if all(words is None for words in conditions.values()):
        raise named.refuse(RulesProblem.NO_CONDITION, "water", expected=" / ".join(FACTS))
    return VerdictRule(
        reason=reason,
        conditions={name: words for name, words in conditions.items() if words is not None},
        verdict=named.code("verdict", Verdict),
        is_in_use=named.truth("in_use") if "in_use" in named else True,
        source=named.text("source"),
    )


def _parse_words(table: TomlTable, name: str, codes: type[StrEnum]) -> frozenset[str] | None:
    if name not in table:
        return None
    words = table.texts(name)
    table.known(name, words, [code.value for code in codes])
    return frozenset(words)


def _at_least_one(top: TomlTable, key: str) -> int:
    value = top.whole(key)
    if value < 1:
        raise top.refuse(RulesProblem.OUT_OF_RANGE, key, value=value, expected="≥ 1")
    return value
