"""Reads the verdict matrix: up to which floor (居住階) the water of each depth rank reaches."""

from dataclasses import dataclass
from itertools import pairwise

from scoring.errors import RulesProblem
from scoring.rules.depth_ranks import refuse_other_ranks
from scoring.rules.toml_table import TomlTable, parse_toml


@dataclass(frozen=True)
class VerdictRules:
    """The verdict matrix.

    Parameters
    ----------
    highest_floor
        For rank 1 to 6 the highest floor reached; 0: not even the ground floor.
    floor_if_unknown
        The floor that counts where nobody knows it; the verdict says so.
    """

    highest_floor: tuple[int, ...]
    floor_if_unknown: int


def parse_verdict_rules(text: str, file: str) -> VerdictRules:
    """Read the verdict matrix from TOML text, checked whole; raises RulesError."""
    top = parse_toml(text, file)
    top.allow("checked_on", "source", "floor_if_unknown", "reach")
    top.day("checked_on")
    top.text("source")
    tables = top.tables("reach")
    for table in tables:
        table.allow("rank", "highest_floor", "source")
        table.text("source")
    refuse_other_ranks(top, [table.whole("rank") for table in tables])
    return VerdictRules(_parse_floors(tables), top.whole("floor_if_unknown"))


def _parse_floors(tables: list[TomlTable]) -> tuple[int, ...]:
    floors = tuple(table.whole("highest_floor") for table in tables)
    for table, (shallow, deep) in zip(tables[1:], pairwise(floors), strict=True):
        if deep < shallow:
            raise table.refuse(
                RulesProblem.NOT_ASCENDING, "highest_floor", value=deep, expected=f"≥ {shallow}"
            )
    return floors
