"""The rows of all sources together: those of new files in the place of their older ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from app.pipeline.hidden_people import hidden_people
from app.pipeline.import_files import WELFARE_FRAMES, ReadSource, told_protections
from app.pipeline.protection_latch import LATCH_KEY
from app.store.town import INPUTS, SourceFact, Town
from importers.issues import IssueCode
from importers.linkage.record_ids import is_record_id, record_ids
from scoring.columns import FrameSchema
from scoring.frames import ISSUES, RESIDENTS
from scoring.record_codes import SourceRole
from scoring.record_frames import PROTECTIONS, RECORDS

Frames = Mapping[FrameSchema, pd.DataFrame]
_OF_THE_PERSON = ("name", "kana", "birth_date", "birth_latest", "address", "phones")


@dataclass(frozen=True)
class StoredRows:
    """What a town holds of its sources; ``frames`` are its input tables."""

    facts: tuple[SourceFact, ...]
    frames: Frames


def read_stored(town: Town) -> StoredRows:
    """Read what a town holds of its sources."""
    facts = town.facts().sources
    frames = {schema: town.read(schema) for schema in INPUTS}
    residents = frames[RESIDENTS]
    if frames[PROTECTIONS].empty and residents["is_protected"].any():
        # a town from before PROTECTIONS was kept: only the registry flagged anybody
        registry = next(fact for fact in facts if fact.role == SourceRole.REGISTRY)
        frames[PROTECTIONS] = told_protections(residents, registry.name, registry.key)
    return StoredRows(facts, frames)


def with_own_names(read: Sequence[ReadSource], kept: Iterable[SourceFact]) -> list[ReadSource]:
    """Give every file of an import a name of its own: two offices may call theirs alike."""
    taken = {fact.name for fact in kept}
    named = []
    for source in read:
        fact = source.fact
        if fact.name in taken:
            fact = replace(fact, name=f"{fact.name}（{fact.key}）")
        taken.add(fact.name)
        named.append(_renamed(source, fact))
    return named


def with_known_days(read: Sequence[ReadSource], stored: Iterable[SourceFact]) -> list[ReadSource]:
    """Give a file that came in before what was said of it then, where nobody says it now."""
    before = {(fact.key, fact.sha256): fact for fact in stored}
    told = []
    for source in read:
        fact = source.fact
        if (known := before.get((fact.key, fact.sha256))) is not None:
            day, office = fact.exported_on or known.exported_on, fact.office or known.office
            fact = replace(fact, exported_on=day, office=office)
        told.append(replace(source, fact=fact))
    return told


def replaced_keys(stored: Iterable[SourceFact], read: Sequence[ReadSource]) -> frozenset[str]:
    """Give the keys whose rows go: those read again, and any registry before a new one."""
    keys = {source.fact.key for source in read}
    has_registry = any(source.fact.role == SourceRole.REGISTRY for source in read)
    registries = {fact.key for fact in stored if fact.role == SourceRole.REGISTRY}
    return frozenset(keys | registries if has_registry else keys)


def sources_after(
    stored: Sequence[SourceFact], read: Sequence[ReadSource]
) -> tuple[SourceFact, ...]:
    """Give the facts of all sources in their lasting order: the registry, then as they came."""
    gone = replaced_keys(stored, read)
    new = {source.fact.key: source.fact for source in read}
    facts: list[SourceFact] = []
    for fact in stored:
        if fact.key in new:
            facts.append(new.pop(fact.key))
        elif fact.key not in gone:
            facts.append(fact)
    return tuple(sorted([*facts, *new.values()], key=_is_no_registry))


def combine_sources(
    stored: StoredRows, read: Sequence[ReadSource]
) -> dict[FrameSchema, pd.DataFrame]:
    """Put the rows of all sources together, source after source, without latched rows.

    Rows that stay from older files are looked at against the new residents: see
    :func:`with_orphans_as_records`.
    """
    after = sources_after(stored.facts, read)
    gone = replaced_keys(stored.facts, read) | {LATCH_KEY}
    new = {source.fact.key: source for source in read}
    registries = [source for source in read if RESIDENTS in source.frames]
    residents = registries[0].frames[RESIDENTS] if registries else stored.frames[RESIDENTS]
    kept = {
        schema: frame[~frame["source"].isin(gone)]
        for schema, frame in stored.frames.items()
        if schema in WELFARE_FRAMES
    }
    if registries:
        kept = with_orphans_as_records(kept, stored.frames[RESIDENTS], residents)
    combined = {
        schema: _in_order(schema, kept[schema], new, list(dict.fromkeys(f.key for f in after)))
        for schema in WELFARE_FRAMES
    }
    issues = _issues(stored, new, after, residents["person_id"])
    return {RESIDENTS: residents, **combined, ISSUES: issues}


def with_orphans_as_records(
    kept: Frames, before: pd.DataFrame, residents: pd.DataFrame
) -> dict[FrameSchema, pd.DataFrame]:
    """Turn kept rows of persons the new registry does not know into rows of records.

    So they wait in 照合 instead of counting for nobody in silence. What was known of a person
    goes with the record, but for people of protected households.
    """
    hidden = hidden_people(before) | set(kept[PROTECTIONS]["person_id"])
    known = pd.Index(residents["person_id"])
    made = dict(kept)
    new_records = []
    for schema in WELFARE_FRAMES:
        if schema is RECORDS:
            continue
        frame = kept[schema]
        is_orphan = _is_orphan(frame["person_id"], known)
        if is_orphan.any():
            records = _records_of(frame[is_orphan], before, hidden)
            made[schema] = _with_record_ids(frame, is_orphan, records)
            new_records.append(records)
    if new_records:
        every = pd.concat([kept[RECORDS], *new_records], ignore_index=True)
        made[RECORDS] = every.drop_duplicates("record_id", ignore_index=True)
    return made


def _is_no_registry(fact: SourceFact) -> bool:
    return fact.role != SourceRole.REGISTRY


def _is_orphan(person_ids: pd.Series, known: pd.Index) -> np.ndarray:
    stranger: np.ndarray = known.get_indexer(pd.Index(person_ids)) < 0
    rows = np.flatnonzero(stranger)
    stranger[rows] = [not is_record_id(person) for person in person_ids.iloc[rows]]
    return stranger


def _records_of(rows: pd.DataFrame, before: pd.DataFrame, hidden: frozenset[str]) -> pd.DataFrame:
    first = rows.drop_duplicates(["source", "person_id"])
    at = pd.Index(before["person_id"]).get_indexer(pd.Index(first["person_id"]))
    at[first["person_id"].isin(list(hidden)).to_numpy()] = -1
    told = before[list(_OF_THE_PERSON)].reindex(index=at)
    columns = {name: told[name].reset_index(drop=True) for name in _OF_THE_PERSON}
    columns["given_id"] = first["person_id"].reset_index(drop=True)
    persons = pd.DataFrame(columns)
    ids = np.empty(len(first), dtype=object)
    for source, group in first.reset_index(drop=True).groupby("source"):
        ids[group.index] = record_ids(persons.loc[group.index], str(source))
    where = {name: first[name].reset_index(drop=True) for name in ("file", "line", "source")}
    return RECORDS.build({"record_id": ids, **{n: persons[n] for n in persons}, **where})


def _with_record_ids(
    frame: pd.DataFrame, is_orphan: np.ndarray, records: pd.DataFrame
) -> pd.DataFrame:
    keys = zip(records["source"], records["given_id"], strict=True)
    record_of = dict(zip(keys, records["record_id"], strict=True))
    own = frame["person_id"].to_numpy(dtype=object).copy()
    orphans = frame[is_orphan]
    own[is_orphan] = [
        record_of[key] for key in zip(orphans["source"], orphans["person_id"], strict=True)
    ]
    return frame.assign(person_id=pd.Series(own, index=frame.index, dtype="str"))


def _in_order(
    schema: FrameSchema, kept: pd.DataFrame, new: Mapping[str, ReadSource], keys: Sequence[str]
) -> pd.DataFrame:
    parts = [
        new[key].frames[schema] if key in new else kept[kept["source"] == key]
        for key in keys
        if key not in new or schema in new[key].frames
    ]
    filled = [part for part in parts if len(part)]
    if not filled:
        return schema.empty()
    return pd.concat(filled, ignore_index=True)


def _issues(
    stored: StoredRows,
    new: Mapping[str, ReadSource],
    after: Sequence[SourceFact],
    known: pd.Series,
) -> pd.DataFrame:
    issues = stored.frames[ISSUES]
    strangers = (IssueCode.UNKNOWN_PERSON.value, IssueCode.PERSON_ID_ZEROS_LOST.value)
    # a person whom the registry brings now is a stranger no longer
    issues = issues[~(issues["code"].isin(strangers) & issues["value"].isin(known))]
    parts = [
        new[fact.key].issues if fact.key in new else issues[issues["file"] == fact.name]
        for fact in after
    ]
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else ISSUES.empty()


def _renamed(source: ReadSource, fact: SourceFact) -> ReadSource:
    if fact == source.fact:
        return source
    frames = {
        schema: frame.assign(file=pd.Series(fact.name, index=frame.index, dtype="str"))
        if "file" in frame
        else frame
        for schema, frame in source.frames.items()
    }
    issues = source.issues.assign(file=pd.Series(fact.name, index=source.issues.index, dtype="str"))
    return replace(source, fact=fact, frames=frames, issues=issues)
