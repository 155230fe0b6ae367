"""Name, source and day of a kept layer, to be corrected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.pipeline.layer_desk import LayerCard, LayerWords
from app.ui.layers.told_fields import ToldFields
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker


class RetellForm(QFrame):
    """``accepted`` when it shall be kept, ``given_up`` when not. Hidden until it is asked for."""

    accepted = Signal()
    given_up = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("retell_form")
        self.setProperty("role", "card")
        say = speaker.say
        words = say("浸水図の値は変わりません。", "What the layer says stays as it is.")
        self.fields = ToldFields(speaker, "layer")
        self.fields.edited.connect(self._on_edited)
        self._keep = build_button("keep_words", say("直す", "Correct"), self.accepted.emit, "main")
        leave = build_button("leave_words", say("やめる", "Leave"), self.given_up.emit)
        line = QHBoxLayout()
        line.addWidget(build_label("retell_told", words, "quiet"), 1)
        line.addWidget(leave)
        line.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.addWidget(self.fields)
        column.addLayout(line)
        for field in (self.fields.name, self.fields.credit, self.fields.day):
            field.returnPressed.connect(self._keep.click)
        self.hide()

    def ask(self, card: LayerCard) -> None:
        """Show the words of a layer."""
        fact = card.fact
        self.fields.show_words(LayerWords(fact.name, fact.credit, fact.published_on))
        self._on_edited()
        self.fields.name.selectAll()
        self.fields.name.setFocus()

    def _on_edited(self) -> None:
        self._keep.setEnabled(self.fields.words is not None)
