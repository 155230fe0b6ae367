"""One record beside the residents it may be, and what a person says of it."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.pipeline.found_people import FoundPeople
from app.pipeline.link_decisions import LinkAnswer
from app.pipeline.review_answers import ReviewAnswer
from app.pipeline.review_items import ReviewCandidate, ReviewItem
from app.ui.plain import build_label
from app.ui.review.answer_bar import AnswerBar
from app.ui.review.comparison import SideBySide
from app.ui.review.words import ReviewWords
from app.ui.text_table import TextTable, build_text_view, set_widths
from scoring.codes import ResidentStatus

_REST_MS = 250
_WIDTHS = (36, 106, 130, 96, 190)
_LEAST_TABLE = 84
_MOST = 100
_ROOM_FOR_ALL = 560
_LEFT_OUT = (3, 5)
_ABOUT_A_PERSON = frozenset({LinkAnswer.ACCEPTED, LinkAnswer.REJECTED})


class ReviewPanel(QWidget):
    """``answered`` (:class:`ReviewAnswer`), ``undo_wanted``; ``search_wanted`` (record, words)."""

    answered = Signal(object)
    undo_wanted = Signal()
    search_wanted = Signal(str, str)

    def __init__(self, words: ReviewWords, page: QWidget) -> None:
        super().__init__()
        self.setObjectName("review_panel")
        self._words = words
        self._item: ReviewItem | None = None
        self._candidates: tuple[ReviewCandidate, ...] = ()
        self._may_undo = self._is_busy = False
        self._needs = build_label("review_needs")
        self._caution = build_label("review_caution", role="old")
        self._caution.setWordWrap(True)
        self.comparison = SideBySide("review_comparison", words)
        self.bar = AnswerBar(words.speaker, page)
        self.bar.answered.connect(self._on_answer)
        self.search = self._build_search()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self._scroll, self._upper = QScrollArea(), QVBoxLayout()
        self._told = build_label("review_candidates_told", role="quiet")
        self._model = TextTable(self._titles())
        say = words.speaker.say
        name = say("候補の住民", "Residents it may be")
        self.table = build_text_view("review_candidates", name, self._model)
        set_widths(self.table, _WIDTHS)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self._lay_out()

    @property
    def chosen(self) -> ReviewCandidate | None:
        """The resident under the cursor; None: there is none."""
        row = self.table.currentIndex().row()
        return self._candidates[row] if 0 <= row < len(self._candidates) else None

    def show_item(self, item: ReviewItem | None) -> None:
        """Show another record, its likeliest resident chosen; None: there is no record."""
        is_other = item is None or self._item is None or item.record_id != self._item.record_id
        self._item, self._is_busy = item, False
        if is_other:
            self._rest.stop()
            with QSignalBlocker(self.search):
                self.search.clear()
        self.search.setEnabled(item is not None)
        self._needs.setText("" if item is None else self._place_and_needs(item))
        self._offer_own()

    def show_found(self, found: FoundPeople) -> None:
        """Show the residents a search found, unless other words stand there by now."""
        if self._item is None or found.query != self.search.text():
            return
        say = self._words.speaker.say
        shown, total = len(found.people), found.total
        if not total:
            told = say("見つかりません。氏名の一部か宛名番号で探してください。", "Nobody found.")
        elif total > shown:
            told = say(
                f"見つかった住民 {total:,}人のうち、はじめの{shown}人。言葉を足すと絞れます。",
                f"the first {shown} of {total:,} residents found",
            )
        else:
            told = say(f"見つかった住民 {total:,}人", f"{total:,} residents found")
        self._offer(found.people, told)

    def allow_undo(self, may_undo: bool) -> None:
        """Let the last answer be taken back, or only what was said earlier of this record."""
        self._may_undo = may_undo
        self._allow()

    def tell_busy(self) -> None:
        """Wait for an answer to be kept; what is pressed meanwhile is meant for no record."""
        self._is_busy = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the comparison have its height at another width."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from the search box to the residents and back to the candidates by keys alone."""
        if watched is self.search and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                event.accept()  # as a shortcut it would leave the page
                if event.type() == QEvent.Type.KeyPress:
                    self.search.clear()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in _TO_TABLE:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _build_search(self) -> QLineEdit:
        say = self._words.speaker.say
        search = QLineEdit()
        search.setObjectName("review_search")
        words = say("ほかの住民を探す（氏名・住所・電話・宛名番号）", "Look up another resident")
        search.setProperty("role", "field")
        search.setPlaceholderText(words)
        search.setAccessibleName(words)
        search.setClearButtonEnabled(True)
        search.textChanged.connect(self._on_search)
        search.installEventFilter(self)
        return search

    def _lay_out(self) -> None:
        upper = QWidget()
        column = self._upper
        upper.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._caution, self.comparison, self._needs):
            column.addWidget(widget)
        scroll = self._scroll
        scroll.setObjectName("review_scroll")
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self._words.speaker.say("見くらべ", "Side by side"))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(upper)
        self.table.setMinimumHeight(_LEAST_TABLE)
        line = QHBoxLayout()
        line.addWidget(self._told, 1)
        line.addWidget(self.search, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(scroll, _MOST)
        whole.addWidget(self.bar)
        whole.addLayout(line)
        whole.addWidget(self.table, 1)

    def _titles(self) -> list[str]:
        say = self._words.speaker.say
        return [
            say("順", "No."),
            say("宛名番号", "Number"),
            say("氏名", "Name"),
            say("生年月日", "Born"),
            say("くらべた結果", "Compared"),
            say("住所", "Address"),
        ]

    def _place_and_needs(self, item: ReviewItem) -> str:
        return f"{self._words.place(item)}　{self._words.needs(item)}"

    def _offer_own(self) -> None:
        say = self._words.speaker.say
        candidates = () if self._item is None else self._item.candidates
        if self._item is None:
            told = ""
        elif candidates:
            told = say("候補（似ている順）", "Candidates, the likeliest first")
        else:
            told = say(
                "候補がいません。右の欄で探せます。", "No candidate: look somebody up at the right."
            )
        self._offer(candidates, told)

    def _offer(self, candidates: tuple[ReviewCandidate, ...], told: str) -> None:
        self._candidates = candidates
        self._told.setText(told)
        self._model.show(len(candidates), self._row)
        if candidates:
            self.table.selectRow(0)
        self._compare()

    def _row(self, row: int) -> list[str]:
        candidate = self._candidates[row]
        texts, say = candidate.texts, self._words.speaker.say
        name = texts.name or ""
        if candidate.status is not ResidentStatus.RESIDENT:
            name = f"【{self._words.speaker.code(candidate.status)}】{name}"
        if candidate.is_hidden:
            name = say("支援措置", "protected")
        signs = "" if candidate.is_hidden else self._words.signs(candidate.evidence)
        birth, address = texts.birth or "", texts.address or ""
        return [str(row + 1), candidate.person_id, name, birth, signs, address]

    def _compare(self) -> None:
        item, candidate = self._item, self.chosen
        self.comparison.setVisible(item is not None)
        caution = ""
        if item is not None:
            say = self._words.speaker.say
            heads = (say("記録", "Record"), say("候補の住民", "Resident"))
            self.comparison.show_pairs(heads, self._words.pairs_of(item, candidate))
            caution = self._words.hidden(item, candidate) or self._words.gone(candidate)
        self._caution.setText(caution)
        self._caution.setVisible(bool(caution))
        self._fit()
        self._allow()

    def _fit(self) -> None:
        """Give the comparison the height it needs, and what is left to the candidates."""
        scroll = self._scroll
        needed = self._upper.totalHeightForWidth(scroll.viewport().width())
        scroll.setMaximumHeight(needed + 2 * scroll.frameWidth())
        policy = Qt.FocusPolicy
        # where it does not fit, Tab leads to it and the arrows move it
        scroll.setFocusPolicy(policy.NoFocus if scroll.height() >= needed else policy.TabFocus)
        is_narrow = self.width() < _ROOM_FOR_ALL
        for column in _LEFT_OUT:
            self.table.setColumnHidden(column, is_narrow)

    def _allow(self) -> None:
        allowed: set[LinkAnswer] = set()
        if self._item is not None:
            allowed |= {LinkAnswer.STRANGER, LinkAnswer.LATER}
            if self.chosen is not None:
                allowed.add(LinkAnswer.ACCEPTED)
            if self.chosen in self._item.candidates:
                allowed.add(LinkAnswer.REJECTED)
        if self._may_undo or (self._item is not None and self._item.decided_by):
            allowed.add(LinkAnswer.TAKEN_BACK)
        self.bar.allow(frozenset(allowed))

    def _on_row(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._compare()

    def _on_answer(self, answer: LinkAnswer) -> None:
        if self._is_busy:
            return
        if answer is LinkAnswer.TAKEN_BACK:
            self.undo_wanted.emit()
        elif self._item is not None:
            chosen = self.chosen if answer in _ABOUT_A_PERSON else None
            person_id = None if chosen is None else chosen.person_id
            self.answered.emit(ReviewAnswer(self._item.record_id, answer, person_id))

    def _on_search(self, words: str) -> None:
        if words.strip():
            self._rest.start()
        else:
            self._rest.stop()
            self._offer_own()

    def _on_rest(self) -> None:
        if self._item is not None:
            self.search_wanted.emit(self._item.record_id, self.search.text())


_TO_TABLE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
