"""Rows of a CSV text with the line each starts on; quotes are taken strictly."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, NamedTuple

from importers.errors import ImportProblem, ImportRefused

LONGEST_CELL = 32_768
_END_MARK = ["\x1a"]


class Rows(NamedTuple):
    """Some rows as they stand in the file; ``lines`` count from 1, blank rows are left out."""

    lines: list[int]
    cells: list[list[str]]


class RowReader:
    """Gives the rows of a text in turn."""

    def __init__(self, text: TextIOWrapper, path: Path) -> None:
        self._reader = csv.reader(text, strict=True)
        self._path = path
        self._line = 1

    def take(self, count: int) -> Rows:
        """Give the next rows, up to ``count``; none at the end.

        Raises
        ------
        ImportRefused
            A quotation mark is not closed, a cell is too long, or bytes cannot be decoded.
        """
        taken = Rows([], [])
        try:
            self._fill(taken, count)
        except csv.Error as fault:
            is_one_line = self._reader.line_num <= self._line
            is_too_long = "field larger" in str(fault) and is_one_line
            problem = ImportProblem.UNBALANCED_QUOTES
            raise self._refusal(
                ImportProblem.CELL_TOO_LONG if is_too_long else problem, LONGEST_CELL
            ) from fault
        except UnicodeDecodeError as fault:
            problem = ImportProblem.UNREADABLE_ENCODING
            raise self._refusal(problem, "UTF-8 / CP932") from fault
        return taken

    def _fill(self, taken: Rows, count: int) -> None:
        lines, rows = taken
        reader = self._reader
        line = self._line
        for cells in reader:
            if cells and (cells[0] or any(cells)) and cells != _END_MARK:
                lines.append(line)
                rows.append(cells)
            self._line = line = reader.line_num + 1
            if len(lines) == count:
                return

    def _refusal(self, problem: ImportProblem, expected: object) -> ImportRefused:
        return ImportRefused(problem, path=self._path, line=self._line, expected=expected)


@contextmanager
def read_rows(file: BinaryIO, path: Path, encoding: str) -> Iterator[RowReader]:
    """Read an open file from its start; it stays open."""
    file.seek(0)
    text = TextIOWrapper(file, encoding=encoding, newline="")
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield RowReader(text, path)
    finally:
        csv.field_size_limit(before)
        text.detach()
