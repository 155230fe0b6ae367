"""Reads the depth classes: six ranks with their lower edges in whole millimetres."""

from itertools import pairwise

from scoring.depth import DepthRank, DepthRanks
from scoring.errors import RulesProblem
from scoring.rules.toml_table import TomlTable, parse_toml

NUMBER_OF_RANKS = 6
_LARGEST_COLOUR = 255
_COLOUR_PARTS = 3


def parse_depth_ranks(text: str, file: str) -> DepthRanks:
    """Read the depth classes from TOML text, checked whole; raises RulesError."""
    top = parse_toml(text, file)
    top.allow("checked_on", "source", "rank")
    top.day("checked_on")
    top.text("source")
    tables = top.tables("rank")
    ranks = tuple(_parse_rank(table) for table in tables)
    refuse_other_ranks(top, [rank.rank for rank in ranks])
    for table, (shallow, deep) in zip(tables[1:], pairwise(ranks), strict=True):
        if deep.from_mm <= shallow.from_mm:
            raise table.refuse(
                RulesProblem.NOT_ASCENDING,
                "from_mm",
                value=deep.from_mm,
                expected=f"> {shallow.from_mm}",
            )
    return DepthRanks(ranks)


def refuse_other_ranks(top: TomlTable, found: list[int]) -> None:
    """Refuse a list that does not name the ranks 1 to 6, each once and in order."""
    wanted = list(range(1, NUMBER_OF_RANKS + 1))
    if found != wanted:
        raise top.refuse(RulesProblem.UNKNOWN_VALUE, "rank", value=found, expected=wanted)


def _parse_rank(table: TomlTable) -> DepthRank:
    table.allow("rank", "from_mm", "label", "rgb")
    from_mm = table.whole("from_mm")
    if from_mm == 0:
        raise table.refuse(RulesProblem.OUT_OF_RANGE, "from_mm", value=0, expected="≥ 1")
    return DepthRank(table.whole("rank"), from_mm, table.text("label"), _parse_rgb(table))


def _parse_rgb(table: TomlTable) -> tuple[int, int, int]:
    colour = table.wholes("rgb")
    if len(colour) != _COLOUR_PARTS or max(colour) > _LARGEST_COLOUR:
        raise table.refuse(
            RulesProblem.OUT_OF_RANGE, "rgb", value=list(colour), expected="[255, 216, 192]"
        )
    red, green, blue = colour
    return (red, green, blue)
