"""Cells of a workbook to texts: what a person sees in them, without inventing anything.

A number stays the number: zeros that a spreadsheet took from the front of a code are lost and
are not put back here.
"""

import math
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

_FIRST_DAY = date(1899, 12, 30)
_DAY_THAT_NEVER_WAS = 60
_LAST_SERIAL = 2_958_465
_SERIAL = re.compile(r"\d{1,7}(\.0+)?")
_MOST_EXACT = 10**15
_MINUTES = 60


def cell_texts(cells: Sequence[object]) -> list[str]:
    """Give a row's cells as texts; an empty cell is empty."""
    return [cell if type(cell) is str else cell_text(cell) for cell in cells]


def cell_text(cell: object) -> str:
    """Give one cell as text: days as ``YYYY-MM-DD``, whole numbers without a point.

    A number of more digits than a spreadsheet keeps is written as it shows it
    (``1.23456789012346E+15``), so that nobody takes the zeros at its end for digits.
    """
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float | int):
        return _number_text(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return _duration_text(cell)


def serial_day(text: str) -> date | None:
    """Read a spreadsheet's number of a day (1 is 1900-01-01); None if it can be none.

    Day 60 is 1900-02-29, which never was: it is None, and the days before it count one more.
    Workbooks that count from 1904 never come this far (:mod:`importers.workbook`).
    """
    if not _SERIAL.fullmatch(text) or not text.isascii():
        return None
    number = int(float(text))
    if not 0 < number <= _LAST_SERIAL or number == _DAY_THAT_NEVER_WAS:
        return None
    is_early = number < _DAY_THAT_NEVER_WAS
    return _FIRST_DAY + timedelta(days=number + 1 if is_early else number)


def _number_text(number: float) -> str:
    if not math.isfinite(number):
        return str(number)
    if abs(number) >= _MOST_EXACT:
        return f"{number:.14E}"
    return str(int(number)) if number == int(number) else repr(number)


def _duration_text(cell: object) -> str:
    if isinstance(cell, time):
        return cell.isoformat("seconds" if cell.second else "minutes")
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds()) // _MINUTES
        return f"{minutes // _MINUTES}:{minutes % _MINUTES:02d}"
    return str(cell)
