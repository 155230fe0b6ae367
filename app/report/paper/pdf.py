"""Writes a list as PDF, byte for byte the same for the same list."""

import re
from io import BytesIO
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QHashSeed, QIODevice, QUuid
from PySide6.QtGui import QPdfWriter

from app.progress import Progress
from app.report.content import CallList, ListHeading
from app.report.paper.device import paint_pages, paper_layout
from app.report.paper.fonts import UNITS_PER_INCH, ensure_gui
from app.report.paper.marks import Page, PaperSize
from app.report.paper.pages import lay_out
from app.report.textfiles import told_errors

_PRODUCER = "yobikake"
_DATE = re.compile(rb"\(D:\d{14}[^)]*\)")
_XMP_DATE = re.compile(rb'(xmp:(?:Create|Modify|Metadata)Date=")([^"]*)(")')


class Document(Protocol):
    """What is written: a list, a register, a map."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def heading(self) -> ListHeading:
        """What is said about it as a whole."""

    @property
    def fingerprint(self) -> str:
        """Its 照合記号."""


def write_pdf(call_list: CallList, target: Path | BytesIO, progress: Progress | None = None) -> int:
    """Write the list as PDF, A4 landscape; gives the number of pages.

    Raises
    ------
    AppError
        A font is missing, or the file cannot be written.
    Cancelled
        A person stopped it; nothing is written.
    """
    return write_pages(call_list, lay_out(call_list), target, progress)


def write_pages(
    document: Document,
    pages: tuple[Page, ...],
    target: Path | BytesIO,
    progress: Progress | None = None,
) -> int:
    """Write the pages of a document as PDF; gives the number of pages.

    Raises
    ------
    AppError
        The file cannot be written.
    Cancelled
        A person stopped it; nothing is written.
    """
    QHashSeed.setDeterministicGlobalSeed()  # Qt embeds the fonts in the order of a hash
    try:
        made = _settle(_render(document, pages, progress or Progress()), document)
    finally:
        QHashSeed.resetRandomGlobalSeed()
    if isinstance(target, Path):
        with told_errors(target):
            target.write_bytes(made)
    else:
        target.write(made)
    return len(pages)


def _render(document: Document, pages: tuple[Page, ...], progress: Progress) -> bytes:
    ensure_gui()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNITS_PER_INCH)
    writer.setPageLayout(paper_layout(pages[0].size if pages else PaperSize.A4))
    writer.setTitle(f"{document.title} {document.heading.town} {document.fingerprint}")
    writer.setCreator(_PRODUCER)
    writer.setDocumentId(_document_id(document))
    paint_pages(writer, pages, progress)
    buffer.close()
    return bytes(buffer.data().data())


def _document_id(document: Document) -> QUuid:
    return QUuid.createUuidV5(QUuid(), document.fingerprint.encode())


def _settle(made: bytes, document: Document) -> bytes:
    """Put the day of the list for the time of the run; lengths stay, so offsets hold."""
    day = document.heading.as_of
    told = f"{day:%Y%m%d}000000Z".encode()
    dated = _DATE.sub(lambda old: _padded(b"(D:" + told, len(old[0]) - 1) + b")", made)
    iso = f"{day.isoformat()}T00:00:00+00:00".encode()
    return _XMP_DATE.sub(lambda old: old[1] + _padded(iso, len(old[2])) + old[3], dated)


def _padded(text: bytes, length: int) -> bytes:
    if len(text) > length:
        raise ValueError("a date of the PDF became longer than Qt wrote it")
    return text.ljust(length)
