"""Comparison levels: how alike one field of two records is, finer than what staff read.

``NULL`` comes first everywhere: what one of the two does not say is never "different". Each
level has the word that stands in the evidence (:class:`scoring.record_codes.LinkLevel`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from scoring.record_codes import LinkField, LinkLevel

LevelArray = npt.NDArray[np.int8]


class NameLevel(IntEnum):
    """氏名, and 氏名カナ by the same levels (only kana can be SOUND)."""

    NULL = 0
    SAME = 1
    """Equal keys: width, blanks and 異体字 apart."""
    SOUND = 2
    """Kana equal once 清濁, small kana and the long mark are folded."""
    TURNED = 3
    """The same words in another order."""
    SLIP = 4
    """One character is other, missing, too many or changed places; of three or more."""
    GIVEN = 5
    """The same given name behind another family name (marriage)."""
    PART = 6
    """Another given name behind the same family name, or a part of the other name."""
    DIFFERENT = 7


class BirthLevel(IntEnum):
    """生年月日, exact or as a range of days."""

    NULL = 0
    SAME = 1
    """The same exact day."""
    WITHIN = 2
    """Ranges that meet; the wider is not longer than two years (an age is one year)."""
    LOOSE = 3
    """Ranges that meet, one of them longer than two years."""
    NEAR = 4
    """Ranges that miss each other by a year or less: an age that was written down before."""
    SLIP = 5
    """Exact days with one digit other, month and day changed places, or the era mistaken."""
    DIFFERENT = 6


class AddressLevel(IntEnum):
    """住所, without the name of the town itself."""

    NULL = 0
    SAME = 1
    """The same house and, where either says one, the same 方書."""
    HOUSE = 2
    """The same house; the 方書 is other or only one has it."""
    BLOCK = 3
    """The same 番 or 番地; the 号 or 枝番 is other or missing."""
    AREA = 4
    """The same 丁目 or 大字."""
    DIFFERENT = 5


class PhoneLevel(IntEnum):
    """電話番号; each may be several."""

    NULL = 0
    SHARED = 1
    """At least one number in both."""
    LOCAL = 2
    """A number of one is the end of a number of the other (without area code)."""
    DIFFERENT = 3


Level = NameLevel | BirthLevel | AddressLevel | PhoneLevel


def told_level(level: Level) -> LinkLevel:
    """Give the word for a level in the evidence."""
    if level.name == "NULL":
        return LinkLevel.NULL
    if level.value == 1:
        return LinkLevel.EXACT
    if level.name == "DIFFERENT" or level is NameLevel.PART:
        return LinkLevel.DIFFERENT
    return LinkLevel.CLOSE


@dataclass(frozen=True)
class PairLevels:
    """The levels of n pairs, an array of n per field."""

    name: LevelArray
    kana: LevelArray
    birth: LevelArray
    address: LevelArray
    phone: LevelArray

    def take(self, at: npt.NDArray[np.generic]) -> "PairLevels":
        """Give the levels of some of the pairs, by position or mask."""
        return PairLevels(*(getattr(self, field.name)[at] for field in fields(self)))


_LEVELS_OF_FIELD: Mapping[LinkField, type[Level]] = {
    LinkField.NAME: NameLevel,
    LinkField.KANA: NameLevel,
    LinkField.BIRTH: BirthLevel,
    LinkField.ADDRESS: AddressLevel,
    LinkField.PHONE: PhoneLevel,
}


def evidence_of(levels: PairLevels) -> list[str]:
    """Write each pair's levels as ``field=level`` joined by ``;``, in the order of the fields."""
    columns = []
    for field, kind in _LEVELS_OF_FIELD.items():
        words = [f"{field}={told_level(level)}" for level in kind]
        columns.append([words[level] for level in getattr(levels, field.value).tolist()])
    return [";".join(row) for row in zip(*columns, strict=True)]
