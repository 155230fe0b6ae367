"""Whom else to call for the people of a printed household: supporters and emergency contacts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.wording.code_words import code_word
from scoring.record_codes import ContactRole

_PHONE_END = ";"
_ROLES = (ContactRole.SUPPORTER, ContactRole.EMERGENCY)
"""In the order they are called: who comes to help goes before who wants to know."""


@dataclass(frozen=True, slots=True)
class ContactPhones:
    """One contact with a number; ``whose`` as printed behind it: 支援者 鈴木 一."""

    role: ContactRole
    whose: str
    numbers: tuple[str, ...]


def contacts_by_person(
    contacts: pd.DataFrame, person_ids: pd.Series
) -> dict[int, tuple[ContactPhones, ...]]:
    """Give the contacts that have a number, by the place of their person in ``person_ids``."""
    person = pd.Index(person_ids).get_indexer(contacts["person_id"])
    rows = np.flatnonzero((person >= 0) & contacts["phones"].notna().to_numpy())
    told: dict[int, tuple[ContactPhones, ...]] = {}
    for position, row in zip(
        person[rows].tolist(), contacts.iloc[rows].to_dict("records"), strict=True
    ):
        numbers = [number.strip() for number in row["phones"].split(_PHONE_END)]
        role = ContactRole(row["role"])
        contact = ContactPhones(role, _whose(role, row), tuple(filter(None, numbers)))
        told[position] = (*told.get(position, ()), contact)
    return told


def in_order_of_calling(contacts: Sequence[ContactPhones]) -> list[ContactPhones]:
    """Put supporters first; of one role in the order of the file."""
    return sorted(contacts, key=lambda contact: _ROLES.index(contact.role))


def _whose(role: ContactRole, row: dict[str, object]) -> str:
    parts = (code_word(role).ja, row["relationship"], row["name"])
    return " ".join(part for part in parts if isinstance(part, str) and part)
