"""Small builders of workbooks, plain and damaged, for the tests of importers."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import xlsxwriter
from xlsxwriter.workbook import Workbook

SHEET = "xl/worksheets/sheet1.xml"


def a_workbook(folder: Path, fill: Callable[[Workbook], None], name: str = "in.xlsx") -> Path:
    path = folder / name
    with xlsxwriter.Workbook(path) as book:
        fill(book)
    return path


def a_sheet(folder: Path, rows: Sequence[Sequence[object]], name: str = "in.xlsx") -> Path:
    """Write rows of texts and numbers; None is an empty cell."""

    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("名簿")
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell is not None:
                    sheet.write(at, column, cell)

    return a_workbook(folder, fill, name)


def changed_part(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Write a workbook again with one part changed."""
    with zipfile.ZipFile(path) as book:
        parts = {entry: book.read(entry) for entry in book.namelist()}
    return packed(path, {name: change(p) if name == part else p for name, p in parts.items()})


def with_part(path: Path, part: str, content: bytes = b"x") -> Path:
    """Write a workbook again with one part more."""
    with zipfile.ZipFile(path) as book:
        parts = {entry: book.read(entry) for entry in book.namelist()}
    return packed(path, parts | {part: content})


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in parts.items():
            book.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    path.write_bytes(content.getvalue())
    return path


def cell_xml(*cells: str) -> bytes:
    """Give the XML of a sheet of number cells at the places named."""
    written = "".join(f'<row r="1"><c r="{place}"><v>1</v></c></row>' for place in cells)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{written}</sheetData></worksheet>'.encode()
