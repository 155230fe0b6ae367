"""Tables of depths (電子化ガイドライン, 東京都): read in pieces, as numbers, line by line true."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.errors import HazardError, HazardProblem
from gis.layer_values import MAX_DEPTH_M
from gis.products.errors import ProductProblem
from gis.products.forms import table_header
from scoring.columns import FloatArray

_LINES_AT_ONCE = 200_000
_HEAD_BYTES = 64 * 1024
_NO_DEPTH = -99.0
"""-99, -999, -9999 …: marks of cells that have no depth; no water stands 99 m below the ground."""


_BLANKS = ("", "-", "―", "－")
_CODE = re.compile(r"\d{13}|\d{15}")


@dataclass(frozen=True)
class TableStretch:
    """Some lines of a table: the texts of its key columns, and the depth, NaN where blank."""

    keys: dict[str, list[str]]
    depth_m: FloatArray
    first_line: int


def read_depth_table(path: Path, said: str, keys: dict[str, str]) -> Iterator[TableStretch]:
    """Read the depths of a table with some columns beside them.

    Parameters
    ----------
    said
        The name a person knows the file by.
    keys
        The columns wanted: how they begin in the file, and how they are called in the result.

    Raises
    ------
    HazardError
        TABLE_DAMAGED, ENCODING, or a depth is none; the line is named.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    header = table_header(head)
    if header is None:
        raise HazardError(ProductProblem.TABLE_DAMAGED, file=said, line=1)
    line, cells = header
    places = {name: _place(cells, start, said) for start, name in keys.items()}
    places["depth"] = _place(cells, "浸水深", said)
    first = line + 2
    try:
        for rows in _rows(path, _encoding(head), line + 1):
            _check_widths(rows, len(cells), said, first)
            named = {name: [row[place] for row in rows] for name, place in places.items()}
            yield TableStretch(named, _depths(named["depth"], said, first), first)
            first += len(rows)
    except UnicodeDecodeError as fault:
        raise HazardError(HazardProblem.ENCODING, file=said) from fault
    except csv.Error as fault:
        raise HazardError(ProductProblem.TABLE_DAMAGED, file=said, line=first) from fault


def read_codes(texts: list[str], said: str, first_line: int) -> NDArray[np.int64]:
    """Read mesh codes as whole numbers; one that a spreadsheet rounded (5.2E+14) is refused.

    Raises
    ------
    HazardError
        MESH_CODE: names the line.
    """
    try:
        return np.array(texts).astype(np.int64)
    except (ValueError, OverflowError) as fault:
        wrong = [place for place, text in enumerate(texts) if not _CODE.fullmatch(text)]
        place = wrong[0] if wrong else 0
        raise HazardError(
            ProductProblem.MESH_CODE, file=said, value=texts[place], line=first_line + place
        ) from fault


def read_degrees(texts: list[str], said: str, first_line: int) -> FloatArray:
    """Read latitudes or longitudes.

    Raises
    ------
    HazardError
        TABLE_DAMAGED: one is no number; names the line.
    """
    numbers = _numbers(texts)
    if np.isnan(numbers).any():
        place = int(np.isnan(numbers).argmax())
        raise HazardError(ProductProblem.TABLE_DAMAGED, file=said, line=first_line + place)
    return numbers


def _numbers(texts: list[str]) -> FloatArray:
    """Read numbers, NaN where a text is none; fast where all of them are."""
    try:
        return np.array(texts).astype(np.float64)
    except ValueError:
        given = pd.Series(texts, dtype=object)
        return pd.to_numeric(given, errors="coerce").to_numpy(np.float64, copy=True)  # type: ignore[no-any-return]


def _rows(path: Path, encoding: str, skipped: int) -> Iterator[list[list[str]]]:
    """Give the rows below the header, many at once; blank lines at the end are no rows."""
    with path.open(encoding=encoding, newline="") as file:
        for _ in range(skipped):
            file.readline()
        reader = csv.reader(file)
        while rows := list(islice(reader, _LINES_AT_ONCE)):
            while rows and not rows[-1]:
                rows.pop()
            if rows:
                yield rows


def _check_widths(rows: list[list[str]], width: int, said: str, first_line: int) -> None:
    """Refuse a row whose cells may have shifted; empty ones too many at its end may stand."""
    for place, row in enumerate(rows):
        if len(row) != width and (len(row) < width or any(row[width:])):
            raise HazardError(ProductProblem.TABLE_DAMAGED, file=said, line=first_line + place)


def _depths(texts: list[str], said: str, first_line: int) -> FloatArray:
    depth = _numbers(texts)
    for place in np.flatnonzero(np.isnan(depth)).tolist():
        if texts[place].strip() not in _BLANKS:
            problem = HazardProblem.VALUE_NOT_A_NUMBER
            raise HazardError(problem, file=said, value=texts[place], row=first_line + place)
    depth[depth <= _NO_DEPTH] = np.nan
    if (np.rint(depth * 1000) < 0).any():
        raise HazardError(HazardProblem.DEPTH_NEGATIVE, file=said, value=float(np.nanmin(depth)))
    if (depth > MAX_DEPTH_M).any():
        deepest = float(np.nanmax(depth))
        problem = HazardProblem.DEPTH_TOO_DEEP
        raise HazardError(problem, file=said, value=deepest, expected=MAX_DEPTH_M)
    return depth


def _encoding(head: bytes) -> str:
    try:
        decoded = head.rpartition(b"\n")[0].decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp932"
    return "cp932" if decoded.isascii() else "utf-8-sig"


def _place(cells: list[str], start: str, said: str) -> int:
    """Find a column by its name without the unit, else by how it begins (メッシュコード)."""
    plain = [re.sub(r"[(（].*", "", cell).strip() for cell in cells]
    if start in plain:
        return plain.index(start)
    for place, cell in enumerate(plain):
        if cell.startswith(start):
            return place
    raise HazardError(ProductProblem.TABLE_DAMAGED, file=said, line=1)
