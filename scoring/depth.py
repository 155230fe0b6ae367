"""Inundation depth (浸水深) and rank codes → the six national depth ranks (浸水ランク).

The class edges are data (``depth_ranks.toml``); how a depth meets an edge is said here and
nowhere else: half-open, lower bound inclusive, compared in whole millimetres.
"""

from dataclasses import dataclass

import numpy as np

from scoring.codes import RankEdition
from scoring.columns import FloatArray

MM_PER_M = 1000


@dataclass(frozen=True)
class DepthRank:
    """One depth class: from this many millimetres on, up to the next class."""

    rank: int
    from_mm: int
    label: str
    rgb: tuple[int, int, int]


@dataclass(frozen=True)
class DepthRanks:
    """The six classes from shallow to deep. Below the first is dry: rank 0."""

    ranks: tuple[DepthRank, ...]


_EDITION_RANKS: dict[RankEdition, dict[int, int]] = {
    RankEdition.KSJ_6: {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6},
    RankEdition.KSJ_OLD_5: {11: 1, 12: 2, 13: 2, 14: 3, 15: 6},
    RankEdition.KSJ_OLD_7: {21: 1, 22: 2, 23: 2, 24: 2, 25: 3, 26: 3, 27: 6},
}


def rank_depths(depth_m: FloatArray, ranks: DepthRanks) -> FloatArray:
    """Class depths in metres above ground: 0 dry, 1–6.

    Compared in whole millimetres, so that 0.5 m is rank 2 in float32 and float64 alike.
    NaN stays NaN, and what is no depth (negative, infinite) is NaN too: unknown, never dry.
    """
    depth = np.asarray(depth_m, dtype=np.float64)
    millimetres = np.rint(depth * MM_PER_M)
    edges = np.array([rank.from_mm for rank in ranks.ranks], dtype=np.float64)
    found = np.searchsorted(edges, millimetres, side="right").astype(np.float64)
    found[~(np.isfinite(depth) & (millimetres >= 0))] = np.nan
    return found


def rank_edition_codes(codes: FloatArray, edition: RankEdition) -> FloatArray:
    """Translate the rank codes of a layer (国土数値情報 A31, 浸水深コード) into depth ranks.

    0 is a true "no water" and stays 0. An old class that lies in two ranks takes the deeper
    one (14: 2–5 m is rank 3); the old top classes (15, 27: 5 m or more) have no upper bound
    and are rank 6, since the water may stand above any floor. A code the edition does not
    have is NaN: unknown.
    """
    given = np.asarray(codes, dtype=np.float64)
    found = np.full(given.shape, np.nan)
    found[given == 0] = 0
    for code, rank in _EDITION_RANKS[edition].items():
        found[given == code] = rank
    return found


def stray_edition_codes(codes: FloatArray, edition: RankEdition) -> list[float]:
    """List the codes that the edition does not have, for the question to put to the user."""
    given = np.asarray(codes, dtype=np.float64)
    unread = np.isnan(rank_edition_codes(given, edition)) & ~np.isnan(given)
    return [float(code) for code in np.unique(given[unread])]
