"""The name of the town (町名) as it stands in an address, to filter by; never a key."""

import re
import unicodedata

_PREFECTURE = 12
_NUMERALS = "一二三四五六七八九十"
_TOWN = re.compile(rf"\s*(?:大字|字)?(.+?)\s*(?=\d|[{_NUMERALS}]+(?:丁目|番|号|の)|$)")


def town_of(address: str, municipality: str) -> str:
    """Give what stands between the municipality and the first number; empty: nothing.

    >>> town_of("埼玉県さくら川市　旭町 1丁目 1の9", "さくら川市"), town_of("八幡町二丁目5ー9", "")
    ('旭町', '八幡町')
    """
    plain = unicodedata.normalize("NFKC", address)
    before, found, after = plain.partition(municipality) if municipality else ("", "", "")
    town = _TOWN.match(after if found and len(before) <= _PREFECTURE else plain)
    return town[1] if town else ""
