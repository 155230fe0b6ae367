"""What a person may have to be asked about a file before it is read; nothing is decided here."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from importers.byte_check import ByteCheck, Encoding
from importers.errors import ImportRefused
from importers.tabular import Preview, open_bytes
from importers.workbook import is_workbook, list_sheets

_BLOCK = 1 << 22
_HEADER_FILL = 0.6
_DATA_FILL = 0.9
_NUMBER_OR_DAY = re.compile(r"[\d\s/.,:\-+()年月日]+|[MTSHR明大昭平令][治正和成]?\d.*")
_MARKS = frozenset("○◯〇●×✕✓レ-")


def possible_encodings(path: Path) -> list[str]:
    """Give the encodings in which the whole file reads strictly, the likelier first.

    One is no question: pure ASCII and a mark at the start leave one. Two are: the file is
    read without an error in both and says different things; a person looks at both previews.
    A workbook has none.

    Raises
    ------
    ImportRefused
        The file cannot be opened, or reads in no encoding.
    """
    with open_bytes(path) as file:
        if is_workbook(file):
            return []
        first = _encoding_of(path, file, None)
        if first is not Encoding.UTF_8 or not _reads_otherwise(path, file):
            return [first.value]
        return [first.value, Encoding.CP932.value]


def sheet_names(path: Path) -> list[str]:
    """Give the names of a workbook's sheets in order, hidden ones too; none for a CSV file.

    Raises
    ------
    ImportRefused
        The file cannot be opened, or is a workbook that is not taken.
    """
    with open_bytes(path) as file:
        return list_sheets(path, file) if is_workbook(file) else []


def guess_header_line(preview: Preview) -> int:
    """Propose where the header stands, as a line from 1; 0: the rows look like data at once.

    ``preview`` is one taken with ``header_line`` 0, so that titles are among its rows. A
    header is the first row that fills most of the table's width with different words, none of
    which is a number, a day or a mark; a full row with such cells before it is data.
    """
    widest = max((_filled(row) for row in preview.rows), default=0)
    for line, row in zip(preview.lines, preview.rows, strict=True):
        share = _filled(row) / widest
        if share >= _HEADER_FILL and _filled(row) > 1 and _is_all_words(row):
            return line
        if share >= _DATA_FILL:
            return 0
    return 0


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def _is_all_words(row: Sequence[str]) -> bool:
    words = [unicodedata.normalize("NFKC", cell).strip() for cell in row if cell.strip()]
    is_plain = not any(_NUMBER_OR_DAY.fullmatch(word) or word in _MARKS for word in words)
    return is_plain and len(set(words)) == len(words)


def _reads_otherwise(path: Path, file: BinaryIO) -> bool:
    """Tell whether a UTF-8 file also reads in CP932; ASCII reads alike in both."""
    file.seek(0)
    if all(block.isascii() for block in iter(lambda: file.read(_BLOCK), b"")):
        return False
    try:
        _encoding_of(path, file, Encoding.CP932)
    except ImportRefused:
        return False
    return True


def _encoding_of(path: Path, file: BinaryIO, chosen: Encoding | None) -> Encoding:
    check = ByteCheck(path, chosen)
    file.seek(0)
    block = file.read(_BLOCK)
    while block:
        following = file.read(_BLOCK)
        check.take(block, is_last=not following)
        block = following
    return check.encoding
