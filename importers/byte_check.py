"""The first look at a file's bytes: which encoding reads them all, and what cannot be a table.

Encodings are tried strictly and in order (mark at the start, UTF-8, CP932); nothing is
guessed from statistics, and nothing that fits no encoding is read in part.
"""

import codecs
import hashlib
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

from importers.errors import ImportProblem, ImportRefused


class Encoding(StrEnum):
    """Encodings that are read. Values are Python's codec names."""

    UTF_8_SIG = "utf-8-sig"
    UTF_8 = "utf-8"
    CP932 = "cp932"


_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MARK = "\ufeff"
# Python's cp932 gives these for single bytes that are no character of Windows' code page
_NO_CP932 = ("\x80", "\xa0", "\uf8f0", "\uf8f1", "\uf8f2", "\uf8f3")


class ByteCheck:
    """Takes a file block by block and gives its text; refuses at the first bad block.

    With an encoding chosen by a person or a layout no other is tried.
    """

    def __init__(self, path: Path, chosen: Encoding | None = None) -> None:
        self._path = path
        self._hash = hashlib.sha256()
        self._quotes = 0
        self._lines = 1
        self._is_first = True
        self._is_open = chosen is None
        self._is_cp932_chosen = chosen is Encoding.CP932
        self._start(chosen or Encoding.UTF_8)

    @property
    def sha256(self) -> str:
        """Hex digest of all blocks so far."""
        return self._hash.hexdigest()

    @property
    def has_odd_quotes(self) -> bool:
        """Whether a quotation mark has no partner."""
        return self._quotes % 2 == 1

    def take(self, block: bytes, *, is_last: bool) -> str:
        """Look at the next block and give its text; a mark at the start is no part of it.

        Raises
        ------
        ImportRefused
            NUL bytes, UTF-16, or bytes in none of the encodings.
        """
        is_first, self._is_first = self._is_first, False
        if is_first:
            self._look_at_start(block)
        if b"\0" in block:
            self._refuse(ImportProblem.NUL_BYTES, block, block.index(b"\0"))
        text = self._decode(block, is_last=is_last)
        self._hash.update(block)
        self._quotes += block.count(b'"')
        self._lines += block.count(b"\n")
        return text.removeprefix(_MARK) if is_first else text

    def _look_at_start(self, block: bytes) -> None:
        if block.startswith(_UTF_16_MARKS):
            self._refuse(ImportProblem.UTF_16, block, 0)
        if block.startswith(codecs.BOM_UTF8):
            if self._is_cp932_chosen:
                self._refuse(ImportProblem.UNREADABLE_ENCODING, block, 0)
            self._start(Encoding.UTF_8_SIG)
            self._is_open = False

    def _decode(self, block: bytes, *, is_last: bool) -> str:
        cut_off, _ = self._decoder.getstate()
        try:
            text = self._decoder.decode(block, is_last)
        except UnicodeDecodeError as fault:
            if not self._is_open:
                self._refuse(ImportProblem.UNREADABLE_ENCODING, block, fault.start)
            return self._decode_second(cut_off + block, fault.start, is_last=is_last)
        if self.encoding is Encoding.CP932:
            self._refuse_strays(text, block, 0)
        # as long as all is ASCII, both encodings read it alike and the choice stays open
        self._is_open = self._is_open and text.isascii()
        return text

    def _decode_second(self, block: bytes, bad: int, *, is_last: bool) -> str:
        self._start(Encoding.CP932)
        self._is_open = False
        try:
            text = self._decoder.decode(block, is_last)
        except UnicodeDecodeError as fault:
            self._refuse(ImportProblem.UNREADABLE_ENCODING, block, max(bad, fault.start))
        self._refuse_strays(text, block, bad)
        return text

    def _refuse_strays(self, text: str, block: bytes, bad: int) -> None:
        strays = [text.index(stray) for stray in _NO_CP932 if stray in text]
        if strays:
            position = len(text[: min(strays)].encode(Encoding.CP932))
            self._refuse(ImportProblem.UNREADABLE_ENCODING, block, max(bad, position))

    def _start(self, encoding: Encoding) -> None:
        self.encoding = encoding
        # for checking, the mark at the start counts as a character: positions stay true
        codec = Encoding.UTF_8 if encoding is Encoding.UTF_8_SIG else encoding
        self._decoder = codecs.getincrementaldecoder(codec)(errors="strict")

    def _refuse(self, problem: ImportProblem, block: bytes, position: int) -> NoReturn:
        line = self._lines + block.count(b"\n", 0, position)
        expected = "UTF-8 / CP932" if self._is_open else self.encoding.value.upper()
        raise ImportRefused(problem, path=self._path, line=line, expected=expected)
