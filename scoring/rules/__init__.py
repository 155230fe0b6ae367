"""Rules as values: TOML text → frozen dataclasses, checked whole, with dates and sources.

Knows how a rule is written and when it is in force; never how many points it gives.
"""

from scoring.rules.bundle import Rules, RulesText, parse_rules
from scoring.rules.conditions import AgeRange, RowCondition
from scoring.rules.depth_ranks import parse_depth_ranks
from scoring.rules.flags import FlagRule, FlagRules, parse_flags
from scoring.rules.places import PLACED_LEVELS, PlaceRules, parse_place_rules
from scoring.rules.points import (
    PointRule,
    PointTable,
    RuleInForce,
    RuleValue,
    Thresholds,
    parse_point_table,
)
from scoring.rules.tiers import TierTable, parse_tiers
from scoring.rules.verdict_rules import VerdictRules, parse_verdict_rules
from scoring.rules.verdict_table import VerdictRule

__all__ = [
    "PLACED_LEVELS",
    "AgeRange",
    "FlagRule",
    "FlagRules",
    "PlaceRules",
    "PointRule",
    "PointTable",
    "RowCondition",
    "RuleInForce",
    "RuleValue",
    "Rules",
    "RulesText",
    "Thresholds",
    "TierTable",
    "VerdictRule",
    "VerdictRules",
    "parse_depth_ranks",
    "parse_flags",
    "parse_place_rules",
    "parse_point_table",
    "parse_rules",
    "parse_tiers",
    "parse_verdict_rules",
]
