"""Depth × floor × collapse zone → leave, stay possible, dry or unknown, each with its reason.

Unknown is a verdict of its own: outside every map, no data and no position are never dry.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from scoring.codes import Coverage, Verdict, VerdictReason
from scoring.columns import codes_from_positions
from scoring.frames import VERDICTS
from scoring.rules import VerdictRules

_VERDICT_OF: dict[VerdictReason, Verdict] = {
    VerdictReason.COLLAPSE_ZONE: Verdict.LEAVE,
    VerdictReason.DEPTH_REACHES_FLOOR: Verdict.LEAVE,
    VerdictReason.DEPTH_REACHES_ASSUMED_GROUND_FLOOR: Verdict.LEAVE,
    VerdictReason.FLOOR_ABOVE_DEPTH: Verdict.STAY_POSSIBLE,
    VerdictReason.ASSUMED_GROUND_FLOOR_ABOVE_DEPTH: Verdict.STAY_POSSIBLE,
    VerdictReason.NO_WATER: Verdict.DRY,
    VerdictReason.NO_LOCATION: Verdict.UNKNOWN,
    VerdictReason.OUTSIDE_LAYERS: Verdict.UNKNOWN,
    VerdictReason.NO_DATA: Verdict.UNKNOWN,
    VerdictReason.NO_DEPTH_LAYER: Verdict.UNKNOWN,
}
_REASONS = list(VerdictReason)
_VERDICTS = list(Verdict)


def judge_households(
    locations: pd.DataFrame, exposure: pd.DataFrame, rules: VerdictRules
) -> pd.DataFrame:
    """Judge each household, in the order of ``locations``.

    In a house-collapse zone (家屋倒壊等氾濫想定区域): leave, whatever else is known. A floor
    nobody knows counts as ``rules.floor_if_unknown``, and ``is_floor_assumed`` says so. Whether
    a collapse-zone layer speaks at all is told apart, in ``is_collapse_known``.

    Raises
    ------
    ValueError
        The two frames are not of the same households in the same order.
    """
    if not np.array_equal(locations["household_id"], exposure["household_id"]):
        raise ValueError("locations and exposure are not of the same households")
    in_zone = exposure["in_collapse_zone"]
    reason = _reasons(locations["floor"], exposure, rules)
    reason[(in_zone == 1).to_numpy()] = _REASONS.index(VerdictReason.COLLAPSE_ZONE)
    verdict_of = np.array([_VERDICTS.index(_VERDICT_OF[one]) for one in _REASONS])
    return VERDICTS.build(
        {
            "household_id": locations["household_id"],
            "verdict": codes_from_positions(Verdict, verdict_of[reason]),
            "reason": codes_from_positions(VerdictReason, reason),
            "is_floor_assumed": locations["floor"].isna(),
            "is_collapse_known": in_zone.notna(),
        }
    )


def _reasons(
    floors: pd.Series, exposure: pd.DataFrame, rules: VerdictRules
) -> npt.NDArray[np.int64]:
    """Give the reason by depth alone, as a position in VerdictReason."""
    rank = exposure["flood_rank"].to_numpy()
    coverage = exposure["hazard_coverage"]
    is_assumed = floors.isna().to_numpy()
    floor = floors.fillna(rules.floor_if_unknown).to_numpy()
    reached = np.array([-np.inf, *rules.highest_floor])[np.nan_to_num(rank).astype(np.int64)]
    is_reached = floor <= reached
    tried = (
        (coverage == Coverage.NO_LOCATION.value, VerdictReason.NO_LOCATION),
        (coverage == Coverage.OUTSIDE.value, VerdictReason.OUTSIDE_LAYERS),
        (coverage == Coverage.NO_DATA.value, VerdictReason.NO_DATA),
        (np.isnan(rank), VerdictReason.NO_DEPTH_LAYER),
        (rank == 0, VerdictReason.NO_WATER),
        (is_reached & ~is_assumed, VerdictReason.DEPTH_REACHES_FLOOR),
        (is_reached, VerdictReason.DEPTH_REACHES_ASSUMED_GROUND_FLOOR),
        (~is_assumed, VerdictReason.FLOOR_ABOVE_DEPTH),
    )
    return np.select(
        [np.asarray(holds) for holds, _ in tried],
        [_REASONS.index(reason) for _, reason in tried],
        default=_REASONS.index(VerdictReason.ASSUMED_GROUND_FLOOR_ABOVE_DEPTH),
    )
