"""Joins the page 照合 with its office, and brings the answers in before anything else is shown.

Computing a large town anew takes seconds, so it is done once: when the page is left. Until
then the town waits behind the page, and no list, map or print can show what no longer holds.
"""

from PySide6.QtCore import QObject

from app.pipeline.link_decisions import LinkAnswer
from app.pipeline.review_answers import ReviewAnswer
from app.pipeline.review_items import ReviewItem, ReviewQueue
from app.pipeline.review_moves import after_answer, find_item, put_back
from app.ui.open_town import OpenTown
from app.ui.rail import PageKey
from app.ui.review.office import KeptAnswer
from app.ui.review.page import ReviewPage
from app.ui.town_page import TownPage
from app.ui.window_parts import WindowParts


class ReviewWiring(QObject):
    """Holds the queue as it stands and what was answered since it was read."""

    def __init__(self, parts: WindowParts, frame: TownPage) -> None:
        super().__init__(frame)
        self._office, self._frame = parts.office.review, frame
        self.page = ReviewPage(parts.speaker)
        self._town: OpenTown | None = None
        self._queue: ReviewQueue | None = None
        self._as_read: dict[str, ReviewItem] = {}
        self._answered: list[str] = []
        self._wanted: PageKey | None = None
        self._aim: str | None = None
        self._is_unsettled = False
        self._wire()

    def show_town(self, town: OpenTown) -> None:
        """Show another state of the town; what was answered is in it."""
        self._town, self._queue, self._is_unsettled = town, None, False
        self._answered.clear()
        self.page.forget()
        self._frame.rail.tell_waiting(PageKey.REVIEW, town.view.tables.waiting)
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._frame.show_page(wanted)
        elif self._frame.shown_page() is PageKey.REVIEW:
            self._office.read()

    def may_leave(self, key: PageKey) -> bool:
        """Tell whether another page may be shown now; if not, it follows by itself."""
        if self._wanted is None and (key is PageKey.REVIEW or not self._is_unsettled):
            return True
        if self._wanted is None:
            self._settle(key)
        self._wanted = key
        return False

    def _wire(self) -> None:
        page, office, frame = self.page, self._office, self._frame
        page.answered.connect(self._on_answered)
        page.undo_wanted.connect(self._on_undo)
        page.take_back_wanted.connect(self._take_back)
        page.search_wanted.connect(self._on_search)
        page.list_wanted.connect(lambda: frame.show_page(PageKey.LIST))
        office.queue_read.connect(self._on_read)
        office.decided.connect(self._on_decided)
        office.found.connect(page.show_found)
        office.lost.connect(self._on_lost)
        frame.page_shown.connect(self._on_page_shown)
        frame.guard_leaving(self.may_leave)

    def _on_page_shown(self, key: PageKey) -> None:
        if key is PageKey.REVIEW and self._town is not None:
            if self._queue is None:
                self._office.read()
            else:
                self.page.focus_queue()

    def _on_read(self, queue: ReviewQueue) -> None:
        self._as_read = {item.record_id: item for item in (*queue.items, *queue.decided)}
        self._show(queue, self._aim)
        self._aim = None
        self.page.focus_queue()

    def _on_answered(self, answer: ReviewAnswer) -> None:
        self._frame.notice.hide()
        self.page.queue_tab.panel.tell_busy()
        self._office.answer(answer)

    def _on_undo(self) -> None:
        """Take back the last answer, else what was said earlier of the chosen record."""
        chosen = self.page.queue_tab.chosen
        if self._answered:
            self._take_back(self._answered[-1])
        elif chosen is not None and chosen.decided_by:
            self._take_back(chosen.record_id)

    def _take_back(self, record_id: str) -> None:
        self._on_answered(ReviewAnswer(record_id, LinkAnswer.TAKEN_BACK))

    def _on_decided(self, kept: KeptAnswer) -> None:
        if self._queue is None:
            return
        record_id, said = kept.answer.record_id, kept.answer.answer
        self._is_unsettled |= said is not LinkAnswer.LATER
        if said is LinkAnswer.TAKEN_BACK:
            self._put_back(record_id)
            return
        self._answered = [*(one for one in self._answered if one != record_id), record_id]
        stays = record_id if said is LinkAnswer.REJECTED else None
        self._show(after_answer(self._queue, kept.answer, kept.author, kept.at), stays)

    def _put_back(self, record_id: str) -> None:
        self._answered = [one for one in self._answered if one != record_id]
        before = self._as_read[record_id]
        if self._queue is not None and not before.decided_by:
            self._show(put_back(self._queue, before), record_id)
        else:  # whom the rules propose for it is known only when they have been asked again
            self._aim = record_id
            self._settle(PageKey.REVIEW)

    def _show(self, queue: ReviewQueue, record_id: str | None) -> None:
        self._queue = queue
        self.page.show_queue(queue, record_id)
        self.page.tell_pending(sum(not find_item(queue, one).is_later for one in self._answered))
        self.page.allow_undo(bool(self._answered))
        self._frame.rail.tell_waiting(PageKey.REVIEW, len(queue.items))

    def _settle(self, wanted: PageKey) -> None:
        self._wanted = wanted
        self.page.tell_settling()
        self._office.settle()

    def _on_search(self, record_id: str, words: str) -> None:
        if self._town is not None:
            self._office.find(self._town.view, record_id, words)

    def _on_lost(self) -> None:
        self._wanted = None
        if self._queue is not None:
            chosen = self.page.queue_tab.chosen
            self._show(self._queue, None if chosen is None else chosen.record_id)
