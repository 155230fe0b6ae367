"""A sheet of an Excel workbook (.xlsx) as rows of texts; values only, nothing is computed.

Hidden rows and columns count: nobody drops out because a filter hid them. Files of before
2007, with macros or with a passphrase are refused with what to do.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from importers.errors import ImportProblem, ImportRefused
from importers.layouts.spec import FileShape
from importers.row_source import LONGEST_CELL, MOST_COLUMNS, Rows
from importers.sheet_merges import Filler, Merge, header_names
from importers.sheet_scan import count_cells, error_cells, is_plain_sheet, is_too_large
from importers.workbook_cells import cell_texts
from importers.workbook_parts import SheetPart, WorkbookParts, open_workbook

ENCODING = "xlsx"
_ZIP_MARK = b"PK\x03\x04"
_OLD_MARK = b"\xd0\xcf\x11\xe0"
_MOST_FILE_BYTES = 200_000_000


class SheetRows:
    """Gives the rows of one sheet in turn."""

    def __init__(self, rows: Iterator[list[str]], path: Path) -> None:
        self._rows = enumerate(rows, start=1)
        self._path = path

    def take(self, count: int) -> Rows:
        """Give the next rows, up to ``count``; none at the end.

        Raises
        ------
        ImportRefused
            A cell is too long.
        """
        taken = Rows([], [])
        for line, texts in self._rows:
            if not any(texts):
                continue
            if len(max(texts, key=len)) > LONGEST_CELL:
                raise ImportRefused(
                    ImportProblem.CELL_TOO_LONG, path=self._path, line=line, expected=LONGEST_CELL
                )
            taken.lines.append(line)
            taken.cells.append(texts)
            if len(taken.lines) == count:
                break
        return taken


class WorkbookSource:
    """One sheet of an open workbook, read into memory whole after its zip passed all checks."""

    def __init__(self, path: Path, file: BinaryIO, shape: FileShape) -> None:
        self._path = path
        self._header_row = shape.header_line - 1
        content = _read_whole(path, file)
        self._sha256 = hashlib.sha256(content).hexdigest()
        book = open_workbook(path, content)
        part = _choose(path, book, shape.sheet)
        sheet = book.read(part.part)
        self._refuse_odd_sheet(sheet, part.name)
        self._errors = error_cells(sheet)
        self._sheet = self._load(book.pack_with(part, sheet), part.name)
        self._merges = [
            Merge(top, left, bottom, right)
            for (top, left), (bottom, right) in self._sheet.merged_cell_ranges or ()
        ]

    @property
    def encoding(self) -> str:
        """The word that stands for a workbook where a text file has its encoding."""
        return ENCODING

    @property
    def sha256(self) -> str:
        """Hex digest of the file."""
        return self._sha256

    @contextmanager
    def rows(self) -> Iterator[SheetRows]:
        """Begin at the top of the sheet."""
        yield SheetRows(self._texts(), self._path)

    def refuse_bad_end(self) -> None:
        """Refuse nothing: the workbook was read whole before its first row."""

    def _texts(self) -> Iterator[list[str]]:
        filler = Filler(self._merges)
        above: list[str] = []
        # the reader begins at the sheet's first row, but at the first column that is filled
        left = [""] * (self._sheet.start[1] if self._sheet.start else 0)
        for row, cells in enumerate(self._sheet.iter_rows()):
            own = left + cell_texts(cells)
            for column, word in self._errors.get(row + 1, {}).items():
                own[column] = word
            texts = filler.fill(row, own)
            if row == self._header_row:
                yield header_names(row, texts, above, self._merges)
            else:
                # a row that says nothing itself is only the lower half of a merged one
                yield texts if any(own) else own
            above = texts

    def _refuse_odd_sheet(self, sheet: bytes, name: str) -> None:
        if not is_plain_sheet(sheet):
            raise self._refusal(ImportProblem.EXCEL_DAMAGED, name)
        rows, columns = count_cells(sheet)
        if is_too_large(rows, columns, MOST_COLUMNS):
            raise self._refusal(ImportProblem.EXCEL_TOO_LARGE, name)

    def _load(self, packed: BytesIO, name: str) -> CalamineSheet:
        try:
            return CalamineWorkbook.from_filelike(packed).get_sheet_by_name(name)
        except (CalamineError, ValueError, OSError) as fault:
            raise self._refusal(ImportProblem.EXCEL_DAMAGED, name) from fault

    def _refusal(self, problem: ImportProblem, value: str) -> ImportRefused:
        return ImportRefused(problem, path=self._path, value=value)


def is_workbook(file: BinaryIO) -> bool:
    """Tell by its first bytes whether a file is a workbook of any age, whatever its name."""
    file.seek(0)
    return file.read(len(_ZIP_MARK)) in (_ZIP_MARK, _OLD_MARK)


def list_sheets(path: Path, file: BinaryIO) -> list[str]:
    """Give the names of an open workbook's sheets in order, hidden ones too.

    Raises
    ------
    ImportRefused
        It is no workbook that can be read.
    """
    return [sheet.name for sheet in open_workbook(path, _read_whole(path, file)).sheets]


def _read_whole(path: Path, file: BinaryIO) -> bytes:
    if os.fstat(file.fileno()).st_size > _MOST_FILE_BYTES:
        raise ImportRefused(ImportProblem.EXCEL_TOO_LARGE, path=path)
    file.seek(0)
    content = file.read()
    if content.startswith(_OLD_MARK):
        raise ImportRefused(ImportProblem.EXCEL_FILE, path=path)
    return content


def _choose(path: Path, book: WorkbookParts, wanted: str | None) -> SheetPart:
    """Give the sheet asked for, else the first that can be seen."""
    if wanted is None:
        return next((sheet for sheet in book.sheets if not sheet.is_hidden), book.sheets[0])
    for sheet in book.sheets:
        if sheet.name == wanted:
            return sheet
    names = "、".join(sheet.name for sheet in book.sheets)
    raise ImportRefused(ImportProblem.SHEET_NOT_FOUND, path=path, value=wanted, expected=names)
