"""Rows of a CSV text with the line each starts on; quotes are taken strictly."""

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from importers.byte_check import ByteCheck, Encoding
from importers.errors import ImportProblem, ImportRefused
from importers.layouts.spec import FileShape
from importers.row_source import LONGEST_CELL, MOST_COLUMNS, Rows

_END_MARK = ["\x1a"]
_FIRST_BLOCK = 1 << 20
_BLOCK = 1 << 22
_LONGEST_LINE = 1 << 24
_TOO_LONG = "field larger"


class RowReader:
    """Gives the rows of a text, given line by line, in turn."""

    def __init__(self, lines: Iterator[str], path: Path, delimiter: str) -> None:
        self._reader = csv.reader(lines, strict=True, delimiter=delimiter)
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
            is_too_long = _TOO_LONG in str(fault) and is_one_line
            problem = (
                ImportProblem.CELL_TOO_LONG if is_too_long else ImportProblem.UNBALANCED_QUOTES
            )
            raise ImportRefused(
                problem, path=self._path, line=self._line, expected=LONGEST_CELL
            ) from fault
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


class CsvSource:
    """An open CSV file; each reading checks, decodes and hashes its bytes in one pass."""

    def __init__(self, path: Path, file: BinaryIO, shape: FileShape) -> None:
        self._path = path
        self._file = file
        self._delimiter = shape.delimiter
        self._chosen = None if shape.encoding is None else Encoding(shape.encoding)
        self._check = ByteCheck(path, self._chosen)
        self._stood = _state_of(file)
        self._refuse_endless_line()

    @property
    def encoding(self) -> str:
        """The encoding in which all bytes looked at so far read without an error."""
        return self._check.encoding.value

    @property
    def sha256(self) -> str:
        """Hex digest of the file; holds after the last row."""
        return self._check.sha256

    @contextmanager
    def rows(self) -> Iterator[RowReader]:
        """Begin at the top of the file."""
        self._stood = _state_of(self._file)
        self._check = ByteCheck(self._path, self._chosen)
        before = csv.field_size_limit(LONGEST_CELL)
        try:
            lines = chain.from_iterable(self._pieces())
            yield RowReader(lines, self._path, self._delimiter)
        finally:
            csv.field_size_limit(before)

    def refuse_bad_end(self) -> None:
        """Refuse a quotation mark without a partner, and a file that changed meanwhile."""
        if self._check.has_odd_quotes:
            self._file.seek(0)
            odd = (line for line, text in enumerate(self._file, start=1) if text.count(b'"') % 2)
            raise ImportRefused(ImportProblem.UNBALANCED_QUOTES, path=self._path, line=next(odd))
        if _state_of(self._file) != self._stood:
            raise ImportRefused(ImportProblem.CHANGED_WHILE_READING, path=self._path)

    def _pieces(self) -> Iterator[StringIO]:
        """Give the text in pieces of whole lines; each piece is read line by line."""
        cut_off = ""
        for text in self._texts():
            joined = cut_off + text
            # a carriage return at the very end may be the half of a line break
            end = 1 + max(joined.rfind("\n"), joined.rfind("\r", 0, max(len(joined) - 1, 0)))
            yield StringIO(joined[:end], newline="")
            cut_off = joined[end:]
            if len(cut_off) > _LONGEST_LINE:
                raise csv.Error(_TOO_LONG)  # the reader of rows knows the line
        yield StringIO(cut_off, newline="")

    def _texts(self) -> Iterator[str]:
        self._file.seek(0)
        size = os.fstat(self._file.fileno()).st_size
        block = self._file.read(_FIRST_BLOCK)
        while block:
            yield self._check.take(block, is_last=self._file.tell() >= size)
            block = self._file.read(_BLOCK)

    def _refuse_endless_line(self) -> None:
        self._file.seek(0)
        head = self._file.read(_FIRST_BLOCK)
        if len(head) == _FIRST_BLOCK and b"\n" not in head and b"\r" not in head:
            raise ImportRefused(
                ImportProblem.HEADER_TOO_LONG, path=self._path, line=1, expected=MOST_COLUMNS
            )


def _state_of(file: BinaryIO) -> tuple[int, int]:
    found = os.fstat(file.fileno())
    return found.st_size, found.st_mtime_ns
