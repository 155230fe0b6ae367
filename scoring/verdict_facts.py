"""What is known of each home → the few words that a verdict depends on.

Unknown is a word of its own in every fact; nothing here decides anything.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from scoring.codes import Coverage, LocationLevel, Structure
from scoring.columns import FloatArray
from scoring.rules import VerdictRules
from scoring.verdict_codes import (
    ClimbFact,
    CollapseFact,
    DurationFact,
    FloorFact,
    PowerFact,
    SedimentFact,
    StructureFact,
    WaterFact,
)

GROUND_FLOOR = 1
"""The floor that counts where nobody knows it; the verdict says so."""

_IntArray = npt.NDArray[np.int64]
_COLLAPSE_BY_ZONE = (
    CollapseFact.OUTSIDE,
    CollapseFact.FLOW,
    CollapseFact.BANK,
    CollapseFact.BOTH,
    CollapseFact.UNTOLD,
)
_SEDIMENT_BY_ZONE = (SedimentFact.OUTSIDE, SedimentFact.WARNING, SedimentFact.SPECIAL)


@dataclass(frozen=True)
class HomeFrames:
    """What the steps before found out: three frames of the same households in the same order."""

    household_scores: pd.DataFrame
    locations: pd.DataFrame
    exposure: pd.DataFrame

    def __post_init__(self) -> None:
        ids = self.household_scores["household_id"]
        for frame in (self.locations, self.exposure):
            if not np.array_equal(ids, frame["household_id"]):
                raise ValueError("the frames are not of the same households in the same order")


def facts_of_homes(homes: HomeFrames, rules: VerdictRules) -> dict[str, _IntArray]:
    """Give every fact of :data:`scoring.verdict_codes.FACTS` as positions in its words."""
    scores, exposure = homes.household_scores, homes.exposure
    structure = homes.locations["structure"].astype(object)
    return {
        "collapse": _by_number(_zones(exposure), _COLLAPSE_BY_ZONE, CollapseFact.UNKNOWN),
        "structure": _chosen(
            (structure == Structure.STURDY.value, StructureFact.STURDY),
            (structure == Structure.WOODEN.value, StructureFact.WOODEN),
            default=StructureFact.UNKNOWN,
        ),
        "sediment": _by_number(exposure["sediment_zone"], _SEDIMENT_BY_ZONE, SedimentFact.UNKNOWN),
        "water": _waters(homes, rules),
        "floor": _either(homes.locations["floor"].isna(), FloorFact.ASSUMED, FloorFact.KNOWN),
        "duration": _durations(exposure["duration_rank"], rules),
        "climb": _either(scores["cannot_climb"], ClimbFact.CANNOT, ClimbFact.CAN),
        "power": _either(scores["needs_power"], PowerFact.NEEDED, PowerFact.NOT_NEEDED),
    }


def _zones(exposure: pd.DataFrame) -> pd.Series:
    """Give the collapse zone; a town of before kinds were kept knows only inside or outside."""
    untold = float(_COLLAPSE_BY_ZONE.index(CollapseFact.UNTOLD))
    return exposure["collapse_zone"].fillna(exposure["in_collapse_zone"] * untold)


def _waters(homes: HomeFrames, rules: VerdictRules) -> _IntArray:
    """Tell how the water stands to each home.

    A home of which only the town is known never stays: its zones and duration are not known.
    """
    exposure, level = homes.exposure, homes.locations["location_level"]
    coverage, rank = exposure["hazard_coverage"], exposure["flood_rank"].to_numpy()
    is_only_town = level == LocationLevel.TOWN.value
    is_without_depth = np.isnan(rank) | (rank == 0)
    reached = np.array([-np.inf, *rules.highest_floor])[np.nan_to_num(rank).astype(np.int64)]
    storeys = homes.locations["storeys"].to_numpy()
    is_above = _lowest_floors(homes.locations) > reached
    return _chosen(
        (is_only_town & (is_without_depth | is_above), WaterFact.UNCERTAIN),
        (coverage == Coverage.NO_LOCATION.value, WaterFact.NO_LOCATION),
        (coverage == Coverage.OUTSIDE.value, WaterFact.OUTSIDE),
        (coverage == Coverage.NO_DATA.value, WaterFact.NO_DATA),
        (np.isnan(rank), WaterFact.NO_LAYER),
        ((rank == 0) & (exposure["duration_rank"] >= 1), WaterFact.DISAGREE),
        (rank == 0, WaterFact.DRY),
        (is_above, WaterFact.ABOVE),
        (is_only_town, WaterFact.REACHED),
        (storeys >= reached + rules.storeys_above_water, WaterFact.UPSTAIRS),
        default=WaterFact.REACHED,
    )


def _lowest_floors(locations: pd.DataFrame) -> FloatArray:
    """Give the floor that counts; one above the roof is a slip, so the roof counts."""
    floor = locations["floor"].fillna(GROUND_FLOOR).to_numpy()
    lowest: FloatArray = np.fmin(floor, locations["storeys"].to_numpy())
    return lowest


def _durations(ranks: pd.Series, rules: VerdictRules) -> _IntArray:
    rank = ranks.to_numpy()
    below_h = np.array([0.0, *rules.duration_below_h])[np.nan_to_num(rank).astype(np.int64)]
    return _chosen(
        (np.isnan(rank), DurationFact.UNKNOWN),
        (below_h > rules.stay_limit_h, DurationFact.OVER),
        default=DurationFact.WITHIN,
    )


def _by_number(values: pd.Series, facts: tuple[StrEnum, ...], unknown: StrEnum) -> _IntArray:
    """Translate whole numbers from 0 on; empty is unknown."""
    words = list(type(unknown))
    places = np.array([words.index(fact) for fact in (*facts, unknown)])
    return np.asarray(places[values.fillna(len(facts)).to_numpy(dtype=np.int64)])


def _either(holds: pd.Series, then: StrEnum, otherwise: StrEnum) -> _IntArray:
    return _chosen((holds, then), default=otherwise)


def _chosen(*tried: tuple[object, StrEnum], default: StrEnum) -> _IntArray:
    """Give the position of the first fact that holds."""
    words = list(type(default))
    return np.select(
        [np.asarray(holds, dtype=bool) for holds, _ in tried],
        [words.index(fact) for _, fact in tried],
        default=words.index(default),
    )
