"""Writes the text files of a run: comma, CRLF, UTF-8 with BOM; no file is half written in silence.

A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP ASVS
1.2.10), in every column of text: no true id or phone number begins so, but a file may.
"""

import csv
import errno
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.errors import AppError, AppProblem

_FORMULA_STARTS = frozenset("=+-@\t\r＝＋－＠")
_BYTE_ORDER_MARK = "\ufeff"
_FULL_DISK = (errno.ENOSPC, errno.EDQUOT)


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write one file; floats by ``repr``, None as an empty cell.

    Raises
    ------
    AppError
        The folder cannot be written to, or the disk is full.
    """
    with told_errors(path), path.open("w", encoding="utf-8", newline="") as stream:
        stream.write(_BYTE_ORDER_MARK)  # the codec utf-8-sig would be asked anew for every row
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(header)
        writer.writerows(rows)


@contextmanager
def told_errors(path: Path) -> Iterator[None]:
    """Turn a failure of the disk into a known error that names the file.

    Raises
    ------
    AppError
        DISK_FULL or OUTPUT_NOT_WRITABLE with ``path``.
    """
    try:
        yield
    except AppError:
        raise
    except OSError as error:
        raise known_disk_error(error, path) from error


def known_disk_error(error: OSError, path: Path | str) -> AppError:
    """Give the known error for a failure of the disk: it is full, or cannot be written to."""
    is_full = error.errno in _FULL_DISK
    problem = AppProblem.DISK_FULL if is_full else AppProblem.OUTPUT_NOT_WRITABLE
    return AppError(problem, path=path, detail=error.strerror or str(error))


def safe_text(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula."""
    return f"'{text}" if text[:1] in _FORMULA_STARTS else text


def safe_texts(column: Iterable[str | None]) -> list[str | None]:
    """Apply :func:`safe_text` to a column; an empty cell stays empty."""
    return [None if text is None else safe_text(text) for text in column]
