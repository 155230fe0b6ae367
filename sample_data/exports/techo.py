"""The handbooks' export: three kinds, grades by part and in total, some given back."""

from pathlib import Path

import numpy as np

from sample_data import need_forms as forms
from sample_data.calendar_days import NO_DAY, DayBook
from sample_data.exports.odd_people import OddPeople
from sample_data.exports.papers import HANDBOOK_FORMS, handbook_number
from sample_data.exports.planted_rows import id_of, stranger_id
from sample_data.exports.town_month import TownMonth
from sample_data.exports.welfare_rows import (
    WelfareFile,
    WelfareWritten,
    odd_rows,
    tell_rows,
    write_welfare,
)

TECHO = WelfareFile(
    "techo-standard",
    "techo.csv",
    "utf-8-sig",
    (
        "宛名番号", "手帳種別", "手帳番号", "部位", "部位別等級", "総合等級", "交付日", "有効期限",
        "返還日",
    ),
)  # fmt: skip
ISSUED = "2020-04-01"


def write_techo(
    folder: Path, month: TownMonth, ids: list[str], odd_people: OddPeople
) -> WelfareWritten:
    """Write the file: every handbook of the town, a row for each part, and the errors."""
    rows = month.papers.of_forms(HANDBOOK_FORMS).tolist()
    kinds = (
        ("宛名番号", "unknown_person", lambda n: (stranger_id(n), *_row(n, "下肢", "3級")[1:])),
        ("部位別等級", "grade_not_in_law", lambda person: _row(person, "聴覚", "1級")),
        ("部位別等級", "grade_not_in_law", lambda person: _row(person, "心臓", "2級")),
        (
            "部位別等級",
            "unknown_grade",
            lambda n: _row(n, "肝臓", "9級", ""),
        ),
        ("部位", "unknown_part", lambda person: _row(person, "腰", "3級")),
        ("部位", "missing_part", lambda person: _row(person, "", "4級")),
        (
            "手帳種別",
            "unknown_kind",
            lambda n: (id_of(n), "旅券", *_row(n, "", "1級")[2:]),
        ),
        ("返還日", "impossible_date", lambda n: (*_row(n, "肝臓", "4級")[:-1], "2026-02-30")),
    )
    odd = odd_rows(kinds, odd_people.techo)
    planted = write_welfare(folder, TECHO, _cells(month, ids, rows), odd)
    return WelfareWritten(tell_rows(TECHO, month, ids, rows), planted)


def _cells(month: TownMonth, ids: list[str], rows: list[int]) -> list[tuple[str, ...]]:
    papers, days = month.papers, DayBook()
    needs = papers.needs.take(np.array(rows, dtype=np.int64))
    returned = papers.is_returned[rows]
    back = np.where(returned, needs.last_day + 1, NO_DAY).astype(np.int32)
    until = np.where(returned, NO_DAY, needs.last_day).astype(np.int32)
    columns = zip(
        needs.person.tolist(), needs.form.tolist(), papers.overall[rows].tolist(),
        days.texts(needs.valid_from), days.texts(until), days.texts(back), strict=True,
    )  # fmt: skip
    return [
        (ids[person], *_paper(person, form, overall), since, last, gone)
        for person, form, overall, since, last, gone in columns
    ]


def _paper(person: int, form: int, overall: int) -> tuple[str, ...]:
    """Give kind, number, part and both grades; only a physical handbook has grades by part."""
    what = forms.FORMS[form]
    number = handbook_number(what.kind, person)
    if what.kind == forms.PHYSICAL:
        return what.kind, number, what.part, what.grade, f"{overall}級"
    return what.kind, number, "", "", what.grade


def _row(person: int, part: str, grade: str, overall: str | None = None) -> tuple[str, ...]:
    number = handbook_number(forms.PHYSICAL, person)
    total = grade if overall is None else overall
    return id_of(person), forms.PHYSICAL, number, part, grade, total, ISSUED, "", ""
