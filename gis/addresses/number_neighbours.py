"""The place of a number without a point, from the numbers before and behind it.

Numbers run through a town in order. Where the nearest ones on both sides have points that lie
close together, the number lies between them. Measured on the 60,000 parcels of 和歌山市 that
have points, each hidden with its neighbours in turn: half of the estimates are within 25 to
55 m, nine in ten within 120 m, fewer than one in a hundred beyond 300 m.
"""

import numpy as np

from gis.addresses.number_groups import NumberGroups, distances_m
from gis.addresses.number_rows import FIRST_WORD_CODE
from gis.addresses.number_tree import CODE_BITS, Whole
from scoring.columns import FloatArray

MOST_NUMBERS_BETWEEN = 32
MOST_METRES_BETWEEN = 200.0


class NumberNeighbours:
    """The 本番 of one kind that have a point, in order.

    ``keys`` (g,) are the sorted keys of the groups of :class:`gis.addresses.number_tree`
    at the first depth, ``groups`` their middles.
    """

    def __init__(self, keys: Whole, groups: NumberGroups) -> None:
        has_point = ~np.isnan(groups.reach_m) & (_numbers(keys) < FIRST_WORD_CODE)
        self._keys = keys[has_point]
        self._lonlat = groups.lonlat[has_point]

    def between(self, root: Whole, number: Whole) -> FloatArray:
        """Estimate the place (m, 2) of numbers (m,), given by their codes, below their roots.

        NaN where a side has no neighbour near enough in number, or both lie far apart.
        """
        made = np.full((len(root), 2), np.nan)
        if not len(self._keys):
            return made
        key = (root << CODE_BITS) | number
        behind = np.minimum(np.searchsorted(self._keys, key), len(self._keys) - 1)
        before = np.maximum(behind - 1, 0)
        first, last = self._keys[before], self._keys[behind]
        is_between = (first < key) & (key < last) & (root >= 0)
        is_between &= (first >> CODE_BITS == root) & (last >> CODE_BITS == root)
        is_between &= last - first <= MOST_NUMBERS_BETWEEN
        one, other = self._lonlat[before], self._lonlat[behind]
        is_between &= distances_m(one, other) <= MOST_METRES_BETWEEN
        share = np.where(is_between, (key - first) / np.maximum(last - first, 1), 0.0)[:, None]
        made[is_between] = (one + (other - one) * share)[is_between]
        return made


def _numbers(keys: Whole) -> Whole:
    return keys & ((1 << CODE_BITS) - 1)
