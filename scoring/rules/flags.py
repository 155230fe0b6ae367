"""Which requirement rows raise a flag: facts that order or route a call but earn no points."""

from dataclasses import dataclass

from scoring.codes import Flag
from scoring.errors import RulesProblem
from scoring.rules.conditions import RowCondition, parse_row_condition
from scoring.rules.toml_table import TomlTable, parse_toml


@dataclass(frozen=True)
class FlagRule:
    """One way to raise a flag; a flag may have several."""

    flag: Flag
    row: RowCondition
    source: str


@dataclass(frozen=True)
class FlagRules:
    """All flag rules; every flag of :class:`scoring.codes.Flag` has at least one."""

    rules: tuple[FlagRule, ...]


def parse_flags(text: str, file: str) -> FlagRules:
    """Read the flag rules from TOML text, checked whole; raises RulesError."""
    top = parse_toml(text, file)
    top.allow("checked_on", "source", "when")
    top.day("checked_on")
    top.text("source")
    rules = tuple(_parse_flag_rule(table) for table in top.tables("when"))
    for flag in Flag:
        if all(rule.flag != flag for rule in rules):
            raise top.refuse(RulesProblem.MISSING_KEY, "flag", expected=flag.value)
    return FlagRules(rules)


def _parse_flag_rule(table: TomlTable) -> FlagRule:
    table.allow("flag", "kind", "part", "grade", "source")
    flag = table.code("flag", Flag)
    row = parse_row_condition(table)
    if row is None:
        raise table.refuse(RulesProblem.NO_CONDITION, "kind", expected='"…"')
    return FlagRule(flag, row, table.text("source"))
