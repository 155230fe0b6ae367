"""A text in the two languages of the program."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """Languages of everything a user sees; Japanese unless asked."""

    JA = "ja"
    EN = "en"


@dataclass(frozen=True)
class Text:
    """One text in Japanese and English; may hold ``{fields}`` for :meth:`str.format`."""

    ja: str
    en: str

    def said_in(self, language: Language) -> str:
        """Give the text in one language."""
        return self.ja if language is Language.JA else self.en


@dataclass(frozen=True)
class Advice:
    """What an error or issue says: what happened (with what was expected), and what to do."""

    what: Text
    todo: Text
