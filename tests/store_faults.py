"""Faults a test can arrange, and what a refusal looks like."""

import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import StoreError, StoreProblem
from app.store.town_file import TownFile
from tests.builders_store import CANARY, MOMENT, WORDS


@contextmanager
def refused(problem: StoreProblem) -> Iterator[None]:
    with pytest.raises(StoreError) as caught:
        yield
    assert caught.value.code is problem


def open_with(path: Path, words: str = WORDS) -> TownFile:
    return TownFile.open(path, words, now=lambda: MOMENT)


def readable_names(folder: Path) -> list[str]:
    forms = [CANARY.encode(encoding) for encoding in ("utf-8", "cp932", "utf-16-le")]
    forms.append(b"CREATE TABLE")
    files = [file for file in folder.iterdir() if file.is_file()]
    return [file.name for file in files if any(form in file.read_bytes() for form in forms)]


@contextmanager
def no_file_grows_over(size: int) -> Iterator[None]:
    """The system refuses every write behind ``size`` bytes of any file."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Work as a user without rights; the folders above must let him pass."""
    above = [parent for parent in folder.parents if parent.stat().st_mode & 0o11 != 0o11]
    modes = {parent: parent.stat().st_mode for parent in above}
    for parent in above:
        parent.chmod(modes[parent] | 0o11)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        for parent, mode in modes.items():
            parent.chmod(mode)
