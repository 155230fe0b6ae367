"""The text of the verdict rules with other values in it; its comments and order stay."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import AppError, AppProblem
from scoring.codes import Verdict
from scoring.rules import RulesText, VerdictRules, parse_verdict_rules

REACH, RULE = "reach", "rule"
STAY_LIMIT, STOREYS, HIGHEST_FLOOR, VERDICT_KEY = (
    "stay_limit_h",
    "storeys_above_water",
    "highest_floor",
    "verdict",
)
_HEADER = re.compile(r"^\s*\[\[\s*(\w+)\s*\]\]")
_NAMES = {REACH: "rank", RULE: "id"}


@dataclass(frozen=True)
class VerdictPlace:
    """Where a value stands: a key of the file itself, of a ``reach`` by rank, of a ``rule`` by id.

    ``table`` is empty for the file itself.
    """

    key: str
    table: str = ""
    name: str | int = ""


@dataclass(frozen=True)
class VerdictChange:
    """Another value; of a rule its verdict, None: the rule is out of use."""

    place: VerdictPlace
    value: float | Verdict | None


def value_at(rules: VerdictRules, place: VerdictPlace) -> float | Verdict | None:
    """Give the value in force at a place; None: a rule out of use."""
    if place.table == REACH:
        return rules.highest_floor[int(place.name) - 1]
    if place.table == RULE:
        rule = next(one for one in rules.rules if one.reason == place.name)
        return rule.verdict if rule.is_in_use else None
    return rules.stay_limit_h if place.key == STAY_LIMIT else rules.storeys_above_water


def with_changed_verdicts(text: RulesText, changes: Sequence[VerdictChange]) -> RulesText:
    """Write other values into the text of the verdict rules; the rest stays as it is.

    Raises
    ------
    AppError
        VERDICT_NOT_CHANGEABLE: the text is written so that a value cannot be changed by line.
    scoring.errors.RulesError
        The rules with the new values are refused, for example as unsafe.
    """
    lines = text.text.splitlines()
    for change in changes:
        if change.place.table == RULE:
            _write(lines, change.place, "in_use", str(change.value is not None).lower(), text.file)
        if change.value is not None:
            _write(lines, change.place, change.place.key, _toml(change.value), text.file)
    changed = RulesText("\n".join(lines) + "\n", text.file)
    rules = parse_verdict_rules(changed.text, changed.file)
    for change in changes:
        if value_at(rules, change.place) != change.value:
            raise _not_changeable(change.place, text.file)
    return changed


def _write(lines: list[str], place: VerdictPlace, key: str, value: str, file: str) -> None:
    first, end = _block(lines, place, file)
    wanted = re.compile(rf"^\s*{key}\s*=")
    written = f"{key} = {value}"
    for number in range(first, end):
        if wanted.match(lines[number]):
            lines[number] = written
            return
    lines.insert(first, written)


def _block(lines: Sequence[str], place: VerdictPlace, file: str) -> tuple[int, int]:
    """Find the lines of a table, its header left out."""
    headers = [number for number, line in enumerate(lines) if _HEADER.match(line)]
    if not place.table:
        return 0, headers[0]
    for first, end in zip(headers, [*headers[1:], len(lines)], strict=True):
        found = _HEADER.match(lines[first])
        block = lines[first + 1 : end]
        if found and found[1] == place.table and _name_in(block, place.table) == place.name:
            return first + 1, end
    raise _not_changeable(place, file)


def _name_in(block: Sequence[str], table: str) -> object:
    return tomllib.loads("\n".join(block)).get(_NAMES[table])


def _toml(value: float | Verdict) -> str:
    return f'"{value.value}"' if isinstance(value, Verdict) else f"{value:g}"


def _not_changeable(place: VerdictPlace, file: str) -> AppError:
    key = f"{place.name} {place.key}".strip()
    return AppError(AppProblem.VERDICT_NOT_CHANGEABLE, path=file, key=key)
