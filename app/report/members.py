"""The people of the households that are printed: head, phones, needs. Columns first, then objects.

Only residents of the chosen households become Python objects.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isnan

import numpy as np
import pandas as pd

from app.pipeline.make_list import ListFrames
from app.report.content import MemberNeed, Person, Phone
from app.report.member_contacts import ContactPhones, contacts_by_person, in_order_of_calling
from app.wording.need_words import (
    CHANGE_PENDING,
    INFANT_AGE_TO,
    WISHES_SUPPORT,
    infant_words,
    need_words,
)
from scoring.codes import RequirementKind, ResidentStatus
from scoring.household import SUPPORT_MARK, support_codes_of_members
from scoring.validity import is_in_force

_HEAD_WORDS = frozenset({"世帯主", "本人"})
_PHONE_END = ";"


@dataclass(frozen=True, slots=True)
class Member:
    """One resident of a printed household; None: not known or not given."""

    person: Person
    relationship: str | None
    address: str
    building: str | None
    phones: str | None
    has_score: bool
    code: str | None
    needs: tuple[str, ...]
    contacts: tuple[ContactPhones, ...]


def read_members(
    frames: ListFrames, household_ids: pd.Series, as_of: date
) -> Iterator[list[Member]]:
    """Give the members of each household in the order of ``household_ids``, the head first.

    The head (世帯主) is the member whose 続柄 says so, else the first one in the file; the
    others stay in file order. Each household has at least one member.
    """
    people, household = _people_of(frames.residents, household_ids)
    members = _build_members(frames, people, as_of)
    ends = np.searchsorted(household, np.arange(len(household_ids)), side="right").tolist()
    start = 0
    for end in ends:
        yield _head_first(members[start:end])
        start = end


def list_phones(members: list[Member]) -> tuple[Phone, ...]:
    """Give every number once with all whose it is: the head's, the others', then contacts'."""
    owners: dict[str, list[str]] = {}
    for position, member in enumerate(members):
        if member.phones is None:
            continue
        whose = _owner(member, is_head=position == 0)
        for number in member.phones.split(_PHONE_END):
            if number.strip():
                owners.setdefault(number.strip(), []).append(whose)
    own = frozenset(owners)
    contacts = [contact for member in members for contact in member.contacts]
    for contact in in_order_of_calling(contacts):
        for number in contact.numbers:
            owners.setdefault(number, []).append(contact.whose)
    return tuple(
        Phone(number, "・".join(dict.fromkeys(of)), number in own) for number, of in owners.items()
    )


def list_needs(members: list[Member]) -> tuple[MemberNeed, ...]:
    """Give the members with a score or a need, the head first.

    The wish for support is not told again where the support code carries its mark.
    """
    return tuple(
        MemberNeed(
            member.person.name,
            member.person.age,
            position == 0,
            member.code if member.has_score and member.code else "",
            _without_marked_wish(member),
        )
        for position, member in enumerate(members)
        if member.has_score or member.needs
    )


def texts(column: pd.Series) -> list[str | None]:
    """Give a text column as a list with None for an empty cell."""
    values: list[str | None] = column.tolist()
    if not column.hasnans:
        return values
    empty = column.isna().tolist()
    return [None if gone else value for gone, value in zip(empty, values, strict=True)]


def wholes(column: pd.Series) -> list[int | None]:
    """Give a number column of whole numbers as a list with None for an empty cell."""
    return [None if isnan(value) else int(value) for value in column.tolist()]


def _people_of(
    residents: pd.DataFrame, household_ids: pd.Series
) -> tuple[pd.DataFrame, np.ndarray]:
    position = pd.Index(household_ids).get_indexer(residents["household_id"])
    takes_part = (residents["status"] == ResidentStatus.RESIDENT.value).to_numpy()
    rows = np.flatnonzero((position >= 0) & takes_part)
    rows = rows[np.argsort(position[rows], kind="stable")]
    return residents.iloc[rows], position[rows]


def _build_members(frames: ListFrames, people: pd.DataFrame, as_of: date) -> list[Member]:
    row = pd.Index(frames.individuals["person_id"]).get_indexer(people["person_id"])
    if (row < 0).any():
        raise ValueError("a resident who takes part has no individual score row")
    individuals = frames.individuals.iloc[row]
    ages = wholes(individuals["age"])
    needs = _needs_by_person(frames.requirements, people["person_id"], as_of)
    contacts = contacts_by_person(frames.contacts, people["person_id"])
    columns = zip(
        texts(people["name"]),
        texts(people["kana"]),
        ages,
        texts(people["relationship"]),
        texts(people["address"]),
        texts(people["building"]),
        texts(people["phones"]),
        individuals["score"].notna().tolist(),
        texts(support_codes_of_members(individuals, frames.household_scores)),
        strict=True,
    )
    return [
        Member(
            Person(name or "", kana, age),
            relationship,
            address or "",
            building,
            phones,
            has_score,
            code,
            _with_age(needs.get(position, ()), age),
            contacts.get(position, ()),
        )
        for position, (
            name,
            kana,
            age,
            relationship,
            address,
            building,
            phones,
            has_score,
            code,
        ) in enumerate(columns)
    ]


def _needs_by_person(
    requirements: pd.DataFrame, person_ids: pd.Series, as_of: date
) -> dict[int, tuple[str, ...]]:
    person = pd.Index(person_ids).get_indexer(requirements["person_id"])
    rows = np.flatnonzero(is_in_force(requirements, as_of) & (person >= 0))
    chosen = requirements.iloc[rows]
    words: dict[tuple[str | None, str | None, str | None], str] = {}
    needs: dict[int, tuple[str, ...]] = {}
    told_of = zip(
        person[rows].tolist(),
        texts(chosen["kind"]),
        texts(chosen["part"]),
        texts(chosen["grade"]),
        chosen["is_change_pending"].tolist(),
        strict=True,
    )
    for position, kind, part, grade, is_pending in told_of:
        told = words.get((kind, part, grade))
        if told is None:
            told = words[kind, part, grade] = need_words(RequirementKind(kind or ""), part, grade)
        told = f"{told}{CHANGE_PENDING}" if is_pending else told
        before = needs.get(position, ())
        if told not in before:
            needs[position] = (*before, told)
    return needs


def _without_marked_wish(member: Member) -> tuple[str, ...]:
    if member.code is None or not member.code.startswith(SUPPORT_MARK):
        return member.needs
    return tuple(need for need in member.needs if need != WISHES_SUPPORT)


def _with_age(needs: tuple[str, ...], age: int | None) -> tuple[str, ...]:
    if age is None or age > INFANT_AGE_TO:
        return needs
    return (infant_words(age), *needs)


def _head_first(members: list[Member]) -> list[Member]:
    for position, member in enumerate(members):
        if member.relationship is not None and member.relationship.strip() in _HEAD_WORDS:
            return [member, *members[:position], *members[position + 1 :]]
    return members


def _owner(member: Member, *, is_head: bool) -> str:
    if member.relationship is None:
        return member.person.name
    if is_head:
        return member.relationship
    given = member.person.name.split()
    return f"{member.relationship} {given[-1] if given else ''}".strip()
