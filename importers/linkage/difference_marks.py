"""Which characters of two texts differ, for showing two records side by side."""

import re
import unicodedata

from rapidfuzz.distance import Indel

_LETTER = re.compile(
    "[^\ufe00-\ufe0f\U000e0100-\U000e01ef\u3099\u309aﾞﾟ]?"
    "[\ufe00-\ufe0f\U000e0100-\U000e01ef\u3099\u309aﾞﾟ]*",
    re.DOTALL,
)


def difference_marks(one: str, other: str) -> tuple[list[bool], list[bool]]:
    """Tell for each character of both texts whether the other lacks it at that place.

    Width and blanks do not differ; 髙 and 高, or a variation selector, do: staff shall see it.

    >>> difference_marks("髙橋　茂", "高橋茂")
    ([True, False, False, False], [True, False, False])
    """
    letters, other_letters = _letters(one), _letters(other)
    plain, other_plain = _plain(letters), _plain(other_letters)
    marks, other_marks = [True] * len(plain), [True] * len(other_plain)
    for block in Indel.opcodes(plain, other_plain).as_matching_blocks():
        marks[block.a : block.a + block.size] = [False] * block.size
        other_marks[block.b : block.b + block.size] = [False] * block.size
    return _spread(letters, marks), _spread(other_letters, other_marks)


def _letters(text: str) -> list[str]:
    """Part a text into characters, each with the marks that belong to it."""
    return [letter for letter in _LETTER.findall(text) if letter]


def _plain(letters: list[str]) -> list[str]:
    return [unicodedata.normalize("NFKC", letter) for letter in letters if not letter.isspace()]


def _spread(letters: list[str], marks: list[bool]) -> list[bool]:
    """Give a mark per code point; a blank has none."""
    turn = iter(marks)
    told = [(len(letter), not letter.isspace() and next(turn)) for letter in letters]
    return [mark for length, mark in told for _ in range(length)]
