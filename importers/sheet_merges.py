"""Merged cells of a sheet, as a town's lists use them.

A block merged down several rows (世帯主 or 住所 beside the members of a household) says the
same of every row. A block merged across one row says it of its first column only: the columns
it hides have nothing of their own. In the header a name merged across names what is below it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

JOINT = "／"
"""Between the upper and the lower name of a header of two rows."""


@dataclass(frozen=True)
class Merge:
    """One merged block; rows and columns from 0, all four inside it."""

    top: int
    left: int
    bottom: int
    right: int


class Filler:
    """Carries what is merged down from row to row; takes the rows in order."""

    def __init__(self, merges: Sequence[Merge]) -> None:
        self._beginning: dict[int, list[Merge]] = defaultdict(list)
        for merge in merges:
            if merge.bottom > merge.top:
                self._beginning[merge.top].append(merge)
        self._open: dict[int, tuple[int, str]] = {}

    def fill(self, row: int, texts: list[str]) -> list[str]:
        """Give the row with the texts of the blocks that reach into it from above."""
        for merge in self._beginning.get(row, ()):
            if merge.left < len(texts):
                self._open[merge.left] = (merge.bottom, texts[merge.left])
        if not self._open:
            return texts
        filled = texts.copy()
        for column, (bottom, text) in list(self._open.items()):
            filled[column] = filled[column] or text
            if bottom <= row:
                del self._open[column]
        return filled


def header_names(
    row: int, texts: Sequence[str], above: Sequence[str], merges: Sequence[Merge]
) -> list[str]:
    """Name the columns of a header that stands in ``row``, the last of one or two rows.

    The row above belongs to it only if a name is merged down from there into this one: a title
    above a table may be merged across, and is no part of any name. A name merged across
    columns that have none of their own names them by number: ``電話``, ``電話／2``.
    """
    names = list(texts)
    across = [merge for merge in merges if merge.right > merge.left]
    if any(merge.top < row <= merge.bottom for merge in merges):
        for merge in across:
            if merge.bottom == row - 1:
                _name_below(names, _text_at(above, merge.left), merge)
    for merge in across:
        if merge.top == row:
            _name_beside(names, _text_at(names, merge.left), merge)
    return names


def _name_below(names: list[str], upper: str, merge: Merge) -> None:
    for number, column in enumerate(_columns(merge, names), start=1):
        own = names[column]
        bare = upper if number == 1 else f"{upper}{JOINT}{number}"
        if upper:
            names[column] = f"{upper}{JOINT}{own}" if own else bare


def _name_beside(names: list[str], name: str, merge: Merge) -> None:
    for number, column in enumerate(_columns(merge, names), start=1):
        if name and number > 1:
            names[column] = f"{name}{JOINT}{number}"


def _columns(merge: Merge, names: Sequence[str]) -> range:
    return range(merge.left, min(merge.right + 1, len(names)))


def _text_at(texts: Sequence[str], column: int) -> str:
    return texts[column].strip() if column < len(texts) else ""
