"""All rules of a run together, as they are handed to the scoring functions."""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.depth import DepthRanks
from scoring.rules.depth_ranks import parse_depth_ranks
from scoring.rules.flags import FlagRules, parse_flags
from scoring.rules.places import PlaceRules, parse_place_rules
from scoring.rules.points import PointTable, parse_point_table
from scoring.rules.tiers import TierTable, parse_tiers
from scoring.rules.verdict_rules import VerdictRules, parse_verdict_rules


@dataclass(frozen=True)
class Rules:
    """The rules of a run; the point table is the town's own, the others ship with the program."""

    points: PointTable
    flags: FlagRules
    depth: DepthRanks
    verdict: VerdictRules
    tiers: TierTable
    places: PlaceRules


@dataclass(frozen=True)
class RulesText:
    """One rules file: its text and the name that errors show."""

    text: str
    file: str


def parse_rules(texts: Mapping[str, RulesText]) -> Rules:
    """Read all rules; the keys are points, flags, depth_ranks, verdict, tiers, places.

    Raises
    ------
    RulesError
        From the first file that is not as it must be.
    """
    return Rules(
        points=parse_point_table(texts["points"].text, texts["points"].file),
        flags=parse_flags(texts["flags"].text, texts["flags"].file),
        depth=parse_depth_ranks(texts["depth_ranks"].text, texts["depth_ranks"].file),
        verdict=parse_verdict_rules(texts["verdict"].text, texts["verdict"].file),
        tiers=parse_tiers(texts["tiers"].text, texts["tiers"].file),
        places=parse_place_rules(texts["places"].text, texts["places"].file),
    )
