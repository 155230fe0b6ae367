"""What was made of a person's rows, by the field of the layout it was read for."""

from datetime import date
from enum import StrEnum

import pandas as pd

from app.pipeline.household_detail import MemberDetail
from app.pipeline.person_papers import (
    CertificateDetail,
    ConsentDetail,
    ContactDetail,
    RowPlace,
    day_of,
)
from importers.layouts.spec import RESIDENT_FIELDS
from importers.layouts.targets import FieldTarget, Group, MarkTarget
from scoring.codes import ResidentStatus, Sex, Structure
from scoring.record_codes import ContactRole, Validity

Converted = str | bool
"""A text, a code of the field, or a truth; days are ISO text."""
Target = FieldTarget | MarkTarget
Values = dict[Target, list[Converted]]

_CODES: dict[str, type[StrEnum]] = {
    "status": ResidentStatus,
    "sex": Sex,
    "structure": Structure,
}
SECOND_FIELDS = frozenset({"birth_is_unknown", "birth_unknown_text", "relationship_codes"})
"""Fields of a layout whose value is, or has gone into, that of another one."""
CONTACT_GROUPS = {ContactRole.EMERGENCY: Group.EMERGENCY, ContactRole.SUPPORTER: Group.SUPPORTER}
_NUMBERS = ("floor", "storeys")
_BETWEEN_DAYS = "〜"


def converted_values(member: MemberDetail, resident: pd.Series) -> dict[RowPlace, Values]:
    """Give the values of each row of a person; ``resident`` is the row of RESIDENTS."""
    rows: dict[RowPlace, Values] = {member.place: _of_resident(resident)}
    papers = member.papers
    for certificate in papers.certificates:
        _add(rows, certificate.place, Group.NEED, _of_certificate(certificate))
        mark = MarkTarget(certificate.kind, certificate.part)
        rows[certificate.place][mark] = [certificate.grade or certificate.kind]
    if papers.consent.place is not None:
        _add(rows, papers.consent.place, Group.CONSENT, _of_consent(papers.consent))
    for contact in papers.contacts:
        _add(rows, contact.place, CONTACT_GROUPS[contact.role], _of_contact(contact))
    for place, values in rows.items():
        if place != member.place:
            values[FieldTarget(Group.PERSON, "person_id")] = [member.person_id]
    return rows


def _add(
    rows: dict[RowPlace, Values],
    place: RowPlace,
    group: Group,
    told: dict[str, Converted | None],
) -> None:
    values = rows.setdefault(place, {})
    for name, value in told.items():
        known = values.setdefault(FieldTarget(group, name), [])
        if value is not None and value not in known:
            known.append(value)


def _of_resident(resident: pd.Series) -> Values:
    told: dict[str, Converted | None] = {
        name: _plain(name, resident[name]) for name in RESIDENT_FIELDS if name in resident
    }
    told["relationship_codes"] = told["relationship"]
    birth = told["birth_date"] = _birth(resident)
    if birth is not None and _BETWEEN_DAYS in birth:
        told["birth_is_unknown"] = told["birth_unknown_text"] = birth
    return {
        FieldTarget(Group.RESIDENT, name): [] if value is None else [value]
        for name, value in told.items()
    }


def _plain(name: str, value: object) -> Converted | None:
    if pd.isna(value):
        return None
    if name in _CODES:
        return _CODES[name](str(value))
    if name in _NUMBERS:
        return f"{value:g}"
    return str(value)


def _birth(resident: pd.Series) -> str | None:
    days = [day_of(resident[name]) for name in ("birth_date", "birth_latest")]
    told = [day.isoformat() for day in days if day is not None]
    return _BETWEEN_DAYS.join(dict.fromkeys(told)) or None


def _of_certificate(paper: CertificateDetail) -> dict[str, Converted | None]:
    is_returned = paper.validity is Validity.RETURNED
    return {
        "kind": paper.kind,
        "part": paper.part,
        "grade": paper.grade,
        "overall_grade": paper.overall_grade,
        "valid_from": _iso(paper.first_day),
        "valid_until": _iso(paper.last_day),
        "returned_on": paper.validity if is_returned else None,
        "pending": True if paper.is_change_pending else None,
        "certificate_no": paper.number,
        "note": paper.note,
    }


def _of_consent(consent: ConsentDetail) -> dict[str, Converted | None]:
    return {"consent": consent.consent, "answered_on": _iso(consent.answered_on)}


def _of_contact(contact: ContactDetail) -> dict[str, Converted | None]:
    return {
        "name": contact.name,
        "relationship": contact.relationship,
        "phones": ";".join(contact.phones) or None,
        "address": contact.address,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
