"""The numbers of a gazetteer as arrays: town, kind, words as codes, place."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.addresses.address_text import folded_lines, plain_lines
from gis.addresses.number_tree import CODE_BITS, Whole
from gis.addresses.written_numbers import MOST_WORDS, number_words
from scoring.codes import LocationLevel
from scoring.columns import FloatArray

KINDS = (LocationLevel.RESIDENCE, LocationLevel.BLOCK, LocationLevel.PARCEL)
"""What a number may be, in the order of ``NumberRows.kind``."""

FIRST_WORD_CODE = 1 << (CODE_BITS - 1)
"""Codes from here on stand for words that are no plain number: イ, 甲, A."""
UNKNOWN_WORD = (1 << CODE_BITS) - 1
"""The code of a word that no table has."""


@dataclass(frozen=True)
class NumberRows:
    """Numbers sorted by kind, town and codes; no two are the same.

    ``town`` (n,) is the place of the town among the towns; ``kind`` (n,) the place in
    :data:`KINDS`; ``codes`` (n, 4) the words; ``lonlat`` (n, 2) degrees, NaN where the place
    of the number is not known.
    """

    town: Whole
    kind: NDArray[np.int8]
    codes: Whole
    lonlat: FloatArray

    def of_kind(self, level: LocationLevel) -> slice:
        """Give the rows of one kind."""
        first, last = np.searchsorted(self.kind, [KINDS.index(level), KINDS.index(level) + 1])
        return slice(int(first), int(last))


def word_code(word: str, words: Mapping[str, int]) -> int:
    """Give the code of a word: digits count for themselves, others by their place in ``words``."""
    if word.isdecimal() and len(word) < len(str(FIRST_WORD_CODE)):
        return int(word) + 1
    place = words.get(word)
    return UNKNOWN_WORD if place is None else FIRST_WORD_CODE + place


def number_rows(numbers: pd.DataFrame, town: Whole) -> tuple[NumberRows, tuple[str, ...]]:
    """Bring a frame of ``NUMBERS`` into rows, ``town`` being the place of each row's town.

    Gives also the words that are no plain number. Of several rows of one number the first with
    a point stays; a number of more than four words is left out.
    """
    codes, words = _codes([numbers[name] for name in ("first", "second", "third")])
    places = {level.value: place for place, level in enumerate(KINDS)}
    kind = numbers["level"].astype(object).map(places).to_numpy(np.int8)
    lonlat = numbers[["lon", "lat"]].to_numpy(np.float64)
    order = np.lexsort((np.isnan(lonlat[:, 0]), *codes.T[::-1], town, kind))
    is_same = np.zeros(len(order), dtype=bool)
    is_same[1:] = True
    for column in (kind, town, *codes.T):
        is_same[1:] &= column[order][1:] == column[order][:-1]
    kept = order[~is_same & (codes[order, 0] > 0)]
    return NumberRows(town[kept], kind[kept], codes[kept], lonlat[kept]), words


def _codes(cells: list[pd.Series]) -> tuple[Whole, tuple[str, ...]]:
    """Give the codes (n, 4) of the words in the cells side by side, and words that got one."""
    places, distinct = pd.factorize(pd.concat(cells, ignore_index=True))
    split = [number_words(line) for line in folded_lines(plain_lines(distinct.tolist()))]
    words = tuple(
        sorted({word for cell in split for word in cell if word_code(word, {}) == UNKNOWN_WORD})
    )
    place_of = {word: place for place, word in enumerate(words)}
    made = np.zeros((len(distinct) + 1, MOST_WORDS), dtype=np.int64)
    lengths = np.zeros(len(distinct) + 1, dtype=np.int64)
    for row, cell in enumerate(split[: len(distinct)]):
        lengths[row] = len(cell)
        made[row, : len(cell)] = [word_code(word, place_of) for word in cell[:MOST_WORDS]]
    return _side_by_side(made, lengths, places.reshape(len(cells), -1)), words


def _side_by_side(made: Whole, lengths: Whole, places: Whole) -> Whole:
    """Join the words of the cells of each row; all 0 where there are too many."""
    codes = np.zeros((places.shape[1], 2 * MOST_WORDS), dtype=np.int64)
    filled = np.zeros(places.shape[1], dtype=np.int64)
    rows = np.arange(places.shape[1])
    for cell in places:
        for word in range(MOST_WORDS):
            at = np.minimum(filled + word, 2 * MOST_WORDS - 1)
            has_word = lengths[cell] > word
            codes[rows[has_word], at[has_word]] = made[cell[has_word], word]
        filled += lengths[cell]
    codes[filled > MOST_WORDS] = 0
    return codes[:, :MOST_WORDS]
