"""How much of a town (町丁目) has which rank, a row of shares per household known only to it."""

import numpy as np
import pandas as pd

from scoring.columns import FloatArray

RANKS = 7
"""Dry and the six ranks; the class behind them is: nobody knows."""

UNKNOWN = RANKS
CLASSES = RANKS + 1


def shares_of(rank_shares: pd.DataFrame, household_id: pd.Series) -> FloatArray:
    """Give the shares (n, 8) of each household: dry, the ranks 1–6, unknown.

    Parameters
    ----------
    rank_shares
        A frame of RANK_SHARES.
    household_id
        n households; one that is not in the frame has zeros throughout.
    """
    shares = np.zeros((len(household_id), CLASSES))
    row = pd.Index(household_id).get_indexer(rank_shares["household_id"])
    rank = rank_shares["flood_rank"].fillna(UNKNOWN).to_numpy(dtype=np.int64)
    is_asked = row >= 0
    shares[row[is_asked], rank[is_asked]] = rank_shares["share"].to_numpy()[is_asked]
    return shares
