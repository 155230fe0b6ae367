"""Which spellings of a cell mean which code or word; equal but for width, blanks and case."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scoring.spelling import comparison_key

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


def header_key(header: str) -> str:
    """Give the form in which headers are compared: width, blanks and case do not count."""
    return comparison_key(header.replace("\n", ""))


class DoubledSpelling(ValueError):
    """One spelling stands for two words."""

    def __init__(self, word: str, spelling: str) -> None:
        super().__init__(word, spelling)
        self.word = word
        self.spelling = spelling


@dataclass(frozen=True)
class Spellings:
    """A table from spelling to the one word that is used inside.

    ``written`` are the spellings of each word as a person wrote them, the word itself left
    out; two tables are equal when they read every cell alike.
    """

    words: tuple[str, ...] = ()
    _word_of_key: dict[str, str] = field(default_factory=dict)
    written: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    def find(self, text: str) -> str | None:
        """Give the word a cell means; None: the table does not know it."""
        return self._word_of_key.get(spelling_key(text))

    def respelled(self, word_of: Mapping[str, str], *, words_count: bool) -> "Spellings":
        """Give the table with some spellings meaning these words, whatever they meant before.

        A word the table has not yet is added. With ``words_count`` a spelling that is itself
        a word of the table goes on meaning that word.
        """
        own = {spelling_key(word) for word in (*self.words, *word_of.values())}
        given = {
            spelling: word
            for spelling, word in word_of.items()
            if not (words_count and spelling_key(spelling) in own)
        }
        changed = {spelling_key(spelling) for spelling in given}
        written = {
            word: [text for text in texts if spelling_key(text) not in changed]
            for word, texts in self.written.items()
        }
        for spelling, word in given.items():
            written.setdefault(word, []).append(spelling)
        return build_spellings(written, words_count=words_count)


def build_spellings(table: Mapping[str, Iterable[str]], *, words_count: bool) -> Spellings:
    """Build a table; with ``words_count`` each word is a spelling of itself.

    Raises
    ------
    DoubledSpelling
        One spelling stands for two words.
    """
    written = {word: tuple(spellings) for word, spellings in table.items()}
    word_of_key: dict[str, str] = {}
    for word, spellings in written.items():
        for spelling in [word, *spellings] if words_count else spellings:
            if word_of_key.setdefault(spelling_key(spelling), word) != word:
                raise DoubledSpelling(word, spelling)
    return Spellings(tuple(written), word_of_key, written)
