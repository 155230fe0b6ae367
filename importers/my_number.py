"""個人番号 (マイナンバー) must not enter: by the name of a column, or by what stands in it.

The law allows its use only for listed purposes; this tool is none of them, so a file that
holds it is refused before a row is kept.
"""

import re
import unicodedata
from collections.abc import Sequence

_NAMES = ("個人番号", "マイナンバー", "MYNUMBER")
# twelve digits of any width, at once or in fours as the cards print them
_TWELVE_DIGITS = re.compile(r"\s*\d{4}[\s\-－‐]?\d{4}[\s\-－‐]?\d{4}\s*")
_BETWEEN = re.compile(r"[\s\-‐]")
_FEWEST_VALUES = 20
_SHARE = 0.8
_WEIGHTS = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_MODULUS = 11


def is_my_number_name(header: str) -> bool:
    """Tell whether a header names 個人番号, in any width and spacing, alone or within a name."""
    name = unicodedata.normalize("NFKC", header)
    plain = re.sub(r"[\s_・･\-－()]+", "", name).upper()
    return any(forbidden in plain for forbidden in _NAMES)


def looks_like_my_numbers(cells: Sequence[str]) -> bool:
    """Tell whether a column holds 個人番号 under another name.

    At least 20 cells of twelve digits, of which four fifths pass the check digit (検査用数字,
    番号法の総務省令); by chance about a tenth does.
    """
    found = [cell for cell in cells if len(cell) >= len(_WEIGHTS) + 1 and _looks_twelve(cell)]
    if len(found) < _FEWEST_VALUES:
        return False
    numbers = [_BETWEEN.sub("", unicodedata.normalize("NFKC", cell)) for cell in found]
    return sum(map(_passes_check_digit, numbers)) >= _SHARE * len(numbers)


def _looks_twelve(cell: str) -> bool:
    return _TWELVE_DIGITS.fullmatch(cell) is not None


def _passes_check_digit(number: str) -> bool:
    digits = [int(digit) for digit in number]
    rest = sum(map(int.__mul__, digits, _WEIGHTS)) % _MODULUS
    return digits[-1] == (0 if rest <= 1 else _MODULUS - rest)
