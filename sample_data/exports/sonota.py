"""Needs that no big system holds (難病, 医療機器, 希望 …), in the columns of the template."""

from pathlib import Path

import numpy as np

from sample_data.calendar_days import DayBook
from sample_data.exports.papers import OTHER_FORMS
from sample_data.exports.town_month import TownMonth
from sample_data.exports.welfare_rows import (
    WelfareFile,
    WelfareWritten,
    tell_rows,
    write_welfare,
)
from sample_data.files import REQUIREMENT_COLUMNS
from sample_data.need_forms import FORMS, IN_CARE

SONOTA = WelfareFile("template", "sonota.csv", "utf-8-sig", REQUIREMENT_COLUMNS)
REASON = "施設の連絡による"


def write_sonota(folder: Path, month: TownMonth, ids: list[str]) -> WelfareWritten:
    """Write the file; the template reads it."""
    rows = month.papers.of_forms(OTHER_FORMS).tolist()
    needs, days = month.papers.needs.take(np.array(rows, dtype=np.int64)), DayBook()
    columns = zip(
        needs.person.tolist(), (FORMS[form] for form in needs.form.tolist()),
        days.texts(needs.valid_from), days.texts(needs.last_day), strict=True,
    )  # fmt: skip
    cells = [
        (ids[person], what.kind, what.part, what.grade, since, until,
         REASON if what.grade == IN_CARE else "")
        for person, what, since, until in columns
    ]  # fmt: skip
    planted = write_welfare(folder, SONOTA, cells, [])
    return WelfareWritten(tell_rows(SONOTA, month, ids, rows), planted)
