"""Numbers of towns as a tree in sorted arrays: many addresses are looked up at once."""

import numpy as np
from numpy.typing import NDArray

from gis.addresses.written_numbers import MOST_WORDS

Whole = NDArray[np.int64]

CODE_BITS = 20
"""A word of a number is a code of this many bits; 0: no word."""

NOT_FOUND = -1


class NumberTree:
    """Rows of numbers below their roots (towns, or areas of several towns).

    ``root`` (n,) and ``codes`` (n, 4) are sorted, root first; a word that is not there is 0.
    A node stands for the numbers that begin with the same words, and is named by its place
    among the nodes of its depth (1 to 4).
    """

    def __init__(self, root: Whole, codes: Whole) -> None:
        self._keys: list[Whole] = []
        self._starts: list[Whole] = []
        self._count = len(root)
        parent = root.astype(np.int64)
        for depth in range(MOST_WORDS):
            key = (parent << CODE_BITS) | codes[:, depth]
            is_new = np.ones(len(key), dtype=bool)
            is_new[1:] = key[1:] != key[:-1]
            starts = np.flatnonzero(is_new)
            self._keys.append(key[starts])
            self._starts.append(starts)
            parent = np.cumsum(is_new) - 1

    def nodes(self, root: Whole, codes: Whole) -> Whole:
        """Find the node of each number (m, 4) at each depth: (m, 4), or :data:`NOT_FOUND`."""
        found = np.full(codes.shape, NOT_FOUND, dtype=np.int64)
        parent = root
        for depth in range(MOST_WORDS):
            wanted = np.where(codes[:, depth] > 0, codes[:, depth], NOT_FOUND)
            parent = self._child(depth, parent, wanted)
            found[:, depth] = parent
        return found

    def rows(self, nodes: Whole) -> Whole:
        """Give, for nodes (m, 4), the row of the number that ends there, or ``NOT_FOUND``.

        Where several rows have that number, the first.
        """
        ends = [self.ends(depth, nodes[:, depth])[0] for depth in range(MOST_WORDS)]
        return np.column_stack(ends)

    def ends(self, depth: int, nodes: Whole) -> tuple[Whole, Whole]:
        """Give the first row whose number ends at a node (m,), and the row behind the last.

        ``depth`` counts from 0; ``NOT_FOUND`` where no number ends there.
        """
        if depth == MOST_WORDS - 1:
            return self.spans(depth, nodes)
        end = self._child(depth + 1, nodes, np.zeros(len(nodes), dtype=np.int64))
        return self.spans(depth + 1, end)

    def spans(self, depth: int, nodes: Whole) -> tuple[Whole, Whole]:
        """Give the first row of each node and the row behind its last; ``NOT_FOUND`` for none.

        ``depth`` counts from 0.
        """
        starts = np.append(self._starts[depth], self._count)
        is_there = nodes >= 0
        first = np.where(is_there, starts[nodes], NOT_FOUND)
        last = np.where(is_there, starts[np.where(is_there, nodes + 1, 0)], NOT_FOUND)
        return first, last

    def keys(self, depth: int) -> Whole:
        """Give the sorted keys of the nodes of a depth from 0: the parent, then the code."""
        return self._keys[depth]

    def members(self, depth: int) -> Whole:
        """Give the node of every row at a depth from 0."""
        starts = self._starts[depth]
        return np.repeat(np.arange(len(starts)), np.diff(np.append(starts, self._count)))

    def size(self, depth: int) -> int:
        """Count the nodes of a depth from 0."""
        return len(self._starts[depth])

    def _child(self, depth: int, parent: Whole, code: Whole) -> Whole:
        keys = self._keys[depth]
        is_asked = (parent >= 0) & (code >= 0)
        if not len(keys):
            return np.full(len(parent), NOT_FOUND, dtype=np.int64)
        key = (parent << CODE_BITS) | np.where(is_asked, code, 0)
        place = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
        return np.where(is_asked & (keys[place] == key), place, NOT_FOUND)
