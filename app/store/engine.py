"""The engine: SQLCipher opened with the town's key, its settings set and read back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlite_utils import Database

from app.errors import StoreError, StoreProblem
from app.store.faults import told_engine_faults

OLDEST_SQLITE = (3, 53, 2)  # before: the WAL-reset bug, https://www.sqlite.org/wal.html#walresetbug
_PLAIN_HEADER = b"SQLite format 3\x00"
_PAGE_BYTES = 4096
_ROWS_AT_ONCE = 500  # few enough that the collector never walks a town's worth of rows

# What each setting must answer when it is asked again.
SETTINGS: dict[str, tuple[str, object]] = {
    "locking_mode": ("EXCLUSIVE", "exclusive"),
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "temp_store": ("MEMORY", 2),
    "secure_delete": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "foreign_keys": ("ON", 1),
    "mmap_size": ("0", 0),
}


class _Access(StrEnum):
    """How a file is opened, as the engine's URI says it."""

    OWN = "mode=rwc"
    LOOK = "mode=ro"
    LOOK_AT_REST = "immutable=1"


def refuse_old_engine() -> None:
    """Refuse a SQLite with known ways to damage a file.

    Raises
    ------
    StoreError
        SQLITE_TOO_OLD, with ``found`` and ``needed``.
    """
    if sqlcipher3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        found = sqlcipher3.sqlite_version
        raise StoreError(StoreProblem.SQLITE_TOO_OLD, found=found, needed=needed)


def refuse_foreign_file(path: Path) -> None:
    """Refuse what cannot be an encrypted town: a folder, an unencrypted store, a scrap.

    Raises
    ------
    StoreError
        NOT_A_TOWN.
    OSError
        The file may not be read, or not be written.
    """
    if path.is_dir() or path.stat().st_size < _PAGE_BYTES or _starts_plain(path):
        raise StoreError(StoreProblem.NOT_A_TOWN, path=str(path))


def open_engine(path: Path, key: bytes) -> Database:
    """Open a town file for reading and writing, for this program alone; makes it if absent.

    Raises
    ------
    StoreError
        DAMAGED: the key does not open it; LOCKED; READ_ONLY; PRAGMA_NOT_KEPT.
    """
    refuse_old_engine()
    with told_engine_faults(path):
        db = _keyed(path, key, _Access.OWN)
        try:
            _set_up(db, path)
        except BaseException:
            db.close()
            raise
        return db


@contextmanager
def opened_untouched(path: Path, key: bytes) -> Iterator[Database]:
    """Open a file so that not one byte of it, or of a log left beside it, can change.

    A program that was killed leaves a log, and the file is true only together with it.
    """
    refuse_old_engine()
    log, memory = (path.with_name(path.name + ending) for ending in ("-wal", "-shm"))
    has_log = log.exists() and log.stat().st_size > 0
    with told_engine_faults(path):
        db = _keyed(path, key, _Access.LOOK if has_log else _Access.LOOK_AT_REST)
        try:
            yield db
        finally:
            db.close()
            memory.unlink(missing_ok=True)


def pragma(db: Database, name: str) -> object:
    """Give the first answer of a setting; None where it gives none."""
    row = db.execute(f"PRAGMA {name}").fetchone()
    return row[0] if row else None


def check_whole(db: Database, path: Path) -> None:
    """Read every page and every row for damage.

    Raises
    ------
    StoreError
        DAMAGED.
    """
    with told_engine_faults(path):
        bad_pages = db.execute("PRAGMA cipher_integrity_check").fetchall()
        if bad_pages or pragma(db, "integrity_check") != "ok":
            raise StoreError(StoreProblem.DAMAGED, path=str(path))


def read_rows(db: Database, sql: str, parameters: Sequence[object] = ()) -> list[Any]:
    """Give all rows of a SELECT, each a tuple, once it is sure that they are true."""
    rows = db.execute(sql, parameters).fetchall()
    surface_damage(db)
    return rows


def read_columns(db: Database, sql: str, count: int) -> list[list[Any]]:
    """Give a SELECT of ``count`` columns column by column, once it is sure that it is true."""
    columns: list[list[Any]] = [[] for _ in range(count)]
    cursor = db.execute(sql)
    while rows := cursor.fetchmany(_ROWS_AT_ONCE):
        for column, cells in zip(columns, zip(*rows, strict=True), strict=True):
            column.extend(cells)
    surface_damage(db)
    return columns


def surface_damage(db: Database) -> None:
    """Make the engine tell of damage it met in what was read before.

    A page of a long value that fails its check comes back as zeros, and SQLCipher reports it
    only when it next takes a page from the disk: so let it forget its pages and take one.
    """
    db.execute("PRAGMA shrink_memory")
    db.execute("SELECT count(*) FROM facts").fetchone()


def _starts_plain(path: Path) -> bool:
    with path.open("rb+") as file:  # nothing is written: it asks for the permission to
        return file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER


def _keyed(path: Path, key: bytes, access: _Access) -> Database:
    """Connect; a raw key opens at once, with no stretching of its own."""
    uri = f"{path.absolute().as_uri()}?{access.value}"
    connection = sqlcipher3.connect(uri, uri=True, isolation_level=None, timeout=0)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        if access is _Access.OWN:
            # before the first page is read: then no second program gets in, and no memory file
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return Database(connection)
    except BaseException:
        connection.close()
        raise


def _set_up(db: Database, path: Path) -> None:
    for name, (value, answer) in SETTINGS.items():
        db.execute(f"PRAGMA {name} = {value}")
        kept = pragma(db, name)
        if kept != answer:
            raise StoreError(StoreProblem.PRAGMA_NOT_KEPT, path=str(path), setting=name, value=kept)
    if pragma(db, "cipher_status") != "1":
        raise StoreError(StoreProblem.NOT_A_TOWN, path=str(path))
