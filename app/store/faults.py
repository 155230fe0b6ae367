"""Faults of the disk and the engine, told as :class:`app.errors.StoreError`."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3

from app.errors import StoreError, StoreProblem

# Primary result codes, https://www.sqlite.org/rescode.html
_BY_RESULT = {
    3: StoreProblem.READ_ONLY,
    5: StoreProblem.LOCKED,
    6: StoreProblem.LOCKED,
    8: StoreProblem.READ_ONLY,
    10: StoreProblem.DISK_FAILED,
    11: StoreProblem.DAMAGED,
    13: StoreProblem.DISK_FULL,
    14: StoreProblem.READ_ONLY,
    26: StoreProblem.DAMAGED,
}
_BY_ERRNO = {
    errno.ENOSPC: StoreProblem.DISK_FULL,
    errno.EDQUOT: StoreProblem.DISK_FULL,
    errno.EACCES: StoreProblem.READ_ONLY,
    errno.EPERM: StoreProblem.READ_ONLY,
    errno.EROFS: StoreProblem.READ_ONLY,
    errno.ENOENT: StoreProblem.NOT_FOUND,
}


@contextmanager
def told_engine_faults(path: Path) -> Iterator[None]:
    """Turn what the engine raises about the world into a StoreError; a bug stays a bug.

    Raises
    ------
    StoreError
        Disk full, file damaged, read only, locked …
    """
    try:
        yield
    except sqlcipher3.Error as fault:
        problem = _BY_RESULT.get(getattr(fault, "sqlite_errorcode", 0) & 0xFF)
        if problem is None:
            raise
        raise StoreError(problem, path=str(path)) from fault


@contextmanager
def told_file_faults(path: Path) -> Iterator[None]:
    """Turn what the system raises about a file into a StoreError.

    Raises
    ------
    StoreError
        Disk full, no permission, no such folder, or the disk itself fails.
    """
    try:
        yield
    except StoreError:
        raise
    except OSError as fault:
        problem = _BY_ERRNO.get(fault.errno or 0, StoreProblem.DISK_FAILED)
        raise StoreError(problem, path=str(path)) from fault
