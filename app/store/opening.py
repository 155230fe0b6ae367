"""How a town file is made, opened at the shape of this program, and closed."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import sqlcipher3
from sqlite_utils import Database

from app.errors import StoreError, StoreProblem
from app.store.copies import copy_town, refuse_taken_place
from app.store.engine import open_engine, opened_untouched, refuse_foreign_file
from app.store.facts_text import facts_text
from app.store.faults import told_engine_faults, told_file_faults
from app.store.key_file import key_path, new_key, unwrap_key, wrap_key
from app.store.migrations import migrate, newest_version, stored_version
from app.store.place import TownLock, move_durably, write_durably
from app.store.town import TownFacts


@dataclass(frozen=True)
class Held:
    """An open town file: its connection, its key, and the lock on it."""

    db: Database
    key: bytes = field(repr=False)  # never in a trace
    lock: TownLock


def make_town(path: Path, passphrase: str, facts: TownFacts) -> None:
    """Write a new town and its key file; they show under their names only when whole."""
    key = new_key()
    temporary = path.with_name(f".{path.name}.new")
    with told_file_faults(path):
        refuse_taken_place(path)
        temporary.unlink(missing_ok=True)
        try:
            _build_empty(temporary, key, facts)
            write_durably(key_path(path), wrap_key(key, passphrase).encode())
            move_durably(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            key_path(path).unlink(missing_ok=True)
            raise


def open_town(path: Path, passphrase: str, now: Callable[[], datetime]) -> Held:
    """Take hold of a town file, and open it at the shape of this program.

    Raises
    ------
    StoreError
        As :meth:`app.store.town_file.TownFile.open` tells.
    """
    with told_file_faults(path):
        _refuse_missing(path)
        lock = TownLock(key_path(path), path)
        try:
            refuse_foreign_file(path)
            key = unwrap_key(read_key_text(path), passphrase, key_path(path))
            return Held(_open_current(path, key, now), key, lock)
        except BaseException:
            lock.release()
            raise


def read_key_text(town: Path) -> str:
    """Give the text of a town's key file; bytes that are no text become marks of damage."""
    return key_path(town).read_text(encoding="utf-8", errors="replace")


def fold_log(db: Database, path: Path) -> None:
    """Fold the write-ahead log into the file, and believe it only when the engine says so."""
    busy = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise StoreError(StoreProblem.LOCKED, path=str(path))


def fold_finished_step(db: Database) -> None:
    """Fold a step that is committed, and so on the disk, from the log into the file at once.

    A flipped bit in the log would silently undo what stands behind it; in the file it is found.
    Where folding fails (disk full) the step still stands in the log, and closing tells.
    """
    with suppress(sqlcipher3.Error):
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _build_empty(path: Path, key: bytes, facts: TownFacts) -> None:
    db = open_engine(path, key)
    try:
        with told_engine_faults(path):
            migrate(db)
            db.execute("INSERT INTO facts (id, content) VALUES (1, ?)", (facts_text(facts),))
            db.execute("VACUUM")  # earlier steps left pages that nothing reads
            fold_log(db, path)
    finally:
        db.close()


def _refuse_missing(path: Path) -> None:
    if not path.exists():
        raise StoreError(StoreProblem.NOT_FOUND, path=str(path))
    if not key_path(path).is_file():
        refuse_foreign_file(path)
        missing = str(key_path(path))
        raise StoreError(StoreProblem.KEY_FILE_MISSING, path=str(path), key_file=missing)


def _open_current(path: Path, key: bytes, now: Callable[[], datetime]) -> Database:
    """Open a town; an older one is copied first, then brought up; a newer one is let be."""
    with told_engine_faults(path):
        with opened_untouched(path, key) as untouched:
            _refuse_other_shape(untouched, path)
        db = open_engine(path, key)
        try:
            _refuse_other_shape(db, path)
            if stored_version(db) < newest_version():
                copy_town(db, key, path, _dated(path, stored_version(db), now()))
                migrate(db)
                fold_log(db, path)
        except BaseException:
            db.close()
            raise
        return db


def _refuse_other_shape(db: Database, path: Path) -> None:
    version, newest = stored_version(db), newest_version()
    if version == 0:
        raise StoreError(StoreProblem.NOT_A_TOWN, path=str(path))
    if version > newest:
        told = {"path": str(path), "found": version, "known": newest}
        raise StoreError(StoreProblem.NEWER_THAN_PROGRAM, **told)


def _dated(path: Path, version: int, moment: datetime) -> Path:
    stamp = f"{moment:%Y%m%d-%H%M%S}"
    return path.with_name(f"{path.stem}-v{version}-{stamp}{path.suffix}")
