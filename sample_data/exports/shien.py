"""支援措置 in a file of its own: terms that have passed, renewals, and people nobody knows."""

from pathlib import Path

import numpy as np

from sample_data.calendar_days import DayBook, day_number
from sample_data.exports.planted_rows import PlantedError, id_of, stranger_id
from sample_data.exports.town_month import TownMonth
from sample_data.files import join_columns, write_rows

FILE = "shien.csv"
ENCODING = "utf-8-sig"
COLUMNS = (
    "宛名番号", "履歴番号", "最新フラグ", "支援措置開始年月日", "支援措置終了年月日",
    "支援措置区分",
)  # fmt: skip
KINDS = ("1", "2", "3", "9", "仮支援措置")
OVER, OPEN, RENEWED = range(3)
IMPOSSIBLE_END = "2026-02-30"
Row = tuple[str, ...]


def write_shien(folder: Path, month: TownMonth) -> list[PlantedError]:
    """Write a row for everybody under 支援措置; the term of every third is over and still protects.

    Returns what the import must list: an impossible end, and a row of nobody in the registry.
    """
    rows: list[Row] = []
    planted = []
    for turn, person in enumerate(np.flatnonzero(month.is_protected).tolist()):
        rows += _rows_of(person, month)
        if turn == 1:
            rows[-1] = (*rows[-1][:4], IMPOSSIBLE_END, rows[-1][5])
            planted.append(PlantedError(FILE, len(rows) + 1, COLUMNS[4], "impossible_date"))
    rows.append((stranger_id(0), "1", "1", "2026-04-01", "2027-03-31", "1"))
    planted.append(PlantedError(FILE, len(rows) + 1, COLUMNS[0], "unknown_person"))
    columns = [list(column) for column in zip(*rows, strict=True)]
    write_rows(folder / FILE, COLUMNS, [join_columns(columns)], ENCODING)
    return planted


def _rows_of(person: int, month: TownMonth) -> list[Row]:
    """Give the rows of one person; the days are the same in every month."""
    asked = day_number(month.as_of.replace(month=1, day=1)) - person % 250
    first = {OVER: asked - 365, OPEN: asked + 200, RENEWED: asked + 90}[person % 3]
    ends = "" if person % 7 == 0 else _text(first + 364)
    kind, who = KINDS[person % len(KINDS)], id_of(person)
    if person % 3 != RENEWED:
        return [(who, "1", "1", _text(first), ends, kind)]
    return [
        (who, "1", "0", _text(first - 365), _text(first - 1), kind),
        (who, "2", "1", _text(first), ends, kind),
    ]


def _text(day: int) -> str:
    return DAYS.texts(np.array([day], dtype=np.int32))[0]


DAYS = DayBook()
