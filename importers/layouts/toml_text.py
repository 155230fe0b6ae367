"""Texts, lists and tables as TOML writes them; only what a layout needs."""

import re
from collections.abc import Iterable, Mapping

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LINE_LENGTH = 100

Value = str | int | bool | Iterable[str]


def toml_value(value: Value) -> str:
    """Write a text, a number, a truth, or a list of texts, on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _text(value)
    return f"[{', '.join(map(_text, value))}]"


def toml_inline(values: Mapping[str, Value]) -> str:
    """Write a table on one line."""
    pairs = ", ".join(f"{_key(key)} = {toml_value(value)}" for key, value in values.items())
    return f"{{ {pairs} }}"


def toml_lines(values: Mapping[str, Value]) -> list[str]:
    """Write keys and values, one on a line; a long list has one text on a line."""
    return [line for key, value in values.items() for line in _lines_of(key, value)]


def toml_heading(*names: str, is_array: bool = False) -> str:
    """Write the line that begins a table; ``is_array``: one more table of a list."""
    place = ".".join(map(_key, names))
    return f"[[{place}]]" if is_array else f"[{place}]"


def toml_line(key: str, written: str) -> str:
    """Write a key with a value that is written already."""
    return f"{_key(key)} = {written}"


def _lines_of(key: str, value: Value) -> list[str]:
    if not isinstance(value, str | int):
        value = list(value)
    line = toml_line(key, toml_value(value))
    if len(line) <= _LINE_LENGTH or isinstance(value, str | int):
        return [line]
    return [f"{_key(key)} = [", *(f"    {_text(text)}," for text in value), "]"]


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _text(text: str) -> str:
    escaped = "".join(_ESCAPES.get(character, character) for character in text)
    return f'"{_CONTROL.sub(_code_of, escaped)}"'


def _code_of(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
