"""What lies together: the middle of numbers that begin alike, and numbers far from their like."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gis.addresses.number_tree import NumberTree, Whole
from gis.local_metres import LocalMetres
from scoring.columns import FloatArray

FAR_M = 300.0
"""A point further from where its like lie deserves a look."""

_REACH = 3


@dataclass(frozen=True)
class NumberGroups:
    """Per node of one depth: the middle of the known points and how far they reach.

    ``lonlat`` (g, 2) degrees and ``reach_m`` (g,) metres; NaN where no point is known.
    """

    lonlat: FloatArray
    reach_m: FloatArray


def groups_of(tree: NumberTree, depth: int, lonlat: FloatArray) -> NumberGroups:
    """Give the groups of the nodes at a depth from 0; ``lonlat`` are those of the tree's rows."""
    return middles(tree.members(depth), tree.size(depth), lonlat)


def middles(member: Whole, count: int, lonlat: FloatArray) -> NumberGroups:
    """Give the middle (the median of each axis) of the points of each of ``count`` groups."""
    has_point = ~np.isnan(lonlat[:, 0])
    group, points = member[has_point], lonlat[has_point]
    middle = np.full((count, 2), np.nan)
    held = np.bincount(group, minlength=count)
    starts = np.concatenate([[0], np.cumsum(held)[:-1]]) if count else np.array([], dtype=int)
    is_held = held > 0
    for axis in (0, 1):
        ordered = points[np.lexsort((points[:, axis], group)), axis]
        low = ordered[starts[is_held] + (held[is_held] - 1) // 2]
        high = ordered[starts[is_held] + held[is_held] // 2]
        middle[is_held, axis] = (low + high) / 2
    reach = np.full(count, np.nan)
    reach[is_held] = 0.0
    np.maximum.at(reach, group, distances_m(points, middle[group]))
    return NumberGroups(middle, reach)


def distances_m(one: FloatArray, other: FloatArray) -> FloatArray:
    """Give the metres between points (n, 2) of degrees, pair by pair; NaN stays NaN."""
    known = one[~np.isnan(one[:, 0])]
    if not len(known):
        return np.full(len(one), np.nan)
    plane = LocalMetres(*known.mean(axis=0).tolist())
    away = plane.to_xy(one) - plane.to_xy(other)
    distance: FloatArray = np.hypot(away[:, 0], away[:, 1])
    return distance


def far_from_neighbours(root: Whole, lonlat: FloatArray) -> NDArray[np.bool_]:
    """Tell which points lie far from the middle of the numbers around them in their town.

    ``root`` (n,) is sorted and the numbers within it in order. The three before and the three
    behind that have a point count; a number with fewer than two such neighbours is never far.
    """
    at = np.flatnonzero(~np.isnan(lonlat[:, 0]))
    points, town = lonlat[at], root[at]
    around = np.full((2 * _REACH, len(at), 2), np.nan)
    for step in range(1, min(_REACH, len(at) - 1) + 1):
        is_same = np.flatnonzero(town[step:] == town[:-step])
        around[step - 1, is_same + step] = points[is_same]
        around[_REACH + step - 1, is_same] = points[is_same + step]
    is_far = np.zeros(len(root), dtype=bool)
    asked = np.count_nonzero(~np.isnan(around[:, :, 0]), axis=0) > 1
    if asked.any():
        middle = np.nanmedian(around[:, asked], axis=0)
        is_far[at[asked]] = distances_m(points[asked], middle) > FAR_M
    return is_far
