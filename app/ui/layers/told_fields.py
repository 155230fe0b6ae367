"""Name, source and day of a layer, as three fields."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from app.pipeline.layer_desk import LayerWords
from app.ui.plain import build_label
from app.ui.speaker import Speaker


class ToldFields(QWidget):
    """``edited`` when one was changed by hand; the object names begin with ``prefix``."""

    edited = Signal()

    def __init__(self, speaker: Speaker, prefix: str) -> None:
        super().__init__()
        say = speaker.say
        self.name = _field(f"{prefix}_name", say("名前", "Name"))
        self.credit = _field(f"{prefix}_credit", say("出典", "Source"))
        self.credit.setPlaceholderText(say("印刷物に必ず載ります", "stands on everything printed"))
        self.day = _field(f"{prefix}_day", say("公表日", "Day"))
        self.day.setPlaceholderText("2024-03-31")
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for field in (self.name, self.credit, self.day):
            title = build_label(f"{field.objectName()}_title", field.accessibleName())
            title.setBuddy(field)
            form.addRow(title, field)
            field.textEdited.connect(lambda _text: self.edited.emit())

    def show_words(self, words: LayerWords) -> None:
        """Show what is said now."""
        self.name.setText(words.name)
        self.credit.setText(words.credit or "")
        self.credit.setCursorPosition(0)
        self.day.setText("" if words.published_on is None else words.published_on.isoformat())

    @property
    def words(self) -> LayerWords | None:
        """What stands in the fields; None: there is no name, or the day is none."""
        name, day = self.name.text().strip(), self.day.text().strip()
        try:
            published_on = date.fromisoformat(day) if day else None
        except ValueError:
            return None
        return LayerWords(name, self.credit.text().strip() or None, published_on) if name else None


def _field(name: str, words: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setProperty("role", "field")
    field.setAccessibleName(words)
    return field
