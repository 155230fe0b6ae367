"""Columns of a register that this tool has no use for and never reads, however it is mapped.

個人番号 is another matter: a file that holds it is refused whole (:mod:`importers.my_number`).
"""

import re
import unicodedata
from collections.abc import Sequence

from importers.issues import IssueCode, IssueList

_NUMBERS = ("住民票コード", "基礎年金番号")
_NEVER_READ = (*_NUMBERS, "在留カード", "本籍", "筆頭者")


def is_sensitive_name(header: str) -> bool:
    """Tell whether a header names what is never read: 住民票コード, 本籍 and their like."""
    return _names_one_of(header, _NEVER_READ)


def note_dropped_columns(header: Sequence[str], issues: IssueList) -> None:
    """Tell of each secret number that a file holds that it was left out (line 0: the file)."""
    for name in header:
        if _names_one_of(name, _NUMBERS):
            issues.add(IssueCode.SENSITIVE_COLUMN_DROPPED, name, [0], [None])


def _names_one_of(header: str, names: tuple[str, ...]) -> bool:
    plain = re.sub(r"[\s_・･]+", "", unicodedata.normalize("NFKC", header))
    return any(name in plain for name in names)
