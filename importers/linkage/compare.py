"""Compare the records and residents of pairs, field by field."""

import numpy as np

from importers.linkage.compare_births import compare_births
from importers.linkage.compare_contacts import compare_phones, compare_places
from importers.linkage.compare_names import compare_kana, compare_names
from importers.linkage.levels import (
    AddressLevel,
    BirthLevel,
    LevelArray,
    PairLevels,
    PhoneLevel,
)
from importers.linkage.pairs import BoolArray, Pairs
from importers.linkage.person_keys import PersonKeys


def compare_pairs(records: PersonKeys, residents: PersonKeys, pairs: Pairs) -> PairLevels:
    """Give the comparison levels of each pair; the sides may be changed without effect."""
    ones, others = pairs.record, pairs.resident
    return PairLevels(
        name=compare_names(records.name.take(ones), residents.name.take(others)),
        kana=compare_kana(records.kana.take(ones), residents.kana.take(others)),
        birth=_births(records, residents, pairs),
        address=_places(records, residents, pairs),
        phone=compare_phones(records.phones, residents.phones, pairs),
    )


def speaks_against(records: PersonKeys, residents: PersonKeys, pairs: Pairs) -> BoolArray:
    """Tell the pairs of another birth that share neither quarter nor telephone.

    Whatever their names, no rule holds for them, neither to link nor to rival: they are the
    many namesakes, and need not be compared further.
    """
    births, places = _births(records, residents, pairs), _places(records, residents, pairs)
    phones = compare_phones(records.phones, residents.phones, pairs)
    is_elsewhere = (places == AddressLevel.DIFFERENT) | (places == AddressLevel.NULL)
    is_unheard = (phones == PhoneLevel.DIFFERENT) | (phones == PhoneLevel.NULL)
    return np.asarray((births == BirthLevel.DIFFERENT) & is_elsewhere & is_unheard)


def _births(records: PersonKeys, residents: PersonKeys, pairs: Pairs) -> LevelArray:
    ones, others = pairs.record, pairs.resident
    return compare_births(
        (records.first[ones], records.last[ones]),
        (residents.first[others], residents.last[others]),
    )


def _places(records: PersonKeys, residents: PersonKeys, pairs: Pairs) -> LevelArray:
    return compare_places(records.place.take(pairs.record), residents.place.take(pairs.resident))
