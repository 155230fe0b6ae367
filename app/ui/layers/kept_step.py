"""The layers of the town: a table, one of them in full, and what may be done to them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.pipeline.layer_desk import LayerCard
from app.ui.layers.layer_pane import LayerPane
from app.ui.layers.office import LayerPicture
from app.ui.layers.retell_form import RetellForm
from app.ui.layers.words import LayerPageWords
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from app.ui.text_table import TextTable, build_text_view, set_widths
from gis.bounds import Bounds

_RIGHT = frozenset({3, 4})
_WIDTHS = (216, 92, 98, 78, 88)
_LEFT_WIDE, _RIGHT_WIDE = 585, 545


class KeptStep(QWidget):
    """``card_shown`` (LayerCard): its picture is wanted; ``removing_wanted`` (LayerCard).

    ``retold`` (its name, LayerWords). ``editing`` (bool): words are being corrected, or no more.
    """

    card_shown = Signal(object)
    removing_wanted = Signal(object)
    retold = Signal(str, object)
    editing = Signal(bool)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("kept_layers")
        self._speaker, self._words = speaker, LayerPageWords(speaker)
        self._cards: tuple[LayerCard, ...] = ()
        self._frame: Bounds | None = None
        say = speaker.say
        self._model = TextTable(self._words.titles(), _RIGHT)
        self.table = build_text_view("layers_table", say("町の浸水図", "Layers"), self._model)
        set_widths(self.table, _WIDTHS)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._on_row())
        self.pane = LayerPane(speaker)
        self.form = RetellForm(speaker)
        self.form.accepted.connect(self._on_retold)
        self.form.given_up.connect(self._on_edited)
        self._told = build_label("layers_told", role="quiet")
        self._line = QWidget()
        self._rename = build_button(
            "retell_layer", say("名前・出典を直す（F2）", "Name and source (F2)"), self._on_rename
        )
        self._remove = build_button(
            "remove_layer", say("この浸水図を外す", "Remove this layer"), self._on_remove
        )
        for key, act in ((Qt.Key.Key_F2, self._on_rename), (Qt.Key.Key_Delete, self._on_remove)):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        self._lay_out()

    def show_cards(self, cards: tuple[LayerCard, ...], frame: Bounds | None) -> None:
        """Show the layers of the town; the same one stays chosen where it is there."""
        chosen = self.card
        self._cards, self._frame = cards, frame
        self._make_room(is_editing=False)
        self._model.show(len(cards), lambda row: self._words.row(cards[row]))
        names = [card.fact.name for card in cards]
        at = 0
        if chosen is not None:
            name = chosen.fact.name
            at = names.index(name) if name in names else min(chosen.position, len(cards) - 1)
        if cards:
            self.table.selectRow(at)

    @property
    def card(self) -> LayerCard | None:
        """The layer under the cursor; None: there is none."""
        row = self.table.currentIndex().row()
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def show_picture(self, picture: LayerPicture) -> None:
        """Show a picture if it is that of the layer that is shown."""
        card = self.card
        if card is not None and picture.name == card.fact.name:
            self.pane.show_picture(card, picture)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._rename)
        line.addWidget(self._remove)
        line.addStretch(1)
        column.addWidget(self._line)
        both = QSplitter()
        both.setObjectName("layers_splitter")
        both.setChildrenCollapsible(False)
        both.addWidget(left)
        both.addWidget(self.pane)
        both.setSizes([_LEFT_WIDE, _RIGHT_WIDE])
        words = self._speaker.say(
            "種類と災害のちがう浸水図は、混ぜずにそれぞれ重ねます。"
            "同じ洪水の図が重なる所は、深い方で判定します。",
            "Layers of different kinds and dangers are never merged; of floods the worst counts.",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._told.setText(words)
        column.addWidget(self._told)
        column.addWidget(both, 1)
        column.addWidget(self.form)

    def _on_row(self) -> None:
        card = self.card
        if card is not None:
            self._make_room(is_editing=False)
            self.pane.show_card(card, self._frame)
            self.card_shown.emit(card)

    def _on_rename(self) -> None:
        if self.card is not None:
            self._make_room(is_editing=True)
            self.form.ask(self.card)

    def _on_edited(self) -> None:
        self._make_room(is_editing=False)
        self.table.setFocus()

    def _make_room(self, *, is_editing: bool) -> None:
        """Let only the table stand above the form: a small window has no room for more."""
        self.form.setVisible(is_editing)
        self._told.setVisible(not is_editing)
        self._line.setVisible(not is_editing)
        self.editing.emit(is_editing)

    def _on_remove(self) -> None:
        if self.card is not None:
            self.removing_wanted.emit(self.card)

    def _on_retold(self) -> None:
        words = self.form.fields.words
        if self.card is not None and words is not None:
            self.retold.emit(self.card.fact.name, words)
