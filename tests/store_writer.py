"""A process that works on a town until it is killed, and how a killed town is examined."""

from contextlib import closing, suppress
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from app.errors import StoreError
from app.store.town import AuditEntry, Town
from app.store.town_file import TownFile
from scoring.frames import ISSUES, RESIDENTS
from tests.builders_store import MOMENT, WORDS, residents, sample_frame

OTHER_WORDS = "別の合言葉は長くてよい"
ROWS_A_STEP = 20


def write_steps(path: Path, acks: Connection) -> None:
    """Finish one step after another: two tables, an attachment, one line of audit."""
    with closing(TownFile.open(path, WORDS)) as town:
        acks.send(len(town.audit()))
        for number in count(len(town.audit()) + 1):
            write_step(town, number)
            acks.send(number)


def write_step(town: Town, number: int) -> None:
    """Write step ``number`` whole, so that its number can be read from every part."""
    rows = number * ROWS_A_STEP % 400
    with town.transaction():
        town.write({RESIDENTS: residents(rows)})
        town.write({ISSUES: sample_frame(ISSUES, rows)})
        town.attach("step.bin", bytes([number % 251]) * 9000)
        town.record(AuditEntry(MOMENT, "import", str(number)))


def check_last_step_is_whole(town: Town, acknowledged: int) -> None:
    """Fail unless every part of the town is of one step, no older than the acknowledged one."""
    number = len(town.audit())
    assert number >= acknowledged
    rows = number * ROWS_A_STEP % 400
    assert (len(town.read(RESIDENTS)), len(town.read(ISSUES))) == (rows, rows)
    if number:
        assert town.attachment("step.bin") == bytes([number % 251]) * 9000


def write_copies(path: Path, acks: Connection) -> None:
    """Make one copy after another."""
    with closing(TownFile.open(path, WORDS)) as town:
        acks.send(0)
        for number in count():
            with suppress(StoreError):
                town.copy_to(path.with_name(f"copy-{number}.yobikake"))


def change_words(path: Path, acks: Connection) -> None:
    """Change the passphrase to and fro."""
    with closing(open_with_either(path)) as town:
        acks.send(0)
        for _ in count():
            with suppress(StoreError):
                town.change_passphrase(WORDS, OTHER_WORDS)
            with suppress(StoreError):
                town.change_passphrase(OTHER_WORDS, WORDS)


def open_with_either(path: Path) -> TownFile:
    """Open a town that was killed while its passphrase changed."""
    try:
        return TownFile.open(path, WORDS)
    except StoreError:
        return TownFile.open(path, OTHER_WORDS)


def hold_open(path: Path, acks: Connection) -> None:
    """Open the town and sit on it."""
    with closing(TownFile.open(path, WORDS)):
        acks.send(0)
        acks.poll(None)
