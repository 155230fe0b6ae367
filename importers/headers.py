"""Finds the columns of a layout in the header of a file, and refuses headers that may not be."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from importers.errors import ImportProblem, ImportRefused
from importers.layouts import ColumnLayout, header_key
from importers.my_number import is_my_number_name


@dataclass(frozen=True)
class FoundColumns:
    """Where each field stands in the file, and under which header; the rest is ``unknown``."""

    positions: dict[str, int]
    headers: dict[str, str]
    unknown: tuple[str, ...]


def find_columns(
    path: Path, header: Sequence[str], columns: Sequence[ColumnLayout]
) -> FoundColumns:
    """Find each column of the layout in the header row, in any order.

    Raises
    ------
    ImportRefused
        A column names 個人番号; a needed column is missing; a known one stands there twice.
    """
    for name in header:
        if is_my_number_name(name):
            raise ImportRefused(ImportProblem.FORBIDDEN_COLUMN, path=path, column=name)
    keys = [header_key(name) for name in header]
    positions = {}
    for column in columns:
        found = [place for place, key in enumerate(keys) if key == header_key(column.header)]
        if len(found) > 1:
            raise ImportRefused(
                ImportProblem.DOUBLED_COLUMN, path=path, line=1, column=column.header
            )
        if found:
            positions[column.field] = found[0]
        elif column.is_needed:
            raise ImportRefused(
                ImportProblem.MISSING_COLUMN,
                path=path,
                line=1,
                column=column.header,
                value=_shortened(header),
            )
    taken = set(positions.values())
    return FoundColumns(
        positions,
        {column.field: column.header for column in columns},
        tuple(name for place, name in enumerate(header) if name and place not in taken),
    )


def _shortened(header: Sequence[str]) -> str:
    shown = ", ".join(header)
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…"


_MOST_SHOWN = 120
