"""The answers to a record, a button each with its key."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from app.pipeline.link_decisions import LinkAnswer
from app.ui.plain import build_button
from app.ui.speaker import Speaker

_KEYS = {
    LinkAnswer.ACCEPTED: "A",
    LinkAnswer.REJECTED: "N",
    LinkAnswer.STRANGER: "S",
    LinkAnswer.LATER: "L",
    LinkAnswer.TAKEN_BACK: "Ctrl+Z",
}
_SPACE = 6
_PER_ROW_WHEN_NARROW = 3


class AnswerBar(QFrame):
    """``answered`` (:class:`LinkAnswer`): by button, or by its key anywhere on ``page``.

    ``focus_left``: the button with the cursor can be pressed no more; where the cursor falls
    by itself is another answer, which must not be given by pressing Space once too often.
    """

    answered = Signal(object)
    focus_left = Signal()

    def __init__(self, speaker: Speaker, page: QWidget) -> None:
        super().__init__()
        self.setObjectName("review_answers")
        self._speaker = speaker
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACE)
        self._buttons = {answer: self._build(answer) for answer in _KEYS}
        for answer, keys in _KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._buttons[answer].click)
        self._arrange(len(_KEYS))

    def allow(self, answers: frozenset[LinkAnswer]) -> None:
        """Let these be pressed, the others not."""
        for answer, button in self._buttons.items():
            if button.hasFocus() and answer not in answers:
                self.focus_left.emit()
            button.setEnabled(answer in answers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two rows where one has no room."""
        super().resizeEvent(event)
        widths = [button.sizeHint().width() + _SPACE for button in self._buttons.values()]
        has_room = sum(widths) <= self.width()
        self._arrange(len(_KEYS) if has_room else _PER_ROW_WHEN_NARROW)

    def minimumSizeHint(self) -> QSize:
        """Give the width of the narrow arrangement."""
        widths = sorted(button.sizeHint().width() for button in self._buttons.values())
        needed = sum(widths[-_PER_ROW_WHEN_NARROW:]) + 2 * _SPACE
        return QSize(needed, super().minimumSizeHint().height())

    def _arrange(self, per_row: int) -> None:
        last = len(self._buttons) - 1
        for at, button in enumerate(self._buttons.values()):
            wide = per_row - at % per_row if at == last else 1
            self._grid.addWidget(button, at // per_row, at % per_row, 1, wide)

    def _build(self, answer: LinkAnswer) -> QPushButton:
        role = "main" if answer is LinkAnswer.ACCEPTED else "plain"
        words = f"{self._words(answer)} ({_KEYS[answer]})"
        name = f"review_{answer.value}"
        button = build_button(name, words, lambda: self.answered.emit(answer), role)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in the list
        return button

    def _words(self, answer: LinkAnswer) -> str:
        say = self._speaker.say
        return {
            LinkAnswer.ACCEPTED: say("この人です", "It is this person"),
            LinkAnswer.REJECTED: say("違う人です", "Not this person"),
            LinkAnswer.STRANGER: say("該当者なし", "Nobody here"),
            LinkAnswer.LATER: say("あとで", "Later"),
            LinkAnswer.TAKEN_BACK: say("取り消す", "Take back"),
        }[answer]
