"""One table of a layout file, read key by key; what is not as it must be is refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from importers.errors import ImportProblem, ImportRefused
from importers.spellings import DoubledSpelling, Spellings, build_spellings

_Kind = TypeVar("_Kind", str, bool, list[object], dict[str, object])
_WRITTEN: dict[type, str] = {str: '"…"', bool: "true / false", list: '["…"]', dict: "[…]"}


@dataclass(frozen=True)
class LayoutTable:
    """A table with its place in the file, which errors name: ``residents.columns.``."""

    path: Path
    place: str
    values: dict[str, object]

    def refuse(self, problem: ImportProblem, key: str, **fields: object) -> ImportRefused:
        """Build the error for a key of this table; the caller raises it."""
        shown = {"value": "", "expected": ""} | fields
        return ImportRefused(problem, path=self.path, key=f"{self.place}{key}", **shown)

    def allow(self, *keys: str) -> None:
        """Refuse every other key."""
        for key in self.values:
            if key not in keys:
                raise self.refuse(
                    ImportProblem.LAYOUT_UNKNOWN_KEY, key, value=key, expected=", ".join(keys)
                )

    def text(self, key: str) -> str:
        """Take a text."""
        return self._taken(key, str)

    def truth(self, key: str) -> bool:
        """Take true or false."""
        return self._taken(key, bool)

    def table(self, key: str) -> "LayoutTable":
        """Take a table inside this one."""
        return LayoutTable(self.path, f"{self.place}{key}.", self._taken(key, dict))

    def texts(self, key: str) -> list[str]:
        """Take a list of texts."""
        values: list[object] = self._taken(key, list)
        texts = [value for value in values if isinstance(value, str)]
        if len(texts) < len(values):
            raise self.refuse(
                ImportProblem.LAYOUT_WRONG_TYPE, key, value=values, expected=_WRITTEN[list]
            )
        return texts

    def codes(self, codes: Iterable[str]) -> Spellings:
        """Take a table of code → spellings; the codes themselves are no spellings."""
        self.allow(*codes)
        return self._spellings(words_count=False)

    def words(self, words: Iterable[str] | None) -> Spellings:
        """Take a table of word → further spellings; ``words`` None: any words."""
        if words is not None:
            self.allow(*words)
        return self._spellings(words_count=True)

    def _spellings(self, *, words_count: bool) -> Spellings:
        table = {word: self.texts(word) for word in self.values}
        try:
            return build_spellings(table, words_count=words_count)
        except DoubledSpelling as doubled:
            raise self.refuse(
                ImportProblem.LAYOUT_DOUBLED_VALUE, doubled.word, value=doubled.spelling
            ) from doubled

    def _taken(self, key: str, kind: type[_Kind]) -> _Kind:
        if key not in self.values:
            raise self.refuse(ImportProblem.LAYOUT_MISSING_KEY, key)
        value = self.values[key]
        if not isinstance(value, kind):
            raise self.refuse(
                ImportProblem.LAYOUT_WRONG_TYPE, key, value=value, expected=_WRITTEN[kind]
            )
        return value
