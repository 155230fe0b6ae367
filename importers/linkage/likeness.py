"""How alike two records are, from 0 to 1: puts candidates in order and decides nothing."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from importers.linkage.levels import (
    AddressLevel,
    BirthLevel,
    Level,
    LevelArray,
    NameLevel,
    PairLevels,
    PhoneLevel,
)
from importers.linkage.name_keys import TextArray
from importers.linkage.pairs import Pairs
from importers.linkage.person_keys import PersonKeys

LikenessArray = npt.NDArray[np.float64]

NOT_KNOWN = 0.5
_WEIGHTS = {"name": 0.30, "kana": 0.20, "birth": 0.30, "address": 0.12, "phone": 0.08}
_NAME: Mapping[Level, float] = {
    NameLevel.NULL: NOT_KNOWN,
    NameLevel.SAME: 1.0,
    NameLevel.SOUND: 0.98,
    NameLevel.TURNED: 0.95,
    NameLevel.SLIP: 0.9,
    NameLevel.GIVEN: 0.75,
}
_BIRTH: Mapping[Level, float] = {
    BirthLevel.NULL: NOT_KNOWN,
    BirthLevel.SAME: 1.0,
    BirthLevel.WITHIN: 0.9,
    BirthLevel.SLIP: 0.8,
    BirthLevel.NEAR: 0.7,
    BirthLevel.LOOSE: 0.7,
}
_ADDRESS: Mapping[Level, float] = {
    AddressLevel.NULL: NOT_KNOWN,
    AddressLevel.SAME: 1.0,
    AddressLevel.HOUSE: 0.95,
    AddressLevel.BLOCK: 0.8,
    AddressLevel.AREA: 0.65,
    AddressLevel.DIFFERENT: 0.2,
}
_PHONE: Mapping[Level, float] = {
    PhoneLevel.NULL: NOT_KNOWN,
    PhoneLevel.SHARED: 1.0,
    PhoneLevel.LOCAL: 0.9,
    PhoneLevel.DIFFERENT: 0.3,
}


def rank_likeness(
    records: PersonKeys, residents: PersonKeys, pairs: Pairs, levels: PairLevels
) -> LikenessArray:
    """Give the likeness of each pair; a field that one side does not say counts one half."""
    ones, others = pairs.record, pairs.resident
    parts = {
        "name": _spelled(levels.name, records.name.whole[ones], residents.name.whole[others]),
        "kana": _spelled(levels.kana, records.kana.sound[ones], residents.kana.sound[others]),
        "birth": _valued(BirthLevel, _BIRTH, levels.birth),
        "address": _valued(AddressLevel, _ADDRESS, levels.address),
        "phone": _valued(PhoneLevel, _PHONE, levels.phone),
    }
    total = np.zeros(len(pairs), dtype=np.float64)
    for field, weight in _WEIGHTS.items():
        total += weight * parts[field]
    return total


def _spelled(levels: LevelArray, ones: TextArray, others: TextArray) -> LikenessArray:
    """Take the better of what the level is worth and how alike the spelling is."""
    worth = _valued(NameLevel, _NAME, levels)
    at = np.flatnonzero(levels >= NameLevel.GIVEN)
    alike = process.cpdist(ones[at].tolist(), others[at].tolist(), scorer=fuzz.ratio)
    worth[at] = np.maximum(worth[at], alike / 100)
    return worth


def _valued(kind: type[Level], worth: Mapping[Level, float], levels: LevelArray) -> LikenessArray:
    table = np.array([worth.get(level, 0.0) for level in kind], dtype=np.float64)
    return table[levels]
