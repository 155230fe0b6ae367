"""One open question of a product: its words, a guess to be confirmed, the answers, the effect."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout

from app.ui.layers.answer_choices import Choice
from app.ui.layers.answer_draft import Answer
from app.ui.plain import build_button, build_label, set_role
from app.ui.speaker import Speaker
from app.wording.layer_page_words import SHORT_QUESTION_WORDS
from app.wording.product_words import QUESTION_WORDS
from gis.products.product import Question

_LEAST_LETTERS = 24


class AnswerBox(QComboBox):
    """A box that the wheel does not turn: who scrolls the form must not change an answer."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()


class QuestionRow(QFrame):
    """``answered`` (Question, Answer or None: open again)."""

    answered = Signal(object, object)

    def __init__(self, question: Question, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName(f"question_{question.value}")
        self._question, self._speaker = question, speaker
        self._choices: tuple[Choice, ...] = ()
        self._guess: Answer | None = None
        short = speaker.text(SHORT_QUESTION_WORDS[question])
        words = speaker.text(QUESTION_WORDS[question])
        self.title = build_label(f"title_{question.value}", short, "strong")
        self._told = build_label(f"told_{question.value}", words)
        self._guessed = build_label(f"guess_{question.value}", role="old")
        self._guessed.setWordWrap(True)
        confirm = speaker.say("これで正しい", "That is right")
        self._confirm = build_button(f"confirm_{question.value}", confirm, self._take_guess)
        self._confirm.setAccessibleName(f"{short}: {confirm}")
        self.box = AnswerBox()
        self.box.setObjectName(f"answer_{question.value}")
        self.box.setAccessibleName(f"{short}。{words}")
        self.box.setMinimumContentsLength(_LEAST_LETTERS)
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.box.setSizeAdjustPolicy(adjust)
        self._effect = build_label(f"effect_{question.value}", role="quiet")
        self.box.activated.connect(self._on_activated)
        self._lay_out()

    def ask(
        self, choices: tuple[Choice, ...], given: Answer | None, guess: Answer | None, seen: str
    ) -> None:
        """Show the question with what was answered; ``seen`` tells the values, or is empty."""
        self._choices, self._guess = choices, guess
        self.box.clear()
        self.box.addItem(self._speaker.say("選んでください", "Choose"), None)
        for choice in choices:
            self.box.addItem(choice.words, choice.answer)
        answers = [choice.answer for choice in choices]
        at = answers.index(given) + 1 if given in answers else 0
        self.box.setCurrentIndex(at)
        self._tell(at)
        self._tell_guess(seen, is_open=at == 0)

    def _lay_out(self) -> None:
        guess = QHBoxLayout()
        guess.addWidget(self._guessed, 1)
        guess.addWidget(self._confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(3)
        column.addWidget(self.title)
        column.addWidget(self._told)
        column.addLayout(guess)
        column.addWidget(self.box)
        column.addWidget(self._effect)

    def _tell(self, at: int) -> None:
        effect = "" if at == 0 else self._choices[at - 1].effect
        self._effect.setText(effect)
        self._effect.setVisible(bool(effect))
        short = self._speaker.text(SHORT_QUESTION_WORDS[self._question])
        mark = "" if at else self._speaker.say("（まだ）", " (open)")
        self.title.setText(short + mark)
        set_role(self.title, "strong" if at else "section")

    def _tell_guess(self, seen: str, *, is_open: bool) -> None:
        say = self._speaker.say
        words = next((one.words for one in self._choices if one.answer == self._guess), None)
        parts = []
        if words is not None:
            parts.append(say(f"推定: {words}（確かめてください）", f"Guess: {words}; check it"))
        if seen:
            parts.append(say(f"見つかった値: {seen}", f"Values found: {seen}"))
        self._guessed.setText("\n".join(parts))
        self._guessed.setVisible(bool(parts))
        self._confirm.setVisible(words is not None and is_open)

    def _take_guess(self) -> None:
        self.box.setFocus()
        self.answered.emit(self._question, self._guess)

    def _on_activated(self, at: int) -> None:
        self._tell(at)
        self.answered.emit(self._question, self.box.itemData(at))
