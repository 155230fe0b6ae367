"""What people decided on records without a usable 宛名番号, folded into what holds now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app import clock
from app.store.town import Decision, Town
from importers.linkage.decisions import RecordDecision

LINK = "link"
_ANSWER, _PERSON = "answer", "person_id"


class LinkAnswer(StrEnum):
    """What a person said of a record; kept as text in the decision."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    STRANGER = "stranger"
    LATER = "later"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True)
class HeldAnswer:
    """What holds of a record: the last word wins, rejections add up until taken back.

    ``made_at`` None: everything was taken back, nothing holds.
    """

    accepted: str | None = None
    rejected: frozenset[str] = frozenset()
    is_stranger: bool = False
    is_later: bool = False
    author: str = ""
    made_at: datetime | None = None

    @property
    def is_settled(self) -> bool:
        """Whether a person linked the record or called it a stranger."""
        return self.accepted is not None or self.is_stranger


def decide_link(
    town: Town, record_id: str, answer: LinkAnswer, author: str, person_id: str | None = None
) -> None:
    """Keep an answer beside the earlier ones."""
    value = {_ANSWER: answer.value, _PERSON: person_id}
    town.decide(Decision(LINK, record_id, value, author, clock.now()))


def held_answers(decisions: Iterable[Decision]) -> dict[str, HeldAnswer]:
    """Fold decisions of kind :data:`LINK`, the oldest first, by record."""
    held: dict[str, HeldAnswer] = {}
    for decision in decisions:
        before = held.get(decision.subject_id, HeldAnswer())
        held[decision.subject_id] = _folded(before, decision)
    return held


def read_link_decisions(town: Town) -> dict[str, RecordDecision]:
    """Give what holds of every record, as linkage takes it."""
    return {
        record_id: RecordDecision(answer.accepted, answer.rejected, answer.is_stranger)
        for record_id, answer in held_answers(town.decisions(LINK)).items()
    }


def _folded(before: HeldAnswer, decision: Decision) -> HeldAnswer:
    answer, person = LinkAnswer(str(decision.value[_ANSWER])), decision.value.get(_PERSON)
    if answer is LinkAnswer.TAKEN_BACK:
        return HeldAnswer()
    rejected = before.rejected
    accepted, is_stranger = before.accepted, before.is_stranger
    if answer is LinkAnswer.REJECTED:
        rejected |= {str(person)}
        accepted = None if accepted == person else accepted
    if answer is LinkAnswer.ACCEPTED:
        accepted, is_stranger, rejected = str(person), False, rejected - {str(person)}
    if answer is LinkAnswer.STRANGER:
        accepted, is_stranger = None, True
    is_later = answer is LinkAnswer.LATER
    return HeldAnswer(accepted, rejected, is_stranger, is_later, decision.author, decision.made_at)
