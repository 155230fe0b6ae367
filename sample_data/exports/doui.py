"""The list of consents and contacts in Excel: titles, real dates, phones that became numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np
import xlsxwriter

from sample_data.calendar_days import EPOCH, NO_DAY
from sample_data.exports.planted_rows import PlantedError, id_of, odd_names
from sample_data.exports.town_month import GIVEN, REFUSED, TownMonth

FILE, SHEET = "doui.xlsx", "同意者名簿"
SOURCE = "doui"
TITLES = ("避難行動要支援者 同意確認名簿", "危機管理課 作成(見本)", "")
HEADER = (
    "宛名番号", "氏名", "同意", "同意日", "支援者氏名", "支援者続柄", "支援者電話",
    "緊急連絡先氏名", "緊急連絡先続柄", "緊急連絡先電話",
)  # fmt: skip
FIRST_LINE = len(TITLES) + 2
CREATED = datetime(2026, 11, 16, 9, 0, 0)  # noqa: DTZ001 - a workbook's times have no zone
SIGNS = {GIVEN: ("○", "同意"), REFUSED: ("×", "不同意")}
UNANSWERED_SIGNS = ("", "未回答")
HELPERS = ("隣人", "民生委員", "友人", "甥")
KIN = ("子", "兄弟", "孫", "姪")
LOST_OF = 6


@dataclass(frozen=True)
class Contact:
    """One contact of the key; ``role`` is emergency or supporter."""

    line: int
    person_id: str
    role: str
    name: str
    relationship: str
    phone: str


@dataclass(frozen=True)
class ConsentsWritten:
    """Lines of the asked, their contacts, and the phones that lost their zero."""

    lines: dict[int, int]
    contacts: list[Contact]
    planted: list[PlantedError]


def create_workbook(file: Path) -> xlsxwriter.Workbook:
    """Start a workbook that has the same bytes each time."""
    book = xlsxwriter.Workbook(file, {"strings_to_numbers": False, "strings_to_formulas": False})
    book.set_properties({"created": CREATED, "author": "見本"})
    return book


def date_of(day: int) -> date:
    """Give the date of a day number."""
    return date.fromordinal(day + EPOCH.toordinal())


def write_doui(folder: Path, month: TownMonth) -> ConsentsWritten:
    """Write the list of everybody who was asked, in the order of the registry."""
    texts = month.resident_texts()
    asked = np.flatnonzero(month.consents.is_asked & month.is_in_registry).tolist()
    names = [texts["氏名"][n] for n in np.flatnonzero(month.takes_part & ~month.is_protected)]
    written = ConsentsWritten({}, [], [])
    book = create_workbook(folder / FILE)
    sheet = book.add_worksheet(SHEET)
    day_format = book.add_format({"num_format": "yyyy/mm/dd"})
    sheet.merge_range(0, 0, 0, len(HEADER) - 1, TITLES[0])
    sheet.write_string(1, 0, TITLES[1])
    sheet.write_row(len(TITLES), 0, HEADER)
    for line, person in enumerate(asked, start=FIRST_LINE):
        written.lines[person] = line
        day = int(month.consents.day[person])
        sheet.write_string(line - 1, 0, id_of(person))
        sheet.write_string(line - 1, 1, texts["氏名"][person])
        sheet.write_string(line - 1, 2, _sign(int(month.consents.state[person]), person))
        if day != NO_DAY:
            sheet.write_datetime(line - 1, 3, date_of(day), day_format)
        for place, contact in _contacts(line, person, names):
            _write_contact(sheet, place, contact, written)
    book.add_worksheet("記入のしかた").write_string(0, 0, "○は同意、×は不同意、空欄は未回答。")
    book.close()
    return written


def _sign(state: int, person: int) -> str:
    return SIGNS.get(state, UNANSWERED_SIGNS)[person % 2]


def _contacts(line: int, person: int, names: list[str]) -> Iterator[tuple[int, Contact]]:
    """Give the supporter (of two in three) and the kin (of three in four), by first column."""
    who = id_of(person)
    if person % 3:
        name = names[(person * 31 + 7) % len(names)]
        yield 4, Contact(line, who, "supporter", name, HELPERS[person % 4], _phone(person, 8))
    if person % 4:
        name = names[(person * 17 + 3) % len(names)]
        yield 7, Contact(line, who, "emergency", name, KIN[person % 4], _phone(person, 9))


def _phone(person: int, kind: int) -> str:
    return f"0{kind}0-0{person // 10_000 % 1000:03d}-{person % 10_000:04d}"


def _write_contact(
    sheet: xlsxwriter.worksheet.Worksheet, place: int, contact: Contact, written: ConsentsWritten
) -> None:
    row = contact.line - 1
    sheet.write_string(row, place, contact.name)
    named = [(contact.line, contact.name)]
    written.planted.extend(odd_names(FILE, HEADER[place], named))
    sheet.write_string(row, place + 1, contact.relationship)
    if contact.line % LOST_OF:
        sheet.write_string(row, place + 2, contact.phone)
    else:
        sheet.write_number(row, place + 2, int(contact.phone.replace("-", "")))
        column = HEADER[place + 2]
        written.planted.append(PlantedError(FILE, contact.line, column, "phone_zero_lost"))
    written.contacts.append(contact)
