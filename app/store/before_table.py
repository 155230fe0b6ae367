"""The inputs as they were before the last accepted import: kept, and put back once."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd
from sqlite_utils import Database

from app.store.engine import read_rows
from app.store.frame_table import load_frame
from scoring.columns import FrameSchema


def keep_before(db: Database, schemas: Iterable[FrameSchema]) -> None:
    """Copy the tables and the facts aside. Call inside a transaction."""
    for schema in schemas:
        _copy(db, schema.name, f"before_{schema.name}")
    db.execute("DELETE FROM facts_before")
    db.execute("INSERT INTO facts_before (id, content) SELECT id, content FROM facts")


def has_before(db: Database) -> bool:
    """Tell whether anything is kept."""
    return bool(read_rows(db, "SELECT id FROM facts_before"))


def load_before(db: Database, schema: FrameSchema) -> pd.DataFrame:
    """Give the rows kept of a table, in their order; none where nothing is kept."""
    return load_frame(db, replace(schema, name=f"before_{schema.name}"))


def put_back(db: Database, schemas: Iterable[FrameSchema]) -> bool:
    """Copy what was kept into its place and forget it; False: nothing was kept.

    Call inside a transaction.
    """
    kept = read_rows(db, "SELECT content FROM facts_before")
    if not kept:
        return False
    for schema in schemas:
        _copy(db, f"before_{schema.name}", schema.name)
        db.execute(f'DELETE FROM "before_{schema.name}"')  # noqa: S608 our own schema's name
    db.execute("UPDATE facts SET content = ?", kept[0])
    db.execute("DELETE FROM facts_before")
    return True


def _copy(db: Database, source: str, target: str) -> None:
    db.execute(f'DELETE FROM "{target}"')  # noqa: S608 our own schema's name
    db.execute(f'INSERT INTO "{target}" SELECT * FROM "{source}" ORDER BY rowid')  # noqa: S608
