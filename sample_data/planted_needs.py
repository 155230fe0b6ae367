"""Errors and oddities among the requirement rows."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from sample_data import need_forms as forms
from sample_data.calendar_days import EPOCH, day_number
from sample_data.needs import NeedDraft, Needs
from sample_data.people import People
from sample_data.planted import IMPOSSIBLE_DATE, REQUIREMENTS_FILE, Note, Plants, Pool

REIWA = date(2019, 5, 1)


def plant_needs(people: People, needs: Needs, pool: Pool, as_of: date) -> tuple[Needs, Plants]:
    """Put errors into the requirement rows, and rows that end today and ended yesterday."""
    plants = Plants()
    draft, day = NeedDraft(), day_number(as_of)
    grave = forms.form_number(forms.DISEASE, "", "重症")
    diseases = [n for n, form in enumerate(forms.FORMS) if form.kind == forms.DISEASE]
    has_disease = np.isin(np.arange(len(people)), needs.person[np.isin(needs.form, diseases)])
    draft.add(needs.person, needs.form, needs.valid_from, needs.last_day)
    edges: dict[int, str] = {}
    for late, words in ((0, "最終日が基準日"), (1, "基準日の前日に終了")):
        persons = np.array(pool.draw(~has_disease), dtype=np.int64)
        whole = np.ones_like(persons)
        draft.add(persons, whole * grave, whole * (day - 400), whole * (day - late))
        edges |= dict.fromkeys(persons.tolist(), words)
    made = draft.build()
    for row in np.flatnonzero((made.form == grave) & np.isin(made.person, list(edges))).tolist():
        words = edges[int(made.person[row])]
        plants.oddities.append(Note(REQUIREMENTS_FILE, row, "有効終了", "last_day", words))
    _plant_extra_rows(pool, plants)
    plants.need_copies = np.array(pool.draw_rows(np.ones(len(made), dtype=bool)), dtype=np.int64)
    _plant_spellings(made, pool, plants)
    return made, plants


def _plant_spellings(needs: Needs, pool: Pool, plants: Plants) -> None:
    fit = needs.last_day > day_number(REIWA)
    fit[plants.need_copies] = False
    for turn, row in enumerate(pool.draw_rows(fit)):
        day = date.fromordinal(int(needs.last_day[row]) + EPOCH.toordinal())
        year = day.year - REIWA.year + 1
        text = (f"令和{year}年{day.month}月{day.day}日", f"R{year}.{day.month}.{day.day}")[turn % 2]
        plants.need_cells[row, "有効終了"] = text
        plants.oddities.append(Note(REQUIREMENTS_FILE, row, "有効終了", "era_date", text))
    circled = needs.form == forms.form_number(forms.INTELLECTUAL, "", "Ⓐ")
    circled[plants.need_copies] = False
    for turn, row in enumerate(pool.draw_rows(circled)):
        text = ("○A", "マルA")[turn % 2]
        plants.need_cells[row, "等級"] = text
        plants.oddities.append(Note(REQUIREMENTS_FILE, row, "等級", "spelling", text))


def _plant_extra_rows(pool: Pool, plants: Plants) -> None:
    physical, impossible = forms.PHYSICAL, IMPOSSIBLE_DATE
    rows: Sequence[tuple[str, str, tuple[str, ...]]] = (
        ("unknown_person", "宛名番号", (forms.CARE, "", "要介護3", "2026-04-01", "2027-03-31", "")),
        ("grade_not_in_law", "等級", (physical, "聴覚", "1級", "2020-04-01", "", "")),
        ("grade_not_in_law", "等級", (physical, "心臓", "2級", "2020-04-01", "", "")),
        ("unknown_grade", "等級", (forms.CARE, "", "要介護6", "2026-04-01", "2027-03-31", "")),
        ("missing_grade", "等級", (forms.CARE, "", "", "2026-04-01", "2027-03-31", "")),
        ("unknown_kind", "要件種別", ("高齢世帯", "", "", "2026-04-01", "", "")),
        ("unknown_part", "部位", (physical, "腰", "3級", "2020-04-01", "", "")),
        ("missing_part", "部位", (physical, "", "2級", "2020-04-01", "", "")),
        ("impossible_date", "有効終了", (physical, "肝臓", "4級", "2020-04-01", impossible, "")),
        ("period_reversed", "有効終了", (physical, "小腸", "4級", "2026-04-01", "2025-03-31", "")),
    )  # fmt: skip
    for code, column, cells in rows:
        for person in pool.draw():
            owner = -1 if code == "unknown_person" else person
            plants.issues.append(Note(REQUIREMENTS_FILE, len(plants.extra), column, code, ""))
            plants.extra.append((owner, cells))
