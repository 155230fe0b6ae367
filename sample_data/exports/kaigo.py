"""The care insurance's export: codes, terms that are over, changes applied for; in CP932.

Some people stand in it under the 被保険者番号 of another, which is told as a double.
"""

from pathlib import Path

import numpy as np

from sample_data import need_forms as forms
from sample_data.calendar_days import DayBook
from sample_data.exports.needs_key import KeyedNeed
from sample_data.exports.odd_people import NO_NEED, OddPeople
from sample_data.exports.papers import CARE_FORMS, insured_number
from sample_data.exports.planted_rows import id_of, stranger_id
from sample_data.exports.town_month import TownMonth
from sample_data.exports.welfare_rows import (
    WelfareFile,
    WelfareWritten,
    odd_rows,
    tell_rows,
    write_welfare,
)

KAIGO = WelfareFile(
    "kaigo-standard",
    "kaigo.csv",
    "cp932",
    (
        "宛名番号", "介護保険者番号", "被保険者番号", "被保険者区分コード", "資格取得日",
        "資格喪失日", "要介護認定状況", "要介護状態区分コード", "認定日", "有効期間開始日",
        "有効期間終了日",
    ),
)  # fmt: skip
CODES = dict(zip(forms.CARE_GRADES, ("12", "13", "21", "22", "23", "24", "25"), strict=True))
STATES = ("認定済", "変更申請中")
FROM, UNTIL = "2026-04-01", "2027-03-31"


def write_kaigo(
    folder: Path, month: TownMonth, ids: list[str], odd_people: OddPeople
) -> WelfareWritten:
    """Write the file: every care row of the town, codes that earn nothing, and the errors."""
    rows = month.papers.of_forms(CARE_FORMS).tolist()
    cells = _cells(month, ids, rows)
    told = tell_rows(KAIGO, month, ids, rows)
    doubles = _share_numbers(cells, odd_people.sharing)
    for (code, grade), persons in zip(NO_NEED, odd_people.needless, strict=True):
        for person in persons:
            told.append(_keyed(person, grade, len(cells) + 2))
            cells.append(_row(person, code))
    kinds = (
        ("宛名番号", "unknown_person", lambda person: (stranger_id(person), *_row(person)[1:])),
        ("宛名番号", "person_id_zeros_lost", lambda n: (id_of(n).lstrip("0"), *_row(n)[1:])),
        ("要介護状態区分コード", "unknown_grade", lambda person: _row(person, "99")),
        ("要介護状態区分コード", "missing_grade", lambda person: _row(person, "")),
        ("有効期間終了日", "impossible_date", lambda person: _row(person, "01", "2027-02-30")),
        ("有効期間終了日", "period_reversed", lambda person: _row(person, "01", "2025-03-31")),
    )
    odd = odd_rows(kinds, odd_people.kaigo)
    return WelfareWritten(told, write_welfare(folder, KAIGO, cells, odd), doubles)


def _cells(month: TownMonth, ids: list[str], rows: list[int]) -> list[tuple[str, ...]]:
    needs, days = month.papers.needs.take(np.array(rows, dtype=np.int64)), DayBook()
    pending = month.papers.is_pending[rows].tolist()
    people = needs.person.tolist()
    first, last = days.texts(needs.valid_from), days.texts(needs.last_day)
    return [
        (
            ids[person], "999999", insured_number(person), "1", "", "",
            STATES[is_pending], CODES[forms.FORMS[form].grade], since, since, until,
        )
        for person, form, since, until, is_pending in zip(
            people, needs.form.tolist(), first, last, pending, strict=True
        )
    ]  # fmt: skip


def _share_numbers(cells: list[tuple[str, ...]], people: list[int]) -> list[tuple[str, str]]:
    """Give every second person the number of the one before; returns the pairs of ids."""
    halves = zip(people[::2], people[1::2], strict=False)
    other = {id_of(second): first for first, second in halves}
    for at, row in enumerate(cells):
        if row[0] in other:
            cells[at] = (*row[:2], insured_number(other[row[0]]), *row[3:])
    return [(id_of(first), second) for second, first in other.items()]


def _row(person: int, code: str = "23", until: str = UNTIL) -> tuple[str, ...]:
    return (
        id_of(person), "999999", insured_number(person), "1", "", "", STATES[0], code, FROM,
        FROM, until,
    )  # fmt: skip


def _keyed(person: int, grade: str, line: int) -> KeyedNeed:
    return KeyedNeed(
        KAIGO.source, KAIGO.name, line, id_of(person), forms.CARE, "", grade,
        valid_from=FROM, valid_until="2027-04-01",
    )  # fmt: skip
