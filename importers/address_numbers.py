"""The number part of an address: 一丁目2番3号, 1丁目2-3 and １－２－３ are one number.

Works on one text or on many lines at once.
"""

import re

from scoring.spelling import KANJI_DIGITS, KANJI_PLACES, kanji_to_digits

_ANY = f"[{''.join(KANJI_DIGITS)}{''.join(KANJI_PLACES)}]"
_KANJI = f"(?<!{_ANY}){_ANY}++"
_KANJI_NUMBER = re.compile(
    rf"{_KANJI}(?=丁目|番地|番(?![町丁街])|号(?![棟館室])|-[\d一二三四五六七八九十])"
    rf"|(?:(?<=丁目)|(?<=番)|(?<=番地)|(?<=\d-)|(?<=[一二三四五六七八九十]-)){_KANJI}(?=[-の]|$)",
    re.MULTILINE,
)
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_BLOCK = re.compile(r"(?<=\d)丁目(?=\d|$)", re.MULTILINE)
_LOT = re.compile(r"(?<=\d)番(?:地の?|の)?-?(?=\d)")
_LOT_END = re.compile(r"(?<=\d)番(?:地)?(?![町丁街館])")
_OF = re.compile(r"(?<=\d)の(?=\d)")
_ROOM = re.compile(r"(?<=\d-)(\d++)号室")
_HOUSE = re.compile(r"(?<=\d)号(?![棟館室線])")
_NUMBER_OF_NAME = "条|線|号|丁|地割|区|部|組|班|町|村|番|棟|室|階|f|の|軒"
_BUILDING = re.compile(
    rf"^([^\n]*?(?<![\d-])\d++(?:-\d++)*+)(?!{_NUMBER_OF_NAME})[^\n]*$", re.MULTILINE
)
_HYPHENS = r"‐‑‒–—―−─━﹣－ｰー\-"
_BLANK_BEFORE_BUILDING = re.compile(rf"(?<=[\d号])[^\S\n]+(?![{_HYPHENS}丁番号の\s])[^\n]*")


def cut_building(text: str) -> str:
    """Drop what stands after a blank that follows a number: a blank parts 3 from 101."""
    return _BLANK_BEFORE_BUILDING.sub("", text)


def fold_numbers(key: str) -> str:
    """Fold the number part of an address whose text is folded already; drop what follows it.

    >>> fold_numbers("三つ木二十三番地の5山田方")
    '三つ木23-5'
    """
    plain = _KANJI_NUMBER.sub(_digits, key)
    plain = _LOT.sub("-", _BLOCK.sub(_block, plain))
    plain = _OF.sub("-", _LOT_END.sub("", plain))
    plain = _HOUSE.sub("", _ROOM.sub(r"\1", plain))
    return _BUILDING.sub(r"\1", _ZEROS.sub("", plain))


def _block(found: re.Match[str]) -> str:
    return "-" if found.string[found.end() : found.end() + 1].isdigit() else ""


def _digits(found: re.Match[str]) -> str:
    return kanji_to_digits(found[0])
