"""Which spellings of a cell mean which code or word; equal but for width, blanks and case."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from importers.text import comparison_key

_CIRCLED = {chr(0x24B6 + step): f"マル{chr(ord('A') + step)}" for step in range(26)} | {
    chr(0x24D0 + step): f"マル{chr(ord('A') + step)}" for step in range(26)
}
_WRITE_OUT = str.maketrans(_CIRCLED)
_CIRCLE_BEFORE_LETTER = re.compile(r"○(?=[a-z])")


def spelling_key(text: str) -> str:
    """Give the form in which spellings are compared: Ⓐ and ○A are マルA, and not A.

    >>> spelling_key("Ⓐ") == spelling_key("○Ａ") != spelling_key("A")
    True
    """
    key = comparison_key(text.translate(_WRITE_OUT))
    return _CIRCLE_BEFORE_LETTER.sub("マル", key)


class DoubledSpelling(ValueError):
    """One spelling stands for two words."""

    def __init__(self, word: str, spelling: str) -> None:
        super().__init__(word, spelling)
        self.word = word
        self.spelling = spelling


@dataclass(frozen=True)
class Spellings:
    """A table from spelling to the one word that is used inside."""

    words: tuple[str, ...] = ()
    _word_of_key: dict[str, str] = field(default_factory=dict)

    def find(self, text: str) -> str | None:
        """Give the word a cell means; None: the table does not know it."""
        return self._word_of_key.get(spelling_key(text))


def build_spellings(table: Mapping[str, Iterable[str]], *, words_count: bool) -> Spellings:
    """Build a table; with ``words_count`` each word is a spelling of itself.

    Raises
    ------
    DoubledSpelling
        One spelling stands for two words.
    """
    word_of_key: dict[str, str] = {}
    for word, spellings in table.items():
        for spelling in [word, *spellings] if words_count else spellings:
            if word_of_key.setdefault(spelling_key(spelling), word) != word:
                raise DoubledSpelling(word, spelling)
    return Spellings(tuple(table), word_of_key)
