"""The cells that several registers share, as texts."""

from collections.abc import Iterator
from math import isnan
from typing import Any

import pandas as pd

from app.report.members import texts, wholes
from app.report.registers.content import RegisterColumn
from app.wording import paper_words, register_words
from app.wording.code_words import DEPTH_RANK_WORDS
from app.wording.paper_words import PAPER_VERDICT_WORDS
from scoring.codes import Verdict

PERSON_COLUMNS = (
    RegisterColumn(register_words.RANK, 0.07),
    RegisterColumn(register_words.NAME, 0.24),
    RegisterColumn(register_words.CODE, 0.1),
    RegisterColumn(register_words.PLACE, 0.27),
    RegisterColumn(register_words.PHONES, 0.14),
)
LAST_SHARE = 0.18


def person_rows(people: pd.DataFrame, last: list[str]) -> list[tuple[str, ...]]:
    """Give a row per person of :class:`app.report.registers.people.SupportPeople`.

    ``last`` is the cell that differs from register to register.
    """
    return [(*cells, end) for cells, end in zip(_cells(people), last, strict=True)]


def water_texts(people: pd.DataFrame) -> list[str]:
    """Say depth and verdict of each person's home; an unknown depth is said to be unknown."""
    pairs = zip(people["flood_rank"].tolist(), people["verdict"].tolist(), strict=True)
    return [
        f"{register_words.MAYBE_WET if isnan(rank) else DEPTH_RANK_WORDS[int(rank)].ja} "
        f"{PAPER_VERDICT_WORDS[Verdict(verdict)]}"
        for rank, verdict in pairs
    ]


def age_text(oldest: int | None, youngest: int | None) -> str:
    """Say an age; where the birth date is vague, from the youngest to the oldest that fits."""
    if oldest is None:
        return paper_words.NO_AGE
    if youngest is None or youngest == oldest:
        return f"{oldest}歳"
    return f"{youngest}〜{oldest}歳"


def _cells(people: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    columns: tuple[list[Any], ...] = (
        wholes(people["call_rank"]),
        texts(people["name"]),
        texts(people["kana"]),
        wholes(people["age"]),
        wholes(people["youngest_age"]),
        texts(people["code"]),
        texts(people["address"]),
        texts(people["building"]),
        texts(people["district"]),
        texts(people["phones"]),
    )
    for rank, name, kana, age, youngest, code, address, building, district, phones in zip(
        *columns, strict=True
    ):
        place = [address, building, f"［{district}］" if district else None]
        yield (
            register_words.NOT_LISTED if rank is None else str(rank),
            "　".join(part for part in (name, kana, age_text(age, youngest)) if part),
            code or "",
            " ".join(part for part in place if part),
            " ".join((phones or paper_words.NO_PHONE).split(";")),
        )
