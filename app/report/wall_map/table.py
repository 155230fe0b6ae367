"""Rows of text that stand beside a map, and the pages behind it for those that find no room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.report.paper.column import Column, Row, height_of, stack, take_rows
from app.report.paper.marks import Box, Mark, Style
from app.report.paper.typeface import Typeface

_COLUMNS = 4
_GUTTER = 4.0


@dataclass(frozen=True)
class Told:
    """One entry of a table; a strong one is a heading."""

    text: str
    is_strong: bool = False


@dataclass(frozen=True)
class Overflow:
    """Entries that found no room beside their map, and what to call them."""

    name: str
    told: tuple[Told, ...]


def fill_panel(
    typeface: Typeface, box: Box, told: Sequence[Told], more: str
) -> tuple[list[Mark], tuple[Told, ...]]:
    """Write entries into a box; gives the marks and the entries that found no room.

    Parameters
    ----------
    typeface
        The fonts.
    box
        Where there is room.
    told
        The entries in order; none is cut in two.
    more
        Said at the end if entries are left over, with ``{rows}`` for their number.
    """
    spare = 2 * Style.MAP_STRONG.height
    rows: list[Row] = []
    for place, entry in enumerate(told):
        own = _rows(typeface, box, entry)
        needed = height_of(rows) + height_of(own)
        is_last = place == len(told) - 1
        if needed > box.high - (0.0 if is_last else spare):
            left = tuple(told[place:])
            rows += _rows(typeface, box, Told(more.format(rows=f"{len(left):,}"), is_strong=True))
            return stack(rows, box.y), left
        rows += own
    return stack(rows, box.y), ()


def fill_pages(typeface: Typeface, box: Box, parts: Iterable[Overflow]) -> list[list[Mark]]:
    """Write entries in columns, on as many pages as they need; gives the marks of each page."""
    wide = (box.wide - (_COLUMNS - 1) * _GUTTER) / _COLUMNS
    column = Box(box.x, box.y, wide, box.high, box.width)
    rows: list[Row] = []
    for part in parts:
        rows += _rows(typeface, column, Told(part.name, is_strong=True))
        for entry in part.told:
            rows += _rows(typeface, column, entry)
    pages: list[list[Mark]] = []
    place = 0
    while rows:
        taken, rows = take_rows(rows, box.high)
        if place % _COLUMNS == 0:
            pages.append([])
        right = (place % _COLUMNS) * (wide + _GUTTER)
        pages[-1] += stack([_moved(row, right) for row in taken], box.y)
        place += 1
    return pages


def _rows(typeface: Typeface, box: Box, entry: Told) -> list[Row]:
    column = Column(typeface, box.x, box.wide)
    column.write(entry.text, Style.MAP_STRONG if entry.is_strong else Style.MAP)
    return column.rows


def _moved(row: Row, right: float) -> Row:
    return Row(row.height, tuple(text._replace(x=text.x + right) for text in row.texts))
