"""A reading of an address: one town and number it may mean; many of them as arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntFlag
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gis.addresses.number_rows import word_code
from gis.addresses.number_tree import Whole
from gis.addresses.written_numbers import MOST_WORDS

_BEFORE_WORDS = 4
_BEHIND_WORDS = _BEFORE_WORDS + MOST_WORDS


class Mark(IntFlag):
    """What a reading takes for granted, and which words it saw."""

    CHOME_SUPPLIED = 1
    """The first number is read as 丁目."""
    CHOME_UNKNOWN = 2
    """The tables do not know the 丁目 that is written."""
    KOAZA_UNKNOWN = 4
    """Between town and number stands a name that the tables do not know."""
    LOOSE_NAME = 8
    """The town's name is equal only to the loosest form."""
    WHOLE_AREA = 16
    """The number is looked for in all towns of the area."""
    TOWN_UNCLEAR = 32
    """Several towns are named so."""
    OAZA_SUPPLIED = 64
    """Only the 小字 is written."""
    LOT = 128
    """番地 is written."""
    HOUSE = 256
    """号 is written."""
    CHOME_WRITTEN = 512
    """丁目 is written."""


class Reading(NamedTuple):
    """One reading of the line at place ``line``.

    ``town`` and ``area`` are places in the gazetteer, -1: no single town. ``words`` are those
    of the number; ``ends`` the places in the line behind the name and behind each word.
    """

    line: int
    town: int
    area: int
    marks: int
    words: tuple[str, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True)
class Readings:
    """Readings as columns, those of one line together, the most likely first.

    ``line``, ``town``, ``area`` and ``marks`` (m,) as in :class:`Reading`; ``codes`` (m, 4) of
    the words, 0 for none; ``ends`` (m, 5), the last one repeated.
    """

    line: Whole
    town: Whole
    area: Whole
    marks: Whole
    codes: Whole
    ends: Whole

    @property
    def count_of_words(self) -> Whole:
        """Count the words of each number (m,)."""
        counts: Whole = np.count_nonzero(self.codes, axis=1)
        return counts

    def has(self, mark: Mark) -> NDArray[np.bool_]:
        """Tell which readings carry a mark, or one of several."""
        return (self.marks & int(mark)) > 0


def as_columns(readings: Sequence[Reading], word_places: Mapping[str, int]) -> Readings:
    """Bring readings into columns; a word that no table has gets a code of its own."""
    cells = np.array(
        [
            (
                *reading[:_BEFORE_WORDS],
                *_filled([word_code(word, word_places) for word in reading.words], 0, MOST_WORDS),
                *_filled(reading.ends, reading.ends[-1], MOST_WORDS + 1),
            )
            for reading in readings
        ],
        dtype=np.int64,
    ).reshape(len(readings), _BEHIND_WORDS + MOST_WORDS + 1)
    line, town, area, marks = cells[:, :_BEFORE_WORDS].T
    return Readings(
        line, town, area, marks, cells[:, 4 : 4 + MOST_WORDS], cells[:, 4 + MOST_WORDS :]
    )


def _filled(values: Sequence[int], filler: int, length: int) -> tuple[int, ...]:
    return (*values, *(filler,) * (length - len(values)))
