"""A file looked at before there is a layout for it: how it lies, and what its columns may be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from importers.errors import ImportRefused
from importers.file_questions import guess_header_line, possible_encodings, sheet_names
from importers.layouts.propose import Proposal, propose
from importers.layouts.spec import FileShape, Layout
from importers.layouts.targets import SourceKind
from importers.recognise import SAME_SHARE, same_share
from importers.tabular import Preview, preview_table

SAMPLE_ROWS = 500
RAW_ROWS = 30
_MOST_SHEETS = 12
_FEWEST_COLUMNS = 2
_OTHER_DELIMITERS = ("\t", ";")


@dataclass(frozen=True)
class FileLook:
    """How a file lies and what its columns may be.

    ``encodings`` and ``sheets`` are the choices; fewer than two are no question. ``raw`` are
    its first rows with titles and header, ``begun`` those below the header.
    """

    path: Path
    encodings: tuple[str, ...]
    sheets: tuple[str, ...]
    shape: FileShape
    raw: Preview
    begun: Preview
    proposal: Proposal


@dataclass(frozen=True)
class LookOrder:
    """A file to be looked at; what is None is proposed, ``base`` None: there is no layout yet."""

    path: Path
    shape: FileShape | None = None
    kind: SourceKind | None = None
    base: Layout | None = None


def look_at_file(order: LookOrder) -> FileLook:
    """Look at a file before a layout is made for it.

    Raises
    ------
    importers.errors.ImportRefused
        The file cannot be read as a table in that shape.
    """
    path = order.path
    encodings, sheets = possible_encodings(path), sheet_names(path)
    shape = order.shape or _shape_of(path, sheets, order.base)
    raw = preview_table(path, replace(shape, header_line=0), RAW_ROWS)
    begun = preview_table(path, shape, SAMPLE_ROWS)
    proposal = propose(begun.header, begun.rows, order.kind)
    return FileLook(path, tuple(encodings), tuple(sheets), shape, raw, begun, proposal)


def _shape_of(path: Path, sheets: Sequence[str], base: Layout | None) -> FileShape:
    """Propose how a file lies; the header of a layout may have moved down or up."""
    shape = FileShape() if base is None else base.shape
    if shape.sheet not in sheets:
        shape = replace(shape, sheet=None)
    raw = preview_table(path, replace(shape, header_line=0), RAW_ROWS)
    if base is None and not sheets and max(map(len, raw.rows), default=0) < _FEWEST_COLUMNS:
        shape, raw = _otherwise_parted(path, shape, raw)
    if base is None:
        return _likeliest_sheet(path, sheets) or replace(shape, header_line=guess_header_line(raw))
    lines = [
        line
        for line, row in zip(raw.lines, raw.rows, strict=True)
        if shape.header_line and same_share(base.header, row) >= SAME_SHARE
    ]
    guessed = guess_header_line(raw) if shape.header_line else 0
    return replace(shape, header_line=lines[0] if lines else guessed)


def _otherwise_parted(path: Path, shape: FileShape, raw: Preview) -> tuple[FileShape, Preview]:
    """Propose tabs or semicolons between cells, where commas part nothing."""
    for delimiter in _OTHER_DELIMITERS:
        other = replace(shape, delimiter=delimiter)
        parted = preview_table(path, replace(other, header_line=0), RAW_ROWS)
        if max(map(len, parted.rows), default=0) >= _FEWEST_COLUMNS:
            return other, parted
    return shape, raw


def _likeliest_sheet(path: Path, sheets: Sequence[str]) -> FileShape | None:
    """Propose the sheet with the most columns that mean something; None: there is no choice."""
    best, most = None, 0
    for place, sheet in enumerate(sheets[:_MOST_SHEETS] if len(sheets) > 1 else ()):
        shape = FileShape(header_line=0, sheet=sheet if place else None)
        try:
            raw = preview_table(path, shape, RAW_ROWS)
            shape = replace(shape, header_line=guess_header_line(raw))
            begun = preview_table(path, shape, RAW_ROWS)
        except ImportRefused:  # an empty or odd sheet is no list; the chosen one must be read
            continue
        found = len(propose(begun.header, begun.rows).targets())
        if found > most:
            best, most = shape, found
    return best
