"""Bytes to text columns with line numbers, in a strict encoding and within limits.

Knows nothing of what a column means. A file that cannot be read without guessing is refused;
a row that does not fit the header is told apart, never cut or filled.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from typing import BinaryIO

import numpy as np

from importers.byte_check import ByteCheck
from importers.csv_rows import Rows, read_rows
from importers.errors import ImportProblem, ImportRefused
from importers.my_number import looks_like_my_numbers

MOST_COLUMNS = 1_000
ROWS_PER_CHUNK = 8_192
PREVIEW_ROWS = 20
_HEAD_BYTES = 1 << 20
_BLOCK_BYTES = 1 << 22
_SAMPLE_ROWS = 1_000


@dataclass(frozen=True)
class SourceFile:
    """What a file was when it was read; ``rows`` counts all but the header and blank rows."""

    name: str
    sha256: str
    encoding: str
    rows: int
    unknown_columns: tuple[str, ...]


@dataclass(frozen=True)
class Misfit:
    """A row whose number of cells differs from the header's."""

    line: int
    cells: list[str]


@dataclass(frozen=True)
class Chunk:
    """Some rows of a file, by column: stripped texts under the names asked for.

    ``lines`` are where the rows start, from 1; ``misfits`` are no part of the columns.
    """

    lines: np.ndarray
    columns: dict[str, list[str]]
    misfits: list[Misfit]

    def where(self, keep: np.ndarray) -> "Chunk":
        """Give the chunk with only the rows that are true in ``keep``."""
        if keep.all():
            return self
        columns = {name: list(compress(cells, keep)) for name, cells in self.columns.items()}
        return Chunk(self.lines[keep], columns, self.misfits)


@dataclass(frozen=True)
class Preview:
    """The first rows of a file as they stand in it, blank rows left out."""

    header: list[str]
    rows: list[list[str]]
    encoding: str


class TableFile:
    """An open CSV file whose header is read; see :func:`open_table`."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = file
        self._rows = 0
        self._check = self._check_bytes(_HEAD_BYTES)
        self._refuse_endless_line()
        self.header = self._read_header()

    @property
    def encoding(self) -> str:
        """The encoding in which the file reads without an error."""
        return self._check.encoding.value

    def chunks(self, wanted: Mapping[str, int]) -> Iterator[Chunk]:
        """Read all rows; ``wanted`` gives the position of each column asked for.

        Raises
        ------
        ImportRefused
            Bytes, quotes or lengths are not as needed, or the file changed meanwhile.
        """
        stood = _state_of(self._file)
        self._check = self._check_bytes(None)
        with read_rows(self._file, self._path, self.encoding) as rows:
            rows.take(1)
            while (taken := rows.take(ROWS_PER_CHUNK)).lines:
                if self._rows == 0:
                    self._refuse_my_numbers(taken.cells[:_SAMPLE_ROWS])
                self._rows += len(taken.lines)
                yield self._build_chunk(taken, wanted)
        if self._check.has_odd_quotes:
            self._refuse_odd_quotes()
        if _state_of(self._file) != stood:
            raise ImportRefused(ImportProblem.CHANGED_WHILE_READING, path=self._path)

    def preview(self, count: int) -> Preview:
        """Read the first rows only."""
        with read_rows(self._file, self._path, self.encoding) as rows:
            return Preview(self.header, rows.take(count + 1).cells[1:], self.encoding)

    def source(self, unknown_columns: tuple[str, ...]) -> SourceFile:
        """Say what was read; holds after the last chunk."""
        return SourceFile(
            self._path.name, self._check.sha256, self.encoding, self._rows, unknown_columns
        )

    def _check_bytes(self, limit: int | None) -> ByteCheck:
        check = ByteCheck(self._path)
        self._file.seek(0)
        size = os.fstat(self._file.fileno()).st_size
        block = self._file.read(limit or _BLOCK_BYTES)
        while block:
            is_last = self._file.tell() >= size
            check.take(block, is_last=is_last)
            block = b"" if limit else self._file.read(_BLOCK_BYTES)
        return check

    def _refuse_endless_line(self) -> None:
        self._file.seek(0)
        head = self._file.read(_HEAD_BYTES)
        if len(head) == _HEAD_BYTES and b"\n" not in head and b"\r" not in head:
            raise ImportRefused(
                ImportProblem.HEADER_TOO_LONG, path=self._path, line=1, expected=MOST_COLUMNS
            )

    def _read_header(self) -> list[str]:
        with read_rows(self._file, self._path, self.encoding) as rows:
            first = rows.take(1)
        if not first.lines:
            raise ImportRefused(ImportProblem.EMPTY_FILE, path=self._path)
        header = [cell.strip() for cell in first.cells[0]]
        if len(header) > MOST_COLUMNS:
            raise ImportRefused(
                ImportProblem.TOO_MANY_COLUMNS,
                path=self._path,
                line=first.lines[0],
                value=len(header),
                expected=MOST_COLUMNS,
            )
        return header

    def _build_chunk(self, rows: Rows, wanted: Mapping[str, int]) -> Chunk:
        width = len(self.header)
        lines, cells, misfits = rows.lines, rows.cells, list[Misfit]()
        if any(len(row) != width for row in cells):
            fits = [len(row) == width or _is_padded(row, width) for row in cells]
            misfits = [
                Misfit(line, row)
                for line, row, is_fit in zip(lines, cells, fits, strict=True)
                if not is_fit
            ]
            lines = list(compress(lines, fits))
            cells = [row[:width] for row in compress(cells, fits)]
        by_position = list(zip(*cells, strict=True)) or [()] * width
        columns = {name: list(map(str.strip, by_position[at])) for name, at in wanted.items()}
        return Chunk(np.array(lines, dtype=np.int64), columns, misfits)

    def _refuse_my_numbers(self, sample: list[list[str]]) -> None:
        for position, header in enumerate(self.header):
            cells = [row[position] for row in sample if position < len(row)]
            if looks_like_my_numbers(cells):
                raise ImportRefused(
                    ImportProblem.LOOKS_LIKE_MY_NUMBER, path=self._path, column=header
                )

    def _refuse_odd_quotes(self) -> None:
        self._file.seek(0)
        odd = (line for line, text in enumerate(self._file, start=1) if text.count(b'"') % 2)
        raise ImportRefused(ImportProblem.UNBALANCED_QUOTES, path=self._path, line=next(odd))


@contextmanager
def open_table(path: Path) -> Iterator[TableFile]:
    """Open a CSV file, look at its first bytes and read its header.

    Raises
    ------
    ImportRefused
        Missing, a folder, locked, empty, or no table by its first bytes.
    """
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            raise ImportRefused(ImportProblem.IS_FOLDER, path=path)
        if not stat.S_ISREG(path.stat().st_mode):
            raise ImportRefused(ImportProblem.NOT_READABLE, path=path)
        with path.open("rb") as file:
            yield TableFile(path, file)
    except FileNotFoundError as fault:
        raise ImportRefused(ImportProblem.NOT_FOUND, path=path) from fault
    except OSError as fault:
        raise ImportRefused(ImportProblem.NOT_READABLE, path=path) from fault


def preview_table(path: Path, rows: int = PREVIEW_ROWS) -> Preview:
    """Read header and first rows, for a person to look at; the rest is not yet checked.

    Raises
    ------
    ImportRefused
        As :func:`open_table`.
    """
    with open_table(path) as table:
        return table.preview(rows)


def _is_padded(row: list[str], width: int) -> bool:
    return len(row) > width and not any(row[width:])


def _state_of(file: BinaryIO) -> tuple[int, int]:
    found = os.fstat(file.fileno())
    return found.st_size, found.st_mtime_ns
