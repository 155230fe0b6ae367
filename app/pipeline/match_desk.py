"""照合: records that the rules could not link, one by one, and what a person decides on them.

A decision is kept with person and time and holds for every later import; a later one stands
beside it. What hangs on it (links, scores, order) is computed by :func:`link_again`.
"""

from app.pipeline.audit import AuditAction, record
from app.pipeline.compute import rules_of
from app.pipeline.link_decisions import LINK, LinkAnswer, decide_link, held_answers
from app.pipeline.link_people import link_people
from app.pipeline.protected_inputs import protect_again
from app.pipeline.rank import rank
from app.pipeline.review_items import ReviewCounts, ReviewItem, ReviewQueue
from app.pipeline.review_reading import ReviewReading
from app.pipeline.score import score
from app.progress import Progress
from app.store.town import Town
from scoring.frames import RESIDENTS
from scoring.record_codes import LinkState
from scoring.record_frames import RECORDS


def review_queue(town: Town) -> ReviewQueue:
    """Give everything that waits in 照合; writes nothing."""
    reading = ReviewReading(town, held_answers(town.decisions(LINK)))
    every = reading.items()
    open_items = [item for item in every if not is_settled(item)]
    return ReviewQueue(
        items=tuple(sorted(open_items, key=urgency)),
        decided=tuple(item for item in every if is_settled(item) and item.decided_by),
        doubles=reading.doubles(),
        counts=_counts(every),
    )


def keep_answer(
    town: Town, record_id: str, answer: LinkAnswer, author: str, person_id: str | None = None
) -> None:
    """Keep an answer with a line in the audit; what hangs on it is not computed yet.

    Raises
    ------
    KeyError
        There is no such record, or no such resident.
    """
    if not (town.read(RECORDS)["record_id"] == record_id).any():
        raise KeyError(record_id)
    if person_id is not None and not (town.read(RESIDENTS)["person_id"] == person_id).any():
        raise KeyError(person_id)
    decide_link(town, record_id, answer, author, person_id)
    record(town, AuditAction.LINKED, record_id, {"answer": answer.value, "author": author})


def link_again(town: Town, progress: Progress) -> None:
    """Compute what hangs on the answers: links, 支援措置, scores, the order of calls."""
    link_people(town, progress)
    protect_again(town)
    rules = rules_of(town)
    score(town, rules, progress)
    rank(town, rules, progress)


def is_settled(item: ReviewItem) -> bool:
    """Tell whether nobody has to look at a record any more."""
    return item.state is LinkState.LINKED or item.is_stranger


def urgency(item: ReviewItem) -> tuple[bool, bool, bool]:
    """Order what waits; within one urgency the records stay as their sources gave them."""
    return (item.is_later, not item.is_protection, item.state is LinkState.NONE)


def _counts(items: tuple[ReviewItem, ...]) -> ReviewCounts:
    states = [item.state for item in items]
    waiting = [item for item in items if item.state is not LinkState.LINKED]
    return ReviewCounts(
        linked=states.count(LinkState.LINKED),
        possible=states.count(LinkState.POSSIBLE),
        none=states.count(LinkState.NONE),
        later=sum(item.is_later for item in waiting),
        strangers=sum(item.is_stranger for item in waiting),
        protections=sum(item.is_protection and not item.is_stranger for item in waiting),
    )
