"""Ending 支援措置 of a person: decided by two people on a document, never by an import."""

from dataclasses import asdict, dataclass

from app import clock
from app.errors import AppError, AppProblem
from app.pipeline.audit import AuditAction, record
from app.pipeline.compute import rules_of
from app.pipeline.protection_latch import (
    LATCH_KEY,
    protected_people,
    told_people,
    with_protection,
)
from app.pipeline.rank import rank
from app.pipeline.score import score
from app.progress import Progress
from app.store.town import Decision, Town
from scoring.frames import RESIDENTS
from scoring.record_frames import CANDIDATES, LINKS, PROTECTIONS

PROTECTION_CLEARED = "protection_cleared"


@dataclass(frozen=True)
class Clearing:
    """Who ends the protection of whom, why, and by which document (文書番号)."""

    person_id: str
    first: str
    second: str
    reason: str
    document: str

    @property
    def is_complete(self) -> bool:
        """Whether two different people, a reason and a document are named."""
        told = [text.strip() for text in (self.first, self.second, self.reason, self.document)]
        return all(told) and told[0] != told[1]


def clear_protection(town: Town, clearing: Clearing, progress: Progress) -> None:
    """Clear a latched protection, and score and rank again, all or nothing.

    Raises
    ------
    app.errors.AppError
        CLEARING_INCOMPLETE; PROTECTION_NOT_LATCHED: the person is not protected;
        PROTECTION_STILL_TOLD: a file still names the person, so the source has to be
        corrected and imported first.
    """
    if not clearing.is_complete:
        raise AppError(AppProblem.CLEARING_INCOMPLETE)
    protections, links = town.read(PROTECTIONS), town.read(LINKS)
    if clearing.person_id in told_people(protections, links):
        raise AppError(AppProblem.PROTECTION_STILL_TOLD, value=clearing.person_id)
    is_latch = (protections["source"] == LATCH_KEY) & (
        protections["person_id"] == clearing.person_id
    )
    if not is_latch.any():
        raise AppError(AppProblem.PROTECTION_NOT_LATCHED, value=clearing.person_id)
    left = protections[~is_latch].reset_index(drop=True)
    protected = protected_people(left, links, town.read(CANDIDATES))
    with town.transaction():
        town.decide(_decision(clearing))
        town.write({PROTECTIONS: left, RESIDENTS: with_protection(town.read(RESIDENTS), protected)})
        rules = rules_of(town)
        score(town, rules, progress)
        rank(town, rules, progress)
        record(town, AuditAction.PROTECTION_CLEARED, clearing.document)


def _decision(clearing: Clearing) -> Decision:
    value = {name: text for name, text in asdict(clearing).items() if name != "person_id"}
    return Decision(PROTECTION_CLEARED, clearing.person_id, value, clearing.first, clock.now())
