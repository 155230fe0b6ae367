"""Copies of a town that can be relied on: whole, checked, and on the disk before they show."""

from pathlib import Path

from sqlite_utils import Database

from app.errors import StoreError, StoreProblem
from app.store.engine import check_whole, opened_untouched, surface_damage
from app.store.faults import told_engine_faults, told_file_faults
from app.store.key_file import key_path
from app.store.place import move_durably, write_durably


def refuse_taken_place(path: Path) -> None:
    """Refuse a name that is taken by a town or by a key file, which may be the last of its kind.

    Raises
    ------
    StoreError
        ALREADY_EXISTS; ``path`` is the file that stands there. FOLDER_NOT_FOUND.
    """
    if not path.parent.is_dir():
        raise StoreError(StoreProblem.FOLDER_NOT_FOUND, path=str(path.parent))
    for taken in (path, key_path(path)):
        if taken.exists():
            raise StoreError(StoreProblem.ALREADY_EXISTS, path=str(taken))


def copy_town(db: Database, key: bytes, town: Path, copy: Path) -> None:
    """Copy an open town: into a temporary file, checked, flushed, then given its name.

    Raises
    ------
    StoreError
        ALREADY_EXISTS, DISK_FULL, READ_ONLY, DAMAGED; nothing stands under the new name then.
    """
    temporary = copy.with_name(f".{copy.name}.new")
    with told_file_faults(copy):
        refuse_taken_place(copy)
        temporary.unlink(missing_ok=True)
        try:
            with told_engine_faults(copy):
                db.execute("VACUUM INTO ?", [str(temporary)])
                surface_damage(db)
                _check_copy(db, temporary, key)
            write_durably(key_path(copy), key_path(town).read_bytes())
            move_durably(temporary, copy)
        except BaseException:
            temporary.unlink(missing_ok=True)
            key_path(copy).unlink(missing_ok=True)
            raise


def _check_copy(db: Database, temporary: Path, key: bytes) -> None:
    with opened_untouched(temporary, key) as copy:
        check_whole(copy, temporary)
        if _row_counts(copy) != _row_counts(db):
            raise StoreError(StoreProblem.DAMAGED, path=str(temporary))


def _row_counts(db: Database) -> dict[str, int]:
    return {name: db.table(name).count for name in db.table_names()}
