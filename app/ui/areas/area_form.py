"""A new area before it is kept: what it is made of, its name, and for a file its names."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from scoring.area_codes import AreaKind

_KINDS = (AreaKind.ASSOCIATION, AreaKind.COMMISSIONER, AreaKind.SCHOOL, AreaKind.FILE)


class AreaForm(QFrame):
    """``accepted`` when it shall be kept, ``given_up`` when not. Hidden until it is asked for."""

    accepted = Signal()
    given_up = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("area_form")
        self.setProperty("role", "card")
        self._speaker = speaker
        say = speaker.say
        self._told = build_label("area_told", role="strong")
        self.name_field = QLineEdit()
        self.name_field.setObjectName("area_name")
        self.name_field.setProperty("role", "field")
        self.name_field.setAccessibleName(say("区域の名前", "Name of the area"))
        self.name_field.setPlaceholderText(say("区域の名前（例: 川沿い南）", "Name of the area"))
        self.name_field.returnPressed.connect(self.accepted)
        self._fields = self._box("area_field", say("名前の列", "Attribute with the names"))
        self._kinds = self._box("area_kind", say("区域の種類", "Kind of area"))
        for kind in _KINDS:
            self._kinds.addItem(speaker.code(kind), kind)
        keep = build_button("keep_area", say("区域を残す", "Keep"), self.accepted.emit, "main")
        leave = build_button("leave_area", say("やめる", "Leave"), self._leave)
        line = QHBoxLayout()
        for widget in (self.name_field, self._fields, self._kinds):
            line.addWidget(widget, 1)
        line.addWidget(keep)
        line.addWidget(leave)
        column = QVBoxLayout(self)
        column.addWidget(self._told)
        column.addLayout(line)
        self.hide()

    @property
    def name(self) -> str:
        """The name as it is written."""
        return self.name_field.text()

    @property
    def field(self) -> str | None:
        """The attribute that names the areas of a file; None: the file is one area."""
        chosen: str | None = self._fields.currentData()
        return chosen

    @property
    def kind(self) -> AreaKind:
        """What the areas of a file are."""
        return AreaKind(self._kinds.currentData())

    def ask_name(self, told: str, name: str = "") -> None:
        """Ask how an area shall be called."""
        self._show(told, is_file=False)
        self.name_field.setText(name)
        self.name_field.selectAll()
        self.name_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_fields(self, told: str, fields: tuple[str, ...]) -> None:
        """Ask which attribute of a file names its areas, and what they are."""
        self._fields.clear()
        for field in fields:
            words = self._speaker.say(f"名前の列: {field}", f"named by {field}")
            self._fields.addItem(words, field)
        whole = self._speaker.say("ファイル全体を1つの区域に", "the whole file is one area")
        self._fields.addItem(whole, None)
        self._show(told, is_file=True)
        self._fields.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, told: str, *, is_file: bool) -> None:
        self._told.setText(told)
        self.name_field.setVisible(not is_file)
        self._fields.setVisible(is_file)
        self._kinds.setVisible(is_file)
        self.show()

    def _leave(self) -> None:
        self.hide()
        self.given_up.emit()

    def _box(self, name: str, words: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(words)
        return box
