"""The zip around a workbook: looked at before anything is unpacked, unpacked byte-counted.

Nothing in a zip is believed: names, sizes and places are checked from its directory, and a
part is taken only if it unpacks to exactly the size and check sum told there.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from importers.errors import ImportProblem, ImportRefused

MOST_ENTRIES = 200
MOST_BYTES = 1 << 30
MOST_PART_BYTES = 400_000_000
_MOST_RATIO = 200
_SMALL = 1 << 20
_LOCAL_HEADER = 30
_LOCAL_MARK = b"PK\x03\x04"
_RAW_DEFLATE = -15
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class WorkbookZip:
    """A zip whose directory passed all checks; gives its parts by name.

    Raises
    ------
    ImportRefused
        The directory is damaged or hostile, or larger than a list can be.
    """

    def __init__(self, path: Path, content: bytes) -> None:
        self._path = path
        self._content = content
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as directory:
                entries = directory.infolist()
                self._directory_at = directory.start_dir
        except (zipfile.BadZipFile, ValueError, OverflowError) as fault:
            raise self.refusal(ImportProblem.EXCEL_DAMAGED) from fault
        self._refuse_too_large(entries)
        self._refuse_hostile(entries)
        self._entries = {entry.filename: entry for entry in entries}

    @property
    def names(self) -> list[str]:
        """The names of all parts, as written."""
        return list(self._entries)

    def read(self, name: str) -> bytes:
        """Unpack one part.

        Raises
        ------
        ImportRefused
            There is none of this name, or it is not what the directory says.
        """
        entry = self._entries.get(name)
        if entry is None or entry.compress_type not in _READABLE:
            raise self.refusal(ImportProblem.EXCEL_DAMAGED, name)
        if entry.file_size > MOST_PART_BYTES:
            raise self.refusal(ImportProblem.EXCEL_TOO_LARGE, name)
        start = self._data_start(entry)
        packed = self._content[start : start + entry.compress_size]
        part = (
            packed if entry.compress_type == zipfile.ZIP_STORED else self._inflated(packed, entry)
        )
        if len(part) != entry.file_size or zlib.crc32(part) != entry.CRC:
            raise self.refusal(ImportProblem.EXCEL_DAMAGED, name)
        return part

    def refusal(self, problem: ImportProblem, value: object = None) -> ImportRefused:
        """Give the error that names this workbook."""
        return ImportRefused(problem, path=self._path, value=value)

    def _inflated(self, packed: bytes, entry: zipfile.ZipInfo) -> bytes:
        inflater = zlib.decompressobj(_RAW_DEFLATE)
        try:
            part = inflater.decompress(packed, entry.file_size + 1)
        except zlib.error as fault:
            raise self.refusal(ImportProblem.EXCEL_DAMAGED, entry.filename) from fault
        return part

    def _refuse_too_large(self, entries: list[zipfile.ZipInfo]) -> None:
        unpacked = sum(entry.file_size for entry in entries)
        ratios = [
            entry.file_size > _SMALL and entry.file_size > _MOST_RATIO * entry.compress_size
            for entry in entries
        ]
        if len(entries) > MOST_ENTRIES or unpacked > MOST_BYTES or any(ratios):
            raise self.refusal(ImportProblem.EXCEL_TOO_LARGE)

    def _refuse_hostile(self, entries: list[zipfile.ZipInfo]) -> None:
        folded = {entry.filename.casefold() for entry in entries}
        if len(folded) < len(entries):
            raise self.refusal(ImportProblem.EXCEL_DAMAGED)
        for entry in entries:
            if _is_hostile_name(entry.filename) or _is_link(entry):
                raise self.refusal(ImportProblem.EXCEL_DAMAGED, entry.filename)
            if entry.flag_bits & 1:
                raise self.refusal(ImportProblem.EXCEL_FILE)
        spans = sorted((entry.header_offset, self._data_end(entry)) for entry in entries)
        ends_in_place = all(one[1] <= other[0] for one, other in pairwise(spans))
        if not ends_in_place or (spans and spans[-1][1] > self._directory_at):
            raise self.refusal(ImportProblem.EXCEL_DAMAGED)

    def _data_end(self, entry: zipfile.ZipInfo) -> int:
        return self._data_start(entry) + entry.compress_size

    def _data_start(self, entry: zipfile.ZipInfo) -> int:
        at = entry.header_offset
        header = self._content[at : at + _LOCAL_HEADER] if at >= 0 else b""
        if len(header) < _LOCAL_HEADER or not header.startswith(_LOCAL_MARK):
            raise self.refusal(ImportProblem.EXCEL_DAMAGED, entry.filename)
        name_length = int.from_bytes(header[26:28], "little")
        extra_length = int.from_bytes(header[28:30], "little")
        return at + _LOCAL_HEADER + name_length + extra_length


def pack_parts(parts: Mapping[str, bytes]) -> io.BytesIO:
    """Make a zip of parts that were checked, so that a reader sees nothing else."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as made:
        for name, part in parts.items():
            made.writestr(zipfile.ZipInfo(name), part)
    packed.seek(0)
    return packed


def _is_hostile_name(name: str) -> bool:
    steps = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in steps or ":" in name or "\0" in name


def _is_link(entry: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(entry.external_attr >> 16)
