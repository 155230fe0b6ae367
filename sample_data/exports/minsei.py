"""A list typed by the 民生委員, without 宛名番号, and the key of who is meant on each line.

All rows are about residents who take part, but for some who are not in the registry. Every
true row keeps enough to find its person: two of name or kana, birth, address and phone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from sample_data import need_forms as forms
from sample_data.calendar_days import EPOCH, NO_DAY
from sample_data.dice import IntArray, pick, stream
from sample_data.exports import hand_words as words
from sample_data.exports.hand_rows import VARIATIONS, Around, HandRow, age_on, stranger_rows
from sample_data.exports.needs_key import KeyedNeed
from sample_data.exports.planted_rows import HEADER_LINES, PlantedError, id_of, odd_names
from sample_data.exports.town_month import TownMonth
from sample_data.files import write_rows
from sample_data.person_names import NameBook

FILE, SOURCE, ENCODING = "minsei.csv", "minsei", "cp932"
COLUMNS = (
    "地区", "氏名", "フリガナ", "生年月日", "年齢", "住所", "電話", "見守り要", "支援が必要",
    "備考",
)  # fmt: skip
SHARE, MOST = 0.05, 5000
STRANGER_SHARE, TWICE_SHARE, RESTYLED_SHARE = 0.06, 0.01, 0.4
OLD_DAY = -1_600  # days from 1970: older than about 61
NOTES = ("", "", "", "足が悪い", "耳が遠い", "一人で外出できない", "息子さん(東京)", "犬あり")
WATCHED = "見守り"
PLAIN = ("exact", "old_address", "short_address", "missing")
TOLD_OTHERWISE = (
    "age_only", "old_address", "other_surname", "typo", "kana_typo", "birth_typo",
    "short_address", "nickname", "missing",
)  # fmt: skip
"""Kinds that say something else than the true row, spelling apart: with it, they are two."""


@dataclass(frozen=True)
class Typed:
    """A row of the list: the cells, whom it means (-1: nobody here), and its kind."""

    row: HandRow
    person: int
    kind: str
    district: str


@dataclass(frozen=True)
class HandWritten:
    """The key of the list: ``links`` are line, 宛名番号 or empty, and the kind of variation."""

    links: list[tuple[int, str, str]]
    needs: list[KeyedNeed]
    planted: list[PlantedError]


def write_minsei(folder: Path, month: TownMonth, seed: int) -> HandWritten:
    """Write the list and give its key."""
    typed = list(_type_rows(month, stream(seed, "minsei")))[: _rows_wanted(month)]
    text = ("\r\n".join(",".join(_cells(one)) for one in typed)) + "\r\n"
    write_rows(folder / FILE, COLUMNS, [text], ENCODING)
    lines = list(enumerate(typed, start=HEADER_LINES + 1))
    links = [(line, _id(one), one.kind) for line, one in lines]
    return HandWritten(
        links,
        [need for line, one in lines for need in _needs(line, one)],
        odd_names(FILE, "氏名", ((line, one.row.name) for line, one in lines)),
    )


def _id(typed: Typed) -> str:
    return "" if typed.person < 0 else id_of(typed.person)


def _type_rows(month: TownMonth, rng: np.random.Generator) -> Iterator[Typed]:
    """Give the rows in the order of the districts' residents, strangers among them."""
    chosen = _choose(month, rng)
    book, texts = NameBook(), month.resident_texts()
    kinds = list(VARIATIONS)
    drawn = pick(rng, [weight for weight, _ in VARIATIONS.values()], len(chosen)).tolist()
    fate = rng.random((len(chosen), 2)).tolist()
    for turn, person in enumerate(chosen.tolist()):
        row = _true_row(month, texts, (person, turn), _around(month, book, rng))
        district, (drawn_fate, style) = _district(month, person), fate[turn]
        if drawn_fate < STRANGER_SHARE:
            yield _stranger(row, district)
            continue
        kind = kinds[drawn[turn]]
        made = VARIATIONS[kind][1](row)
        if kind not in PLAIN and style < RESTYLED_SHARE:
            made = replace(made, address=words.short_address(made.address, turn))
        yield Typed(made, person, kind, district)
        if drawn_fate > 1 - TWICE_SHARE and kind in TOLD_OTHERWISE and made != row:
            yield Typed(row, person, "twice", district)


def _stranger(row: HandRow, district: str) -> Typed:
    strange = stranger_rows(row)
    kind = list(strange)[row.turn // 2 % len(strange)]
    return Typed(strange[kind], -1, kind, district)


def _rows_wanted(month: TownMonth) -> int:
    return min(MOST, round(SHARE * len(month.people)))


def _choose(month: TownMonth, rng: np.random.Generator) -> IntArray:
    """Choose mostly people past sixty; in the order of the registry."""
    weight = np.where(month.people.birth < OLD_DAY, 8.0, 0.5)
    weight[~month.takes_part] = 0
    size = min(_rows_wanted(month), int(np.count_nonzero(weight)))
    return np.sort(rng.choice(len(weight), size, replace=False, p=weight / weight.sum()))


def _around(month: TownMonth, book: NameBook, rng: np.random.Generator) -> Around:
    surname, given, home = rng.integers(0, 2**31, 3).tolist()
    addresses = month.street.addresses
    return Around(
        surname=book.surnames[surname % book.common_count],
        given=book.given[given % len(book.given)],
        address=addresses[home % len(addresses)],
        as_of=month.as_of,
    )


def _district(month: TownMonth, person: int) -> str:
    building = int(month.street.homes.building[month.people.household[person]])
    return month.street.districts[building]


def _true_row(
    month: TownMonth, texts: dict[str, list[str]], who: tuple[int, int], around: Around
) -> HandRow:
    """Write what the registry says of a person; ``who``: the person and the turn.

    Every third row has the age beside the birth date, every second the 方書.
    """
    person, turn = who
    day = int(month.people.birth[person])
    birth = None if day == NO_DAY else date.fromordinal(day + EPOCH.toordinal())
    phones = texts["電話番号"][person].split(";")
    return HandRow(
        name=texts["氏名"][person],
        kana=texts["氏名カナ"][person],
        birth=birth,
        age="" if birth is None or turn % 3 else str(age_on(birth, month.as_of)),
        address=texts["住所"][person],
        building=texts["方書"][person] if turn % 2 else "",
        phone=phones[turn % len(phones)],
        turn=turn,
        around=around,
    )


def _marks(typed: Typed) -> tuple[str, str]:
    watched = "○" if typed.row.turn % 2 else ""
    return watched, "○" if typed.row.turn % 3 == 0 else ""


def _cells(typed: Typed) -> tuple[str, ...]:
    row = typed.row
    return (
        typed.district, row.name, row.kana, row.birth_text(), row.age, row.home(), row.phone,
        *_marks(typed), NOTES[row.turn % len(NOTES)],
    )  # fmt: skip


def _needs(line: int, typed: Typed) -> Iterator[KeyedNeed]:
    watched, wishes = _marks(typed)
    if watched:
        yield KeyedNeed(SOURCE, FILE, line, _id(typed), forms.MANUAL, "", WATCHED)
    if wishes:
        yield KeyedNeed(SOURCE, FILE, line, _id(typed), forms.WISH, "", forms.WISHES)
