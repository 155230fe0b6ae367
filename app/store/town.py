"""What a town keeps, whether in a file or in memory: the facts, and the one way to the tables.

No SQL here: the file lives in :mod:`app.store.town_file`, the town of a single run in
:mod:`app.store.memory_town`.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

import pandas as pd

from scoring.codes import HazardKind, NodataMeans, Peril, RankEdition
from scoring.columns import FrameSchema
from scoring.frames import ISSUES, REQUIREMENTS, RESIDENTS
from scoring.record_frames import CONSENTS, CONTACTS, PROTECTIONS, RECORDS

INPUTS = (RESIDENTS, REQUIREMENTS, PROTECTIONS, CONSENTS, CONTACTS, RECORDS, ISSUES)
"""What an import replaces, and what taking it back restores."""


@dataclass(frozen=True)
class SourceFact:
    """One file the tables were read from; ``role`` is a :class:`scoring.record_codes.SourceRole`.

    ``exported_on`` is None where nobody said when the other system wrote the file, ``office``
    (提供元) None where nobody said who gave it. ``key`` names the source: the next file of
    that key replaces its rows. ``accepted_at`` None: an older town that did not keep it.
    """

    role: str
    name: str
    sha256: str
    rows: int
    encoding: str
    exported_on: date | None
    unknown_columns: tuple[str, ...] = ()
    key: str = ""
    layout: str = ""
    office: str | None = None
    accepted_at: datetime | None = None


@dataclass(frozen=True)
class LayerFact:
    """One hazard layer; ``file_name`` and ``coverage_name`` are names of attachments.

    ``coverage_name`` None: the layer says something wherever its file reaches.
    """

    name: str
    kind: HazardKind
    file_name: str
    sha256: str
    field: str | None = None
    rank_edition: RankEdition | None = None
    nodata_means: NodataMeans = NodataMeans.UNKNOWN
    coverage_name: str | None = None
    credit: str | None = None
    published_on: date | None = None
    peril: Peril = Peril.FLOOD


@dataclass(frozen=True)
class TownFacts:
    """What is true of the town as a whole.

    ``districts``, ``area``, ``boundary`` and ``rivers`` are names of attachments; None: the
    town has none. ``shelters`` are names of attachments too, one for each list of shelters.
    ``as_of`` is the 基準日 of ages and validity. ``base_map`` is the path of the town's own base
    map, too large to be kept as a copy; None: none was chosen.
    """

    name: str
    is_training: bool
    as_of: date
    points_name: str
    sources: tuple[SourceFact, ...] = ()
    layers: tuple[LayerFact, ...] = ()
    districts: str | None = None
    district_field: str | None = None
    shelters: tuple[str, ...] = ()
    area: str | None = None
    boundary: str | None = None
    gazetteer: str | None = None
    rivers: str | None = None
    base_map: str | None = None


@dataclass(frozen=True)
class AuditEntry:
    """One line of the town's own record of what was done; ``about`` names the thing, no person."""

    at: datetime
    action: str
    about: str
    detail: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Decision:
    """What a person decided (判断): an input like a file, never overwritten by a run.

    ``kind`` says what sort of decision, ``subject_id`` what it is about; a later decision on
    the same subject stands beside the earlier one.
    """

    kind: str
    subject_id: str
    value: Mapping[str, object]
    author: str
    made_at: datetime


@dataclass(frozen=True)
class RuleText:
    """One text of one of the town's rule files, and since when the town has had it."""

    name: str
    text: str
    since: datetime


class Town(Protocol):
    """The one way to a town's tables. A table that was never written reads as empty."""

    def read(self, schema: FrameSchema) -> pd.DataFrame:
        """Give the whole table, rows in the order they were written."""

    def write(self, frames: Mapping[FrameSchema, pd.DataFrame]) -> None:
        """Replace these tables, all or none.

        Raises
        ------
        ValueError
            A frame is not exactly of its schema, or two rows have the same key.
        """

    def facts(self) -> TownFacts:
        """Give the facts as last written."""

    def write_facts(self, facts: TownFacts) -> None:
        """Replace the facts."""

    def attach(self, name: str, content: bytes) -> None:
        """Keep a file of the town (hazard layer, boundary …) under a name; replaces the old."""

    def attachment(self, name: str) -> bytes:
        """Give a kept file; KeyError when there is none of that name."""

    def detach(self, name: str) -> None:
        """Forget a kept file; none of that name is no error."""

    def attachments(self) -> list[str]:
        """Give the names of all kept files, in text order."""

    def rules_text(self, name: str) -> str | None:
        """Give the town's own rule file; None: it has none and the built-in one holds."""

    def rules_names(self) -> list[str]:
        """Give the names of all rule files the town has of its own, in text order."""

    def write_rules(self, texts: Mapping[str, str]) -> None:
        """Keep rule files; an older text stays in the history."""

    def rules_history(self, name: str) -> list[RuleText]:
        """Give every text of a rule file, the oldest first; the last one is in force."""

    def record(self, entry: AuditEntry) -> None:
        """Add one line to the audit, which nobody can change or take away."""

    def audit(self) -> list[AuditEntry]:
        """Give the audit, the oldest first."""

    def decide(self, decision: Decision) -> None:
        """Keep a person's decision."""

    def decisions(self, kind: str) -> list[Decision]:
        """Give the decisions of a kind, the oldest first."""

    def keep_before(self) -> None:
        """Keep the inputs and the facts as they stand, for taking the next import back."""

    def has_before(self) -> bool:
        """Tell whether a state is kept that can be put back."""

    def read_before(self, schema: FrameSchema) -> pd.DataFrame:
        """Give a table of INPUTS as last kept; empty where nothing is kept."""

    def put_back(self) -> bool:
        """Give inputs and facts the state last kept, once; False: there is none."""

    def transaction(self) -> AbstractContextManager[None]:
        """Make several writes one: an exception inside undoes all of them. May be nested."""

    def close(self) -> None:
        """Let go of the town; may be called twice."""


def check_frames(frames: Mapping[FrameSchema, pd.DataFrame]) -> None:
    """Refuse frames that are not of their schema, or hold a key twice.

    Raises
    ------
    ValueError
        Names the frame, and the column or the doubled key.
    """
    for schema, frame in frames.items():
        schema.check(frame)
        if schema.key and frame.duplicated(list(schema.key)).any():
            raise ValueError(f"{schema.name}: {', '.join(schema.key)} stands twice")
