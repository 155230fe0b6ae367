"""The steps from one shape of the store to the next. Steps are added at the end, never edited.

The shape's number stands in the file as ``user_version``. Each step is one transaction.
"""

from dataclasses import dataclass

from sqlite_utils import Database

from app.store.engine import pragma
from app.store.fifth_schema import FIFTH_SCHEMA
from app.store.first_schema import FIRST_SCHEMA
from app.store.fourth_schema import FOURTH_SCHEMA
from app.store.second_schema import SECOND_SCHEMA
from app.store.third_schema import THIRD_SCHEMA


@dataclass(frozen=True)
class Migration:
    """The statements that bring a store from the shape before to shape ``version``."""

    version: int
    statements: tuple[str, ...]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, FIRST_SCHEMA),
    Migration(2, SECOND_SCHEMA),
    Migration(3, THIRD_SCHEMA),
    Migration(4, FOURTH_SCHEMA),
    Migration(5, FIFTH_SCHEMA),
)


def newest_version() -> int:
    """Give the shape this program writes."""
    return MIGRATIONS[-1].version


def stored_version(db: Database) -> int:
    """Give the shape of a store; 0 for a file that holds nothing yet."""
    return int(str(pragma(db, "user_version")))


def migrate(db: Database) -> None:
    """Bring a store to the shape of this program, step by step."""
    for step in MIGRATIONS:
        if step.version > stored_version(db):
            _take(db, step)


def _take(db: Database, step: Migration) -> None:
    with db.atomic():
        for statement in step.statements:
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {step.version:d}")
