"""Comparison levels of addresses and of telephone numbers."""

import numpy as np

from importers.linkage.levels import AddressLevel, LevelArray, PhoneLevel
from importers.linkage.name_keys import TextArray
from importers.linkage.pairs import BoolArray, Keyed, Pairs, code_keys, join_codes
from importers.linkage.person_keys import PhoneKeys
from importers.linkage.place_keys import PlaceKeys

LOCAL_DIGITS = 6
"""A number without its area code has at least so many."""


def compare_places(ones: PlaceKeys, others: PlaceKeys) -> LevelArray:
    """Compare 住所 without the town's own name."""
    is_given = (ones.area != "") & (others.area != "")
    same_area = is_given & (ones.area == others.area)
    has_both = (ones.house != "") & (others.house != "")
    same_house = same_area & has_both & (ones.house == others.house)
    other_quarter = (ones.quarter != "") & (others.quarter != "") & (ones.quarter != others.quarter)
    conditions = [
        ~is_given,
        same_house & (ones.room == others.room),
        same_house,
        same_area & has_both & ~other_quarter & _share_block(ones, others),
        same_area & ~other_quarter,
    ]
    found = [condition.astype(bool) for condition in conditions]
    return np.select(found, list(AddressLevel)[:-1], AddressLevel.DIFFERENT).astype(np.int8)


def compare_phones(ones: PhoneKeys, others: PhoneKeys, pairs: Pairs) -> LevelArray:
    """Compare 電話番号 of each pair; each side has none, one or several."""
    has_one, has_other = _has_number(ones), _has_number(others)
    is_given = has_one[pairs.record] & has_other[pairs.resident]
    levels = np.where(is_given, PhoneLevel.DIFFERENT, PhoneLevel.NULL).astype(np.int8)
    left, right = code_keys(phone_ends(ones), phone_ends(others))
    at, found = join_codes(left, right)
    one, other = ones.numbers[at], others.numbers[found]
    meeting = left.rows[at] * others.count + right.rows[found]
    wanted = pairs.record * others.count + pairs.resident
    levels[np.isin(wanted, meeting[_is_end(one, other)])] = PhoneLevel.LOCAL
    levels[np.isin(wanted, meeting[(one == other).astype(bool)])] = PhoneLevel.SHARED
    return levels


def phone_ends(phones: PhoneKeys) -> Keyed:
    """Give the last digits of each number, which it has with and without the area code."""
    ends = [number[-LOCAL_DIGITS:] for number in phones.numbers.tolist()]
    return Keyed(phones.rows, np.array(ends, dtype=object))


def _share_block(ones: PlaceKeys, others: PlaceKeys) -> np.ndarray:
    return np.asarray(
        (ones.block == others.block) | (ones.house == others.block) | (ones.block == others.house)
    )


def _has_number(phones: PhoneKeys) -> BoolArray:
    has = np.zeros(phones.count, dtype=bool)
    has[phones.rows] = True
    return has


def _is_end(ones: TextArray, others: TextArray) -> BoolArray:
    pairs = zip(ones.tolist(), others.tolist(), strict=True)
    return np.array([_ends_alike(one, other) for one, other in pairs], dtype=bool)


def _ends_alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= LOCAL_DIGITS and longer.endswith(shorter)
