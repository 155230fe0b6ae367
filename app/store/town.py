"""What a town keeps, whether in a file or in memory: the facts, and the one way to the tables.

No SQL here: the file lives in :mod:`app.store.town_file`, the town of a single run in
:class:`MemoryTown`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Protocol

import pandas as pd

from app import clock
from scoring.codes import HazardKind, NodataMeans, RankEdition
from scoring.columns import FrameSchema


@dataclass(frozen=True)
class SourceFact:
    """One file a table was read from; ``role`` is ``registry`` or ``welfare``.

    ``exported_on`` is None where nobody said when the other system wrote the file.
    """

    role: str
    name: str
    sha256: str
    rows: int
    encoding: str
    exported_on: date | None
    unknown_columns: tuple[str, ...] = ()


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


@dataclass(frozen=True)
class TownFacts:
    """What is true of the town as a whole.

    ``districts``, ``shelters``, ``area`` and ``boundary`` are names of attachments; None: the
    town has none. ``as_of`` is the 基準日 of ages and validity.
    """

    name: str
    is_training: bool
    as_of: date
    points_name: str
    sources: tuple[SourceFact, ...] = ()
    layers: tuple[LayerFact, ...] = ()
    districts: str | None = None
    district_field: str | None = None
    shelters: str | None = None
    area: str | None = None
    boundary: str | None = None


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

    def attachments(self) -> list[str]:
        """Give the names of all kept files, in text order."""

    def rules_text(self, name: str) -> str | None:
        """Give the town's own rule file; None: it has none and the built-in one holds."""

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

    def transaction(self) -> AbstractContextManager[None]:
        """Make several writes one: an exception inside undoes all of them. May be nested."""

    def close(self) -> None:
        """Let go of the town; may be called twice."""


@dataclass(frozen=True)
class _Kept:
    """Everything a town in memory holds; replaced whole, so an older one can be put back."""

    facts: TownFacts
    frames: Mapping[FrameSchema, pd.DataFrame] = field(default_factory=dict)
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    rules: tuple[RuleText, ...] = ()
    audit: tuple[AuditEntry, ...] = ()
    decisions: tuple[Decision, ...] = ()


class MemoryTown:
    """A town that is never kept, for a single run. Nothing touches the disk.

    Parameters
    ----------
    facts
        The town's facts.
    now
        Gives the present moment for the history of rules.
    """

    def __init__(self, facts: TownFacts, now: Callable[[], datetime] = clock.now) -> None:
        self._kept = _Kept(facts)
        self._now = now

    def read(self, schema: FrameSchema) -> pd.DataFrame:
        """Give the whole table; a change made to it stays outside the town."""
        if schema not in self._kept.frames:
            return schema.empty()
        return self._kept.frames[schema].copy(deep=False)

    def write(self, frames: Mapping[FrameSchema, pd.DataFrame]) -> None:
        """Replace these tables, all or none."""
        check_frames(frames)
        kept = {schema: frame.copy(deep=False) for schema, frame in frames.items()}
        self._kept = replace(self._kept, frames={**self._kept.frames, **kept})

    def facts(self) -> TownFacts:
        """Give the facts as last written."""
        return self._kept.facts

    def write_facts(self, facts: TownFacts) -> None:
        """Replace the facts."""
        self._kept = replace(self._kept, facts=facts)

    def attach(self, name: str, content: bytes) -> None:
        """Keep a file of the town under a name; replaces the old."""
        self._kept = replace(self._kept, attachments={**self._kept.attachments, name: content})

    def attachment(self, name: str) -> bytes:
        """Give a kept file; KeyError when there is none of that name."""
        return self._kept.attachments[name]

    def attachments(self) -> list[str]:
        """Give the names of all kept files, in text order."""
        return sorted(self._kept.attachments)

    def rules_text(self, name: str) -> str | None:
        """Give the rule file in force; None: the built-in one holds."""
        history = self.rules_history(name)
        return history[-1].text if history else None

    def write_rules(self, texts: Mapping[str, str]) -> None:
        """Keep rule files; an older text stays in the history."""
        since = self._now()
        new = tuple(
            RuleText(name, text, since)
            for name, text in texts.items()
            if text != self.rules_text(name)
        )
        self._kept = replace(self._kept, rules=self._kept.rules + new)

    def rules_history(self, name: str) -> list[RuleText]:
        """Give every text of a rule file, the oldest first."""
        return [rule for rule in self._kept.rules if rule.name == name]

    def record(self, entry: AuditEntry) -> None:
        """Add one line to the audit."""
        self._kept = replace(self._kept, audit=(*self._kept.audit, entry))

    def audit(self) -> list[AuditEntry]:
        """Give the audit, the oldest first."""
        return list(self._kept.audit)

    def decide(self, decision: Decision) -> None:
        """Keep a person's decision."""
        self._kept = replace(self._kept, decisions=(*self._kept.decisions, decision))

    def decisions(self, kind: str) -> list[Decision]:
        """Give the decisions of a kind, the oldest first."""
        return [decision for decision in self._kept.decisions if decision.kind == kind]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make several writes one: an exception inside undoes all of them."""
        before = self._kept
        try:
            yield
        except BaseException:
            self._kept = before
            raise

    def close(self) -> None:
        """Forget everything but the facts."""
        self._kept = _Kept(self._kept.facts)


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
