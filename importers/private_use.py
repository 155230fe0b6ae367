"""外字: a town's own table from private-use characters to Unicode, and characters to look at.

A private-use character means something only on the machine that wrote it. The table serves
showing and comparing; what is stored stays as the file gave it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from importers.byte_check import ByteCheck
from importers.errors import ImportProblem, ImportRefused
from importers.text import LOST, PRIVATE_USE

_UNKNOWN_MARK = "外字U+"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_CLUSTER = re.compile(rf"[^{_SELECTORS}\n][{_SELECTORS}]")
_TARGET = re.compile(rf"[^{_SELECTORS}\s][{_SELECTORS}]?")
_CODE_POINT = re.compile(r"U\+([0-9A-F]{4,6})")
_WINDOWS_CODE = re.compile(r"F[0-9][4-9A-F][0-9A-F]")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_LAST_CODE_POINT = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_HEADER = re.compile(r"^\W*(?:外字|文字|コード|code)", re.IGNORECASE)
_HALVES = 2
_LINE_FORM = "U+E000,U+9AD9"


class CharacterKind(StrEnum):
    """Why a character should be looked at."""

    PRIVATE_USE = "private_use"
    LOST = "lost"
    NOT_IN_FONT = "not_in_font"


@dataclass(frozen=True)
class CharacterNote:
    """A character to look at, with its variation selector if it has one."""

    character: str
    code_points: str
    kind: CharacterKind
    count: int


@dataclass(frozen=True)
class PrivateUseTable:
    """Which character a town's 外字 stand for; a target may carry a variation selector."""

    targets: Mapping[str, str] = field(default_factory=dict)

    def known(self, text: str) -> str:
        """Give the text with every known 外字 replaced, for comparing; unknown ones stay."""
        return PRIVATE_USE.sub(lambda found: self.targets.get(found[0], found[0]), text)

    def shown(self, text: str) -> str:
        """Give the text as a person should see it: an unknown 外字 is a mark, ``外字U+E000``."""
        return PRIVATE_USE.sub(self._shown_character, text)

    def _shown_character(self, found: re.Match[str]) -> str:
        return self.targets.get(found[0], f"{_UNKNOWN_MARK}{ord(found[0]):04X}")


def read_private_use_text(path: Path) -> str:
    """Read the text of a town's table in UTF-8 or CP932, for keeping it; it is not looked at.

    Raises
    ------
    ImportRefused
        The file is missing, or neither UTF-8 nor CP932.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as fault:
        raise ImportRefused(ImportProblem.NOT_FOUND, path=path) from fault
    except OSError as fault:
        raise ImportRefused(ImportProblem.NOT_READABLE, path=path) from fault
    return ByteCheck(path).take(content, is_last=True)


def parse_private_use(text: str, path: Path) -> PrivateUseTable:
    """Read a table of one 外字 a line: ``U+E000,U+9AD9``, a comma, a tab or ``=`` between.

    Left a private-use character, its code point or its code in Windows (F040); right the
    character, or code points with a blank between (``U+845B U+E0100``). Quotation marks are
    no part of either. What follows ``#`` is a comment; a first line that begins with 外字,
    文字 or コード is a header.

    Raises
    ------
    ImportRefused
        A line is not of this form, a 外字 stands twice, or a target is a 外字 itself.
    """
    targets: dict[str, str] = {}
    lines: dict[str, int] = {}
    for line, written in enumerate(text.splitlines(), start=1):
        content = _COMMENT.sub("", written).strip()
        if not content or (not lines and _is_header(content)):
            continue
        source, target = _read_line(content, path, line)
        if source in targets:
            raise ImportRefused(
                ImportProblem.GAIJI_DOUBLED,
                path=path,
                line=line,
                other_line=lines[source],
                value=code_points(source),
            )
        targets[source], lines[source] = target, line
    return PrivateUseTable(targets)


def characters_to_check(
    texts: Iterable[str],
    is_drawn: Callable[[str], bool],
    table: PrivateUseTable | None = None,
) -> list[CharacterNote]:
    """List characters that a person should look at before anything is printed.

    ``is_drawn`` tells whether the fonts can draw a character, given with its variation
    selector if it has one. 外字 that the table knows are looked at as what they stand for.
    """
    known = table or PrivateUseTable()
    together = known.known("\n".join(texts))
    counts = Counter(_CLUSTER.findall(together))
    counts.update(_CLUSTER.sub("", together).replace("\n", ""))
    notes = [
        CharacterNote(character, code_points(character), kind, count)
        for character, count in counts.items()
        if (kind := _kind_of(character, is_drawn))
    ]
    return sorted(notes, key=lambda note: (note.kind, -note.count, note.character))


def code_points(character: str) -> str:
    """Write the code points of a character: ``U+845B U+E0100``."""
    return " ".join(f"U+{ord(one):04X}" for one in character)


def _kind_of(character: str, is_drawn: Callable[[str], bool]) -> CharacterKind | None:
    if PRIVATE_USE.search(character):
        return CharacterKind.PRIVATE_USE
    if LOST.search(character):
        return CharacterKind.LOST
    is_blank = character.isspace()
    return None if is_blank or is_drawn(character) else CharacterKind.NOT_IN_FONT


def _is_header(content: str) -> bool:
    return _HEADER.search(content) is not None and not PRIVATE_USE.search(content)


def _read_line(content: str, path: Path, line: int) -> tuple[str, str]:
    halves = [half.strip().strip("\"'").strip() for half in re.split(r"[,\t=]", content)]
    source, target = map(_character, halves) if len(halves) == _HALVES else ("", "")
    is_source = PRIVATE_USE.fullmatch(source) is not None
    is_lost = PRIVATE_USE.search(target) or LOST.search(target)
    if not is_source or is_lost or not _TARGET.fullmatch(target):
        raise ImportRefused(
            ImportProblem.GAIJI_LINE, path=path, line=line, value=content, expected=_LINE_FORM
        )
    return source, target


def _character(written: str) -> str:
    """Give the characters of code points or of a Windows code; anything else as it is."""
    upper = written.upper()
    if _WINDOWS_CODE.fullmatch(upper):
        return bytes.fromhex(upper).decode("cp932", errors="ignore")
    codes = [_CODE_POINT.fullmatch(part) for part in upper.split()]
    if not codes or None in codes:
        return written
    numbers = [int(code[1], 16) for code in codes if code is not None]
    is_valid = all(one <= _LAST_CODE_POINT and one not in _SURROGATES for one in numbers)
    return "".join(map(chr, numbers)) if is_valid else ""
