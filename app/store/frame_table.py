"""Frames ↔ tables: one strict table for each frame of :mod:`scoring.frames`.

Text and codes are TEXT, days are ISO text, truths are 0 or 1, and whatever is empty in the
frame is NULL in the table: nothing is filled in, on the way in or out. Rows keep their order.
"""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
import pandas as pd
from sqlite_utils import Database

from app.store.engine import read_columns
from scoring.columns import (
    DAY,
    NUMBER,
    TEXT,
    TRUTH,
    WHOLE,
    Column,
    FrameSchema,
    codes_from_positions,
)

_SQL_TYPES = {TEXT: "TEXT", NUMBER: "REAL", WHOLE: "INTEGER", TRUTH: "INTEGER", DAY: "TEXT"}
_ONE_DAY = np.timedelta64(86400, "s")


def table_sql(schema: FrameSchema) -> str:
    """Give the statement that makes the table of a frame."""
    lines = [_column_sql(column) for column in schema.columns]
    if schema.key:
        lines.append(f"PRIMARY KEY ({', '.join(_quoted(name) for name in schema.key)})")
    return f"CREATE TABLE {_quoted(schema.name)} (\n    " + ",\n    ".join(lines) + "\n) STRICT"


def save_frame(db: Database, schema: FrameSchema, frame: pd.DataFrame) -> None:
    """Replace the rows of a frame's table. Call inside a transaction, with a checked frame."""
    columns = [_to_cells(column, frame[column.name]) for column in schema.columns]
    names = ", ".join(_quoted(name) for name in schema.names)
    marks = ", ".join("?" * len(schema.columns))
    table = _quoted(schema.name)
    db.execute(f"DELETE FROM {table}")  # noqa: S608 our own schema's name, quoted
    insert = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 names quoted
    db.conn.executemany(insert, zip(*columns, strict=True))


def load_frame(db: Database, schema: FrameSchema) -> pd.DataFrame:
    """Give the whole table of a frame, rows in the order they were saved."""
    names = ", ".join(_quoted(name) for name in schema.names)
    table = _quoted(schema.name)
    select = f"SELECT {names} FROM {table} ORDER BY rowid"  # noqa: S608 names quoted
    columns = read_columns(db, select, len(schema.columns))
    return schema.build(
        {
            column.name: _from_cells(column, cells)
            for column, cells in zip(schema.columns, columns, strict=True)
        }
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _column_sql(column: Column) -> str:
    kind = _SQL_TYPES[column.kind] if isinstance(column.kind, str) else "TEXT"
    rule = "" if column.may_be_empty else " NOT NULL"
    check = f" CHECK ({_quoted(column.name)} IN (0, 1))" if column.kind == TRUTH else ""
    return f"{_quoted(column.name)} {kind}{rule}{check}"


def _to_cells(column: Column, values: pd.Series) -> list[object]:
    """Give Python values for binding; the driver binds a NaN as NULL."""
    if column.kind == DAY:
        return _day_texts(values)
    if column.kind == TRUTH:
        return list(values.astype("int8").tolist())
    if isinstance(column.kind, str):
        return list(values.tolist())
    texts = [*(code.value for code in column.kind), None]
    return [texts[position] for position in values.cat.codes.tolist()]


def _day_texts(values: pd.Series) -> list[object]:
    seconds = values.to_numpy()
    days = seconds.astype("datetime64[D]")
    if (days.astype(seconds.dtype) != seconds)[~np.isnat(seconds)].any():
        raise ValueError(f"{values.name}: a day with a time in it")
    texts: list[object] = np.datetime_as_string(days).tolist()
    for position in np.flatnonzero(np.isnat(days)).tolist():
        texts[position] = None
    return texts


def _from_cells(column: Column, cells: Sequence[object]) -> object:
    if column.kind == DAY:
        return pd.Series(np.array(cells, dtype="datetime64[s]"))
    if column.kind == TRUTH:
        return np.array(cells, dtype=bool)
    if column.kind in (NUMBER, WHOLE):
        return np.array(cells, dtype=column.kind)
    if isinstance(column.kind, str):
        return pd.Series(cells, dtype=TEXT)
    return _code_cells(column.kind, cells)


def _code_cells(codes: type[StrEnum], cells: Sequence[object]) -> pd.Series:
    positions: dict[object, int] = {code.value: at for at, code in enumerate(codes)}
    positions[None] = -1
    return codes_from_positions(codes, np.array([positions[cell] for cell in cells], dtype="int8"))
