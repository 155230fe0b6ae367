"""A program killed at any moment leaves the last finished step whole."""

import multiprocessing
import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from app.errors import StoreError, StoreProblem
from app.store.key_file import key_path
from app.store.memory_town import MemoryTown
from app.store.town_file import TownFile
from scoring.frames import RESIDENTS
from tests.builders_store import CANARY, WORDS, a_town, residents, town_facts
from tests.store_writer import (
    change_words,
    check_last_step_is_whole,
    hold_open,
    open_with_either,
    write_copies,
    write_step,
    write_steps,
)

Work = Callable[[Path, Connection], None]
pytestmark = pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="needs SIGKILL"
)


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Child processes that start at once, since their modules are loaded already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store_writer"])
    return context


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with closing(a_town(tmp_path)) as town:
        return town.path


def kill_at_work(processes: ForkServerContext, work: Work, path: Path, seed: int) -> int:
    """Let a child work for a moment nobody chose, kill it, and give its last acknowledgement."""
    delay = 10 ** random.Random(seed).uniform(-3.7, -0.9)  # noqa: S311 a moment, no secret
    with working_child(processes, work, path) as (child, acks):
        last = int(acks.recv())
        deadline = time.monotonic() + delay
        while (left := deadline - time.monotonic()) > 0 and acks.poll(left):
            last = int(acks.recv())
        child.kill()
        child.join()
        return _last_sent(acks, last)


@contextmanager
def working_child(
    processes: ForkServerContext, work: Work, path: Path
) -> Iterator[tuple[BaseProcess, Connection]]:
    ours, theirs = processes.Pipe()
    child = processes.Process(target=work, args=(path, theirs))
    child.start()
    theirs.close()
    try:
        yield child, ours
    finally:
        child.kill()
        child.join()
        child.close()
        ours.close()


def _last_sent(acks: Connection, last: int) -> int:
    """Take what a dead child had sent before."""
    try:
        while True:
            last = int(acks.recv())
    except (EOFError, OSError):
        return last


def check_kills(processes: ForkServerContext, path: Path, seeds: range) -> None:
    for seed in seeds:
        acknowledged = kill_at_work(processes, write_steps, path, seed)
        assert not files_that_hold(path.parent, CANARY)
        with closing(TownFile.open(path, WORDS)) as town:
            check_last_step_is_whole(town, acknowledged)
            town.check()


def files_that_hold(folder: Path, text: str) -> list[str]:
    """Name the files in which a text can be read, in any encoding it may have."""
    forms = [text.encode(encoding) for encoding in ("utf-8", "cp932", "utf-16-le")]
    return [
        file.name for file in folder.iterdir() if any(form in file.read_bytes() for form in forms)
    ]


def test_kills_during_imports_leave_the_last_finished_step_whole(
    processes: ForkServerContext, path: Path
) -> None:
    check_kills(processes, path, range(40))


@pytest.mark.slow
def test_many_kills_during_imports_leave_the_last_finished_step_whole(
    processes: ForkServerContext, path: Path
) -> None:
    check_kills(processes, path, range(1000, 1300))


def test_the_check_itself_sees_a_half_finished_step() -> None:
    town = MemoryTown(town_facts())
    write_step(town, 3)
    town.write({RESIDENTS: residents(5)})
    with pytest.raises(AssertionError):
        check_last_step_is_whole(town, 3)


def test_a_copy_that_shows_after_a_kill_is_whole(processes: ForkServerContext, path: Path) -> None:
    with closing(TownFile.open(path, WORDS)) as town:
        write_step(town, 1)
    for seed in range(50, 56):
        kill_at_work(processes, write_copies, path, seed)
        for copy in path.parent.glob("copy-*.yobikake"):
            with closing(TownFile.open(copy, WORDS)) as town:
                check_last_step_is_whole(town, 1)


def test_a_kill_while_the_passphrase_changes_leaves_the_old_or_the_new(
    processes: ForkServerContext, path: Path
) -> None:
    for seed in range(60, 66):
        kill_at_work(processes, change_words, path, seed)
        open_with_either(path).close()


def test_a_second_program_is_refused_until_the_first_one_dies(
    processes: ForkServerContext, path: Path
) -> None:
    with working_child(processes, hold_open, path) as (child, acks):
        acks.recv()
        with pytest.raises(StoreError) as caught:
            TownFile.open(path, WORDS)
        assert caught.value.code is StoreProblem.LOCKED
        child.kill()
        child.join()
        TownFile.open(path, WORDS).close()


def test_the_engine_itself_locks_a_town_whose_key_file_was_replaced(
    processes: ForkServerContext, path: Path
) -> None:
    with working_child(processes, hold_open, path) as (_, acks):
        acks.recv()
        content = key_path(path).read_bytes()
        key_path(path).unlink()
        key_path(path).write_bytes(content)
        with pytest.raises(StoreError) as caught:
            TownFile.open(path, WORDS)
        assert caught.value.code is StoreProblem.LOCKED
