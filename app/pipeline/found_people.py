"""Residents that a person looks up by hand for a record (照合), compared with it like any other."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.pipeline.hidden_people import hidden_people
from app.pipeline.review_items import ReviewCandidate
from app.pipeline.review_reading import ToldPerson, read_evidence, told_people
from app.pipeline.view import TownView
from app.store.town import Town
from importers.linkage.compare import compare_pairs
from importers.linkage.levels import evidence_of
from importers.linkage.likeness import rank_likeness
from importers.linkage.pairs import Pairs
from importers.linkage.person_keys import build_person_keys
from importers.linkage.place_keys import home_prefixes
from importers.text import search_key
from scoring.codes import ResidentStatus
from scoring.record_frames import RECORDS

MOST_FOUND = 30
_MOST_COMPARED = 1000
_TEXTS = ("name", "kana", "address", "building", "phones", "phone_digits")


@dataclass(frozen=True)
class FoundPeople:
    """The first MOST_FOUND of ``total`` residents that a search finds."""

    query: str
    people: tuple[ReviewCandidate, ...]
    total: int


def find_people(town: Town, view: TownView, record_id: str, query: str) -> FoundPeople:
    """Find residents by 宛名番号, or as the search of the register does, the likeliest first.

    Somebody of a household under 支援措置, or who moved away or died, is found by the number
    alone.

    Raises
    ------
    KeyError
        There is no such record.
    """
    records = town.read(RECORDS)
    record = records[records["record_id"] == record_id]
    if record.empty:
        raise KeyError(record_id)
    everybody = view.tables.residents
    by_number = everybody[everybody["person_id"] == query.strip()]
    found = by_number if len(by_number) else _by_words(view, query)
    first = found.iloc[:_MOST_COMPARED].reset_index(drop=True)
    told = told_people(first, hidden_people(everybody))
    people = _compared(record, first, told, home_prefixes(everybody["address"]))
    return FoundPeople(query, people[:MOST_FOUND], len(found))


def _by_words(view: TownView, query: str) -> pd.DataFrame:
    words = [key for word in query.split() if (key := search_key(word))]
    members = view.members[view.members["row"].isin(view.rows_found(query))]
    if not words or members.empty:
        return members.iloc[:0]
    digits = members["phones"].fillna("").str.replace("-", "")
    texts = members.assign(phone_digits=digits)[list(_TEXTS)].fillna("")
    keys = [search_key("\n".join(row)) for row in texts.itertuples(index=False)]
    return members[[all(word in key for word in words) for key in keys]]


def _compared(
    record: pd.DataFrame,
    residents: pd.DataFrame,
    people: Mapping[str, ToldPerson],
    prefixes: tuple[str, ...],
) -> tuple[ReviewCandidate, ...]:
    asked = build_person_keys(record, "record_id", prefixes)
    known = build_person_keys(residents, "person_id", prefixes)
    rows = np.arange(len(residents))
    pairs = Pairs(np.zeros_like(rows), rows)
    levels = compare_pairs(asked, known, pairs)
    likeness = rank_likeness(asked, known, pairs, levels)
    evidence = evidence_of(levels)
    ids = residents["person_id"].tolist()
    return tuple(
        ReviewCandidate(
            person_id=ids[at],
            texts=people[ids[at]].shown,
            evidence=read_evidence(evidence[at]),
            likeness=float(likeness[at]),
            status=ResidentStatus(people[ids[at]].status),
            is_hidden=people[ids[at]].is_hidden,
        )
        for at in np.argsort(-likeness, kind="stable").tolist()
    )
