"""One line of the hand-typed list: what is known of a person, and what the hand made of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sample_data.exports import hand_words as words

WHOLE_YEAR = 10_000


@dataclass(frozen=True)
class Around:
    """What a variation may need beside the row: another surname, name and address of the town."""

    surname: tuple[str, str]
    given: tuple[str, str]
    address: str
    as_of: date


@dataclass(frozen=True)
class HandRow:
    """The cells about a person; ``birth`` None and empty texts are not written.

    ``age`` stands in its own column; ``turn`` is a number that styles are chosen by.
    """

    name: str
    kana: str
    birth: date | None
    age: str
    address: str
    building: str
    phone: str
    turn: int
    around: Around

    def home(self) -> str:
        """Write address and 方書 in one cell."""
        return "　".join(text for text in (self.address, self.building) if text)

    def birth_text(self) -> str:
        """Write the birth date in one of four styles."""
        if self.birth is None:
            return ""
        day = self.birth
        era = words.era_text(day)
        year, month, number = era[1:].split(".")
        name = {"R": "令和", "H": "平成", "S": "昭和", "T": "大正"}[era[0]]
        styles = (
            day.isoformat(), f"{day.year}/{day.month}/{day.day}", era,
            f"{name}{year}年{month}月{number}日",
        )  # fmt: skip
        return styles[self.turn % len(styles)]


Variation = Callable[[HandRow], HandRow]


def age_on(birth: date, as_of: date) -> int:
    """Give the whole years on a day."""
    return as_of.year - birth.year - ((as_of.month, as_of.day) < (birth.month, birth.day))


def _exact(row: HandRow) -> HandRow:
    return replace(row, turn=0)


def _other_shape(row: HandRow) -> HandRow:
    return replace(row, name=words.other_shape(row.name))


def _no_blank(row: HandRow) -> HandRow:
    return replace(row, name=row.name.replace("　", ""), kana=row.kana.replace("　", ""))


def _half_kana(row: HandRow) -> HandRow:
    return replace(row, kana=words.half_kana(row.kana))


def _age_only(row: HandRow) -> HandRow:
    age = "" if row.birth is None else str(age_on(row.birth, row.around.as_of))
    return replace(row, birth=None, age=age)


def _old_address(row: HandRow) -> HandRow:
    return replace(row, address=row.around.address, building="")


def _other_surname(row: HandRow) -> HandRow:
    given, kana = row.name.partition("　")[2], row.kana.partition("　")[2]
    return replace(
        row, name=f"{row.around.surname[0]}　{given}", kana=f"{row.around.surname[1]}　{kana}"
    )


def _typo(row: HandRow) -> HandRow:
    return replace(row, name=words.misspelled(row.name))


def _kana_typo(row: HandRow) -> HandRow:
    return replace(row, kana=row.kana[:-1] + ("ン" if row.kana[-1] != "ン" else "ム"))


def _birth_typo(row: HandRow) -> HandRow:
    if row.birth is None:
        return row
    day = row.birth.day % 28 + 1
    return replace(row, birth=row.birth.replace(day=day))


def _local_phone(row: HandRow) -> HandRow:
    return replace(row, phone=words.local_phone(row.phone))


def _hyphens(row: HandRow) -> HandRow:
    return replace(row, address=words.short_address(row.address, row.turn), kana="")


def _nickname(row: HandRow) -> HandRow:
    surname = row.name.partition("　")[0]
    return replace(row, name=f"{surname}　{row.kana.partition('　')[2]}", kana="")


def _missing(row: HandRow) -> HandRow:
    if row.turn % 2 and row.birth is not None:
        return replace(row, address="", building="", phone="", age="")
    return replace(row, birth=None, age="", kana="", phone="")


VARIATIONS: dict[str, tuple[float, Variation]] = {
    "exact": (10, _exact),
    "other_shape": (8, _other_shape),
    "no_blank": (8, _no_blank),
    "half_kana": (8, _half_kana),
    "age_only": (10, _age_only),
    "old_address": (6, _old_address),
    "other_surname": (4, _other_surname),
    "typo": (6, _typo),
    "kana_typo": (5, _kana_typo),
    "birth_typo": (5, _birth_typo),
    "phone_without_area": (7, _local_phone),
    "short_address": (10, _hyphens),
    "nickname": (4, _nickname),
    "missing": (6, _missing),
}
"""How often each kind comes, and what it does to a row that is otherwise right."""


def stranger_rows(row: HandRow) -> dict[str, HandRow]:
    """Make people of nobody in the registry out of a resident's row, by kind."""
    around = row.around
    (own_surname, own_reading), (given, given_kana) = around.surname, around.given
    phone = f"080-0999-{row.turn % WHOLE_YEAR:04d}"
    surname, surname_kana = (text.partition("　")[0] for text in (row.name, row.kana))
    other = replace(row, birth=_other_birth(row.birth, row.turn), age="")
    away = replace(other, address=around.address, building="", phone=phone)
    return {
        "stranger": replace(
            away, name=f"{own_surname}　{given}", kana=f"{own_reading}　{given_kana}"
        ),
        "stranger_same_name": away,
        "stranger_same_home": replace(
            other, name=f"{surname}　{given}", kana=f"{surname_kana}　{given_kana}"
        ),
        "stranger_name_only": replace(
            row, birth=None, kana="", address="", building="", phone=phone
        ),
    }


def _other_birth(birth: date | None, turn: int) -> date:
    known = date(1948, 5, 17) if birth is None else birth
    year = known.year - 3 - turn % 5
    return date(year, (known.month + 5) % 12 + 1, (known.day + 11) % 28 + 1)
