"""Errors and oddities among the residents; facts that an error hides become unknown."""

from datetime import date

import numpy as np

from sample_data.calendar_days import EPOCH, NO_DAY, day_number
from sample_data.dice import IntArray
from sample_data.identity import person_ids
from sample_data.people import (
    MOVED_OUT,
    STRUCTURE_WORDS,
    STURDY_FROM,
    UNKNOWN_STRUCTURE,
    WOODEN,
    People,
)
from sample_data.person_names import NameBook
from sample_data.planted import IMPOSSIBLE_DATE, RARE_CHARACTER, RESIDENTS_FILE, Note, Plants, Pool

PRIVATE_USE_SURNAMES = ("\ue000田", "山\ue001", "\ue002")
SHOWA = (date(1926, 12, 25), date(1989, 1, 7))
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def plant_residents(people: People, pool: Pool, storeys: IntArray) -> Plants:
    """Put errors and oddities into the registry; facts that they hide become unknown.

    ``storeys`` of each resident's building, 0 where the registry does not know them.
    """
    plants = Plants(copies=np.array(pool.draw(), dtype=np.int64))
    for person in pool.draw():
        plants.spoil(person, "生年月日", IMPOSSIBLE_DATE, "impossible_date")
        people.birth[person] = NO_DAY
    for person in pool.draw():
        plants.spoil(person, "生年月日", "不詳", "date_not_known")
        people.birth[person] = NO_DAY
    for turn, person in enumerate(pool.draw()):
        column = ("経度", "緯度")[turn % 2]
        plants.spoil(person, column, "", "position_half")
        people.is_located[person] = False
    for person in pool.draw((people.floor > 0) & (storeys > 0)):
        text = str(int(storeys[person]) + 3)
        plants.spoil(person, "居住階", text, "floor_above_storeys")
        people.floor[person] = 0
    _plant_doubts(people, pool, plants)
    _plant_names(people, pool, plants)
    _plant_oddities(people, pool, plants)
    return plants


def plant_birthdays(people: People, pool: Pool, as_of: date) -> list[Note]:
    """Move birthdays to the edges of the age rules, and to 29 February."""
    edges = (
        (75, 0, "75歳になる日"), (75, 1, "75歳の前日"), (85, 0, "85歳になる日"),
        (85, 1, "85歳の前日"), (3, 0, "3歳になる日"), (3, 1, "3歳の前日"),
    )  # fmt: skip
    notes = []
    for years, late, words in edges:
        born = day_number(as_of.replace(year=as_of.year - years)) + late
        for person in pool.draw(np.abs(people.birth - born) < 4 * 365):
            people.birth[person] = born
            notes.append(Note(RESIDENTS_FILE, person, "生年月日", "birthday", words))
    for person in pool.draw(np.abs(people.birth - day_number(date(1952, 2, 29))) < 8 * 365):
        people.birth[person] = day_number(date(1952, 2, 29))
        notes.append(Note(RESIDENTS_FILE, person, "生年月日", "birthday", "2月29日生まれ"))
    return notes


def plant_structures(people: People, pool: Pool, plants: Plants) -> None:
    """Spoil what some rows say of the building, and let some unlike their family say wood."""
    for person in pool.draw(people.structure >= STURDY_FROM):
        plants.spoil(person, "構造", "その他", "unknown_structure")
        people.structure[person] = UNKNOWN_STRUCTURE
    for person in pool.draw((people.structure >= STURDY_FROM) & (people.slot > 0)):
        plants.vary(person, "構造", STRUCTURE_WORDS[WOODEN], "structure_disagrees")
        people.structure[person] = WOODEN


def _plant_doubts(people: People, pool: Pool, plants: Plants) -> None:
    for turn, person in enumerate(pool.draw()):
        plants.spoil(person, "電話番号", f"90000{turn % 100_000:05d}", "phone_zero_lost")
    for person in pool.draw():
        plants.spoil(person, "電話番号", "なし", "phone_unreadable")
    for person in pool.draw():
        wide = person_ids(np.array([person]))[0].translate(FULL_WIDTH)
        plants.spoil(person, "宛名番号", wide, "id_normalised")
    for person in pool.draw():
        plants.spoil(person, "住民状態", "保留", "unknown_status")
    for person in pool.draw():
        # What nobody can read is taken as protected: the error must not show an address.
        plants.spoil(person, "支援措置", "要確認", "unknown_protection")
        people.is_protected[person] = True
    end, decade = day_number(SHOWA[1]), 3652
    for person in pool.draw((people.birth > end) & (people.birth < end + decade)):
        text = _showa_text(int(people.birth[person]), 0)
        plants.spoil(person, "生年月日", text, "date_outside_era")


def _showa_text(birth: int, style: int) -> str:
    day = date.fromordinal(birth + EPOCH.toordinal())
    year = day.year - SHOWA[0].year + 1
    return (f"昭和{year}年{day.month}月{day.day}日", f"S{year}.{day.month}.{day.day}")[style]


def _plant_names(people: People, pool: Pool, plants: Plants) -> None:
    book = NameBook()
    for turn, person in enumerate(pool.draw()):
        given = book.given[people.given[person]][0]
        name = f"{PRIVATE_USE_SURNAMES[turn % len(PRIVATE_USE_SURNAMES)]}　{given}"
        plants.spoil(person, "氏名", name, "private_use_character")
    rare = len(book.surnames) - book.rare_first
    chosen = np.array(pool.draw() + pool.draw(), dtype=np.int64)
    families = np.full(int(people.household.max(initial=0)) + 1, -1, dtype=np.int64)
    families[people.household[chosen]] = book.rare_first + np.arange(len(chosen)) % rare
    renamed = families[people.household]
    people.surname[:] = np.where(renamed < 0, people.surname, renamed)
    plants.oddities += [
        Note(RESIDENTS_FILE, person, "氏名", RARE_CHARACTER, "") for person in chosen.tolist()
    ]


def _plant_oddities(people: People, pool: Pool, plants: Plants) -> None:
    low, high = (day_number(day) for day in SHOWA)
    for turn, person in enumerate(pool.draw((people.birth > low) & (people.birth < high))):
        text = _showa_text(int(people.birth[person]), turn % 2)
        plants.vary(person, "生年月日", text, "era_date")
    for turn, person in enumerate(pool.draw()):
        plants.vary(person, "住民状態", ("1", "")[turn % 2], "status_code")
    for person in np.flatnonzero(people.status == MOVED_OUT)[: pool.count].tolist():
        plants.vary(person, "住民状態", "2", "status_code")
