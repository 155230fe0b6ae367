"""Phone numbers as cells hold them: one or several, with or without words beside them.

Kept is what a person can dial and read, in the order given; the keys are for comparing only.
"""

import re
import unicodedata
from itertools import pairwise

from importers.convert import Cell
from importers.issues import IssueCode

_BETWEEN = re.compile(r"[;,、\n/]+")
_BREAK = re.compile(r"[\r\n]+")
_DASHES = re.compile(r"[‐‑‒–—―−─ー()]")
_NUMBER = re.compile(r"\+?\d(?:[\d\- ]{2,18})\d")
_READY = re.compile(r"0[\d-]+(;0[\d-]+)*", re.ASCII)
_TIDY = re.compile(r"0\d+(?:-\d+)*(?:;0\d+(?:-\d+)*)*", re.ASCII)
_WHOLE = re.compile(
    r"(?<![\d-])(?:\+81[-( ]*|0)\d{1,4}[-() ]{0,2}\d{1,4}[-() ]{0,2}\d{3,4}(?![\d-])"
)
_EXTENSION = re.compile(r"(?:\(内\)|内線?|EXT\.?|#)[-:. (]*\d+", re.IGNORECASE)
_COUNTRY = re.compile(r"\+81[-( ]*0?[) -]*")
_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_ONLY_NUMERALS = re.compile(r"[〇○零一二三四五六七八九\d\-() ]+")
_WHOLE_LENGTHS = (10, 11)
_ZERO_LOST_LENGTHS = (9, 10)
_LAND_LENGTH = 9
_MOBILE_WITHOUT_ZERO = re.compile(r"[5789]0\d{8}")
_SHORTEST_KEY = 6


def convert_phones(text: str) -> Cell:
    """Read the numbers of a cell, joined by ``;`` in the order given, each in half width.

    Words beside a number stay ((自宅), 長女, FAX, 内線), a number given twice is kept once. A
    number that has lost its first 0 (a spreadsheet took it for a quantity) and a cell without
    a number are kept as given, on one line, and doubted.
    """
    if not text:
        return Cell(None)
    if _READY.fullmatch(text) and _is_plain(text):
        return Cell(text)
    plain = unicodedata.normalize("NFKC", text)
    tidy = _BETWEEN.sub(";", _DASHES.sub("-", plain))
    if _TIDY.fullmatch(tidy) and _is_plain(tidy):
        return Cell(tidy)
    numbers = _parts(plain)
    if not any(map(_key, numbers)):
        return Cell(_BREAK.sub(" ", text), IssueCode.PHONE_UNREADABLE)
    issue = IssueCode.PHONE_ZERO_LOST if any(map(_has_lost_zero, numbers)) else None
    return Cell(";".join(_each_once(numbers)), issue)


def phone_keys(text: str) -> tuple[str, ...]:
    """Give the numbers of a cell in the form in which they are equal: digits only, each once.

    ``+81`` becomes 0, a first 0 that was lost is put back, an extension (内線) is left out. A
    number without its area code stays as short as it is. Empty: no number.

    >>> phone_keys("+81-42-000-0001;420000001;090-0000-0001(長女)")
    ('0420000001', '09000000001')
    """
    if _READY.fullmatch(text):
        keys = text.replace("-", "").split(";")
    else:
        plain = unicodedata.normalize("NFKC", text)
        keys = [key for part in _parts(plain) if (key := _key(part))]
    return tuple(dict.fromkeys(keys))


def _is_plain(text: str) -> bool:
    """Tell whether each number is there once and is long enough to be one."""
    numbers = text.replace("-", "").split(";")
    return len(set(numbers)) == len(numbers) and len(min(numbers, key=len)) >= _SHORTEST_KEY


def _parts(plain: str) -> list[str]:
    parts = [_plain(piece) for part in _BETWEEN.split(plain) for piece in _cut(part)]
    return [part for part in parts if part]


def _cut(part: str) -> list[str]:
    """Part numbers that only blanks or words stand between; words stay with their number."""
    found = [one for one in _WHOLE.finditer(part) if _digits(one[0]) in _WHOLE_LENGTHS]
    if len(found) <= 1:
        return [part]
    has_words_before = bool(part[: found[0].start()].strip())
    inner = (
        [one.end() for one in found[:-1]]
        if has_words_before
        else [one.start() for one in found[1:]]
    )
    cuts = [0, *inner, len(part)]
    return [part[start:end] for start, end in pairwise(cuts)]


def _plain(part: str) -> str:
    stripped = part.strip()
    dashed = _DASHES.sub("-", stripped).strip("-")
    if _ONLY_NUMERALS.fullmatch(dashed):
        dashed = dashed.translate(_NUMERALS)
    return dashed if _NUMBER.fullmatch(dashed) else stripped


def _each_once(numbers: list[str]) -> list[str]:
    """Drop a number said before, unless words stand beside it that were not."""
    if len(numbers) == 1:
        return numbers
    keys = [_key(number) for number in numbers]
    worded = {key for key, number in zip(keys, numbers, strict=True) if key and _has_words(number)}
    kept: dict[tuple[str, str], str] = {}
    for key, number in zip(keys, numbers, strict=True):
        is_bare_again = key in worded and not _has_words(number)
        if not is_bare_again:
            kept.setdefault((key, number if not key or _has_words(number) else ""), number)
    return list(kept.values())


def _has_words(number: str) -> bool:
    return not _NUMBER.fullmatch(number)


def _key(part: str) -> str:
    found = _NUMBER.search(_DASHES.sub("-", _COUNTRY.sub("0", _EXTENSION.sub("", part))))
    digits = re.sub(r"\D", "", found[0]) if found else ""
    is_cut = len(digits) == _LAND_LENGTH or _MOBILE_WITHOUT_ZERO.fullmatch(digits)
    if is_cut and not digits.startswith("0"):
        digits = f"0{digits}"
    return digits if len(digits) >= _SHORTEST_KEY else ""


def _has_lost_zero(number: str) -> bool:
    is_bare = number.isdigit() and len(number) in _ZERO_LOST_LENGTHS
    return is_bare and not number.startswith("0")


def _digits(text: str) -> int:
    local = _COUNTRY.sub("0", text)
    return sum(map(str.isdigit, local))
