"""The first look at a file's bytes: which encoding reads them all, and what cannot be a table.

Encodings are tried strictly and in order (mark at the start, UTF-8, CP932); nothing is
guessed from statistics, and nothing that fits no encoding is read in part.
"""

import codecs
import hashlib
from enum import StrEnum
from pathlib import Path

from importers.errors import ImportProblem, ImportRefused


class Encoding(StrEnum):
    """Encodings that are read. Values are Python's codec names."""

    UTF_8_SIG = "utf-8-sig"
    UTF_8 = "utf-8"
    CP932 = "cp932"


_EXCEL_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Python's cp932 gives these for single bytes that are no character of Windows' code page
_NO_CP932 = ("\x80", "\xa0", "\uf8f0", "\uf8f1", "\uf8f2", "\uf8f3")


class ByteCheck:
    """Takes a file block by block; refuses at the first block that cannot be read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._hash = hashlib.sha256()
        self._quotes = 0
        self._lines = 1
        self._is_first = True
        self._is_ascii = True
        self.encoding = Encoding.UTF_8
        self._decoder = _new_decoder(Encoding.UTF_8)

    @property
    def sha256(self) -> str:
        """Hex digest of all blocks so far."""
        return self._hash.hexdigest()

    @property
    def has_odd_quotes(self) -> bool:
        """Whether a quotation mark has no partner."""
        return self._quotes % 2 == 1

    def take(self, block: bytes, *, is_last: bool) -> None:
        """Look at the next block.

        Raises
        ------
        ImportRefused
            NUL bytes, another kind of file, or bytes in none of the encodings.
        """
        if self._is_first:
            self._look_at_start(block)
        if b"\0" in block:
            self._refuse(ImportProblem.NUL_BYTES, block, block.index(b"\0"))
        self._decode(block, is_last=is_last)
        self._hash.update(block)
        self._quotes += block.count(b'"')
        self._lines += block.count(b"\n")

    def _look_at_start(self, block: bytes) -> None:
        self._is_first = False
        if block.startswith(_UTF_16_MARKS):
            self._refuse(ImportProblem.UTF_16, block, 0)
        if block.startswith(_EXCEL_MARKS):
            self._refuse(ImportProblem.EXCEL_FILE, block, 0)
        if block.startswith(codecs.BOM_UTF8):
            self._start(Encoding.UTF_8_SIG)
            self._is_ascii = False

    def _decode(self, block: bytes, *, is_last: bool) -> None:
        bad = self._first_bad_byte(block, is_last=is_last)
        if bad is not None and self.encoding is Encoding.UTF_8 and self._is_ascii:
            self._start(Encoding.CP932)
            bad_in_cp932 = self._first_bad_byte(block, is_last=is_last)
            bad = None if bad_in_cp932 is None else max(bad, bad_in_cp932)
        if bad is not None:
            self._refuse(ImportProblem.UNREADABLE_ENCODING, block, bad)
        self._is_ascii = self._is_ascii and block.isascii()

    def _first_bad_byte(self, block: bytes, *, is_last: bool) -> int | None:
        try:
            text = self._decoder.decode(block, is_last)
        except UnicodeDecodeError as fault:
            return fault.start
        if self.encoding is not Encoding.CP932:
            return None
        strays = [text.index(stray) for stray in _NO_CP932 if stray in text]
        return len(text[: min(strays)].encode(Encoding.CP932)) if strays else None

    def _start(self, encoding: Encoding) -> None:
        self.encoding = encoding
        self._decoder = _new_decoder(encoding)

    def _refuse(self, problem: ImportProblem, block: bytes, position: int) -> None:
        line = self._lines + block.count(b"\n", 0, position)
        raise ImportRefused(problem, path=self._path, line=line, expected="UTF-8 / CP932")


def _new_decoder(encoding: Encoding) -> codecs.IncrementalDecoder:
    # for checking, the mark at the start may count as a character: positions stay true
    codec = Encoding.UTF_8 if encoding is Encoding.UTF_8_SIG else encoding
    return codecs.getincrementaldecoder(codec)(errors="strict")
