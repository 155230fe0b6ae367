"""Builds each register from the tables of a list. What is unknown is listed, never left out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from app.pipeline.make_list import ListTables
from app.pipeline.register_facts import RegisterFacts
from app.report.fingerprint import fingerprint
from app.report.from_town import list_heading
from app.report.registers.content import Register, RegisterColumn, RegisterGroup, RegisterKind
from app.report.registers.expired import expired_texts
from app.report.registers.newcomers import newcomer_texts
from app.report.registers.people import SupportPeople, support_people
from app.report.registers.rows import LAST_SHARE, PERSON_COLUMNS, person_rows, water_texts
from app.report.registers.unlinked import UNLINKED_COLUMNS, unlinked_groups, unlinked_sum
from app.wording import register_words as words
from app.wording.code_words import code_word
from app.wording.paper_words import long_day
from scoring.record_codes import ConsentState, ContactRole

_TITLES: dict[RegisterKind, tuple[str, str, str]] = {
    RegisterKind.FLOOD_BY_DISTRICT: (words.FLOOD_TITLE, words.FLOOD_NOTE, words.WATER),
    RegisterKind.WITHOUT_CONSENT: (words.CONSENT_TITLE, words.CONSENT_NOTE, words.ANSWER),
    RegisterKind.WITHOUT_PHONE: (words.PHONE_TITLE, words.PHONE_NOTE, words.EMERGENCY),
    RegisterKind.WITHOUT_SUPPORTER: (words.SUPPORTER_TITLE, words.SUPPORTER_NOTE, words.EMERGENCY),
    RegisterKind.CERTIFICATE_EXPIRED: (words.EXPIRED_TITLE, words.EXPIRED_NOTE, words.NEEDS),
    RegisterKind.UNLINKED: (words.UNLINKED_TITLE, words.UNLINKED_NOTE, ""),
    RegisterKind.NEW_SINCE: (words.NEW_TITLE, words.NEW_NOTE, words.WHY_NEW),
}


@dataclass(frozen=True)
class RegisterOrder:
    """Which register; ``since`` is asked only by NEW_SINCE (None: the last import)."""

    kind: RegisterKind
    since: date | None = None


@dataclass(frozen=True)
class _Found:
    """The people of a register (a frame as in SupportPeople), with the last cell of each."""

    people: pd.DataFrame
    last: list[str]
    group_of: list[str] | None = None


@dataclass(frozen=True)
class _Content:
    """What differs between registers, ready to be shown."""

    columns: tuple[RegisterColumn, ...]
    groups: tuple[RegisterGroup, ...]
    sums: tuple[str, ...]


@dataclass(frozen=True)
class _Ground:
    """What every builder may look at."""

    tables: ListTables
    facts: RegisterFacts
    people: SupportPeople
    since: date | None


def build_register(tables: ListTables, facts: RegisterFacts, order: RegisterOrder) -> Register:
    """Build one register. Protected households are only counted, in its sums."""
    title, note, last = _TITLES[order.kind]
    ground = _Ground(tables, facts, support_people(tables), order.since)
    if order.kind is RegisterKind.UNLINKED:
        content = _Content(UNLINKED_COLUMNS, unlinked_groups(facts), (unlinked_sum(facts),))
    else:
        found = _FINDERS[order.kind](ground)
        columns = (*PERSON_COLUMNS, RegisterColumn(last, LAST_SHARE))
        content = _Content(columns, _groups(found), _sums(found, ground.people))
    made = Register(
        kind=order.kind,
        title=title,
        note=note.format(day=_since_words(ground)),
        heading=list_heading(tables),
        columns=content.columns,
        groups=content.groups,
        sums=content.sums,
    )
    return replace(made, fingerprint=fingerprint(_told(made)))


def _in_flood(ground: _Ground) -> _Found:
    frame = ground.people.frame
    depth = frame["flood_rank"].to_numpy()
    is_wet = ~(depth == 0) | (frame["in_collapse_zone"] == 1).to_numpy()
    people = frame[is_wet & frame["is_listed"].to_numpy()]
    districts = people["district"].fillna(words.NO_DISTRICT).tolist()
    return _Found(people, water_texts(people), districts)


def _without_consent(ground: _Ground) -> _Found:
    state = latest_consents(ground.tables.consents)
    frame = ground.people.frame
    answers = state.reindex(pd.Index(frame["person_id"]))
    known, day = answers["consent"].fillna(ConsentState.UNANSWERED.value), answers["answered_on"]
    is_without = (known != ConsentState.GIVEN.value).to_numpy()
    told = [
        _consent_text(ConsentState(consent), when)
        for consent, when in zip(known[is_without], day[is_without], strict=True)
    ]
    return _Found(frame[is_without], told)


def _without_phone(ground: _Ground) -> _Found:
    people = ground.people.frame[~ground.people.frame["has_phone"].to_numpy()]
    return _Found(people, _contact_texts(ground, people))


def _without_supporter(ground: _Ground) -> _Found:
    contacts = ground.tables.contacts
    supporters = contacts[(contacts["role"] == ContactRole.SUPPORTER.value).to_numpy()]
    has_name = (supporters["name"].notna() | supporters["phones"].notna()).to_numpy()
    supported = supporters.loc[has_name, "person_id"]
    people = ground.people.frame[~ground.people.frame["person_id"].isin(supported).to_numpy()]
    return _Found(people, _contact_texts(ground, people))


def _expired(ground: _Ground) -> _Found:
    told = expired_texts(ground.tables.requirements, ground.tables.facts.as_of)
    return _with_texts(_everybody(ground), told)


def _new(ground: _Ground) -> _Found:
    told = newcomer_texts(ground.facts.differences, ground.facts.batches, ground.since)
    return _with_texts(ground.people.frame, told)


_FINDERS: dict[RegisterKind, Callable[[_Ground], _Found]] = {
    RegisterKind.FLOOD_BY_DISTRICT: _in_flood,
    RegisterKind.WITHOUT_CONSENT: _without_consent,
    RegisterKind.WITHOUT_PHONE: _without_phone,
    RegisterKind.WITHOUT_SUPPORTER: _without_supporter,
    RegisterKind.CERTIFICATE_EXPIRED: _expired,
    RegisterKind.NEW_SINCE: _new,
}


def latest_consents(consents: pd.DataFrame) -> pd.DataFrame:
    """Give each person's latest answer, by person_id; of answers without a day the last row."""
    by_day = consents.sort_values("answered_on", kind="stable", na_position="first")
    return by_day.drop_duplicates("person_id", keep="last").set_index("person_id")


def _everybody(ground: _Ground) -> pd.DataFrame:
    """People without a score too: an expired certificate may be why they have none."""
    return support_people(ground.tables, only_scored=False).frame


def _with_texts(people: pd.DataFrame, told: Mapping[str, str]) -> _Found:
    chosen = people[people["person_id"].isin(list(told)).to_numpy()]
    return _Found(chosen, [told[person_id] for person_id in chosen["person_id"]])


def _contact_texts(ground: _Ground, people: pd.DataFrame) -> list[str]:
    contacts = ground.tables.contacts
    kin = contacts[(contacts["role"] == ContactRole.EMERGENCY.value).to_numpy()]
    told: dict[str, list[str]] = {}
    for row in kin[kin["person_id"].isin(people["person_id"])].itertuples():
        parts = [row.name, row.relationship, row.phones]
        said = " ".join(str(part) for part in parts if not pd.isna(part))
        told.setdefault(row.person_id, []).append(said)
    return ["／".join(told.get(person_id, [])) for person_id in people["person_id"]]


def _consent_text(consent: ConsentState, when: pd.Timestamp) -> str:
    word = code_word(consent).ja
    return word if pd.isna(when) else f"{word} {when:%Y-%m-%d}"


def _groups(found: _Found) -> tuple[RegisterGroup, ...]:
    rows = person_rows(found.people, found.last)
    if found.group_of is None:
        return (RegisterGroup("", tuple(rows)),)
    names = np.array(found.group_of, dtype=object)
    order = sorted(set(found.group_of), key=lambda name: (name == words.NO_DISTRICT, name))
    return tuple(
        RegisterGroup(name, tuple(rows[at] for at in np.flatnonzero(names == name)))
        for name in order
    )


def _sums(found: _Found, people: SupportPeople) -> tuple[str, ...]:
    count, everybody = len(found.people), len(people.frame)
    scored = int(found.people["person_id"].isin(people.frame["person_id"]).sum())
    told = [words.TOTAL.format(count=f"{count:,}")]
    if scored == count:
        rest = f"{everybody - count:,}"
        told.append(words.OF_ALL.format(all=f"{everybody:,}", count=f"{count:,}", rest=rest))
    if people.hidden:
        told.append(words.HIDDEN_PEOPLE.format(count=f"{people.hidden:,}"))
    return tuple(told)


def _since_words(ground: _Ground) -> str:
    days = ground.facts.batches["accepted_at"]
    if ground.since is not None:
        return long_day(ground.since)
    return long_day(date.fromisoformat(days.iloc[-1][:10])) if len(days) else "前回"


def _told(made: Register) -> list[tuple[str, ...]]:
    heading = (made.title, made.heading.town, made.heading.as_of.isoformat(), *made.sums)
    rows = [(group.name, *row) for group in made.groups for row in group.rows]
    return [heading, *rows]
