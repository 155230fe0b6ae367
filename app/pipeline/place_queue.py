"""位置: the households whose position deserves a look, worst first, and sums that add up.

Worst is what costs most if it is wrong: the gravest need first, then homes that are nowhere,
then those known only to their town, then the rest; among equals the deepest water around.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.pipeline.place_shares import RANKS, shares_of
from app.pipeline.view import TownView
from scoring.codes import Level, LocationLevel
from scoring.columns import FloatArray

_FINE = tuple(
    level.value for level in (LocationLevel.GIVEN, LocationLevel.RESIDENCE, LocationLevel.PARCEL)
)
_COARSENESS = {LocationLevel.NONE.value: 0, LocationLevel.TOWN.value: 1}
_REST = 2


@dataclass(frozen=True)
class PlaceCounts:
    """All households by how well their position is known; ``protected`` are only counted.

    ``fine``: at the home or its number, without a doubt. ``unsure``: coarser, or doubtful.
    ``town``: only the town is known. ``nowhere``: not even that.
    """

    fine: int
    unsure: int
    town: int
    nowhere: int
    protected: int

    @property
    def total(self) -> int:
        """All households of the town."""
        return self.fine + self.waiting + self.protected

    @property
    def waiting(self) -> int:
        """The households a person should look at."""
        return self.unsure + self.town + self.nowhere


@dataclass(frozen=True)
class PlaceQueue:
    """Who waits: a frame of the rows of ``TownView.households``, worst first.

    ``shares`` (n, 8) as of :func:`app.pipeline.place_shares.shares_of`.
    """

    homes: pd.DataFrame
    shares: FloatArray
    counts: PlaceCounts


def place_queue(view: TownView) -> PlaceQueue:
    """Give who waits in a town as it was computed."""
    households = view.households
    is_waiting = ~is_fine(households)
    homes = households[is_waiting]
    shares = shares_of(view.tables.rank_shares, homes["household_id"])
    order = _worst_first(homes, shares)
    return PlaceQueue(
        homes.iloc[order].reset_index(drop=True), shares[order], count_places(view, is_waiting)
    )


def is_fine(households: pd.DataFrame) -> np.ndarray:
    """Tell which homes are at a point nobody has to doubt, or were looked at by a person."""
    is_exact = households["location_level"].isin(_FINE) & households["doubt"].isna()
    return np.asarray(is_exact | households["placed_by"].notna())


def count_places(view: TownView, is_waiting: np.ndarray) -> PlaceCounts:
    """Count all households, the protected ones too."""
    level = view.households["location_level"].astype(str)[is_waiting]
    nowhere = int((level == LocationLevel.NONE.value).sum())
    town = int((level == LocationLevel.TOWN.value).sum())
    waiting = int(is_waiting.sum())
    return PlaceCounts(
        fine=len(is_waiting) - waiting,
        unsure=waiting - town - nowhere,
        town=town,
        nowhere=nowhere,
        protected=int(view.tables.household_scores["is_protected"].sum()),
    )


def _worst_first(homes: pd.DataFrame, shares: FloatArray) -> np.ndarray:
    need = homes["level"].cat.codes.to_numpy()
    coarse = homes["location_level"].astype(object).map(_COARSENESS).fillna(_REST).to_numpy()
    return np.lexsort(
        (
            homes["call_rank"].to_numpy(),  # NaN, not on the list, sorts last
            -_worst_water(homes, shares),
            coarse.astype(np.int64),
            np.where(need < 0, len(Level), need),
        )
    )


def _worst_water(homes: pd.DataFrame, shares: FloatArray) -> FloatArray:
    """Give the worst rank that is possible; unknown counts as worse than any."""
    rank = homes["flood_rank"].fillna(RANKS).to_numpy(dtype=np.float64)
    of_town = (shares > 0) * np.arange(shares.shape[1])
    worst: FloatArray = np.where(shares.any(axis=1), of_town.max(axis=1), rank)
    return worst
