"""What is still open of one layer of a product, its name, source and day."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.pipeline.layer_desk import LayerWords
from app.ui.layers.answer_choices import choices_of
from app.ui.layers.answer_draft import Answer, AnswerDraft
from app.ui.layers.question_row import QuestionRow
from app.ui.layers.told_fields import ToldFields
from app.ui.plain import build_label
from app.ui.speaker import Speaker
from gis.products.product import Question

_OF_VALUES = (Question.EDITION, Question.FIELD)


class AnswerForm(QWidget):
    """Changes the :class:`AnswerDraft` it shows; ``changed`` after each answer."""

    changed = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("answer_form")
        self._speaker = speaker
        self._draft: AnswerDraft | None = None
        self._nothing_open = build_label(
            "nothing_asked",
            speaker.say("この浸水図に、聞くことはありません。", "Nothing is asked."),
        )
        self.fields = ToldFields(speaker, "new_layer")
        self.fields.edited.connect(self._on_edited)
        self._rows = {question: QuestionRow(question, speaker) for question in Question}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.addWidget(self._nothing_open)
        for row in self._rows.values():
            row.answered.connect(self._on_answered)
            column.addWidget(row)
        column.addWidget(self.fields)
        column.addStretch(1)

    def show_draft(self, draft: AnswerDraft) -> None:
        """Show the questions of another layer."""
        self._draft = draft
        self.fields.show_words(LayerWords(draft.name, draft.credit or None, draft.published_on))
        self._ask()

    def focus_next(self) -> None:
        """Go to the first question that is open."""
        if self._draft is not None and self._draft.open:
            self._rows[self._draft.open[0]].box.setFocus()

    @property
    def is_told_right(self) -> bool:
        """Whether name and day can be used as they are written."""
        return self.fields.words is not None

    def _ask(self) -> None:
        draft = self._draft
        if draft is None:
            return
        for question, row in self._rows.items():
            row.setVisible(question in draft.asked)
            if question in draft.asked:
                seen = "、".join(draft.layer.values) if question in _OF_VALUES else ""
                choices = choices_of(question, draft, self._speaker)
                row.ask(choices, draft.given.get(question), draft.guess(question), seen)
        self._nothing_open.setVisible(not draft.asked)

    def _on_answered(self, question: Question, answer: Answer | None) -> None:
        if self._draft is not None:
            self._draft.answer(question, answer)
            self._ask()
            self.changed.emit()

    def _on_edited(self) -> None:
        words = self.fields.words
        if self._draft is not None and words is not None:
            self._draft.name, self._draft.credit = words.name, words.credit or ""
            self._draft.published_on = words.published_on
        self.changed.emit()
