"""What a workbook is made of: its sheets in order, and what it must not carry.

Read are values only. Links to other workbooks, embedded objects, macros and document type
declarations are refused: what they would bring is not in the file a person looked at. So are
workbooks that count days from 1904: a bare number of a day would be read four years too early.
"""

import io
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from importers.errors import ImportProblem
from importers.sheet_scan import MOST_TEXT_BYTES, count_text_bytes
from importers.workbook_zip import WorkbookZip, pack_parts

_WORKBOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_TYPES = "[Content_Types].xml"
_ALWAYS = (_TYPES, "_rels/.rels", _WORKBOOK, _LINKS)
_STRINGS, _STYLES = "sharedstrings.xml", "styles.xml"
_MACROS = re.compile(r"vbaproject|/macrosheets/|^xl/workbook\.bin$", re.IGNORECASE)
_FOREIGN = re.compile(r"/(externallinks|embeddings|activex)/", re.IGNORECASE)
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_TRUE = ("1", "true", "on")
_HIDDEN = ("hidden", "veryHidden")


@dataclass(frozen=True)
class SheetPart:
    """A sheet of rows (no chart) and where it lies in the zip."""

    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True)
class WorkbookParts:
    """An opened workbook: its sheets in order, hidden ones too."""

    archive: WorkbookZip
    sheets: tuple[SheetPart, ...]

    def read(self, name: str) -> bytes:
        """Unpack a part of XML; refuse what declares entities or hides in another encoding."""
        return _read_plain(self.archive, name)

    def pack_with(self, sheet: SheetPart, content: bytes) -> io.BytesIO:
        """Pack what the reader of cells needs for one sheet, and nothing else.

        Raises
        ------
        ImportRefused
            The texts of the sheet are more than a list can be.
        """
        parts = {name: self.read(name) for name in self.archive.names if _is_needed(name)}
        strings = b"".join(part for name, part in parts.items() if _base(name) == _STRINGS)
        if count_text_bytes(content, strings) > MOST_TEXT_BYTES:
            raise self.archive.refusal(ImportProblem.EXCEL_TOO_LARGE, sheet.name)
        return pack_parts({**parts, sheet.part: content})


def open_workbook(path: Path, content: bytes) -> WorkbookParts:
    """Look at a workbook whole, without unpacking more than its directory of sheets.

    Raises
    ------
    ImportRefused
        It is damaged, hostile, too large, or carries what must not come in.
    """
    archive = WorkbookZip(path, content)
    for name in archive.names:
        if _MACROS.search(name):
            raise archive.refusal(ImportProblem.EXCEL_MACROS)
        if _FOREIGN.search(name):
            raise archive.refusal(ImportProblem.EXCEL_LINKED, name)
    if b"macroEnabled" in _read_plain(archive, _TYPES):
        raise archive.refusal(ImportProblem.EXCEL_MACROS)
    targets = {
        link.get("Id", ""): _place(link.get("Target", ""))
        for link in _elements(archive, _LINKS, "Relationship")
        if link.get("Type", "").endswith("/worksheet")
    }
    sheets = tuple(
        SheetPart(sheet.get("name", ""), targets[sheet["id"]], sheet.get("state") in _HIDDEN)
        for sheet in _elements(archive, _WORKBOOK, "sheet")
        if sheet.get("id") in targets
    )
    if not sheets or len({sheet.name for sheet in sheets}) < len(sheets):
        raise archive.refusal(ImportProblem.EXCEL_DAMAGED, _WORKBOOK)
    settings = _elements(archive, _WORKBOOK, "workbookPr")
    if any(setting.get("date1904") in _TRUE for setting in settings):
        raise archive.refusal(ImportProblem.EXCEL_FROM_1904)
    return WorkbookParts(archive, sheets)


def _is_needed(part: str) -> bool:
    return part in _ALWAYS or _base(part) in (_STRINGS, _STYLES)


def _base(part: str) -> str:
    return posixpath.basename(part).casefold()


def _place(target: str) -> str:
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _read_plain(archive: WorkbookZip, name: str) -> bytes:
    part = archive.read(name)
    if b"\0" in part or _DECLARATION.search(part):
        raise archive.refusal(ImportProblem.EXCEL_DAMAGED, name)
    return part


def _elements(archive: WorkbookZip, part: str, wanted: str) -> list[dict[str, str]]:
    """Give the attributes of all elements of one name in a small part, without name spaces."""
    found: list[dict[str, str]] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        if element.rpartition(":")[2] == wanted:
            found.append({key.rpartition(":")[2]: value for key, value in attributes.items()})

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(_read_plain(archive, part), True)  # noqa: FBT003
    except (expat.ExpatError, LookupError, ValueError) as fault:  # or an encoding nobody knows
        raise archive.refusal(ImportProblem.EXCEL_DAMAGED, part) from fault
    return found
