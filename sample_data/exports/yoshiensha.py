"""The Excel list of 要支援者 without 宛名番号: titles, merged homes, ○, numbers for phones."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import xlsxwriter

from sample_data import need_forms as forms
from sample_data.calendar_days import NO_DAY
from sample_data.exports.doui import create_workbook, date_of
from sample_data.exports.needs_key import KeyedNeed
from sample_data.exports.planted_rows import PlantedError, id_of, odd_names
from sample_data.exports.town_month import CONSENT_WORDS, GIVEN, REFUSED, TownMonth

FILE, SHEET, SOURCE = "yoshiensha.xlsx", "名簿", "yoshiensha"
TITLES = ("避難行動要支援者名簿(見本)", "令和8年11月16日現在 取扱注意", "")
HEADER = (
    "番号", "氏名", "フリガナ", "生年月日", "住所", "電話番号", "要介護度", "視覚", "聴覚", "下肢",
    "人工呼吸器", "在宅酸素", "難病", "同意",
)  # fmt: skip
FIRST_LINE = len(TITLES) + 2
NAME, KANA, BIRTH, ADDRESS, PHONE, CARE = 1, 2, 3, 4, 5, 6
PARTS = {"視覚": 7, "聴覚": 8, "下肢": 9}
DEVICES = {"人工呼吸器": 10, "在宅酸素": 11}
DISEASE, CONSENT = 12, 13
OLDEST_SERIAL = -25_567  # 1900-01-01: a spreadsheet has no day before
SHARE, MOST = 3, 1500
MARKED = "○"


@dataclass(frozen=True)
class ListWritten:
    """Whom each line is about, the needs and consents it tells, and what the import lists."""

    lines: dict[int, int]
    needs: list[KeyedNeed]
    consents: list[tuple[int, int, str]]
    planted: list[PlantedError]


def write_yoshiensha(folder: Path, month: TownMonth) -> ListWritten:
    """Write a part of the people with a grave need and all their grave house-mates."""
    needs = _NeedsOfPeople(month)
    chosen = _choose(month, needs)
    book = create_workbook(folder / FILE)
    history = book.add_worksheet("更新履歴")
    history.write_row(0, 0, ("年月日", "内容"))
    history.write_row(1, 0, ("令和8年11月16日", "年次更新"))
    sheet = book.add_worksheet(SHEET)
    sheet.merge_range(0, 0, 0, len(HEADER) - 1, TITLES[0])
    sheet.write_string(1, 0, TITLES[1])
    sheet.write_row(len(TITLES), 0, HEADER)
    writer = _ListSheet(sheet, month, needs, book.add_format({"num_format": "yyyy/m/d"}))
    for line, person in enumerate(chosen, start=FIRST_LINE):
        writer.write(line, person)
    writer.merge_homes(chosen)
    book.close()
    return writer.written


def _choose(month: TownMonth, needs: "_NeedsOfPeople") -> list[int]:
    """Take every SHARE-th household with somebody on the list, whole; at most MOST people."""
    people = month.people
    fit = [n for n in needs.cells if month.takes_part[n] and not month.is_protected[n]]
    listed = np.array(sorted(fit), dtype=np.int64)
    chosen = listed[people.household[listed] % SHARE == 0][:MOST]
    return [int(person) for person in chosen]


class _NeedsOfPeople:
    """The cells of the wide columns, by person, of the needs in force."""

    def __init__(self, month: TownMonth) -> None:
        in_force = month.papers.counting().in_force(month.as_of)
        needs = month.papers.needs.take(np.flatnonzero(in_force))
        self.cells: dict[int, dict[int, tuple[str, forms.NeedForm]]] = {}
        for person, number in zip(needs.person.tolist(), needs.form.tolist(), strict=True):
            form = forms.FORMS[number]
            place, text = _cell_of(form)
            if place:
                self.cells.setdefault(person, {})[place] = (text, form)


def _cell_of(form: forms.NeedForm) -> tuple[int, str]:
    """Give column and text of a need; column 0 where the list has none for it."""
    if form.kind == forms.CARE:
        return CARE, form.grade
    if form.kind == forms.PHYSICAL:
        return PARTS.get(form.part, 0), form.grade
    if form.kind == forms.DEVICE:
        return DEVICES.get(form.part, 0), MARKED
    return (DISEASE, MARKED) if form.kind == forms.DISEASE and form.grade == "その他" else (0, "")


class _ListSheet:
    def __init__(
        self,
        sheet: xlsxwriter.worksheet.Worksheet,
        month: TownMonth,
        needs: _NeedsOfPeople,
        day_format: xlsxwriter.format.Format,
    ) -> None:
        self._sheet, self._month, self._day_format = sheet, month, day_format
        self._needs, self._texts = needs, month.resident_texts()
        self.written = ListWritten({}, [], [], [])

    def write(self, line: int, person: int) -> None:
        """Write the row of one person, all but the address."""
        sheet, texts, row = self._sheet, self._texts, line - 1
        self.written.lines[person] = line
        sheet.write_number(row, 0, line - FIRST_LINE + 1)
        sheet.write_string(row, NAME, texts["氏名"][person])
        named = [(line, texts["氏名"][person])]
        self.written.planted.extend(odd_names(FILE, HEADER[NAME], named))
        sheet.write_string(row, KANA, texts["氏名カナ"][person])
        birth = int(self._month.people.birth[person])
        if birth > OLDEST_SERIAL:
            sheet.write_datetime(row, BIRTH, date_of(birth), self._day_format)
        elif birth != NO_DAY:
            sheet.write_string(row, BIRTH, texts["生年月日"][person])
        self._write_phone(line, person)
        self._write_needs(line, person)
        self._write_consent(line, person)

    def merge_homes(self, chosen: list[int]) -> None:
        """Write each address once, merged over the members of a household."""
        homes = self._month.people.household[chosen].tolist()
        start = 0
        for end in range(1, len(chosen) + 1):
            if end < len(chosen) and homes[end] == homes[start]:
                continue
            first, last = start + FIRST_LINE - 1, end + FIRST_LINE - 2
            person = chosen[start]
            home = f"{self._texts['住所'][person]}　{self._texts['方書'][person]}".rstrip("　")
            if last > first:
                self._sheet.merge_range(first, ADDRESS, last, ADDRESS, home)
            else:
                self._sheet.write_string(first, ADDRESS, home)
            start = end

    def _write_phone(self, line: int, person: int) -> None:
        phone = self._texts["電話番号"][person].partition(";")[0]
        if not phone:
            return
        if person % 3 == 0:
            self._sheet.write_number(line - 1, PHONE, int(phone.replace("-", "")))
            found = PlantedError(FILE, line, HEADER[PHONE], "phone_zero_lost")
            self.written.planted.append(found)
        else:
            self._sheet.write_string(line - 1, PHONE, phone)

    def _write_needs(self, line: int, person: int) -> None:
        for place, (text, form) in sorted(self._needs.cells[person].items()):
            self._sheet.write_string(line - 1, place, text)
            need = KeyedNeed(SOURCE, FILE, line, id_of(person), form.kind, form.part, form.grade)
            self.written.needs.append(need)

    def _write_consent(self, line: int, person: int) -> None:
        state = int(self._month.consents.state[person])
        self._sheet.write_string(line - 1, CONSENT, {GIVEN: MARKED, REFUSED: "×"}.get(state, ""))
        self.written.consents.append((person, line, CONSENT_WORDS[state]))
