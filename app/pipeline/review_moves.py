"""The queue of 照合 after an answer, without reading the town again."""

from collections.abc import Callable
from dataclasses import astuple, replace
from datetime import datetime

from app.pipeline.link_decisions import LinkAnswer
from app.pipeline.match_desk import is_settled, urgency
from app.pipeline.review_answers import ReviewAnswer
from app.pipeline.review_items import ReviewCounts, ReviewItem, ReviewQueue
from scoring.record_codes import LinkState


def find_item(queue: ReviewQueue, record_id: str) -> ReviewItem:
    """Give a record that waits or was decided.

    Raises
    ------
    KeyError
        It is in neither.
    """
    for item in (*queue.items, *queue.decided):
        if item.record_id == record_id:
            return item
    raise KeyError(record_id)


def after_answer(
    queue: ReviewQueue, answer: ReviewAnswer, author: str, at: datetime
) -> ReviewQueue:
    """Give the queue as it stands after an answer other than TAKEN_BACK.

    A record that is put off goes to the end, one whose candidate was rejected stays where it
    is, any other leaves the queue and can be taken back.
    """
    item = find_item(queue, answer.record_id)
    held = replace(item, decided_by=author, decided_at=at, is_later=False)
    return _with(queue, item, _CHANGES[answer.answer](held, answer))


def put_back(queue: ReviewQueue, item: ReviewItem) -> ReviewQueue:
    """Give the queue with a record as it was before it was answered."""
    return _with(queue, find_item(queue, item.record_id), item)


def _with(queue: ReviewQueue, before: ReviewItem, after: ReviewItem) -> ReviewQueue:
    items = [after if item is before else item for item in queue.items]
    if before not in queue.items:
        items = [after, *items]
    decided = [item for item in queue.decided if item is not before]
    if is_settled(after):
        items.remove(after)
        decided = [*decided, after]
    return replace(
        queue,
        items=tuple(sorted(items, key=urgency)),
        decided=tuple(decided),
        counts=_moved(queue.counts, before, after),
    )


def _accepted(item: ReviewItem, answer: ReviewAnswer) -> ReviewItem:
    return replace(item, state=LinkState.LINKED, linked_to=answer.person_id, is_stranger=False)


def _rejected(item: ReviewItem, answer: ReviewAnswer) -> ReviewItem:
    left = tuple(one for one in item.candidates if one.person_id != answer.person_id)
    return replace(item, candidates=left, state=LinkState.POSSIBLE if left else LinkState.NONE)


def _called_stranger(item: ReviewItem, _answer: ReviewAnswer) -> ReviewItem:
    return replace(item, state=LinkState.NONE, linked_to=None, is_stranger=True)


def _put_off(item: ReviewItem, _answer: ReviewAnswer) -> ReviewItem:
    return replace(item, is_later=True)


_CHANGES: dict[LinkAnswer, Callable[[ReviewItem, ReviewAnswer], ReviewItem]] = {
    LinkAnswer.ACCEPTED: _accepted,
    LinkAnswer.REJECTED: _rejected,
    LinkAnswer.STRANGER: _called_stranger,
    LinkAnswer.LATER: _put_off,
}


def _moved(counts: ReviewCounts, before: ReviewItem, after: ReviewItem) -> ReviewCounts:
    sums = zip(astuple(counts), _shares(before), _shares(after), strict=True)
    return ReviewCounts(*(count - gone + come for count, gone, come in sums))


def _shares(item: ReviewItem) -> tuple[int, ...]:
    """Give what one record adds to each of the counts, in their order."""
    is_open = item.state is not LinkState.LINKED
    return (
        not is_open,
        item.state is LinkState.POSSIBLE,
        item.state is LinkState.NONE,
        is_open and item.is_later,
        is_open and item.is_stranger,
        is_open and item.is_protection and not item.is_stranger,
    )
