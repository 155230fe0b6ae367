"""A name or its reading as keys: whole, by its parts, and by sound."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from importers.comparison_keys import kana_key, keys_of, name_key

TextArray = npt.NDArray[np.object_]

_BESIDE = re.compile(r"[(（〔［\[].*$")
_CALLED = re.compile(r"(?<=[^\s　])(?:さん|ちゃん|くん|様|殿|氏|サン|チャン|クン)[\s　]*$")
_KANA_ONLY = re.compile(r"[ぁ-ゖァ-ヺーｦ-ﾟ゛゜\-\s　・]+")
_WORD = re.compile(r"[^\s　・]+")
_CUTS = (2, 3, 1, 4)


@dataclass(frozen=True)
class NameKeys:
    """Keys of n names; ``""`` where there is none.

    ``family`` and ``given`` are empty for a name written in one word; ``ordered`` holds the
    words in text order, empty for one word; ``sound`` is the key by sound of a reading.
    """

    whole: TextArray
    family: TextArray
    given: TextArray
    ordered: TextArray
    sound: TextArray

    def take(self, at: npt.NDArray[np.generic]) -> "NameKeys":
        """Give the keys of some of the names."""
        return NameKeys(*(getattr(self, field.name)[at] for field in fields(self)))


def split_readings(names: pd.Series, kana: pd.Series) -> tuple[NameKeys, NameKeys]:
    """Make the keys of names and of their readings.

    A note in brackets and さん, ちゃん, 様 at the end are no part of a name. A name that is
    written in kana only is a reading as well where no other is given.
    """
    places, distinct = pd.factorize(names)
    plain = _plain_names(pd.Series(distinct, dtype="str"))
    name_keys = _build_keys(plain)
    is_kana = plain.str.fullmatch(_KANA_ONLY).fillna(value=False).to_numpy(bool)
    spoken = pd.Series(np.append(plain.where(is_kana), np.nan)[places], dtype="str")
    readings, kana_distinct = pd.factorize(kana.reset_index(drop=True).fillna(spoken))
    kana_keys = _build_keys(_plain_names(pd.Series(kana_distinct, dtype="str")))
    return _with_none(name_keys).take(places), _with_none(kana_keys).take(readings)


def whole_names(names: pd.Series) -> TextArray:
    """Make the key of each whole name alone, as :func:`split_readings` does; ``""``: none."""
    places, distinct = pd.factorize(names)
    made = filled(keys_of(_plain_names(pd.Series(distinct, dtype="str")), name_key))
    return np.asarray(np.append(made, "")[places])


def part_by_known(keys: NameKeys, known: NameKeys) -> NameKeys:
    """Part names that are written in one word, where another list knows their parts.

    Both parts known is best; else a known family name of two, three or one letter.
    """
    families, givens = set(known.family.tolist()), set(known.given.tolist())
    family, given = keys.family.copy(), keys.given.copy()
    for row in np.flatnonzero((keys.given == "") & (keys.whole != "")).tolist():
        whole = keys.whole[row]
        cuts = [cut for cut in _CUTS if cut < len(whole) and whole[:cut] in families]
        cuts.sort(key=lambda cut: whole[cut:] not in givens)
        if cuts:
            family[row], given[row] = whole[: cuts[0]], whole[cuts[0] :]
    return replace(keys, family=family, given=given, ordered=_in_order(family, given))


def is_kana_key(keys: TextArray) -> npt.NDArray[np.bool_]:
    """Tell which keys of names are kana alone; an empty one is not."""
    places, distinct = pd.factorize(keys)
    is_kana = np.array([bool(_KANA_ONLY.fullmatch(key)) for key in distinct], dtype=bool)
    return np.asarray(is_kana[places])


def filled(keys: TextArray) -> TextArray:
    """Give keys with ``""`` where there is none."""
    return np.where(pd.isna(keys), "", keys)


def _plain_names(names: pd.Series) -> pd.Series:
    return names.str.replace(_BESIDE, "", regex=True).str.replace(_CALLED, "", regex=True)


def _build_keys(names: pd.Series) -> NameKeys:
    words = [_WORD.findall(name) for name in names.tolist()]
    family = _keys(word[0] if len(word) > 1 else "" for word in words)
    given = _keys("".join(word[1:]) for word in words)
    return NameKeys(
        whole=filled(keys_of(names, name_key)),
        family=family,
        given=given,
        ordered=_in_order(family, given),
        sound=filled(keys_of(names, kana_key)),
    )


def _in_order(family: TextArray, given: TextArray) -> TextArray:
    joined = np.where(family < given, family + "/" + given, given + "/" + family)
    return np.where((family == "") | (given == ""), "", joined)


def _keys(texts: Iterable[str]) -> TextArray:
    return filled(keys_of(pd.Series(list(texts), dtype="str"), name_key))


def _with_none(keys: NameKeys) -> NameKeys:
    """Add an empty name at the end, for the position -1 of an empty cell."""
    return NameKeys(*(np.append(getattr(keys, field.name), "") for field in fields(keys)))
