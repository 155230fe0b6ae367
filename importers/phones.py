"""Phone numbers as a registry cell holds them: one or several, with or without words."""

import re
import unicodedata

from importers.convert import Cell
from importers.issues import IssueCode

_BETWEEN = re.compile(r"[;,、\n/]+")
_BREAK = re.compile(r"[\r\n]+")
_DASHES = re.compile(r"[‐‑‒–—―−─ー()]")
_NUMBER = re.compile(r"\+?\d(?:[\d\- ]{2,18})\d")
_READY = re.compile(r"0[\d-]+(;0[\d-]+)*", re.ASCII)
_ZERO_LOST_LENGTHS = (9, 10)


def convert_phones(text: str) -> Cell:
    """Read the numbers of a cell, joined by ``;`` in the order given, each in half width.

    Words beside a number stay. A number that has lost its first 0 (a spreadsheet took it for
    a quantity) and a cell without a number are kept as given, on one line, and doubted.
    """
    if not text:
        return Cell(None)
    if _READY.fullmatch(text):
        return Cell(text)
    numbers = [_plain(part) for part in _BETWEEN.split(unicodedata.normalize("NFKC", text))]
    numbers = [number for number in numbers if number]
    if not any(_NUMBER.search(number) for number in numbers):
        return Cell(_BREAK.sub(" ", text), IssueCode.PHONE_UNREADABLE)
    issue = IssueCode.PHONE_ZERO_LOST if any(map(_has_lost_zero, numbers)) else None
    return Cell(";".join(numbers), issue)


def _plain(part: str) -> str:
    dashed = _DASHES.sub("-", part.strip())
    return dashed.strip("-") if _NUMBER.fullmatch(dashed.strip("-")) else part.strip()


def _has_lost_zero(number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    is_bare = number.isdigit() and len(digits) in _ZERO_LOST_LENGTHS
    return is_bare and not digits.startswith("0")
