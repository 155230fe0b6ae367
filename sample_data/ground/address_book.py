"""Every address of the town as the tables have it, and what the tables have lost."""

from dataclasses import dataclass

import numpy as np

from sample_data.dice import BoolArray, FloatArray, IntArray, pick, stream
from sample_data.place_names import town_names
from sample_data.streets import (
    CHOME_BLOCKS,
    TOWN_BLOCKS,
    Lots,
    block_numbers,
    is_oaza,
    town_serials,
)

LISTED, POINTLESS, UNLISTED = range(3)
"""A number with its point; a number whose point nobody knows; a number in no table."""
FATES = (0.88, 0.07, 0.05)
LOST_TOWN_EVERY = 9


@dataclass(frozen=True)
class AddressBook:
    """One entry per lot. ``chome`` counts from 1, 0: an old village with 番地 only.

    ``first`` and ``second`` are 街区符号 and 住居番号, or 本番 and 枝番. A town that is
    ``lost`` stands in no table at all.
    """

    names: list[str]
    town: IntArray
    chome: IntArray
    first: IntArray
    second: IntArray
    lonlat: FloatArray
    fate: IntArray
    is_lost: BoolArray

    @property
    def is_village(self) -> BoolArray:
        """Whether the lot has a 地番 instead of a 住居番号."""
        return np.asarray(self.chome == 0)

    def parts(self, lot: int) -> tuple[str, int, int, int]:
        """Give name of the town, 丁目 (0: none) and the two numbers of a lot."""
        return (
            self.names[int(self.town[lot])],
            int(self.chome[lot]),
            int(self.first[lot]),
            int(self.second[lot]),
        )


def open_book(lots: Lots, lonlat: FloatArray, seed: int) -> AddressBook:
    """Write down every lot, and draw what the tables have lost."""
    serial = town_serials(lots)
    names = town_names(int(serial.max(initial=0)) + 1)
    village = np.array([is_oaza(town) for town in range(len(names))])[serial]
    row, col = lots.block_row // CHOME_BLOCKS % 2, lots.block_col // CHOME_BLOCKS % 2
    parcel = (lots.block_row % TOWN_BLOCKS) * TOWN_BLOCKS + lots.block_col % TOWN_BLOCKS + 1
    rng = stream(seed, "address tables")
    return AddressBook(
        names=names,
        town=serial,
        chome=np.where(village, 0, row * 2 + col + 1),
        first=np.where(village, parcel, block_numbers(lots)),
        second=np.asarray(lots.number),
        lonlat=lonlat,
        fate=pick(rng, FATES, len(serial)),
        is_lost=serial % LOST_TOWN_EVERY == LOST_TOWN_EVERY - 2,
    )
