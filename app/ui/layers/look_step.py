"""What was recognised in a product: its layers to choose from, remarks, and what is still open."""

from collections.abc import Collection

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.pipeline.product_desk import LayerOrder
from app.ui.layers.answer_draft import AnswerDraft
from app.ui.layers.answer_form import AnswerForm
from app.ui.layers.boundary_choice import BoundaryChoice
from app.ui.layers.words import LayerPageWords
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from gis.products.product import CoverageAnswer, ProductLook, Question

_LEFT_WIDE, _RIGHT_WIDE = 430, 680


class LookStep(QWidget):
    """``accepted`` (tuple of LayerOrder) when all is answered, ``given_up`` when not."""

    accepted = Signal(object)
    given_up = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("look_step")
        self._speaker, self._words = speaker, LayerPageWords(speaker)
        self._drafts: tuple[AnswerDraft, ...] = ()
        self._taken: frozenset[str] = frozenset()
        self._has_boundary = False
        say = speaker.say
        self._found = build_label("product_found", role="strong")
        self._remarks = build_label("product_remarks")
        self.list = QListWidget()
        self.list.setObjectName("product_layers")
        self.list.setAccessibleName(say("見つかった浸水図（Space で選ぶ）", "Layers found"))
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemChanged.connect(self._on_item)
        self.form = AnswerForm(speaker)
        self.form.changed.connect(self._refresh)
        self.boundary = BoundaryChoice(speaker)
        self._missing = build_label("answers_missing", role="section")
        words = say("ほかの浸水図にも、同じ答えを使う", "Use these answers for the others too")
        self._spread = build_button("spread_answers", words, self._on_spread)
        words = say("この町に合わせて読み込む", "Read in for this town")
        self._accept = build_button("bring_in_layers", words, self._on_accepted, "main")
        self._lay_out()

    def show_look(self, look: ProductLook, taken: Collection[str], *, has_boundary: bool) -> None:
        """Show what a product offers; ``taken`` are the names of the layers the town has."""
        self._drafts = tuple(AnswerDraft(layer) for layer in look.layers)
        self._taken, self._has_boundary = frozenset(taken), has_boundary
        self._found.setText(self._words.found(look))
        self._remarks.setText(self._words.remarks(look.remarks))
        self._remarks.setVisible(bool(look.remarks))
        with QSignalBlocker(self.list):
            self.list.clear()
            for _draft in self._drafts:
                item = QListWidgetItem(self.list)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
        self.list.setCurrentRow(0)
        self._on_row(0)
        self._refresh()

    def tell_boundary(self, *, has_boundary: bool) -> None:
        """Say whether the town has a boundary now."""
        self._has_boundary = has_boundary
        self._refresh()

    def focus_next_step(self) -> None:
        """Go to what is still open, else to the button."""
        here = self._drafts[self.list.currentRow()]
        if here.open:
            self.form.focus_next()
        elif self._accept.isEnabled():
            self._accept.setFocus()
        else:
            self.list.setFocus()

    def orders(self) -> tuple[LayerOrder, ...]:
        """Give the layers that are wanted, with the answers."""
        return tuple(LayerOrder(one.layer, one.answers()) for one in self._wanted())

    def _wanted(self) -> list[AnswerDraft]:
        return [draft for draft in self._drafts if draft.is_wanted]

    def _lay_out(self) -> None:
        both = QSplitter()
        both.setObjectName("look_splitter")
        both.setChildrenCollapsible(False)
        both.addWidget(self._build_left())
        both.addWidget(self._build_right())
        both.setSizes([_LEFT_WIDE, _RIGHT_WIDE])
        line = QHBoxLayout()
        line.addWidget(self._missing, 1)
        leave = self._speaker.say("やめる", "Leave")
        line.addWidget(build_button("leave_look", leave, self.given_up.emit))
        line.addWidget(self._accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(both, 1)
        column.addLayout(line)

    def _build_left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._found)
        column.addWidget(self.list, 1)
        column.addWidget(self._spread)
        column.addWidget(self._remarks)
        return left

    def _build_right(self) -> QWidget:
        right, scroll = QWidget(), QScrollArea()
        scroll.setObjectName("answers_scroll")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.form)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll, 1)
        column.addWidget(self.boundary)
        return right

    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._drafts):
            self.form.show_draft(self._drafts[row])

    def _on_item(self, item: QListWidgetItem) -> None:
        is_wanted = item.checkState() is Qt.CheckState.Checked
        self._drafts[self.list.row(item)].is_wanted = is_wanted
        self._refresh()

    def _on_spread(self) -> None:
        here = self._drafts[self.list.currentRow()]
        for draft in self._drafts:
            draft.take_over(here)
        self._refresh()

    def _on_accepted(self) -> None:
        self.accepted.emit(self.orders())

    def _refresh(self) -> None:
        """Say of each layer what is open, and whether it can go on."""
        with QSignalBlocker(self.list):
            for number, draft in enumerate(self._drafts):
                self.list.item(number).setText(self._words.offered(draft))
        wanted = self._wanted()
        asks_town = any(
            draft.given.get(Question.COVERAGE) == CoverageAnswer.TOWN for draft in wanted
        )
        self.boundary.setVisible(asks_town and not self._has_boundary)
        missing = self._words.missing(wanted, self._taken)
        if not missing and not self.form.is_told_right:
            missing = self._speaker.say(
                "名前か日付の書き方を確かめてください。", "Check name and day."
            )
        if not missing and asks_town and not self._has_boundary:
            missing = self._speaker.say(
                "町の境界のファイルを選んでください。", "Choose the boundary of the town."
            )
        self._missing.setText(missing)
        self._accept.setEnabled(not missing)
        self._spread.setVisible(len(self._drafts) > 1)
