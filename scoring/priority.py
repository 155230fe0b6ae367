"""Tiers and the call order (呼びかけ順): who is called first, and who stands on no list and why."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from scoring.codes import ExclusionReason, Verdict
from scoring.columns import TEXT, FloatArray
from scoring.frames import CALL_ORDER
from scoring.rules import TierTable
from scoring.rules.tiers import LEVEL_WORDS, Direction, EmptyPlace, OrderBy, OrderKey

_LEVELS = len(LEVEL_WORDS)

_BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class CallFacts:
    """What is known of each household: four frames of the same households in the same order."""

    household_scores: pd.DataFrame
    locations: pd.DataFrame
    exposure: pd.DataFrame
    verdicts: pd.DataFrame

    def __post_init__(self) -> None:
        ids = self.household_scores["household_id"]
        for frame in (self.locations, self.exposure, self.verdicts):
            if not np.array_equal(ids, frame["household_id"]):
                raise ValueError("the frames are not of the same households in the same order")


def rank_households(facts: CallFacts, tiers: TierTable) -> pd.DataFrame:
    """Give each household its tier and its place on the call list, or why it has none.

    Left out are households with a protected person (支援措置), then those outside the area
    asked for, then dry ones; the first reason counts. What is unknown is called, never left
    out. A household in which somebody needs power stands on the power list, in the water or
    not, unless it is protected or outside the area.

    Returns
    -------
    DataFrame
        CALL_ORDER, in the order given.
    """
    scores = facts.household_scores
    exclusion = _exclusions(facts)
    is_listed = exclusion.isna().to_numpy()
    may_be_called = is_listed | (exclusion == ExclusionReason.DRY.value).to_numpy()
    tier = np.where(is_listed, _tiers(facts, tiers), np.nan)
    return CALL_ORDER.build(
        {
            "household_id": scores["household_id"],
            "tier": tier,
            "call_rank": _call_ranks(facts, tier, tiers),
            "is_on_power_list": scores["needs_power"].to_numpy() & may_be_called,
            "exclusion": exclusion,
        }
    )


def _exclusions(facts: CallFacts) -> pd.Series:
    is_dry = (facts.verdicts["verdict"] == Verdict.DRY.value).to_numpy()
    is_outside = ~facts.locations["is_in_area"].to_numpy()
    is_protected = facts.household_scores["is_protected"].to_numpy()
    reasons = np.full(len(is_dry), np.nan, dtype=object)
    reasons[is_dry] = ExclusionReason.DRY.value
    reasons[is_outside] = ExclusionReason.OUTSIDE_AREA.value
    reasons[is_protected] = ExclusionReason.PROTECTED.value
    return pd.Series(reasons, dtype=TEXT)


def _tiers(facts: CallFacts, tiers: TierTable) -> FloatArray:
    """Look each household's case up in the table of all cases, which is in mixed radix."""
    by_case = [tier or np.nan for tier in tiers.by_case]
    scores = facts.household_scores
    case = facts.verdicts["verdict"].cat.codes.to_numpy().astype(np.int64)
    for level in ("level", "top_individual_level"):
        position = scores[level].cat.codes.to_numpy().astype(np.int64)
        case = case * _LEVELS + np.where(position < 0, _LEVELS - 1, position)
    flooded = facts.exposure["flood_rank"] >= 1
    for truth in (scores["needs_power"], scores["score"].notna(), flooded):
        case = case * 2 + truth.to_numpy()
    tier: FloatArray = np.array(by_case, dtype=np.float64)[case]
    return tier


def _call_ranks(facts: CallFacts, tier: FloatArray, tiers: TierTable) -> FloatArray:
    listed = np.flatnonzero(~np.isnan(tier))
    values = _order_values(facts, tier)
    keys = [_rising(values[key.by][listed], key) for key in tiers.order]
    order = listed[np.lexsort(keys[::-1])]
    ranks = np.full(len(tier), np.nan)
    ranks[order] = np.arange(1, len(order) + 1)
    return ranks


def _rising(values: FloatArray, key: OrderKey) -> FloatArray:
    """Give numbers that rise in the wanted order; empty goes to the end that was asked for."""
    rising = values if key.first is Direction.SMALLEST else -values
    empty = -np.inf if key.empty is EmptyPlace.FIRST else np.inf
    return np.where(np.isnan(values), empty, rising)


def _order_values(facts: CallFacts, tier: FloatArray) -> dict[OrderBy, FloatArray]:
    scores = facts.household_scores
    return {
        OrderBy.TIER: tier,
        OrderBy.HOUSEHOLD_LEVEL: _level_values(scores["level"]),
        OrderBy.HOUSEHOLD_SCORE: scores["score"].to_numpy(),
        OrderBy.TOP_INDIVIDUAL_LEVEL: _level_values(scores["top_individual_level"]),
        OrderBy.FLOOD_RANK: facts.exposure["flood_rank"].to_numpy(),
        OrderBy.DEPTH_M: facts.exposure["depth_m"].to_numpy(),
        OrderBy.HOUSEHOLD_ID: _text_order(scores["household_id"]),
    }


def _level_values(levels: pd.Series) -> FloatArray:
    positions = levels.cat.codes.to_numpy().astype(np.float64)
    return np.where(positions < 0, np.nan, positions)


def _text_order(ids: pd.Series) -> FloatArray:
    order = np.argsort(ids.to_numpy(dtype=object), kind="stable")
    places = np.empty(len(order), dtype=np.float64)
    places[order] = np.arange(len(order))
    return places
