"""One household as marks: its cells side by side, and boxes for three tries."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from app.report.content import HouseholdBlock
from app.report.paper import cells
from app.report.paper.column import Row, height_of, stack, take_rows
from app.report.paper.marks import Box, Line, Mark, Style, Text
from app.report.paper.typeface import Typeface

TRY_LEFT = 238.0
TRIES = 3
TRY_HEIGHT = 5.4
_PAD = 0.8
# time, result, state, by whom: left edge and width
_TRY_BOXES = ((7.5, 14.5), (22.5, 9.5), (32.5, 6.5), (39.5, 11.5))
_THIN, _LIGHT = 0.15, 0.1
_BORDERS = (cells.WHO_LEFT - 0.7, cells.WATER_LEFT - 1.0, TRY_LEFT - 0.8)
_PHONE_BORDER = cells.PHONE_LEFT - 1.0


class LaidBlock(NamedTuple):
    """Marks of one household, from its own top; ``block`` tells which.

    A household taller than a page comes as several parts; ``is_start`` is true for the first.
    """

    height: float
    marks: tuple[Mark, ...]
    block: HouseholdBlock
    is_start: bool


class _Cells(NamedTuple):
    """The columns of a part, and the needs that stand below name and phones (may be none)."""

    columns: Sequence[list[Row]]
    below: list[Row]


def lay_out_block(typeface: Typeface, block: HouseholdBlock, room: float) -> list[LaidBlock]:
    """Measure a household and place its marks.

    The needs stand under the phones or, where that saves height, across name and phones.

    Parameters
    ----------
    typeface
        The fonts.
    block
        The household.
    room
        Height of an empty page body. Only a household taller than this is continued on a
        next page, with rank and name repeated.
    """
    rank, who = cells.rank_rows(typeface, block), cells.who_rows(typeface, block)
    phones, water = cells.phone_rows(typeface, block), cells.water_rows(typeface, block)
    beside = _Cells([rank, who, phones + cells.needs_beside(typeface, block), water], [])
    best = beside
    if block.in_need and _height(beside) > _height(_Cells([rank, who, phones, water], [])):
        below = _Cells([rank, who, phones, water], cells.needs_below(typeface, block))
        best = min(beside, below, key=_height)
    if _height(best) <= room:
        return [_lay_out(block, best, is_start=True)]
    return _continue(typeface, block, beside, room)


def _continue(
    typeface: Typeface, block: HouseholdBlock, tall: _Cells, room: float
) -> list[LaidBlock]:
    parts: list[LaidBlock] = []
    rows = list(tall.columns)
    while any(rows):
        if parts:
            rank, again = cells.rank_rows(typeface, block), cells.continued_rows(typeface, block)
            rows = [rank, again + rows[1], rows[2], rows[3]]
        taken = [take_rows(column, room - 2 * _PAD) for column in rows]
        part = _Cells([head for head, _ in taken], [])
        parts.append(_lay_out(block, part, is_start=not parts))
        rows = [rest for _, rest in taken]
    return parts


def _height(part: _Cells) -> float:
    return max(_needs_top(part) + height_of(part.below), _tallest(part), _TRIES_HEIGHT) + 2 * _PAD


def _needs_top(part: _Cells) -> float:
    _, who, phones, _ = part.columns
    return max(height_of(who), height_of(phones))


def _tallest(part: _Cells) -> float:
    return max(height_of(rows) for rows in part.columns)


def _lay_out(block: HouseholdBlock, part: _Cells, *, is_start: bool) -> LaidBlock:
    height = _height(part)
    marks = [mark for rows in part.columns for mark in stack(rows, _PAD)]
    top = _PAD + _needs_top(part)
    marks.extend(stack(part.below, top))
    if is_start:
        marks.extend(_tries())
    marks.extend(Line(left, 0.0, left, height, _LIGHT) for left in _BORDERS)
    end = top if part.below else height
    marks.append(Line(_PHONE_BORDER, 0.0, _PHONE_BORDER, end, _LIGHT))
    return LaidBlock(height, tuple(marks), block, is_start)


@cache
def _tries() -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for number in range(1, TRIES + 1):
        top = _PAD + (number - 1) * TRY_HEIGHT
        base = top + (TRY_HEIGHT - Style.SMALL.height) / 2 + Style.SMALL.baseline - 0.2
        marks.append(Text(TRY_LEFT, base, f"{number}回     :", Style.SMALL))
        marks.extend(
            Box(TRY_LEFT + left, top, wide, TRY_HEIGHT - 0.5, _THIN) for left, wide in _TRY_BOXES
        )
    return tuple(marks)


_TRIES_HEIGHT = TRIES * TRY_HEIGHT
