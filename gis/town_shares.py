"""Households known only to the town (町丁目): how much of the town's area has which rank."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.hazard import HazardLayer
from gis.worst_layer import NO_LAYER, Said, Worst, said_by_none, worst_of
from scoring.codes import Coverage, LocationLevel
from scoring.columns import FloatArray
from scoring.frames import RANK_SHARES

_OUTSIDE = list(Coverage).index(Coverage.OUTSIDE)


@dataclass(frozen=True)
class TownRanks:
    """What is known of households known only to the town.

    ``shares`` is a frame of RANK_SHARES. ``home`` holds the rows of such households in the
    locations, ``flood_rank`` the worst rank anywhere in the town, NaN where no water is known
    there (which is not dry), ``layer`` the layer that gave it, NO_LAYER: none.
    """

    shares: pd.DataFrame
    home: NDArray[np.int64]
    flood_rank: FloatArray
    layer: NDArray[np.int64]


def rank_towns(
    locations: pd.DataFrame, layers: Sequence[HazardLayer], spreads: Mapping[str, FloatArray]
) -> TownRanks:
    """Ask the depth layers all over each town that a household is known to live in.

    Each town is asked once, however many households it has. A town without points is unknown.

    Parameters
    ----------
    locations
        A frame of LOCATIONS.
    layers
        The layers of depth that count, in the order of the answer's ``layer``.
    spreads
        Points (n, 2) in JGD2011 degrees that stand for the area of a town, by its key.
    """
    is_town = (locations["location_level"] == LocationLevel.TOWN) & locations["town_key"].notna()
    home = np.flatnonzero(is_town)
    town, keys = pd.factorize(locations["town_key"].iloc[home])
    points = [_placed(spreads.get(str(key), np.empty((0, 2)))) for key in keys]
    of_town = np.repeat(np.arange(len(keys)), [len(spread) for spread in points])
    worst = _asked(np.concatenate([np.empty((0, 2)), *points]), layers)
    rank, layer = _worst_by_town(of_town, worst, len(keys))
    shares = _shares_by_town(of_town, worst.value, len(keys))
    return TownRanks(
        _of_households(locations["household_id"].iloc[home], town, shares),
        home,
        rank[town],
        layer[town],
    )


def _placed(lonlat: FloatArray) -> FloatArray:
    return lonlat[np.isfinite(lonlat).all(axis=1)]


def _asked(lonlat: FloatArray, layers: Sequence[HazardLayer]) -> Worst:
    samples = [layer.sample(lonlat) for layer in layers]
    said = [Said(sample.coverage, sample.flood_rank) for sample in samples]
    return worst_of(said, said_by_none(np.full(len(lonlat), _OUTSIDE, dtype=np.int8)))


def _worst_by_town(
    of_town: NDArray[np.int64], worst: Worst, towns: int
) -> tuple[FloatArray, NDArray[np.int64]]:
    rank, layer = np.full(towns, np.nan), np.full(towns, NO_LAYER)
    wet = np.flatnonzero(worst.value > 0)
    rising = wet[np.argsort(worst.value[wet], kind="stable")]
    rank[of_town[rising]] = worst.value[rising]  # written upwards: the worst one stays
    layer[of_town[rising]] = worst.layer[rising]
    return rank, layer


def _shares_by_town(of_town: NDArray[np.int64], rank: FloatArray, towns: int) -> pd.DataFrame:
    without_points = np.setdiff1d(np.arange(towns), of_town)
    asked = pd.DataFrame(
        {
            "town": np.concatenate([of_town, without_points]),
            "flood_rank": np.concatenate([rank, np.full(len(without_points), np.nan)]),
        }
    )
    counts = asked.groupby(["town", "flood_rank"], dropna=False).size().rename("count")
    shares = counts.reset_index()
    shares["share"] = shares["count"] / shares.groupby("town")["count"].transform("sum")
    return shares[["town", "flood_rank", "share"]]


def _of_households(
    household_id: pd.Series, town: NDArray[np.int64], shares: pd.DataFrame
) -> pd.DataFrame:
    homes = pd.DataFrame({"household_id": household_id.to_numpy(), "town": town})
    joined = homes.merge(shares, on="town", how="left")
    return RANK_SHARES.build({name: joined[name] for name in RANK_SHARES.names})
