"""What the registers (consent, supporters, 未照合 …) rest on beside the tables of a list."""

from dataclasses import dataclass

import pandas as pd

from app.pipeline.gaiji import gaiji_of, with_known_gaiji
from app.pipeline.hidden_people import hidden_people, hidden_records
from app.store.town import Town
from scoring.frames import RESIDENTS
from scoring.record_frames import (
    BATCHES,
    CANDIDATES,
    DIFFERENCES,
    LINKS,
    PROTECTIONS,
    RECORDS,
)


@dataclass(frozen=True)
class RegisterFacts:
    """Frames of :mod:`scoring.record_frames`.

    ``maybe_protected`` are the records that are, or may be, of a household under 支援措置.
    """

    records: pd.DataFrame
    links: pd.DataFrame
    candidates: pd.DataFrame
    differences: pd.DataFrame
    batches: pd.DataFrame
    maybe_protected: frozenset[str]


def read_register_facts(town: Town) -> RegisterFacts:
    """Read what the registers need, known 外字 replaced as on the list; writes nothing."""
    links, residents = town.read(LINKS), town.read(RESIDENTS)
    candidates, records = town.read(CANDIDATES), town.read(RECORDS)
    return RegisterFacts(
        records=with_known_gaiji(records, gaiji_of(town)),
        links=links,
        candidates=candidates,
        differences=town.read(DIFFERENCES),
        batches=town.read(BATCHES),
        maybe_protected=hidden_records(
            records, links, candidates, town.read(PROTECTIONS), hidden_people(residents)
        ),
    )
