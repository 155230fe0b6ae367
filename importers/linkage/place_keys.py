"""An address as keys: 丁目 or 大字, 番, 号 and 方書, without the name of the town itself."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import partial

import numpy as np
import numpy.typing as npt
import pandas as pd

from importers.comparison_keys import address_key, keys_of
from importers.linkage.name_keys import TextArray, filled
from scoring.spelling import comparison_key

_PREFECTURE = re.compile(r"^(?:東京都|北海道|京都府|大阪府|.{2,3}県)")
_TOWN = re.compile(
    r"(?P<county>[^\d市区町村]{1,5}郡)?(?P<town>(?:市|[^\d市区町村])[^\d市区町村]{0,5}[市区町村])"
)
_NUMBERS = re.compile(r"^(?P<area>.*?)(?P<numbers>\d+(?:-\d+)*)$")
_BEHIND = re.compile(
    r"(?<=[\d号番地])[\s　]*(?P<behind>[^\d\s　\-‐‑–—―−ーｰ－丁目番号のノ地](?:.*\S)?)\s*$"
)
_HOUSE_NUMBERS = 3
_MOST = 0.5
_LONGEST_START = 16


@dataclass(frozen=True)
class PlaceKeys:
    """Keys of n addresses; ``""`` where there is none.

    ``area`` is the name of 町 or 大字 and ``quarter`` its 丁目 (empty for a 番地); ``block``
    and ``house`` the numbers down to 番 and 号 behind the area; ``room`` all that follows.
    """

    area: TextArray
    quarter: TextArray
    block: TextArray
    house: TextArray
    room: TextArray

    def take(self, at: npt.NDArray[np.generic]) -> "PlaceKeys":
        """Give the keys of some of the addresses."""
        return PlaceKeys(*(getattr(self, field.name)[at] for field in fields(self)))


def home_prefixes(addresses: pd.Series) -> tuple[str, ...]:
    """Give the county, if any, and the town that most addresses of a registry begin with.

    Empty where no town has half of them: then only the prefecture is dropped from an address.
    """
    starts = Counter(text[:_LONGEST_START] for text in addresses.dropna().tolist())
    towns, counties = Counter[str](), Counter[str]()
    for start, count in starts.items():
        if found := _TOWN.match(_PREFECTURE.sub("", start)):
            towns[found["town"]] += count
            counties[found["county"] or ""] += count
    if not towns or max(towns.values()) < len(addresses) * _MOST:
        return ()
    home = [max(counted, key=lambda name: (counted[name], name)) for counted in (counties, towns)]
    return tuple(name for name in home if name)


def build_place_keys(
    addresses: pd.Series, buildings: pd.Series | None, prefixes: Sequence[str]
) -> PlaceKeys:
    """Make the keys of addresses; a 方書 stands behind the number or in a column of its own."""
    key = partial(address_key, prefixes=prefixes)
    plain = _plain(addresses)
    places, distinct = pd.factorize(filled(keys_of(plain, key)))
    parts = _with_none([_parts(text) for text in distinct.tolist()], 5).take(places)
    behind = _behind(plain)
    if buildings is not None:
        behind = behind + filled(keys_of(buildings, comparison_key))
    return PlaceKeys(parts.area, parts.quarter, parts.block, parts.house, parts.room + behind)


def _plain(addresses: pd.Series) -> pd.Series:
    places, distinct = pd.factorize(addresses)
    plain = [_PREFECTURE.sub("", unicodedata.normalize("NFKC", text)) for text in distinct.tolist()]
    return pd.Series(np.array([*plain, None], dtype=object)[places], dtype="str")


def _behind(addresses: pd.Series) -> TextArray:
    places, distinct = pd.factorize(addresses)
    found = [_BEHIND.search(text) for text in distinct.tolist()]
    behind = [comparison_key(match["behind"]) if match else "" for match in found]
    return np.asarray(np.array([*behind, ""], dtype=object)[places])


def _parts(key: str) -> tuple[str, ...]:
    found = _NUMBERS.match(key)
    if found is None:
        return key, "", "", "", ""
    area, numbers = found["area"], found["numbers"].split("-")
    house, room = numbers[:_HOUSE_NUMBERS], numbers[_HOUSE_NUMBERS:]
    quarter = house[0] if len(house) == _HOUSE_NUMBERS else ""
    block = "-".join(house[: max(1, len(house) - 1)])
    return area, quarter, f"{area}{block}", f"{area}{'-'.join(house)}", "-".join(room)


def _with_none(rows: list[tuple[str, ...]], width: int) -> PlaceKeys:
    table = np.array([*rows, ("",) * width], dtype=object)
    return PlaceKeys(*(table[:, column] for column in range(width)))
