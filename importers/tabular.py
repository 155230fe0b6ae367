"""Bytes to text columns with line numbers, in a strict encoding and within limits.

Knows nothing of what a column means. A file that cannot be read without guessing is refused;
a row that does not fit the header is told apart, never cut or filled.
"""

import stat
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, compress
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

import numpy as np

from importers.csv_rows import CsvSource
from importers.errors import ImportProblem, ImportRefused
from importers.layouts.spec import FileShape
from importers.my_number import looks_like_my_numbers
from importers.row_source import (
    MOST_COLUMNS,
    MOST_ROWS,
    Rows,
    RowSource,
    RowTaker,
    column_name,
)
from importers.workbook import WorkbookSource, is_workbook

ROWS_PER_TAKE = 128
TAKES_PER_CHUNK = 64
"""A wide row is large: taken few at a time, rows are gone before they fill the memory's cache."""
PREVIEW_ROWS = 20
PLAIN_SHAPE = FileShape()
_SAMPLE_ROWS = 1_000
_SAMPLE_STEP = 32


@dataclass(frozen=True)
class SourceFile:
    """What a file was when it was read; ``rows`` counts all but header, titles and blank rows.

    ``history_rows`` of these are earlier states (履歴) of a record, which are not read.
    """

    name: str
    sha256: str
    encoding: str
    rows: int
    unknown_columns: tuple[str, ...]
    history_rows: int = 0


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
    """The first rows of a file as they stand in it, blank rows left out.

    ``lines`` are where the rows start, from 1.
    """

    header: list[str]
    rows: list[list[str]]
    encoding: str
    lines: list[int]


class TableFile:
    """An open table whose header is read; see :func:`open_table`.

    ``header_line`` is where the header stands, 0 where the columns got their names here.
    """

    def __init__(self, path: Path, source: RowSource, shape: FileShape) -> None:
        self._path = path
        self._source = source
        self._first_header_line = shape.header_line
        self._rows = 0
        self.header, self.header_line = self._read_header()
        self._refuse_wide_header()

    @property
    def encoding(self) -> str:
        """The encoding in which the file reads without an error; ``xlsx`` for a workbook."""
        return self._source.encoding

    def chunks(self, wanted: Mapping[str, int]) -> Iterator[Chunk]:
        """Read all rows; ``wanted`` gives the position of each column asked for.

        Raises
        ------
        ImportRefused
            Bytes, quotes or lengths are not as needed, or the file changed meanwhile.
        """
        self._rows = 0
        with self._source.rows() as rows:
            self._take_header(rows)
            while parts := self._take_chunks(rows, wanted):
                yield _joined(parts)
        self._source.refuse_bad_end()

    def _take_chunks(self, rows: RowTaker, wanted: Mapping[str, int]) -> list[Chunk]:
        """Read some takes of rows, and look in some of each for 個人番号; none at the end."""
        chunks: list[Chunk] = []
        sample: list[list[str]] = []
        while len(chunks) < TAKES_PER_CHUNK and (taken := rows.take(ROWS_PER_TAKE)).lines:
            sample += taken.cells[:: _SAMPLE_STEP if self._rows >= _SAMPLE_ROWS else 1]
            self._rows += len(taken.lines)
            self._refuse_too_many_rows(taken)
            chunks.append(self._build_chunk(taken, wanted))
        self._refuse_my_numbers(sample)
        return chunks

    def preview(self, count: int) -> Preview:
        """Read the first rows only."""
        with self._source.rows() as rows:
            self._take_header(rows)
            taken = rows.take(count)
        return Preview(self.header, taken.cells, self.encoding, taken.lines)

    def source(self, unknown_columns: tuple[str, ...]) -> SourceFile:
        """Say what was read; holds after the last chunk."""
        return SourceFile(
            self._path.name, self._source.sha256, self.encoding, self._rows, unknown_columns
        )

    def _read_header(self) -> tuple[list[str], int]:
        with self._source.rows() as rows:
            found = self._take_header(rows)
            if found.lines:
                return [cell.strip() for cell in found.cells[0]], found.lines[0]
            sample = rows.take(_SAMPLE_ROWS).cells
        if not sample:
            raise ImportRefused(ImportProblem.EMPTY_FILE, path=self._path)
        # the usual width, not the widest: one row with a stray comma must not refuse the rest
        widths = Counter(map(len, sample))
        usual = max(widths, key=lambda width: (widths[width], width))
        return [column_name(position) for position in range(usual)], 0

    def _take_header(self, rows: RowTaker) -> Rows:
        """Step over the titles and the header row; give the latter, none if there is none."""
        while self._first_header_line:
            row = rows.take(1)
            if not row.lines:
                raise ImportRefused(ImportProblem.EMPTY_FILE, path=self._path)
            if row.lines[0] >= self._first_header_line:
                return row
        return Rows([], [])

    def _refuse_wide_header(self) -> None:
        if len(self.header) > MOST_COLUMNS:
            raise ImportRefused(
                ImportProblem.TOO_MANY_COLUMNS,
                path=self._path,
                line=self.header_line or 1,
                value=len(self.header),
                expected=MOST_COLUMNS,
            )

    def _build_chunk(self, rows: Rows, wanted: Mapping[str, int]) -> Chunk:
        width = len(self.header)
        lines, cells, misfits = rows.lines, rows.cells, list[Misfit]()
        if set(map(len, cells)) != {width}:
            fits = [len(row) == width or _is_padded(row, width) for row in cells]
            misfits = [
                Misfit(line, row)
                for line, row, is_fit in zip(lines, cells, fits, strict=True)
                if not is_fit
            ]
            lines = list(compress(lines, fits))
            cells = list(compress(cells, fits))
        columns = {
            name: list(map(str.strip, map(itemgetter(at), cells))) for name, at in wanted.items()
        }
        return Chunk(np.array(lines, dtype=np.int64), columns, misfits)

    def _refuse_my_numbers(self, sample: list[list[str]]) -> None:
        for position, header in enumerate(self.header):
            cells = [row[position] for row in sample if position < len(row)]
            if looks_like_my_numbers(cells):
                raise ImportRefused(
                    ImportProblem.LOOKS_LIKE_MY_NUMBER, path=self._path, column=header
                )

    def _refuse_too_many_rows(self, taken: Rows) -> None:
        if self._rows > MOST_ROWS:
            raise ImportRefused(
                ImportProblem.TOO_MANY_ROWS,
                path=self._path,
                line=taken.lines[-1],
                expected=MOST_ROWS,
            )


@contextmanager
def open_table(path: Path, shape: FileShape = PLAIN_SHAPE) -> Iterator[TableFile]:
    """Open a CSV file or one sheet of a workbook, told apart by their bytes; read its header.

    Raises
    ------
    ImportRefused
        Missing, a folder, locked, empty, or no table of the given shape by its first bytes.
    """
    with open_bytes(path) as file:
        if is_workbook(file):
            source: RowSource = WorkbookSource(path, file, shape)
        else:
            source = CsvSource(path, file, shape)
        yield TableFile(path, source, shape)


@contextmanager
def open_bytes(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file for reading.

    Raises
    ------
    ImportRefused
        Missing, a folder, a pipe or locked.
    """
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            raise ImportRefused(ImportProblem.IS_FOLDER, path=path)
        if not stat.S_ISREG(path.stat().st_mode):
            raise ImportRefused(ImportProblem.NOT_READABLE, path=path)
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as fault:
        raise ImportRefused(ImportProblem.NOT_FOUND, path=path) from fault
    except OSError as fault:
        raise ImportRefused(ImportProblem.NOT_READABLE, path=path) from fault


def preview_table(path: Path, shape: FileShape = PLAIN_SHAPE, rows: int = PREVIEW_ROWS) -> Preview:
    """Read header and first rows, for a person to look at; the rest is not yet checked.

    Raises
    ------
    ImportRefused
        As :func:`open_table`.
    """
    with open_table(path, shape) as table:
        return table.preview(rows)


def _joined(chunks: list[Chunk]) -> Chunk:
    columns = {
        name: list(chain.from_iterable(chunk.columns[name] for chunk in chunks))
        for name in chunks[0].columns
    }
    misfits = [misfit for chunk in chunks for misfit in chunk.misfits]
    return Chunk(np.concatenate([chunk.lines for chunk in chunks]), columns, misfits)


def _is_padded(row: list[str], width: int) -> bool:
    return len(row) > width and not any(row[width:])
