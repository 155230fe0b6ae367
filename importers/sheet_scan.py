"""A look at a sheet's XML before its cells are read: how far it reaches, and its errors.

The reader of cells lays out the whole rectangle of a sheet, so two cells in far corners would
ask for gigabytes; and it gives a formula's error (``#N/A``) as an empty cell, which is unknown
and must not look like nothing. Both are seen here.
"""

import re
from collections import defaultdict

import numpy as np

MOST_CELLS = 20_000_000
MOST_TEXT_BYTES = 1 << 30
_MOST_SHEET_ROWS = 1_048_576
_ANY_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_CELL = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})(\d{1,7})"(?: [\w:]+="[^"<>/]*")*\s?(/?)>')
_ERROR = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3})(\d{1,7})"[^<>]*? t="e"[^<>]*>'
    rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)</",
    re.DOTALL,
)
_STRING = re.compile(rb"<(?:\w+:)?si[\s>/]")
_USE_OF_STRING = re.compile(rb' t="s"[^<>]*><(?:\w+:)?v>(\d{1,9})</')
_LETTERS = 26

ErrorCells = dict[int, dict[int, str]]
"""By row (from 1) and column (from 0): the word of the error."""


def is_plain_sheet(sheet: bytes) -> bool:
    """Tell whether every cell names its place in the usual way, so that nothing hides."""
    return len(_ANY_CELL.findall(sheet)) == len(_CELL.findall(sheet))


def count_cells(sheet: bytes) -> tuple[int, int]:
    """Count rows and columns of the rectangle that holds all filled cells.

    Cells with a border or colour and nothing in them do not count.
    """
    rows, columns = 0, set[bytes]()
    for letters, row, is_blank in _CELL.findall(sheet):
        if not is_blank:
            columns.add(letters)
            rows = max(rows, int(row))
    return rows, max(map(_column_number, columns), default=0)


def is_too_large(rows: int, columns: int, most_columns: int) -> bool:
    """Tell whether a rectangle is more than a list can be."""
    return rows > _MOST_SHEET_ROWS or columns > most_columns or rows * columns > MOST_CELLS


def count_text_bytes(sheet: bytes, strings: bytes) -> int:
    """Count the bytes of all texts of a sheet at most, each as often as a cell repeats it.

    ``strings`` are the texts that the cells share; one long text in a million cells is small
    in the file and not in memory.
    """
    places = [found.start() for found in _STRING.finditer(strings)]
    lengths = np.diff(np.array([*places, len(strings)], dtype=np.int64))
    at_most = sheet.count(b' t="s"') * int(lengths.max(initial=0))
    if at_most <= MOST_TEXT_BYTES:
        return at_most
    used = np.array([int(place) for place in _USE_OF_STRING.findall(sheet)], dtype=np.int64)
    if len(used) < sheet.count(b' t="s"'):
        return at_most
    return int(lengths[used[used < len(lengths)]].sum())


def error_cells(sheet: bytes) -> ErrorCells:
    """Find the cells whose formula ended in an error."""
    found: ErrorCells = defaultdict(dict)
    if b't="e"' in sheet:
        for letters, row, word in _ERROR.findall(sheet):
            found[int(row)][_column_number(letters) - 1] = word.decode(errors="replace")
    return found


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number
