"""The town of a single run: everything in memory, nothing on the disk."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

import pandas as pd

from app import clock
from app.store.town import INPUTS, AuditEntry, Decision, RuleText, TownFacts, check_frames
from scoring.columns import FrameSchema


@dataclass(frozen=True)
class _Kept:
    """Everything a town in memory holds; replaced whole, so an older one can be put back."""

    facts: TownFacts
    frames: Mapping[FrameSchema, pd.DataFrame] = field(default_factory=dict)
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    rules: tuple[RuleText, ...] = ()
    audit: tuple[AuditEntry, ...] = ()
    decisions: tuple[Decision, ...] = ()
    before: tuple[TownFacts, Mapping[FrameSchema, pd.DataFrame]] | None = None


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

    def detach(self, name: str) -> None:
        """Forget a kept file."""
        left = {kept: file for kept, file in self._kept.attachments.items() if kept != name}
        self._kept = replace(self._kept, attachments=left)

    def attachments(self) -> list[str]:
        """Give the names of all kept files, in text order."""
        return sorted(self._kept.attachments)

    def rules_text(self, name: str) -> str | None:
        """Give the rule file in force; None: the built-in one holds."""
        history = self.rules_history(name)
        return history[-1].text if history else None

    def rules_names(self) -> list[str]:
        """Give the names of all rule files the town has of its own."""
        return sorted({rule.name for rule in self._kept.rules})

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

    def keep_before(self) -> None:
        """Keep the inputs and the facts as they stand."""
        inputs = {schema: self.read(schema) for schema in INPUTS}
        self._kept = replace(self._kept, before=(self._kept.facts, inputs))

    def has_before(self) -> bool:
        """Tell whether a state is kept that can be put back."""
        return self._kept.before is not None

    def read_before(self, schema: FrameSchema) -> pd.DataFrame:
        """Give a table of the inputs as last kept."""
        if self._kept.before is None:
            return schema.empty()
        return self._kept.before[1][schema].copy(deep=False)

    def put_back(self) -> bool:
        """Give inputs and facts the state last kept, once; False: there is none."""
        if self._kept.before is None:
            return False
        facts, inputs = self._kept.before
        frames = {**self._kept.frames, **inputs}
        self._kept = replace(self._kept, facts=facts, frames=frames, before=None)
        return True

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
