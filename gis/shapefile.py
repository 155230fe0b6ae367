"""The side files of a Shapefile, and the encoding of its attribute table.

National data is CP932 and often says so nowhere; GDAL then reads Latin-1, which never fails.
"""

import codecs
from pathlib import Path

from gis.errors import HazardError, HazardProblem

_LDID_OFFSET = 29
_LDID_CP932 = {0x13, 0x7B}
_SAMPLE_BYTES = 4 * 1024**2
_NEEDED = (".shx", ".dbf")


def check_side_files(path: Path) -> None:
    """Refuse a ``.shp`` that came alone.

    Raises
    ------
    HazardError
        SIDE_FILE_MISSING: names what is missing.
    """
    missing = [suffix for suffix in _NEEDED if _side_file(path, suffix) is None]
    if missing:
        names = "、".join(path.with_suffix(suffix).name for suffix in missing)
        raise HazardError(HazardProblem.SIDE_FILE_MISSING, file=path, found=names)


def find_encoding(path: Path) -> str:
    """Find the encoding of the table: as the ``.cpg`` or the table says, else strict tries.

    Raises
    ------
    HazardError
        ENCODING: neither UTF-8 nor CP932, or the ``.cpg`` names something unknown.
    """
    told = _side_file(path, ".cpg")
    if told is not None:
        return _named_encoding(told)
    table = _side_file(path, ".dbf")
    head = b"" if table is None else table.read_bytes()[:_SAMPLE_BYTES]
    if len(head) > _LDID_OFFSET and head[_LDID_OFFSET] in _LDID_CP932:
        return "cp932"
    return _tried_encoding(path, head)


def _named_encoding(told: Path) -> str:
    name = told.read_bytes().decode("ascii", errors="replace").strip().lower()
    name = {"932": "cp932", "shift_jis": "cp932", "sjis": "cp932", "65001": "utf-8"}.get(name, name)
    try:
        return codecs.lookup(name).name
    except LookupError as fault:
        raise HazardError(HazardProblem.ENCODING, file=told) from fault


def _tried_encoding(path: Path, table: bytes) -> str:
    """Try the texts of the table: its field names, then its records up to a whole one."""
    names_end = int.from_bytes(table[8:10], "little")
    record_bytes = max(int.from_bytes(table[10:12], "little"), 1)
    whole = (len(table) - names_end) // record_bytes * record_bytes
    texts = [table[start : start + 11].split(b"\0")[0] for start in range(32, names_end - 1, 32)]
    texts.append(table[names_end : names_end + whole])
    for encoding in ("utf-8", "cp932"):
        try:
            for text in texts:
                text.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise HazardError(HazardProblem.ENCODING, file=path.with_suffix(".dbf"))


def _side_file(path: Path, suffix: str) -> Path | None:
    for written in (suffix, suffix.upper()):
        candidate = path.with_suffix(written)
        if candidate.is_file():
            return candidate
    return None
