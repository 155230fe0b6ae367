"""Addresses of a list of houses → municipality, town, 丁目 and numbers.

A list of houses writes the addresses of one town office in one way, and is read by that way:
the municipality before most of them is cut, the numbers stand at the end.
"""

import re
from collections.abc import Collection

import numpy as np
import pandas as pd

from scoring.columns import TEXT
from scoring.spelling import comparison_key, kanji_to_digits

_PREFECTURE = r"(?P<prefecture>東京都|北海道|京都府|大阪府|[^\d]{2,3}県)?"
_ANY_CITY = r"(?P<city>[^\d]+?郡[^\d]+?[町村]|[^\d]+?市(?:[^\d]{1,3}区)?|[^\d]+?区)"
_SURE_SHARE = 0.9
_KANJI_CHOME = re.compile(r"[○一二三四五六七八九十]+(?=丁目)")
_NUMBERS = (
    r"^(?P<town>.*?[^\d\-])(?:(?P<chome>\d+)丁目)?(?P<first>\d+)"
    r"(?:(?:番地?の?|-|の)(?P<second>\d+))?(?:(?:号の?|-|の)(?P<third>\d+))?(?:-\d+)*"
    # 北3条西4丁目5: the number of a 条 is no house number.
    r"(?:番地?|号)?(?:(?!条|線|地割)[^\d\-](?!.*丁目).*)?$"
)


def split_addresses(addresses: pd.Series, places: Collection[str]) -> pd.DataFrame:
    """Split addresses (text, NaN where there is none).

    Parameters
    ----------
    addresses
        With or without prefecture and municipality; a building or room behind is dropped.
    places
        Municipalities (郡 and all) other tables know; none: that which most addresses name.

    Returns
    -------
    DataFrame
        Text columns ``prefecture, city, town, chome, first, second, third`` in comparison form.
        ``first`` is empty where no number was found.
    """
    keys = addresses.map(_comparison_text, na_action="ignore").astype(TEXT)
    head = keys.str.extract(f"^{_PREFECTURE}{_city_pattern(keys, places)}(?P<rest>.*)$")
    parts = head["rest"].astype(TEXT).str.extract(_NUMBERS)
    parts["chome"] += "丁目"
    return pd.concat([head[["prefecture", "city"]], parts], axis=1).astype(TEXT)


def restore_chome(parts: pd.DataFrame, known: Collection[str]) -> pd.DataFrame:
    """Read 入間川1-23-5 as 入間川1丁目23-5 where ``known`` has 入間川|1."""
    is_chome = parts["chome"].isna() & parts["second"].notna()
    is_chome &= (parts["town"] + "|" + parts["first"]).isin(known)
    return parts.assign(
        chome=parts["chome"].mask(is_chome, parts["first"] + "丁目"),
        first=parts["first"].mask(is_chome, parts["second"]),
        second=parts["second"].mask(is_chome, parts["third"]),
        third=parts["third"].mask(is_chome, np.nan),
    )


def _city_pattern(keys: pd.Series, places: Collection[str]) -> str:
    if places:
        longest_first = sorted(places, key=len, reverse=True)
        return f"(?P<city>{'|'.join(map(re.escape, longest_first))})?"
    named = keys.str.match(f"^{_PREFECTURE.replace('?P<prefecture>', '?:')}{_ANY_CITY}")
    # Where most addresses name no municipality, no head of a town name is taken for one.
    return f"{_ANY_CITY}?" if named.mean() >= _SURE_SHARE else "(?P<city>$^)?"


def _comparison_text(address: str) -> str:
    key = comparison_key(address)
    return _KANJI_CHOME.sub(lambda found: kanji_to_digits(found[0]), key)
