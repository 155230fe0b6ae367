"""The quick half of 照合: an answer is kept at once, what hangs on it is computed later.

Linking and scoring a large town takes seconds, too long after each of a thousand answers. So
the window keeps answers one by one and computes once, before it shows anything else of the
town. A mark in the town tells that this is still to be done: who opens the town sees to it
first, even after the computer was switched off in between.
"""

from dataclasses import dataclass

from app.pipeline.link_decisions import LinkAnswer
from app.pipeline.match_desk import keep_answer, link_again
from app.progress import Progress
from app.store.town import Town

UNSETTLED = "review/unsettled"


@dataclass(frozen=True)
class ReviewAnswer:
    """What a person said of a record; ``person_id`` only where a resident was meant."""

    record_id: str
    answer: LinkAnswer
    person_id: str | None = None


def note_answer(town: Town, answer: ReviewAnswer, author: str) -> None:
    """Keep an answer; links, scores and the order of calls are those from before.

    Raises
    ------
    KeyError
        There is no such record, or no such resident.
    """
    with town.transaction():
        keep_answer(town, answer.record_id, answer.answer, author, answer.person_id)
        if answer.answer is not LinkAnswer.LATER:
            town.attach(UNSETTLED, b"")


def is_unsettled(town: Town) -> bool:
    """Tell whether answers were kept that nothing was computed from yet."""
    return UNSETTLED in town.attachments()


def settle_answers(town: Town, progress: Progress) -> None:
    """Compute what hangs on the answers that were noted; without any nothing is done.

    Raises
    ------
    app.errors.Cancelled
        A person stopped; the answers stay noted.
    """
    if not is_unsettled(town):
        return
    with town.transaction():
        link_again(town, progress)
        town.detach(UNSETTLED)
