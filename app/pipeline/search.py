"""Instant search by kanji, kana, address or phone over all members of all households."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from importers.text import search_key

BETWEEN_MEMBERS = "\n"
BETWEEN_TEXTS = "\x01"
CODE_POINTS = 0x110000


@dataclass(frozen=True)
class SearchIndex:
    """One normalised text of everybody; ``starts`` tells where each member's part begins.

    A substring search over one text finds two-character surnames, which word indexes miss.
    """

    text: str
    starts: np.ndarray
    rows: np.ndarray
    row_count: int

    @classmethod
    def build(cls, members: pd.DataFrame, columns: Sequence[str], row_count: int) -> "SearchIndex":
        """Build the index from a frame of members with a column ``row`` of whole numbers."""
        texts = [members[name].fillna("").to_numpy(dtype=object) for name in columns]
        joined = map(BETWEEN_TEXTS.join, zip(*texts, strict=True))
        points = fold_points(BETWEEN_MEMBERS.join(joined))
        borders = np.flatnonzero(points == ord(BETWEEN_MEMBERS))
        starts = np.concatenate([[0], borders + 1])
        text = points.tobytes().decode("utf-32-le")
        return cls(text, starts[: len(members)], members["row"].to_numpy(), row_count)

    def rows_found(self, query: str) -> np.ndarray:
        """Give the rows where one member holds every word of the query, ascending.

        An empty query finds every row.
        """
        words = [key for word in query.split() if (key := search_key(word))]
        if not words:
            return np.arange(self.row_count)
        found = self._members_with(words[0])
        for word in words[1:]:
            found = np.intersect1d(found, self._members_with(word), assume_unique=True)
        return np.unique(self.rows[found])

    def _members_with(self, word: str) -> np.ndarray:
        places = []
        at = self.text.find(word)
        while at >= 0:
            places.append(at)
            following = np.searchsorted(self.starts, at, side="right")
            if following >= len(self.starts):
                break
            at = self.text.find(word, int(self.starts[following]))
        members = np.searchsorted(self.starts, places, side="right") - 1
        return np.unique(members)


def fold_points(text: str) -> np.ndarray:
    """Give the search key of a long text as code points (uint32), quickly.

    The key of a text is the keys of its characters one after the other, so each distinct
    character is folded once: 30 times faster on a town than folding the text itself.
    """
    given = np.frombuffer(text.encode("utf-32-le"), dtype="<u4")
    seen = np.zeros(CODE_POINTS, dtype=bool)
    seen[given] = True
    keys = {point: search_key(chr(point)) for point in np.flatnonzero(seen)}
    folded = np.zeros(CODE_POINTS, dtype="<u4")
    lengths = np.zeros(CODE_POINTS, dtype=np.int8)
    for point, key in keys.items():
        lengths[point] = len(key)
        folded[point] = ord(key[0]) if key else 0
    length = lengths[given]
    repeated = np.repeat(given, length) if (length > 1).any() else given[length == 1]
    points: np.ndarray = folded[repeated]
    for point, key in keys.items():
        if len(key) > 1:
            places = np.flatnonzero(repeated == point)
            points[places] = np.tile([ord(char) for char in key], len(places) // len(key))
    return points
