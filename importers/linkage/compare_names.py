"""Comparison levels of names and of readings."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from importers.linkage.levels import LevelArray, NameLevel
from importers.linkage.name_keys import NameKeys, TextArray, is_kana_key
from importers.linkage.pairs import BoolArray

_SHORTEST_WITH_SLIP = 3
_PART_LETTERS = 2


def compare_names(ones: NameKeys, others: NameKeys) -> LevelArray:
    """Compare 氏名; one written in kana and one in kanji cannot be compared: NULL."""
    levels = _compare(ones, others)
    at = np.flatnonzero(levels > NameLevel.SAME)
    differ_in_script = is_kana_key(ones.whole[at]) != is_kana_key(others.whole[at])
    levels[at[differ_in_script]] = NameLevel.NULL
    return levels


def compare_kana(ones: NameKeys, others: NameKeys) -> LevelArray:
    """Compare 氏名カナ."""
    levels = _compare(ones, others)
    at = np.flatnonzero(levels > NameLevel.SAME)
    sounds_alike = ones.sound[at] == others.sound[at]
    levels[at[sounds_alike.astype(bool)]] = NameLevel.SOUND
    return levels


def _compare(ones: NameKeys, others: NameKeys) -> LevelArray:
    levels = np.full(len(ones.whole), NameLevel.NULL, dtype=np.int8)
    is_given = (ones.whole != "") & (others.whole != "")
    is_same = is_given & (ones.whole == others.whole)
    levels[is_same.astype(bool)] = NameLevel.SAME
    at = np.flatnonzero((is_given & ~is_same).astype(bool))
    levels[at] = _compare_unequal(ones.take(at), others.take(at))
    return levels


def _compare_unequal(ones: NameKeys, others: NameKeys) -> LevelArray:
    """Test from the furthest level to the nearest; the last that holds stands."""
    levels = np.full(len(ones.whole), NameLevel.DIFFERENT, dtype=np.int8)
    levels[_share_part(ones, others)] = NameLevel.PART
    levels[_share_given(ones, others)] = NameLevel.GIVEN
    levels[_differ_by_a_slip(ones.whole.tolist(), others.whole.tolist())] = NameLevel.SLIP
    is_turned = (ones.ordered != "") & (ones.ordered == others.ordered)
    levels[is_turned.astype(bool)] = NameLevel.TURNED
    return levels


def _share_given(ones: NameKeys, others: NameKeys) -> BoolArray:
    is_same = (ones.given != "") & (ones.given == others.given)
    found: BoolArray = is_same.astype(bool)
    at = np.flatnonzero((ones.given == "") | (others.given == ""))
    one, other = ones.take(at), others.take(at)
    found[at] = _ends(one.whole, other.given) | _ends(other.whole, one.given)
    return found


def _ends(whole: TextArray, end: TextArray) -> BoolArray:
    pairs = zip(whole.tolist(), end.tolist(), strict=True)
    return np.array([bool(part) and text.endswith(part) for text, part in pairs], dtype=bool)


def _share_part(ones: NameKeys, others: NameKeys) -> BoolArray:
    """Compare the family names where both are parted, else look for one in the other."""
    is_same = (ones.family != "") & (ones.family == others.family)
    found: BoolArray = is_same.astype(bool)
    at = np.flatnonzero((ones.family == "") | (others.family == ""))
    one, other = ones.take(at), others.take(at)
    pairs = zip(one.whole.tolist(), other.whole.tolist(), strict=True)
    found[at] = [_is_within(*pair) or pair[0][:2] == pair[1][:2] for pair in pairs]
    return found


def _is_within(one: str, other: str) -> bool:
    shorter, longer = (one, other) if len(one) < len(other) else (other, one)
    return len(shorter) >= _PART_LETTERS and shorter in longer


def _differ_by_a_slip(ones: Sequence[str], others: Sequence[str]) -> BoolArray:
    """Tell which texts are one edit apart; a count of characters, not a likeness."""
    edits = process.cpdist(ones, others, scorer=OSA.distance, score_cutoff=1, dtype=np.int16)
    lengths = np.array([max(map(len, pair)) for pair in zip(ones, others, strict=True)])
    return np.asarray((edits <= 1) & (lengths >= _SHORTEST_WITH_SLIP), dtype=bool)
