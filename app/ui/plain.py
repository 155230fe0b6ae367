"""Labels and buttons as every page uses them: plain text, a name for journeys, a role."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget


def build_label(name: str, text: str = "", role: str = "body") -> QLabel:
    """Give a label that shows its text as it is: what looks like a tag stays text."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setWordWrap(role not in {"source", "old", "training"})
    label.setText(text)
    return label


def build_button(
    name: str, text: str, on_pressed: Callable[[], object], role: str = "plain"
) -> QPushButton:
    """Give a button whose words are a verb with its object."""
    button = QPushButton(text.replace("&", "&&"))
    button.setObjectName(name)
    button.setProperty("role", role)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: on_pressed())
    return button


def build_rule() -> QFrame:
    """Give a thin line between two parts."""
    rule = QFrame()
    rule.setProperty("role", "rule")
    return rule


def set_role(widget: QWidget, role: str) -> None:
    """Change the role of a widget and let the style sheet see it."""
    set_style_property(widget, "role", role)


def set_style_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks for, and draw the widget anew."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
