"""Water × floor × zones × people → leave, stay possible, dry or unknown, each with its reason.

Unknown is a verdict of its own: outside every map, no data and no position are never dry.
"""

import pandas as pd

from scoring.codes import Verdict, VerdictReason
from scoring.columns import codes_from_positions
from scoring.frames import VERDICTS
from scoring.rules import VerdictRules
from scoring.verdict_facts import HomeFrames, facts_of_homes


def judge_households(homes: HomeFrames, rules: VerdictRules) -> pd.DataFrame:
    """Judge each household, in the order given, by the first row of the rules that it meets.

    A floor nobody knows counts as the ground floor, and ``is_floor_assumed`` says so. Whether
    a collapse-zone layer speaks at all is told apart, in ``is_collapse_known``.

    Returns
    -------
    DataFrame
        VERDICTS.
    """
    verdict, reason = rules.table.look_up(facts_of_homes(homes, rules))
    return VERDICTS.build(
        {
            "household_id": homes.household_scores["household_id"],
            "verdict": codes_from_positions(Verdict, verdict),
            "reason": codes_from_positions(VerdictReason, reason),
            "is_floor_assumed": homes.locations["floor"].isna(),
            "is_collapse_known": homes.exposure["in_collapse_zone"].notna(),
        }
    )
