"""How far it is from each home to the nearest fit shelter, straight, and across a river or not.

Where the bridges are is not in any of the data: a line that meets a river may be a short walk
over a bridge or a long way round. So every distance is a straight line and is told as one.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from gis.local_metres import LocalMetres
from gis.vector import Geometries
from scoring.codes import ShelterFitness
from scoring.columns import FloatArray

Places = NDArray[np.int64]
NONE = -1
_HOMES_AT_ONCE = 4096
_FIRST_FEW = 6


@dataclass(frozen=True)
class Nearest:
    """The nearest sites of n homes, nearest first.

    ``site`` (n, count): row of the frame of shelters, −1: there is none, or the home has no
    position; ``distance_m`` (n, count): straight metres, NaN there; ``crosses_river`` (n, count):
    1 or 0, NaN there and where no rivers were given. ``same_side`` (n,) is the nearest site
    whose straight line meets no river, −1: none, or no rivers were given; ``same_side_m`` (n,).
    """

    site: Places
    distance_m: FloatArray
    crosses_river: FloatArray
    same_side: Places
    same_side_m: FloatArray


def nearest_shelters(
    lonlat: FloatArray, shelters: pd.DataFrame, rivers: Geometries | None, count: int
) -> Nearest:
    """Find the nearest shelters that are fit for a flood and no welfare shelters.

    Parameters
    ----------
    lonlat
        Homes (n, 2), JGD2011 degrees; NaN: no position.
    shelters
        A judged frame of ``SHELTERS``.
    rivers
        Lines or polygons in degrees; None: it is not known where the rivers are.
    count
        How many for each home.
    """
    is_fit = shelters["fitness"] == ShelterFitness.FIT.value
    rows = np.flatnonzero(is_fit & ~shelters["is_welfare"])
    return _nearest(lonlat, shelters, rows, rivers, count)


def nearest_welfare_shelters(lonlat: FloatArray, shelters: pd.DataFrame) -> Nearest:
    """Find the nearest 福祉避難所 that is not in the water and not marked as unfit.

    Lists of them have no marks for hazards as a rule: one without a mark counts if its own
    place is assessed and dry.
    """
    may_do = shelters["fitness"].isin([ShelterFitness.FIT.value, ShelterFitness.FLAG_UNKNOWN.value])
    rows = np.flatnonzero(shelters["is_welfare"] & may_do & (shelters["flood_rank"] == 0))
    return _nearest(lonlat, shelters, rows, None, 1)


def _nearest(
    lonlat: FloatArray,
    shelters: pd.DataFrame,
    rows: Places,
    rivers: Geometries | None,
    count: int,
) -> Nearest:
    sites = shelters[["lon", "lat"]].to_numpy(np.float64)[rows]
    order, distance_m = _ordered(lonlat, sites, count)
    tree = None if rivers is None else shapely.STRtree(rivers)
    crosses = np.full(order.shape, np.nan)
    for place in range(order.shape[1]):
        crosses[:, place] = _crossings(tree, lonlat, _places(sites, order[:, place]))
    same_side, same_side_m = _same_side(tree, lonlat, sites)
    named = np.append(rows, NONE)
    return Nearest(named[order], distance_m, crosses, named[same_side], same_side_m)


def _ordered(lonlat: FloatArray, sites: FloatArray, count: int) -> tuple[Places, FloatArray]:
    """Give the nearest sites (n, count) and their distances, −1 and NaN where there are fewer."""
    order = np.full((len(lonlat), count), NONE, dtype=np.int64)
    distance_m = np.full((len(lonlat), count), np.nan)
    homes = np.flatnonzero(np.isfinite(lonlat).all(axis=1))
    taken = min(count, len(sites))
    if not taken or not len(homes):
        return order, distance_m
    plane = _plane(lonlat[homes])
    sites_xy = plane.to_xy(sites)
    for start in range(0, len(homes), _HOMES_AT_ONCE):
        part = homes[start : start + _HOMES_AT_ONCE]
        xy = plane.to_xy(lonlat[part])
        away = np.hypot(xy[:, :1] - sites_xy[:, 0], xy[:, 1:] - sites_xy[:, 1])
        near = np.argpartition(away, taken - 1, axis=1)[:, :taken]
        away = np.take_along_axis(away, near, axis=1)
        sorting = np.argsort(away, axis=1, kind="stable")
        order[part, :taken] = np.take_along_axis(near, sorting, axis=1)
        distance_m[part, :taken] = np.take_along_axis(away, sorting, axis=1)
    return order, distance_m


def _same_side(
    tree: shapely.STRtree | None, lonlat: FloatArray, sites: FloatArray
) -> tuple[Places, FloatArray]:
    """Give the nearest site whose line meets no river, and its distance.

    Most homes have one among the first few; only for the others are all sites put in order.
    """
    site = np.full(len(lonlat), NONE, dtype=np.int64)
    away = np.full(len(lonlat), np.nan)
    for count in () if tree is None else (_FIRST_FEW, len(sites)):
        homes = np.flatnonzero(site == NONE)
        order, distance_m = _ordered(lonlat[homes], sites, count)
        for place in range(order.shape[1]):
            left = np.flatnonzero((site[homes] == NONE) & (order[:, place] != NONE))
            ends = _places(sites, order[left, place])
            found = left[_crossings(tree, lonlat[homes[left]], ends) == 0]
            site[homes[found]] = order[found, place]
            away[homes[found]] = distance_m[found, place]
    return site, away


def _crossings(tree: shapely.STRtree | None, starts: FloatArray, ends: FloatArray) -> FloatArray:
    """Tell for each straight line whether it meets a river: 1 or 0; NaN: not known."""
    crosses = np.full(len(starts), np.nan)
    lines = np.flatnonzero(np.isfinite(np.hstack([starts, ends])).all(axis=1))
    if tree is None or not len(lines):
        return crosses
    drawn = shapely.linestrings(np.stack([starts[lines], ends[lines]], axis=1))
    met, _ = tree.query(drawn, predicate="intersects")
    crosses[lines] = 0.0
    crosses[lines[np.unique(met)]] = 1.0
    return crosses


def _places(sites: FloatArray, order: Places) -> FloatArray:
    """Give the positions of sites (n, 2); NaN where there is none."""
    return np.vstack([sites, [np.nan, np.nan]])[order]


def _plane(lonlat: FloatArray) -> LocalMetres:
    lon, lat = np.median(lonlat, axis=0).tolist()
    return LocalMetres(lon, lat)
