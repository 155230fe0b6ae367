"""The key under which a position placed by hand is kept: one for all spellings of an address.

It is **frozen**: pins are found again by it, so what it gives for an address never changes. It
knows no address tables; two spellings it cannot see to be one keep two keys, which loses a pin
but never lends it to another house.
"""

import re

from gis.addresses.address_text import CUT, folded
from gis.addresses.written_numbers import NUMERALS
from scoring.spelling import kanji_to_digits

_PREFECTURE = re.compile(r"^(?:東京都|北海道|大阪府|京都府|[^\d市区町村郡]{2,3}県)")
_COUNTY = re.compile(r"^[^\d市区町村]{1,5}郡(?=[^\d市]{1,6}[町村])")
_TWICE = re.compile(r"^(.{2,8}?[市区町村])\1")
_KANJI_NUMBER = re.compile(
    rf"(?<![{NUMERALS}])[{NUMERALS}]++(?=丁目|地割|番|号|[-の][\d{NUMERALS}]|条)"
    rf"|(?<=[番地号目\d{NUMERALS}][-の])[{NUMERALS}]++|(?<=[番地号目])[{NUMERALS}]++(?=[-の番号|]|$)"
)
_TOWN_OF_NUMBER = re.compile(r"(?<=\d)番[町丁街]")
_JOINT = re.compile(
    r"(?<=\d)(?:丁目|地割|番地の?|番の?(?![町丁街館])|号の?(?![室棟館])|の)-?(?=\d)"
)
_END = re.compile(r"(?<=\d)(?:丁目|地割|番地|番(?![町丁街館])|号(?![室棟館線]))")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_ORDINAL = re.compile(r"第(?=\d++地割)")
_NUMBER = re.compile(r"(?<![\d-])\d++(?:-\d++)*+(?![線条町丁村区つけ]|番丁|本松|軒)")


def address_key(address: str) -> str:
    """Give the key of an address: equal for all spellings of it, without prefecture and building.

    The number parts are joined by hyphens; characters are folded as in
    :mod:`gis.addresses.address_text`. The key of a key is the key.

    >>> address_key("和歌山県見本市大字本町一丁目２番地の３　コーポ青空101")
    '見本市本町1-2-3'
    """
    key = _folded_once(address)
    while (again := _folded_once(key)) != key:
        key = again
    return key


def _folded_once(address: str) -> str:
    line = folded(address).partition(CUT)[0]
    place = _TWICE.sub(r"\1", _COUNTY.sub("", _PREFECTURE.sub("", line)))
    digits = _TOWN_OF_NUMBER.sub("番丁", _KANJI_NUMBER.sub(_with_digits, place))
    joined = _END.sub("", _JOINT.sub("-", _ORDINAL.sub("", digits)))
    plain = _ZEROS.sub("", joined)
    found = _NUMBER.search(plain)
    return plain[: found.end()] if found else plain


def _with_digits(found: re.Match[str]) -> str:
    return kanji_to_digits(found[0])
