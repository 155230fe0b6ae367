"""Reads one table of a rules file key by key and refuses what is not as it must be.

Each rules file is checked whole: an unknown key is refused with the nearest known one, so a
typing slip never becomes a rule that quietly does nothing. Errors show what is expected in
TOML's own writing (``"…"``, ``2026-04-01``, ``["…"]``), which needs no language.
"""

import math
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from scoring.errors import RulesError, RulesProblem

WHOLE_FILE = "-"

_Code = TypeVar("_Code", bound=StrEnum)


@dataclass(frozen=True)
class TomlTable:
    """One table of a rules file with its place, for errors: file name and rule or section."""

    file: str
    rule: str
    values: dict[str, object]

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def called(self, rule: str) -> "TomlTable":
        """Give the same table under the name errors shall show (a rule's id)."""
        return TomlTable(self.file, rule, self.values)

    def refuse(
        self, problem: RulesProblem, key: str, *, value: object = "", expected: object = ""
    ) -> RulesError:
        """Build the error for a key of this table; the caller raises it."""
        return RulesError(
            problem, file=self.file, rule=self.rule, key=key, value=value, expected=expected
        )

    def allow(self, *keys: str) -> None:
        """Refuse keys other than these; the nearest known one is proposed."""
        for key in self.values:
            if key not in keys:
                raise self.refuse(
                    RulesProblem.UNKNOWN_KEY, key, value=key, expected=nearest(key, keys)
                )

    def text(self, key: str) -> str:
        """Take a text that is not blank."""
        value = self._taken(key, '"…"')
        if not isinstance(value, str):
            raise self.refuse(RulesProblem.WRONG_TYPE, key, value=value, expected='"…"')
        if not value.strip():
            raise self.refuse(RulesProblem.EMPTY, key, value=value, expected='"…"')
        return value

    def day(self, key: str) -> date:
        """Take a day (a TOML local date, no time of day)."""
        value = self._taken(key, "2026-04-01")
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.refuse(RulesProblem.WRONG_TYPE, key, value=value, expected="2026-04-01")
        return value

    def number(self, key: str) -> float:
        """Take a finite number of 0 or more."""
        value = self._taken(key, "1.5")
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.refuse(RulesProblem.WRONG_TYPE, key, value=value, expected="1.5")
        if not math.isfinite(value):
            raise self.refuse(RulesProblem.NOT_FINITE, key, value=value, expected="1.5")
        if value < 0:
            raise self.refuse(RulesProblem.OUT_OF_RANGE, key, value=value, expected="≥ 0")
        return float(value)

    def whole(self, key: str) -> int:
        """Take a whole number of 0 or more."""
        value = self._taken(key, "1")
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.refuse(RulesProblem.WRONG_TYPE, key, value=value, expected="1")
        if value < 0:
            raise self.refuse(RulesProblem.OUT_OF_RANGE, key, value=value, expected="≥ 0")
        return value

    def truth(self, key: str) -> bool:
        """Take true or false."""
        value = self._taken(key, "true")
        if not isinstance(value, bool):
            raise self.refuse(RulesProblem.WRONG_TYPE, key, value=value, expected="true / false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts with at least one entry; an entry may be ``""``."""
        value = self._taken(key, '["…"]')
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            raise self.refuse(RulesProblem.WRONG_TYPE, key, value=value, expected='["…"]')
        if not value:
            raise self.refuse(RulesProblem.EMPTY, key, value=value, expected='["…"]')
        return tuple(value)

    def wholes(self, key: str) -> tuple[int, ...]:
        """Take a list of whole numbers of 0 or more."""
        value = self._taken(key, "[1, 2]")
        if not isinstance(value, list):
            raise self.refuse(RulesProblem.WRONG_TYPE, key, value=value, expected="[1, 2]")
        entries = [TomlTable(self.file, self.rule, {key: entry}) for entry in value]
        return tuple(entry.whole(key) for entry in entries)

    def code(self, key: str, codes: type[_Code]) -> _Code:
        """Take one word of a closed list."""
        word = self.text(key)
        self.known(key, [word], [code.value for code in codes])
        return codes(word)

    def known(self, key: str, words: Iterable[str], allowed: Sequence[str]) -> None:
        """Refuse words that are not in the closed list; the nearest one is proposed."""
        for word in words:
            if word not in allowed:
                raise self.refuse(
                    RulesProblem.UNKNOWN_VALUE, key, value=word, expected=nearest(word, allowed)
                )

    def table(self, key: str) -> "TomlTable":
        """Take a table (``[key]``)."""
        value = self._taken(key, f"[{key}]")
        if not isinstance(value, dict):
            raise self.refuse(RulesProblem.WRONG_TYPE, key, value=value, expected=f"[{key}]")
        return TomlTable(self.file, f"{self._path()}{key}", value)

    def tables(self, key: str) -> list["TomlTable"]:
        """Take a list of tables (``[[key]]``) with at least one entry."""
        shown = f"[[{self._path()}{key}]]"
        value = self._taken(key, shown)
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self.refuse(RulesProblem.WRONG_TYPE, key, value=value, expected=shown)
        if not value:
            raise self.refuse(RulesProblem.EMPTY, key, value=value, expected=shown)
        place = f"{self._path()}{key}"
        return [
            TomlTable(self.file, f"{place}[{position}]", entry)
            for position, entry in enumerate(value, start=1)
        ]

    def _taken(self, key: str, expected: str) -> object:
        if key not in self.values:
            raise self.refuse(RulesProblem.MISSING_KEY, key, expected=expected)
        return self.values[key]

    def _path(self) -> str:
        return "" if self.rule == WHOLE_FILE else f"{self.rule}."


def parse_toml(text: str, file: str) -> TomlTable:
    """Read TOML text into its top table.

    Raises
    ------
    RulesError
        NOT_TOML; ``key`` is ``line:column`` of the first place that cannot be read.
    """
    try:
        values = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+), column (\d+)", str(error))
        place = f"{found[1]}:{found[2]}" if found else f"{text.count(chr(10)) + 1}:1"
        raise RulesError(
            RulesProblem.NOT_TOML,
            file=file,
            rule=WHOLE_FILE,
            key=place,
            value=str(error),
            expected="TOML",
        ) from error
    return TomlTable(file, WHOLE_FILE, values)


def nearest(word: str, allowed: Sequence[str]) -> str:
    """Name the nearest allowed word, or all of them where none is near."""
    near = get_close_matches(word, allowed, n=1, cutoff=0.5)
    return near[0] if near else " / ".join(allowed)


def refuse_doubled(tables: Iterable[TomlTable], key: str) -> None:
    """Refuse a list of tables in which two have the same ``key``."""
    seen: set[object] = set()
    for table in tables:
        value = table.values.get(key)
        if value in seen:
            raise table.refuse(RulesProblem.DOUBLED_ID, key, value=value)
        seen.add(value)
