"""Numbers of one kind, to be asked for many at once: which rows, which groups, which middles."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gis.addresses.number_groups import NumberGroups, far_from_neighbours, groups_of
from gis.addresses.number_neighbours import NumberNeighbours
from gis.addresses.number_tree import NOT_FOUND, NumberTree, Whole
from gis.addresses.written_numbers import MOST_WORDS
from scoring.columns import FloatArray

GROUP_DEPTHS = 2


@dataclass(frozen=True)
class NumbersFound:
    """What is known of m numbers: nodes and rows per depth (m, 4), ``NOT_FOUND`` for none.

    ``rows`` are those whose number ends at that depth, whether or not their place is known.
    """

    nodes: Whole
    rows: Whole


class NumberIndex:
    """Rows of one kind below their roots; sorted by root and codes.

    ``town`` (n,) are the towns of the rows: the roots, unless these are areas.
    """

    def __init__(self, root: Whole, town: Whole, codes: Whole, lonlat: FloatArray) -> None:
        self.lonlat = lonlat
        self.town = town
        self.tree = NumberTree(root, codes)
        self.is_far: NDArray[np.bool_] = far_from_neighbours(root, lonlat)
        self._groups = [groups_of(self.tree, depth, lonlat) for depth in range(GROUP_DEPTHS)]
        self.neighbours = NumberNeighbours(self.tree.keys(0), self._groups[0])

    def find(self, root: Whole, codes: Whole) -> NumbersFound:
        """Look up numbers (m, 4) below their roots (m,); a negative root has none."""
        nodes = self.tree.nodes(root, codes)
        return NumbersFound(nodes, self.tree.rows(nodes))

    def points(self, rows: Whole) -> FloatArray:
        """Give the points (m, 2) of rows; NaN for none and where the place is not known."""
        return taken(self.lonlat, rows)

    def is_alone(self, depth: Whole, nodes: Whole) -> NDArray[np.bool_]:
        """Tell which numbers (m,), ending at nodes of a depth from 0 each, have one row only."""
        alone = np.zeros(len(nodes), dtype=bool)
        for level in range(MOST_WORDS):
            at = np.where(depth == level, nodes, NOT_FOUND)
            first, last = self.tree.ends(level, at)
            alone |= (first >= 0) & (last - first == 1)
        return alone

    def group(self, depth: int, nodes: Whole) -> NumberGroups:
        """Give the middles of nodes at a depth from 0; NaN for none."""
        whole = self._groups[depth]
        reach = taken(whole.reach_m[:, None], nodes)[:, 0]
        return NumberGroups(taken(whole.lonlat, nodes), reach)


def taken(values: FloatArray, places: Whole) -> FloatArray:
    """Take rows (m, …) of an array; NaN where the place is ``NOT_FOUND``."""
    made = np.full((len(places), *values.shape[1:]), np.nan)
    is_there = places != NOT_FOUND
    made[is_there] = values[places[is_there]]
    return made
