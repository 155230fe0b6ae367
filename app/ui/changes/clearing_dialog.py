"""Two people end a 支援措置 that no file tells any more: who, why, and by which document."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.pipeline.clear_protection import Clearing
from app.pipeline.latched_people import Latched
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker


class ClearingDialog(QDialog):
    """:meth:`clearing` after it was accepted; whom it is about is told by number alone."""

    def __init__(self, speaker: Speaker, parent: QWidget, latched: Sequence[Latched]) -> None:
        super().__init__(parent)
        self.setObjectName("clearing_dialog")
        self._speaker = speaker
        self._latched = tuple(latched)
        say = speaker.say
        self.setWindowTitle(say("支援措置の解除", "End a protection"))
        self.setMinimumWidth(620)
        self._person = self._build_people()
        self._first = self._field("clearing_first", say("確かめた人（1人目）", "First person"))
        self._second = self._field("clearing_second", say("確かめた人（2人目）", "Second person"))
        self._reason = self._field("clearing_reason", say("理由", "Reason"))
        self._document = self._field("clearing_document", say("文書番号", "Document number"))
        self._hint = build_label("clearing_hint", role="quiet")
        self._yes = build_button(
            "clearing_yes", say("支援措置を解除する", "End the protection"), self.accept, "main"
        )
        self._lay_out()
        self._check()
        (self._first if self._person.currentIndex() >= 0 else self._person).setFocus()

    def clearing(self) -> Clearing | None:
        """Give what was written; None: nobody is chosen."""
        at = self._person.currentIndex()
        if at < 0:
            return None
        return Clearing(
            person_id=self._latched[at].person_id,
            first=self._first.text().strip(),
            second=self._second.text().strip(),
            reason=self._reason.text().strip(),
            document=self._document.text().strip(),
        )

    def _build_people(self) -> QComboBox:
        words = self._speaker.say("対象の人", "Person")
        people = QComboBox()
        people.setObjectName("clearing_person")
        people.setAccessibleName(words)
        people.setPlaceholderText(self._speaker.say("選んでください", "Choose"))
        people.addItems([self._words_of(person) for person in self._latched])
        people.setCurrentIndex(0 if len(self._latched) == 1 else -1)
        people.currentIndexChanged.connect(lambda _at: self._check())
        return people

    def _words_of(self, person: Latched) -> str:
        say = self._speaker.say
        parts = [say(f"宛名番号 {person.person_id}", f"number {person.person_id}")]
        if person.household_id is None:
            parts.append(say("住民のファイルにいない", "not in the resident file"))
        else:
            parts.append(say(f"世帯番号 {person.household_id}", f"household {person.household_id}"))
        if person.kind is not None:
            parts.append(person.kind)
        if person.last_day is not None:
            parts.append(say(f"{person.last_day} まで", f"until {person.last_day}"))
        return "　".join(parts)

    def _field(self, name: str, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(words)
        field.textChanged.connect(lambda _text: self._check())
        return field

    def _check(self) -> None:
        clearing = self.clearing()
        is_complete = clearing is not None and clearing.is_complete
        self._yes.setEnabled(is_complete)
        self._hint.setText("" if is_complete else self._what_is_missing(clearing))

    def _what_is_missing(self, clearing: Clearing | None) -> str:
        say = self._speaker.say
        if clearing is not None and clearing.first and clearing.first == clearing.second:
            return say("2人は別の人にしてください。", "These must be two different people.")
        return say("すべて書くと、解除できます。", "Fill in all of it to go on.")

    def _lay_out(self) -> None:
        say = self._speaker.say
        told = say(
            "解除すると、この人の住所が名簿・地図・紙のリストに載るようになります。"
            "支援措置が終わったことを元の台帳で確かめ、二人で行ってください。記録が残ります。",
            "After this the person's address stands in the register, on the map and on paper. "
            "Check the source, and do it with two people. It is recorded.",
        )
        form = QFormLayout()
        for field in (self._person, self._first, self._second, self._reason, self._document):
            label = build_label(f"{field.objectName()}_label", field.accessibleName(), "quiet")
            label.setWordWrap(False)
            label.setBuddy(field)
            form.addRow(label, field)
        line = QHBoxLayout()
        line.addWidget(build_button("clearing_no", say("やめる", "Cancel"), self.reject))
        line.addStretch(1)
        line.addWidget(self._yes)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(build_label("clearing_told", told))
        column.addLayout(form)
        column.addWidget(self._hint)
        column.addLayout(line)
