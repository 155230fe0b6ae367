"""Blocking rules: which residents a record is compared with at all.

A pair is looked at when one rule's keys are equal on both sides. A single key that very many
share (a placeholder birth date, the telephone of a home for the aged) tells nobody apart:
where more residents than ``largest`` share it, that rule leaves the key out. Pairs that share
a name or a reading and a birth, a house or a number as well are found by rules without such a
limit, so no pair with two equal keys is ever lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from importers.linkage.compare_contacts import phone_ends
from importers.linkage.name_keys import NameKeys, TextArray
from importers.linkage.pairs import Keyed, Pairs, RowArray, code_keys, join_codes, spread
from importers.linkage.person_keys import NO_DAY, PersonKeys

LARGEST_BLOCK = 500
LARGEST_PART_BLOCK = 300
_LONGEST_YEARS = 6


@dataclass(frozen=True)
class BlockingRule:
    """Equal in all ``keys``; more than ``largest`` residents behind one key: left out."""

    keys: tuple[str, ...]
    largest: int | None = None


BLOCKING_RULES = (
    BlockingRule(("birth",), LARGEST_BLOCK),
    BlockingRule(("name",), LARGEST_BLOCK),
    BlockingRule(("kana",), LARGEST_BLOCK),
    BlockingRule(("phone",), LARGEST_BLOCK),
    BlockingRule(("house",), LARGEST_BLOCK),
    BlockingRule(("birth", "name")),
    BlockingRule(("birth", "kana")),
    BlockingRule(("house", "name")),
    BlockingRule(("house", "kana")),
    BlockingRule(("phone", "name")),
    BlockingRule(("phone", "kana")),
    BlockingRule(("ordered",), LARGEST_BLOCK),
    BlockingRule(("area", "family"), LARGEST_PART_BLOCK),
    BlockingRule(("area", "given"), LARGEST_PART_BLOCK),
    BlockingRule(("year", "family"), LARGEST_PART_BLOCK),
    BlockingRule(("year", "given_first"), LARGEST_PART_BLOCK),
    BlockingRule(("year", "given_last"), LARGEST_PART_BLOCK),
    BlockingRule(("year", "kana_family"), LARGEST_PART_BLOCK),
    BlockingRule(("year", "kana_given_first"), LARGEST_PART_BLOCK),
    BlockingRule(("year", "kana_given_last"), LARGEST_PART_BLOCK),
)
"""``year`` is tried only for a record whose birth is a range, one year to each side; ``phone``
is the last digits of a number, which it has with and without the area code; ``given_first`` and
``given_last`` are the given name with a letter of the family name, for a slip in the other."""


def find_pairs(records: PersonKeys, residents: PersonKeys) -> Pairs:
    """Give every pair that a blocking rule finds."""
    kinds = {key for rule in BLOCKING_RULES for key in rule.keys}
    left, right = _keys_of_records(records), _keys_of_residents(residents)
    coded = {kind: _coded(left[kind], right[kind]) for kind in sorted(kinds)}
    found = [_pairs_of(rule, coded, len(records), len(residents)) for rule in BLOCKING_RULES]
    joined = np.sort(pd.unique(np.concatenate(found)))
    return Pairs(*np.divmod(joined, max(len(residents), 1)))


def _keys_of_records(persons: PersonKeys) -> Mapping[str, Keyed]:
    is_range = persons.first != persons.last
    return _single_keys(persons) | {"year": _years(persons, np.flatnonzero(is_range), 1)}


def _keys_of_residents(persons: PersonKeys) -> Mapping[str, Keyed]:
    return _single_keys(persons) | {"year": _years(persons, np.arange(len(persons)), 0)}


def _single_keys(persons: PersonKeys) -> dict[str, Keyed]:
    texts = {
        "name": persons.name.whole,
        "ordered": persons.name.ordered,
        "family": persons.name.family,
        "given": persons.name.given,
        "kana": persons.kana.sound,
        "kana_family": persons.kana.family,
        "given_first": _given_beside(persons.name, 0),
        "given_last": _given_beside(persons.name, -1),
        "kana_given_first": _given_beside(persons.kana, 0),
        "kana_given_last": _given_beside(persons.kana, -1),
        "house": persons.place.house,
        "area": persons.place.area,
    }
    keyed = {kind: _filled(keys) for kind, keys in texts.items()}
    is_day = (persons.first == persons.last) & (persons.first != NO_DAY)
    days = np.flatnonzero(is_day)
    keyed["birth"] = Keyed(days, persons.first[days])
    keyed["phone"] = phone_ends(persons.phones)
    return keyed


def _given_beside(names: NameKeys, at: int) -> TextArray:
    """Put a letter of the family name beside the given name; one letter alone may be the slip."""
    letters = [name[at] if len(name) > 1 else "?" for name in names.family.tolist()]
    beside = names.given + "/" + np.array(letters, dtype=object)
    return np.where(names.given == "", "", beside)


def _filled(keys: np.ndarray) -> Keyed:
    rows = np.flatnonzero(keys != "")
    return Keyed(rows, keys[rows])


def _years(persons: PersonKeys, rows: RowArray, around: int) -> Keyed:
    rows = rows[(persons.first[rows] != NO_DAY) & (persons.last[rows] != NO_DAY)]
    years = [
        days[rows].astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64)
        for days in (persons.first, persons.last)
    ]
    counts = years[1] - years[0] + 1 + 2 * around
    is_short = (counts > 0) & (counts <= _LONGEST_YEARS)
    rows, first, counts = rows[is_short], years[0][is_short] - around, counts[is_short]
    at, within = spread(counts)
    return Keyed(rows[at], first[at] + within)


def _coded(left: Keyed, right: Keyed) -> tuple[Keyed, Keyed]:
    """Put numbers for keys and leave out residents whose key no record has."""
    left, right = code_keys(left, right)
    is_asked = np.zeros(int(right.keys.max(initial=-1)) + 2, dtype=bool)
    is_asked[left.keys[left.keys >= 0]] = True
    asked = is_asked[right.keys]
    return left, Keyed(right.rows[asked], right.keys[asked])


def _pairs_of(
    rule: BlockingRule, coded: Mapping[str, tuple[Keyed, Keyed]], records: int, residents: int
) -> RowArray:
    left, right = coded[rule.keys[0]]
    for kind in rule.keys[1:]:
        others = coded[kind]
        scale = int(others[1].keys.max(initial=0)) + 1
        left = _beside(left, others[0], records, scale)
        right = _beside(right, others[1], residents, scale)
    at, found = join_codes(left, right, rule.largest)
    return left.rows[at] * residents + right.rows[found]


def _beside(side: Keyed, other: Keyed, count: int, scale: int) -> Keyed:
    """Put the one code that a person has of another kind beside each code."""
    code_of = np.full(count, -1, dtype=np.int64)
    code_of[other.rows] = other.keys
    beside = code_of[side.rows]
    has_both = (beside >= 0) & (side.keys >= 0)
    return Keyed(side.rows[has_both], side.keys[has_both] * scale + beside[has_both])
