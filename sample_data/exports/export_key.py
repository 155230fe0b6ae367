"""Writes the answer key of the exports: needs, links, protections, consents, contacts, errors."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from sample_data.exports.doui import ConsentsWritten
from sample_data.exports.minsei import HandWritten
from sample_data.exports.needs_key import KEY_ENCODING
from sample_data.exports.planted_rows import PlantedError, id_of
from sample_data.exports.town_month import TownMonth
from sample_data.exports.yoshiensha import ListWritten
from sample_data.files import write_rows

LINK_COLUMNS = ("line", "person_id", "variation")
PLANTED_COLUMNS = ("file", "line", "column", "code")
CONSENT_COLUMNS = ("source", "line", "person_id", "consent", "answered_on")
CONTACT_COLUMNS = ("source", "line", "person_id", "role", "name", "relationship", "phones")


def write_planted(folder: Path, planted: Iterable[PlantedError]) -> None:
    """Write ``exports_planted.csv``, by file and line."""
    ordered = sorted(planted, key=lambda error: (error.file, error.line, error.column, error.code))
    rows = ((error.file, str(error.line), error.column, error.code) for error in ordered)
    _write(folder / "exports_planted.csv", PLANTED_COLUMNS, rows)


def write_protections(folder: Path, month: TownMonth) -> None:
    """Write ``exports_protections.csv``: everybody the files name, whatever the dates."""
    rows = ((id_of(person),) for person in np.flatnonzero(month.is_protected).tolist())
    _write(folder / "exports_protections.csv", ("person_id",), rows)


def write_doubles(folder: Path, doubles: Iterable[tuple[str, str]]) -> None:
    """Write ``exports_doubles.csv``: two 宛名番号 with one certificate number."""
    rows = ((*pair, "certificate=要介護認定") for pair in doubles)
    _write(folder / "exports_doubles.csv", ("person_id", "other_id", "evidence"), rows)


def write_hand_key(folder: Path, hand: HandWritten) -> None:
    """Write ``minsei_links.csv``: whom each line means; an empty 宛名番号 is nobody here."""
    rows = ((str(line), person, kind) for line, person, kind in hand.links)
    _write(folder / "minsei_links.csv", LINK_COLUMNS, rows)


def write_list_key(folder: Path, listed: ListWritten) -> None:
    """Write ``yoshiensha_links.csv``: whom each line of the Excel list means."""
    rows = ((str(line), id_of(person), "exact") for person, line in listed.lines.items())
    _write(folder / "yoshiensha_links.csv", LINK_COLUMNS, rows)


def write_consents(
    folder: Path, month: TownMonth, asked: ConsentsWritten, listed: ListWritten
) -> None:
    """Write ``exports_consents.csv`` and ``exports_contacts.csv``."""
    days, states = month.consent_texts()
    rows = [
        ("doui", str(line), id_of(person), states[person], days[person])
        for person, line in asked.lines.items()
    ]
    rows += [
        ("yoshiensha", str(line), id_of(person), word, "") for person, line, word in listed.consents
    ]
    _write(folder / "exports_consents.csv", CONSENT_COLUMNS, rows)
    contacts = (
        ("doui", str(one.line), one.person_id, one.role, one.name, one.relationship, one.phone)
        for one in asked.contacts
    )
    _write(folder / "exports_contacts.csv", CONTACT_COLUMNS, contacts)


def _write(file: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    write_rows(file, header, (",".join(row) + "\r\n" for row in rows), KEY_ENCODING)
