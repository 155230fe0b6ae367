"""ZIPs of products: their directory is checked before anything is unpacked, then byte-counted.

Nothing in a ZIP is believed. Single files are unpacked under a neutral name into a folder of
their own, so that nothing in the ZIP can stand beside them.
"""

import errno
import stat
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path
from typing import IO

from gis.errors import HazardError
from gis.products.errors import ProductProblem

MOST_ENTRIES = 50_000
MOST_BYTES = 8 * 1024**3
_MOST_RATIO = 200
_SMALL = 1 << 20
_LOCAL_HEADER = 30
_UTF8_NAME = 1 << 11
_ENCRYPTED = 1
_BLOCK = 1 << 20
_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError)


class Archive:
    """An open ZIP whose directory passed all checks; gives its files by name.

    Raises
    ------
    HazardError
        ARCHIVE_DAMAGED; ARCHIVE_HOSTILE: a name that leads elsewhere, a link, files that lie
        over each other, names that differ in nothing but case; ARCHIVE_LOCKED: a password;
        TOO_MUCH: more than a product of one prefecture can be, or a bomb.
    """

    def __init__(self, path: Path, said: str) -> None:
        self._said = said
        try:
            self._zip = zipfile.ZipFile(path)
        except (OSError, *_FAULTS) as fault:
            raise self._refusal(ProductProblem.ARCHIVE_DAMAGED) from fault
        try:
            entries = self._zip.infolist()
            self._refuse_too_much(entries)
            self._refuse_hostile(entries)
        except HazardError:
            self._zip.close()
            raise
        self._entries = {plain_name(entry): entry for entry in entries if not entry.is_dir()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all files, with ``/`` between their steps."""
        return tuple(self._entries)

    def head(self, name: str, count: int) -> bytes:
        """Read the first bytes of a file.

        Raises
        ------
        HazardError
            ARCHIVE_DAMAGED: they cannot be unpacked.
        """
        try:
            with self._zip.open(self._entries[name]) as packed:
                return packed.read(count)
        except (OSError, *_FAULTS) as fault:
            raise self._refusal(ProductProblem.ARCHIVE_DAMAGED, name) from fault

    def unpack(self, name: str, target: Path) -> None:
        """Write a file to ``target``; not a byte more than the directory says.

        Raises
        ------
        HazardError
            ARCHIVE_DAMAGED: it is not what the directory says. DISK_FULL.
        """
        entry = self._entries[name]
        try:
            with self._zip.open(entry) as packed, target.open("wb") as unpacked:
                written = _copied(packed, unpacked, entry.file_size)
        except _FAULTS as fault:
            raise self._refusal(ProductProblem.ARCHIVE_DAMAGED, name) from fault
        except OSError as fault:
            is_full = fault.errno == errno.ENOSPC
            problem = ProductProblem.DISK_FULL if is_full else ProductProblem.ARCHIVE_DAMAGED
            raise self._refusal(problem, name) from fault
        if written != entry.file_size:
            raise self._refusal(ProductProblem.ARCHIVE_DAMAGED, name)

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    def _refuse_too_much(self, entries: list[zipfile.ZipInfo]) -> None:
        unpacked = sum(entry.file_size for entry in entries)
        is_bomb = any(
            entry.file_size > _SMALL and entry.file_size > _MOST_RATIO * max(entry.compress_size, 1)
            for entry in entries
        )
        if len(entries) > MOST_ENTRIES or unpacked > MOST_BYTES or is_bomb:
            raise self._refusal(ProductProblem.TOO_MUCH, f"{unpacked / 1024**3:.1f} GB")

    def _refuse_hostile(self, entries: list[zipfile.ZipInfo]) -> None:
        names = [plain_name(entry) for entry in entries]
        if len({name.casefold() for name in names}) < len(names):
            raise self._refusal(ProductProblem.ARCHIVE_HOSTILE)
        for name, entry in zip(names, entries, strict=True):
            if _leads_elsewhere(name) or stat.S_ISLNK(entry.external_attr >> 16):
                raise self._refusal(ProductProblem.ARCHIVE_HOSTILE, name)
            if entry.flag_bits & _ENCRYPTED:
                raise self._refusal(ProductProblem.ARCHIVE_LOCKED, name)
        spans = sorted(
            (entry.header_offset, entry.header_offset + _LOCAL_HEADER + entry.compress_size)
            for entry in entries
        )
        if any(one[1] > other[0] for one, other in pairwise(spans)):
            raise self._refusal(ProductProblem.ARCHIVE_HOSTILE)

    def _refusal(self, problem: ProductProblem, found: str = "") -> HazardError:
        return HazardError(problem, file=self._said, found=found)


def is_archive(head: bytes) -> bool:
    """Tell a ZIP by its first bytes."""
    return head.startswith(_MARKS)


def plain_name(entry: zipfile.ZipInfo) -> str:
    """Read the name of an entry: UTF-8 where it says so, else by its bytes, CP932 as a rule.

    Some makers write UTF-8 and do not say so; UTF-8 that reads as Japanese is no accident.
    """
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8_NAME:
        name = _decoded(name.encode("cp437", errors="replace"))
    return name.replace("\\", "/")


def _decoded(written: bytes) -> str:
    try:
        name = written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("cp932", errors="replace")
    is_japanese = any("\u3000" <= character <= "\u9fff" for character in name)
    if name.isascii() or is_japanese:
        return name
    return written.decode("cp932", errors="replace")


def _leads_elsewhere(name: str) -> bool:
    steps = name.split("/")
    return not steps[0] or ".." in steps or ":" in name or "\0" in name


def _copied(packed: IO[bytes], unpacked: IO[bytes], most: int) -> int:
    written = 0
    while written <= most and (block := packed.read(_BLOCK)):
        unpacked.write(block)
        written += len(block)
    return written
