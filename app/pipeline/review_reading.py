"""Reads records, links and candidates of a town into the values of 照合."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from app.pipeline.gaiji import gaiji_of, with_known_gaiji
from app.pipeline.hidden_people import hidden_people, hidden_records
from app.pipeline.link_decisions import HeldAnswer
from app.pipeline.review_items import Double, PersonTexts, ReviewCandidate, ReviewItem
from app.store.town import Town
from app.wording.code_words import code_word
from app.wording.need_words import need_words
from scoring.codes import RequirementKind, ResidentStatus
from scoring.frames import REQUIREMENTS, RESIDENTS
from scoring.record_codes import ConsentState, ContactRole, LinkField, LinkLevel, LinkState
from scoring.record_frames import (
    CANDIDATES,
    CONSENTS,
    CONTACTS,
    DOUBLES,
    LINKS,
    PROTECTIONS,
    RECORDS,
)

RANGE = "～"
PROTECTION = "支援措置"
_NOTHING_HELD = HeldAnswer()


@dataclass(frozen=True)
class ToldPerson:
    """A resident as he may be told of; ``shown`` holds nothing where he is hidden."""

    shown: PersonTexts
    status: str
    is_hidden: bool


class ReviewReading:
    """One reading of a town's tables.

    Parameters
    ----------
    town
        The town; nothing of it is written. Known 外字 read as what they stand for.
    held
        What people decided, by record.
    """

    def __init__(self, town: Town, held: Mapping[str, HeldAnswer]) -> None:
        self._held = held
        gaiji = gaiji_of(town)
        self._records = with_known_gaiji(town.read(RECORDS), gaiji)
        links = town.read(LINKS)
        self._links = {row.record_id: row for row in links.itertuples(index=False)}
        self._doubles = town.read(DOUBLES)
        candidates = town.read(CANDIDATES)
        doubles = [self._doubles["person_id"], self._doubles["other_id"]]
        told = pd.concat([candidates["person_id"], links["person_id"], *doubles])
        residents = town.read(RESIDENTS)
        hidden = hidden_people(residents)
        self._hidden = hidden_records(
            self._records, links, candidates, town.read(PROTECTIONS), hidden
        )
        shown = residents[residents["person_id"].isin(told)]
        self._people = told_people(with_known_gaiji(shown, gaiji), hidden)
        self._candidates: dict[str, list[ReviewCandidate]] = {}
        for row in candidates.sort_values("place").itertuples(index=False):
            self._candidates.setdefault(row.record_id, []).append(self._candidate(row))
        self._needs = _needs_of_records(town, self._records["record_id"])

    def items(self) -> tuple[ReviewItem, ...]:
        """Give every record, in the order of the sources."""
        return tuple(self._items())

    def doubles(self) -> tuple[Double, ...]:
        """Give the pairs of 宛名番号 that seem to be one; one pair once, with all its evidence."""
        pairs = self._doubles.groupby(["person_id", "other_id"], sort=False)["evidence"]
        return tuple(
            Double(str(one), str(other), self._texts(one), self._texts(other), tuple(evidence))
            for (one, other), evidence in pairs
        )

    def _items(self) -> Iterator[ReviewItem]:
        for row in self._records.itertuples(index=False):
            link = self._links[row.record_id]
            held = self._held.get(row.record_id, _NOTHING_HELD)
            needs = self._needs.get(row.record_id, ())
            candidates = tuple(self._candidates.get(row.record_id, ()))
            linked_to = _text(link.person_id)
            is_hidden = row.record_id in self._hidden
            texts = _texts_of(row)
            yield ReviewItem(
                record_id=row.record_id,
                texts=replace(texts, address=None, phones=None) if is_hidden else texts,
                given_id=_text(row.given_id),
                source=row.source,
                file=row.file,
                line=row.line,
                needs=needs,
                is_protection=PROTECTION in needs,
                state=LinkState(link.state),
                candidates=candidates,
                linked_to=linked_to,
                is_stranger=held.is_stranger,
                is_later=held.is_later,
                decided_by=held.author,
                decided_at=held.made_at,
                is_hidden=is_hidden,
            )

    def _candidate(self, row: Any) -> ReviewCandidate:
        person = self._people[row.person_id]
        return ReviewCandidate(
            person_id=row.person_id,
            texts=person.shown,
            evidence=read_evidence(row.evidence),
            likeness=row.likeness,
            status=ResidentStatus(person.status),
            is_hidden=person.is_hidden,
        )

    def _texts(self, person_id: str) -> PersonTexts:
        return self._people[person_id].shown


def read_evidence(text: str) -> tuple[tuple[LinkField, LinkLevel], ...]:
    """Read ``field=level`` pairs joined by ``;``, as LINKS and CANDIDATES hold them."""
    pairs = (pair.split("=") for pair in text.split(";"))
    return tuple((LinkField(field), LinkLevel(level)) for field, level in pairs)


def told_people(residents: pd.DataFrame, hidden: Collection[str]) -> dict[str, ToldPerson]:
    """Give what may be told of residents, by 宛名番号; of the ``hidden`` ones nothing is."""
    with_building = residents.assign(
        address=residents["address"] + ("　" + residents["building"]).fillna("")
    )
    return {
        row.person_id: ToldPerson(
            PersonTexts() if row.person_id in hidden else _texts_of(row),
            row.status,
            row.person_id in hidden,
        )
        for row in with_building.itertuples(index=False)
    }


def _needs_of_records(town: Town, records: pd.Series) -> dict[str, tuple[str, ...]]:
    """Say in words what hangs on each record, each thing once."""
    told: dict[str, dict[str, None]] = {}
    for record_id, words in _told_needs(town, set(records)):
        told.setdefault(record_id, {})[words] = None
    return {record_id: tuple(words) for record_id, words in told.items()}


def _told_needs(town: Town, records: set[str]) -> Iterator[tuple[str, str]]:
    for row in _rows_of(town.read(PROTECTIONS), records):
        yield row.person_id, PROTECTION
    for row in _rows_of(town.read(REQUIREMENTS), records):
        kind = RequirementKind(row.kind)
        yield row.person_id, need_words(kind, _text(row.part), _text(row.grade))
    for row in _rows_of(town.read(CONSENTS), records):
        yield row.person_id, code_word(ConsentState(row.consent)).ja
    for row in _rows_of(town.read(CONTACTS), records):
        yield row.person_id, code_word(ContactRole(row.role)).ja


def _rows_of(frame: pd.DataFrame, records: set[str]) -> Iterator[Any]:
    yield from frame[frame["person_id"].isin(records)].itertuples(index=False)


def _texts_of(row: Any) -> PersonTexts:
    return PersonTexts(
        name=_text(row.name),
        kana=_text(row.kana),
        birth=_birth(row.birth_date, row.birth_latest),
        address=_text(row.address),
        phones=_text(row.phones),
    )


def _birth(earliest: pd.Timestamp, latest: pd.Timestamp) -> str | None:
    if pd.isna(earliest):
        return None
    first = str(earliest.date())
    if pd.isna(latest) or latest == earliest:
        return first
    return f"{first}{RANGE}{latest.date()}"


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
