"""What the files say of people beside the register: certificates, consent, contacts.

For the few people of one household; rows of residents only (:mod:`app.pipeline.linked_rows`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from app.pipeline.make_list import ListTables
from scoring.codes import RequirementKind
from scoring.record_codes import ConsentState, ContactRole, Validity
from scoring.validity import validity_of

_ONE_DAY = pd.Timedelta(days=1)
_STATES = list(Validity)


@dataclass(frozen=True)
class RowPlace:
    """Where a row stands: a file, its line, and the key of its source."""

    file: str
    line: int
    source: str


@dataclass(frozen=True)
class CertificateDetail:
    """One 認定 or 手帳; ``last_day`` None: no end is told. ``grade`` is the part's own.

    ``is_change_pending``: 変更申請中, it counts past its last day until decided.
    """

    kind: RequirementKind
    part: str | None
    grade: str | None
    overall_grade: str | None
    number: str | None
    validity: Validity
    first_day: date | None
    last_day: date | None
    is_change_pending: bool
    note: str | None
    place: RowPlace


@dataclass(frozen=True)
class ConsentDetail:
    """The latest answer; ``answered_on`` None: no day is told, ``place`` None: never asked."""

    consent: ConsentState
    answered_on: date | None = None
    place: RowPlace | None = None


@dataclass(frozen=True)
class ContactDetail:
    """Whom else to call; texts as given, None: not told."""

    role: ContactRole
    name: str | None
    relationship: str | None
    phones: tuple[str, ...]
    address: str | None
    place: RowPlace


@dataclass(frozen=True)
class PersonPapers:
    """Everything of one person: certificates in force first, contacts by role."""

    certificates: tuple[CertificateDetail, ...] = ()
    consent: ConsentDetail = ConsentDetail(ConsentState.UNANSWERED)
    contacts: tuple[ContactDetail, ...] = ()


def read_papers(tables: ListTables, person_ids: Sequence[str]) -> dict[str, PersonPapers]:
    """Give the papers of each of these people, also of those who have none."""
    certificates = list(_certificates(_of(tables.requirements, person_ids), tables.facts.as_of))
    contacts = list(_contacts(_of(tables.contacts, person_ids)))
    answers = _of(tables.consents, person_ids)
    consents = dict(
        _consents(answers.sort_values("answered_on", kind="stable", na_position="first"))
    )
    return {
        person_id: PersonPapers(
            tuple(
                sorted(
                    (paper for of, paper in certificates if of == person_id),
                    key=lambda paper: _STATES.index(paper.validity),
                )
            ),
            consents.get(person_id, ConsentDetail(ConsentState.UNANSWERED)),
            tuple(
                sorted(
                    (contact for of, contact in contacts if of == person_id),
                    key=lambda contact: contact.role is not ContactRole.SUPPORTER,
                )
            ),
        )
        for person_id in person_ids
    }


def filled_text(value: object) -> str | None:
    """Give a cell of a text column; None: it is empty."""
    return value if isinstance(value, str) and value else None


def phones_of(value: object) -> tuple[str, ...]:
    """Give the numbers of a phones cell, in the order given."""
    return tuple(number for number in (filled_text(value) or "").split(";") if number)


def day_of(value: object) -> date | None:
    """Give a cell of a day column; None: it is empty."""
    return value.date() if isinstance(value, pd.Timestamp) else None


def _of(frame: pd.DataFrame, person_ids: Sequence[str]) -> pd.DataFrame:
    return frame[frame["person_id"].isin(list(person_ids)).to_numpy()]


def _certificates(rows: pd.DataFrame, as_of: date) -> Iterator[tuple[str, CertificateDetail]]:
    states = validity_of(rows, as_of).tolist()
    for row, state in zip(rows.to_dict("records"), states, strict=True):
        until = row["valid_until"]
        yield (
            row["person_id"],
            CertificateDetail(
                kind=RequirementKind(row["kind"]),
                part=filled_text(row["part"]),
                grade=filled_text(row["grade"]),
                overall_grade=filled_text(row["overall_grade"]),
                number=filled_text(row["certificate_no"]),
                validity=Validity(state),
                first_day=day_of(row["valid_from"]),
                last_day=None if pd.isna(until) else day_of(until - _ONE_DAY),
                is_change_pending=bool(row["is_change_pending"]),
                note=filled_text(row["note"]),
                place=_place(row),
            ),
        )


def _consents(rows: pd.DataFrame) -> Iterator[tuple[str, ConsentDetail]]:
    for row in rows.to_dict("records"):
        answered = day_of(row["answered_on"])
        yield row["person_id"], ConsentDetail(ConsentState(row["consent"]), answered, _place(row))


def _contacts(rows: pd.DataFrame) -> Iterator[tuple[str, ContactDetail]]:
    for row in rows.to_dict("records"):
        yield (
            row["person_id"],
            ContactDetail(
                role=ContactRole(row["role"]),
                name=filled_text(row["name"]),
                relationship=filled_text(row["relationship"]),
                phones=phones_of(row["phones"]),
                address=filled_text(row["address"]),
                place=_place(row),
            ),
        )


def _place(row: dict[str, object]) -> RowPlace:
    return RowPlace(str(row["file"]), int(str(row["line"])), str(row["source"]))
