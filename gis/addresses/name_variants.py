"""Other ways to write the name of a town: its numerals, and looser spellings of last resort."""

import re
from itertools import islice, product

from gis.addresses.written_numbers import NUMERALS
from scoring.spelling import kanji_to_digits

_MOST_VARIANTS = 16
_TEN, _HUNDRED = 10, 100
_RUN = re.compile(rf"[{NUMERALS}]+|[0-9]+")
_DIGITS = "○一二三四五六七八九"
_KANJI = "\u3400-\u9fff"
_SMALL_WORDS = re.compile(
    rf"(?<=[{_KANJI}0-9])[のけつ](?=[{_KANJI}])|(?<=通)り|(?<=[{NUMERALS}0-9])条"
)
_LOOSE = str.maketrans("町阪洲舟廻埼嶺づぢ條", "丁坂州船回崎峰ずじ条")


def numeral_variants(name: str) -> list[str]:
    """Give a folded name with its numerals in digits and in kanji, as it stands first.

    >>> numeral_variants("十二番丁")
    ['十二番丁', '12番丁', '一二番丁']
    """
    runs = _RUN.findall(name)
    if not runs:
        return [name]
    between = _RUN.split(name)
    forms = islice(product(*map(_run_forms, runs)), _MOST_VARIANTS)
    made = (
        "".join(part + run for part, run in zip(between, [*form, ""], strict=True))
        for form in forms
    )
    return list(dict.fromkeys([name, *made]))


def loose_name(name: str) -> str:
    """Fold a folded name further: 町 and 丁, の or け between kanji, 通り and 通.

    Two towns may be one to this form; who is found by it only is shown as doubtful.
    """
    return _SMALL_WORDS.sub("", name).translate(_LOOSE)


def _run_forms(run: str) -> list[str]:
    digits = run if run.isascii() else kanji_to_digits(run)
    return list(
        dict.fromkeys(
            [run, digits, "".join(_DIGITS[int(digit)] for digit in digits), _tens(int(digits))]
        )
    )


def _tens(number: int) -> str:
    """Write a number below 100 as it is read (二十三); others digit by digit."""
    if not _TEN <= number < _HUNDRED:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, _TEN)
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")
