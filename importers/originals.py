"""The cells of a file as they stood in it, packed small: what a converted value was made from.

One compressed text: headers, lines, then each column, in the order of the rows. Cells of
columns that no field takes are not kept, and no row that was not taken. They tell where a
protected person lives: whoever shows them asks first whether the person is one.
"""

import zlib
from collections.abc import Collection
from itertools import compress

import numpy as np

from importers.tabular import Chunk

_BETWEEN_CELLS, _BETWEEN_COLUMNS = "\x1f", "\x1e"
_FASTEST = 1
_IN_CELLS = str.maketrans({_BETWEEN_CELLS: "␟", _BETWEEN_COLUMNS: "␞"})


class OriginalCells:
    """Gathers the cells of a file chunk by chunk."""

    def __init__(self) -> None:
        self._lines: list[np.ndarray] = []
        self._columns: dict[str, list[str]] = {}

    def add(self, chunk: Chunk) -> None:
        """Take the cells of some rows, by header; each chunk of a file has the same columns."""
        if not len(chunk.lines):
            return
        self._lines.append(chunk.lines)
        for header, cells in chunk.columns.items():
            self._columns.setdefault(header, []).append(_joined(cells))

    def pack(self, taken: Collection[int]) -> bytes:
        """Give the rows that start on the lines ``taken``, to be read by `original_cells`."""
        wanted = np.fromiter(taken, dtype=np.int64, count=len(taken))
        keeps = [np.isin(lines, wanted) for lines in self._lines]
        lines = np.concatenate(
            [lines[keep] for lines, keep in zip(self._lines, keeps, strict=True)]
            or [np.array([], dtype=np.int64)]
        )
        parts = [_BETWEEN_CELLS.join(self._columns), _BETWEEN_CELLS.join(map(str, lines.tolist()))]
        for header in self._columns:
            pieces = zip(self._columns[header], keeps, strict=True)
            kept = [_where(cells, keep) for cells, keep in pieces if keep.any()]
            parts.append(_BETWEEN_CELLS.join(kept))
        return zlib.compress(_BETWEEN_COLUMNS.join(parts).encode(), _FASTEST)


def original_cells(content: bytes, line: int) -> dict[str, str]:
    """Give the cells of the row that starts on a line, by header; empty: no such row."""
    return original_rows(content, [line]).get(line, {})


def original_rows(content: bytes, wanted: Collection[int]) -> dict[int, dict[str, str]]:
    """Give the cells of the rows that start on some lines, by line; without those it lacks."""
    headers, lines, *columns = zlib.decompress(content).decode().split(_BETWEEN_COLUMNS)
    places = {line: place for place, line in enumerate(lines.split(_BETWEEN_CELLS))}
    rows: dict[int, dict[str, str]] = {line: {} for line in wanted if str(line) in places}
    for header, column in zip(headers.split(_BETWEEN_CELLS), columns, strict=False):
        cells = column.split(_BETWEEN_CELLS)
        for line, row in rows.items():
            row[header] = cells[places[str(line)]]
    return rows


def _joined(cells: list[str]) -> str:
    joined = _BETWEEN_CELLS.join(cells)
    if joined.count(_BETWEEN_CELLS) == len(cells) - 1 and _BETWEEN_COLUMNS not in joined:
        return joined
    return _BETWEEN_CELLS.join(cell.translate(_IN_CELLS) for cell in cells)


def _where(joined: str, keep: np.ndarray) -> str:
    if keep.all():
        return joined
    return _BETWEEN_CELLS.join(compress(joined.split(_BETWEEN_CELLS), keep))
