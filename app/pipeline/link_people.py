"""Between import and scores: records without a usable 宛名番号 are linked to residents (照合)."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from app.pipeline.gaiji import NO_GAIJI, gaiji_of, with_known_gaiji
from app.pipeline.link_decisions import read_link_decisions
from app.pipeline.linked_rows import rows_of_people
from app.progress import Progress, Stage
from app.store.town import Town
from importers.linkage.decisions import RecordDecision
from importers.linkage.doubles import find_doubles
from importers.linkage.link_records import link_records
from importers.private_use import PrivateUseTable
from scoring.frames import REQUIREMENTS, RESIDENTS
from scoring.record_codes import LinkState
from scoring.record_frames import CANDIDATES, DOUBLES, LINKS, RECORDS


@dataclass(frozen=True)
class LinkedPeople:
    """What linkage made of the records of a town: frames LINKS, CANDIDATES and DOUBLES."""

    links: pd.DataFrame
    candidates: pd.DataFrame
    doubles: pd.DataFrame


def link_people(town: Town, progress: Progress) -> LinkedPeople:
    """Link every record of a town. Writes ``links``, ``candidates`` and ``doubles``."""
    progress.step(Stage.LINKING)
    linked = find_links(
        town.read(RESIDENTS),
        town.read(REQUIREMENTS),
        town.read(RECORDS),
        read_link_decisions(town),
        gaiji_of(town),
    )
    write_links(town, linked)
    return linked


def write_links(town: Town, linked: LinkedPeople) -> None:
    """Keep what linkage made, in place of what it made before."""
    town.write({LINKS: linked.links, CANDIDATES: linked.candidates, DOUBLES: linked.doubles})


def find_links(
    residents: pd.DataFrame,
    requirements: pd.DataFrame,
    records: pd.DataFrame,
    decisions: Mapping[str, RecordDecision],
    gaiji: PrivateUseTable = NO_GAIJI,
) -> LinkedPeople:
    """Link records to residents by the rules and by what people decided; writes nothing.

    A 宛名番号 that an earlier registry did not know, and this one does, is a key like any
    other; only a person's decision goes before it. Names and addresses are compared with the
    town's 外字 replaced by what they stand for.
    """
    residents = with_known_gaiji(residents, gaiji)
    records = with_known_gaiji(records, gaiji)
    is_known = records["given_id"].isin(residents["person_id"])
    is_keyed = is_known & ~records["record_id"].isin(list(decisions))
    found = link_records(records[~is_keyed].reset_index(drop=True), residents, decisions)
    links = pd.concat([found.links, _keyed_links(records[is_keyed])], ignore_index=True)
    order = pd.Index(links["record_id"]).get_indexer(pd.Index(records["record_id"]))
    return LinkedPeople(
        links.iloc[order].reset_index(drop=True),
        found.candidates,
        find_doubles(residents, rows_of_people(requirements, links, residents["person_id"])),
    )


def _keyed_links(records: pd.DataFrame) -> pd.DataFrame:
    return LINKS.build(
        {
            "record_id": records["record_id"],
            "state": [LinkState.LINKED.value] * len(records),
            "person_id": records["given_id"],
            "is_decided": [False] * len(records),
            "evidence": [None] * len(records),
        }
    )
