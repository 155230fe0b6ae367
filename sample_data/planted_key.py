"""Writes where the planted errors stand: planted.csv, and oddities.csv for what is right."""

from pathlib import Path

from sample_data.files import write_rows
from sample_data.planted import RESIDENTS_FILE, Note, Plants
from sample_data.row_order import RowOrder

PLANTED_COLUMNS = ("file", "line", "column", "code", "note")
KEY_ENCODING = "utf-8-sig"
REQUIREMENTS_FILE = "requirements.csv"
COPY = "duplicate_row"

Located = tuple[str, int, str, str, str]


def write_planted(
    folder: Path, plants: tuple[Plants, Plants], orders: tuple[RowOrder, RowOrder]
) -> None:
    """Write both lists, by file and line; ``plants`` and ``orders``: residents, requirements."""
    folder.mkdir(parents=True, exist_ok=True)
    residents, requirements = plants
    found = [_locate(note, orders[0]) for note in residents.issues]
    found += [_locate_extra(note, orders[1]) for note in requirements.issues]
    for file, order in zip((RESIDENTS_FILE, REQUIREMENTS_FILE), orders, strict=True):
        found += [(file, int(line), "", COPY, "") for line in order.copy_lines]
    _write(folder / "planted.csv", found)
    odd = [_locate(note, orders[0]) for note in residents.oddities]
    odd += [_locate(note, orders[1]) for note in requirements.oddities]
    _write(folder / "oddities.csv", odd)


def _locate(note: Note, order: RowOrder) -> Located:
    line = int(order.record_lines[note.row])
    return note.file, line, note.column, note.code, note.note


def _locate_extra(note: Note, order: RowOrder) -> Located:
    return note.file, int(order.extra_lines[note.row]), note.column, note.code, note.note


def _write(file: Path, found: list[Located]) -> None:
    lines = sorted(found, key=lambda note: (note[0] != RESIDENTS_FILE, note[1], note[2]))
    rows = (",".join(map(str, note)) + "\r\n" for note in lines)
    write_rows(file, PLANTED_COLUMNS, rows, KEY_ENCODING)
