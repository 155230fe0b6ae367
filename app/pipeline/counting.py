"""Counts every resident of the registry once: on the list, or excluded for one reason."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.pipeline.make_list import ListFrames
from scoring.codes import ExclusionReason, LocationLevel, ResidentStatus

_TAKES_NO_PART: dict[ResidentStatus, ExclusionReason] = {
    ResidentStatus.DEAD: ExclusionReason.DEAD,
    ResidentStatus.MOVED_OUT: ExclusionReason.MOVED_OUT,
    ResidentStatus.DELETED: ExclusionReason.DELETED,
}
_TIERS = (1, 2, 3, 4)
NOT_ON_MAP = (LocationLevel.NONE.value, LocationLevel.TOWN.value)
"""Homes without a point of their own; they are printed first."""


@dataclass(frozen=True)
class TierCount:
    """Households and residents of one tier on the call list."""

    tier: int
    households: int
    residents: int


@dataclass(frozen=True)
class Reconciliation:
    """The sum that adds up: residents = listed + Σ excluded, each in residents.

    ``power_only`` of ``power_households`` stand on the power list alone, since they stay dry.
    ``unknown_households`` are listed although nobody knows whether the water comes.
    """

    residents: int
    listed: int
    excluded: tuple[tuple[ExclusionReason, int], ...]
    households: int
    listed_households: int
    excluded_households: tuple[tuple[ExclusionReason, int], ...]
    tiers: tuple[TierCount, ...]
    not_on_map_households: int
    power_households: int
    power_only: int
    unknown_households: int

    def __post_init__(self) -> None:
        """Refuse a sum that does not add up: somebody would have dropped out in silence."""
        if self.residents != self.listed + sum(count for _, count in self.excluded):
            raise ValueError("residents are not listed plus excluded")
        gone = sum(count for _, count in self.excluded_households)
        if self.households != self.listed_households + gone:
            raise ValueError("households are not listed plus excluded")
        if self.listed != sum(tier.residents for tier in self.tiers):
            raise ValueError("listed residents are not the sum of the tiers")


def count_list(frames: ListFrames) -> Reconciliation:
    """Count residents and households by what became of them.

    Raises
    ------
    ValueError
        The sum does not add up, a household has neither a call rank nor a reason for its
        exclusion, or both. That is a fault of the program, never of a file.
    """
    order = frames.call_order
    members = frames.household_scores["members"].to_numpy()
    is_listed = order["exclusion"].isna().to_numpy()
    if not np.array_equal(is_listed, order["call_rank"].notna().to_numpy()):
        raise ValueError("a household is both listed and excluded, or neither")
    status = frames.residents["status"].value_counts()
    if int(status[ResidentStatus.RESIDENT]) != int(members.sum()):
        raise ValueError("households do not hold every resident who takes part")
    not_on_map = frames.locations["location_level"].isin(NOT_ON_MAP).to_numpy()
    power = order["is_on_power_list"].to_numpy()
    return Reconciliation(
        residents=len(frames.residents),
        listed=int(members[is_listed].sum()),
        excluded=_excluded_residents(status, order["exclusion"], members),
        households=len(order),
        listed_households=int(is_listed.sum()),
        excluded_households=_excluded_households(order["exclusion"]),
        tiers=_tiers(order["tier"].to_numpy(), members),
        not_on_map_households=int((is_listed & not_on_map).sum()),
        power_households=int(power.sum()),
        power_only=int((power & ~is_listed).sum()),
        unknown_households=int((is_listed & frames.exposure["flood_rank"].isna()).sum()),
    )


def _excluded_residents(
    status: pd.Series, exclusion: pd.Series, members: np.ndarray
) -> tuple[tuple[ExclusionReason, int], ...]:
    counts = dict.fromkeys(ExclusionReason, 0)
    for state, reason in _TAKES_NO_PART.items():
        counts[reason] = int(status[state])
    by_reason = pd.Series(members).groupby(exclusion.to_numpy()).sum()
    for told, residents in by_reason.items():
        counts[ExclusionReason(told)] += int(residents)
    return tuple(counts.items())


def _excluded_households(exclusion: pd.Series) -> tuple[tuple[ExclusionReason, int], ...]:
    counts = exclusion.value_counts()
    return tuple((reason, int(counts.get(reason.value, 0))) for reason in ExclusionReason)


def _tiers(tier: np.ndarray, members: np.ndarray) -> tuple[TierCount, ...]:
    return tuple(
        TierCount(number, int((tier == number).sum()), int(members[tier == number].sum()))
        for number in _TIERS
    )
