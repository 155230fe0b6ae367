"""The gazetteer as one file, to be kept and handed around: no personal data, no code in it.

A line that names the format and its version, a line with the checksum (SHA-256) of all that
follows, a line of JSON (names of towns, sources, the list of arrays), and the arrays as they
lie in memory, little-endian.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from gis.addresses.gazetteer import Gazetteer
from gis.addresses.number_rows import KINDS, NumberRows
from gis.addresses.tables import TOWNS
from gis.addresses.written_numbers import MOST_WORDS
from gis.errors import GazetteerError, GazetteerProblem

VERSION = 1

_FIRST_LINE = re.compile(rb"yobikake gazetteer (\d{1,9})")
_LONGEST_FIRST_LINE = 64
_ARRAYS = {"town": "<i4", "kind": "|i1", "codes": "<i4", "lonlat": "<f8"}
_WIDTHS = {"town": 1, "kind": 1, "codes": MOST_WORDS, "lonlat": 2}


def save_gazetteer(gazetteer: Gazetteer, path: Path) -> None:
    """Write a gazetteer; a file that is there is replaced only once the new one is whole."""
    rows = gazetteer.rows
    towns = gazetteer.towns.astype(object).where(gazetteer.towns.notna(), None)
    head = {
        "towns": {name: towns[name].tolist() for name in TOWNS.names},
        "words": list(gazetteer.words),
        "credits": list(gazetteer.credits),
        "numbers": len(rows.town),
    }
    content = json.dumps(head, ensure_ascii=False).encode() + b"\n"
    for field in fields(NumberRows):
        content += getattr(rows, field.name).astype(_ARRAYS[field.name]).tobytes()
    first = f"yobikake gazetteer {VERSION}\n{hashlib.sha256(content).hexdigest()}\n"
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(first.encode() + content)
    beside.replace(path)


def load_gazetteer(path: Path) -> Gazetteer:
    """Read a gazetteer that :func:`save_gazetteer` wrote.

    Raises
    ------
    gis.errors.GazetteerError
        There is no such file, it may not be read, is none of ours, of a newer version, or
        damaged.
    """
    content = _checked(_read(path), path)
    try:
        return _gazetteer(*_parts(content))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as fault:
        raise GazetteerError(GazetteerProblem.DAMAGED, file=path) from fault


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise GazetteerError(GazetteerProblem.NOT_FOUND, file=path) from fault
    except OSError as fault:
        raise GazetteerError(GazetteerProblem.NOT_READABLE, file=path) from fault


def _checked(whole: bytes, path: Path) -> memoryview:
    """Give what follows the checksum, if it is what was written."""
    first, _, _ = whole[:_LONGEST_FIRST_LINE].partition(b"\n")
    found = _FIRST_LINE.fullmatch(first)
    if found is None:
        raise GazetteerError(GazetteerProblem.NOT_ONE, file=path)
    if int(found[1]) > VERSION:
        raise GazetteerError(GazetteerProblem.NEWER, file=path, found=int(found[1]))
    start = len(first) + 1
    end = start + hashlib.sha256().digest_size * 2
    content = memoryview(whole)[end + 1 :]
    if whole[start:end] != hashlib.sha256(content).hexdigest().encode():
        raise GazetteerError(GazetteerProblem.DAMAGED, file=path)
    return content


def _parts(content: memoryview) -> tuple[Mapping[str, Any], NumberRows]:
    head = bytes(content).partition(b"\n")[0]
    told = json.loads(head)
    count, place = told["numbers"], len(head) + 1
    arrays: dict[str, Any] = {}
    for name, dtype in _ARRAYS.items():
        width = _WIDTHS[name]
        values = np.frombuffer(content, dtype, count * width, place)
        place += values.nbytes
        arrays[name] = values.reshape(count, width) if width > 1 else values
    for name in ("town", "codes"):
        arrays[name] = arrays[name].astype(np.int64)
    return told, NumberRows(**arrays)


def _gazetteer(told: Mapping[str, Any], rows: NumberRows) -> Gazetteer:
    towns = TOWNS.build(
        {name: pd.Series(told["towns"][name], dtype=object) for name in TOWNS.names}
    )
    is_known = (
        (rows.town >= 0) & (rows.town < len(towns)) & (rows.kind >= 0) & (rows.kind < len(KINDS))
    )
    if not is_known.all():
        raise ValueError("a number without town or kind")
    return Gazetteer(towns, rows, tuple(told["words"]), tuple(told["credits"]))
