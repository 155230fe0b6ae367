"""One table of a layout file, read key by key; what is not as it must be is refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from importers.errors import ImportProblem, ImportRefused
from importers.layouts.spellings import DoubledSpelling, Spellings, build_spellings

_Kind = TypeVar("_Kind", str, bool, int, list[object], dict[str, object])
_WRITTEN: dict[type, str] = {
    str: '"…"', bool: "true / false", int: "1", list: '["…"]', dict: "[…]",
}  # fmt: skip


@dataclass(frozen=True)
class LayoutTable:
    """A table with its place in the file, which errors name: ``residents.columns.``."""

    path: Path
    place: str
    values: dict[str, object]

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def refuse(self, problem: ImportProblem, key: str, **fields: object) -> ImportRefused:
        """Build the error for a key of this table; the caller raises it."""
        shown = {"value": "", "expected": ""} | fields
        return ImportRefused(problem, path=self.path, key=f"{self.place}{key}", **shown)

    def refuse_value(self, key: str, expected: str) -> ImportRefused:
        """Build the error for a value that is not written as it must be."""
        return self.refuse(
            ImportProblem.LAYOUT_WRONG_TYPE, key, value=self.values[key], expected=expected
        )

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

    def text_or_none(self, key: str) -> str | None:
        """Take a text that may be left out."""
        return self.text(key) if key in self else None

    def truth(self, key: str) -> bool:
        """Take true or false; left out: false."""
        return self._taken(key, bool) if key in self else False

    def whole(self, key: str, *, least: int, otherwise: int) -> int:
        """Take a whole number of at least ``least``; left out: ``otherwise``."""
        if key not in self:
            return otherwise
        number = self._taken(key, int)
        if isinstance(number, bool) or number < least:
            raise self.refuse_value(key, str(least))
        return number

    def choice(self, key: str, words: Iterable[str]) -> str:
        """Take one of some words."""
        word, known = self.text(key), list(words)
        if word not in known:
            raise self.refuse_value(key, ", ".join(known))
        return word

    def table(self, key: str) -> "LayoutTable":
        """Take a table inside this one."""
        return LayoutTable(self.path, f"{self.place}{key}.", self._taken(key, dict))

    def table_or_empty(self, key: str) -> "LayoutTable":
        """Take a table inside this one; left out: one that says nothing."""
        return self.table(key) if key in self else LayoutTable(self.path, f"{self.place}{key}.", {})

    def tables(self, key: str) -> list["LayoutTable"]:
        """Take the tables of a list ``[[…]]``, which errors count from 1; left out: none."""
        values = self._taken(key, list) if key in self else []
        tables = [value for value in values if isinstance(value, dict)]
        if len(tables) < len(values):
            raise self.refuse_value(key, f"[[{self.place}{key}]]")
        return [
            LayoutTable(self.path, f"{self.place}{key}.{number}.", table)
            for number, table in enumerate(tables, start=1)
        ]

    def texts(self, key: str) -> list[str]:
        """Take a list of texts."""
        values: list[object] = self._taken(key, list)
        texts = [value for value in values if isinstance(value, str)]
        if len(texts) < len(values):
            raise self.refuse_value(key, _WRITTEN[list])
        return texts

    def codes(self, codes: Iterable[str] | None) -> Spellings:
        """Take a table of code → spellings; the codes themselves are no spellings.

        ``codes`` None: any codes.
        """
        return self._spellings(codes, words_count=False)

    def words(self, words: Iterable[str] | None) -> Spellings:
        """Take a table of word → further spellings; ``words`` None: any words."""
        return self._spellings(words, words_count=True)

    def _spellings(self, known: Iterable[str] | None, *, words_count: bool) -> Spellings:
        if known is not None:
            self.allow(*known)
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
            raise self.refuse_value(key, _WRITTEN[kind])
        return value
