"""An import as it lies before the person who accepts it: plain values, nothing changed yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from app.pipeline.link_people import LinkedPeople
from app.store.town import SourceFact
from scoring.codes import Severity
from scoring.columns import FrameSchema
from scoring.frames import ISSUES
from scoring.record_codes import Difference, LinkState

VANISHED_LIMIT = 0.05
"""More than this share of people gone without a reason asks for a second confirmation."""


@dataclass(frozen=True)
class SourceChange:
    """One source of an import: the file before (None: a new source) and the new one.

    ``people`` are the persons and records its rows are about; ``vanished`` of those before
    are in the new file no longer although they still take part (for the registry: they took
    part before and are in the new file not at all, with no status either).
    """

    before: SourceFact | None
    after: SourceFact
    people_before: int
    people: int
    vanished: int

    @property
    def vanished_share(self) -> float:
        """The share of ``people_before`` in [0, 1]; 0 for a new source."""
        return self.vanished / self.people_before if self.people_before else 0.0

    @property
    def is_same_file(self) -> bool:
        """Whether the file is, byte for byte, the one imported before by the same layout."""
        return (
            self.before is not None
            and self.before.sha256 == self.after.sha256
            and self.before.layout == self.after.layout
        )

    @property
    def needs_confirmation(self) -> bool:
        """Whether too many have vanished to accept it with one click."""
        return self.vanished_share > VANISHED_LIMIT


@dataclass(frozen=True)
class PreparedBatch:
    """Everything an import would bring; accepted or thrown away whole.

    Parameters
    ----------
    number
        Number of the import, from 1.
    as_of, as_of_before
        基準日 after and before; before is None at the first import.
    sources
        The sources whose files are in this import.
    kept
        Sources that are not in it: their rows stay.
    facts
        All sources after the import, the registry first.
    inputs
        Every input table as it would stand, old and new sources together.
    linked
        Linkage of all records with the new residents.
    originals
        The cells as given, packed, by source key.
    differences
        DIFFERENCES, in the order of :class:`Difference`; empty at the first import.
    people
        Whom the differences are about: person_id, household_id, name, kana, address,
        is_protected; name, kana and address of the protected read ＊＊＊. One row a person.
    taking_part_before, vanished
        Residents who took part before, and those of them the registry no longer holds.
    new_files
        Names of the files in this import, as they stand in ``inputs``.
    is_unchanged
        The same files, and the same result: accepting it changes nothing.
    stamp
        What the town was when this was prepared; accepting refuses another one.
    """

    number: int
    as_of: date
    as_of_before: date | None
    sources: tuple[SourceChange, ...]
    kept: tuple[SourceFact, ...]
    facts: tuple[SourceFact, ...]
    inputs: Mapping[FrameSchema, pd.DataFrame]
    linked: LinkedPeople
    originals: Mapping[str, bytes]
    differences: pd.DataFrame
    people: pd.DataFrame
    taking_part_before: int
    vanished: int
    new_files: frozenset[str]
    is_unchanged: bool
    stamp: str

    @property
    def is_first(self) -> bool:
        """Whether the town had no residents before."""
        return self.as_of_before is None

    @property
    def counts(self) -> dict[Difference, int]:
        """How many differences there are of each kind, zeros included, in their order."""
        counted = self.differences["difference"].value_counts()
        return {kind: int(counted.get(kind.value, 0)) for kind in Difference}

    @property
    def vanished_share(self) -> float:
        """The share of those who took part before that vanished, in [0, 1]."""
        return self.vanished / self.taking_part_before if self.taking_part_before else 0.0

    @property
    def needs_confirmation(self) -> bool:
        """Whether more have vanished than may be accepted without a second confirmation."""
        too_many = self.vanished_share > VANISHED_LIMIT
        return too_many or any(source.needs_confirmation for source in self.sources)

    @property
    def links(self) -> dict[LinkState, int]:
        """How many records are linked, possible and not linked (未照合), of all sources."""
        counted = self.linked.links["state"].value_counts()
        return {state: int(counted.get(state.value, 0)) for state in LinkState}

    @property
    def issue_counts(self) -> dict[Severity, int]:
        """How many rows and cells of this import's files were refused, repaired, doubted."""
        counted = self.issues["severity"].value_counts()
        return {severity: int(counted.get(severity.value, 0)) for severity in Severity}

    @property
    def issues(self) -> pd.DataFrame:
        """ISSUES of this import's files; the protected read ＊＊＊."""
        every = self.inputs[ISSUES]
        return every[every["file"].isin(self.new_files)].reset_index(drop=True)
