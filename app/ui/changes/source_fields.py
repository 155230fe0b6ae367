"""What only a person knows of a file: the date of its data (元データの日付) and who gave it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.ui.plain import build_label, set_role
from app.ui.speaker import Speaker
from importers.wareki import parse_date

_DAY_WIDTH = 170
_OFFICE_WIDTH = 180


class SourceFields(QWidget):
    """Both may stay empty: then the date is 不明, and lists say so in amber.

    Parameters
    ----------
    latest
        A file cannot hold data of a day after this one.
    """

    changed = Signal()

    def __init__(self, speaker: Speaker, number: int, latest: date) -> None:
        super().__init__()
        self._speaker = speaker
        self._latest = latest
        say = speaker.say
        self._day = self._field(f"exported_on_{number}", say("元データの日付", "Date of the data"))
        self._day.setPlaceholderText(say("例 R8.11.18", "e.g. 2026-11-18"))
        self._day.setMaximumWidth(_DAY_WIDTH)
        self._read = build_label(f"exported_on_read_{number}", role="quiet")
        self._read.setWordWrap(False)
        self._office = self._field(f"office_{number}", say("提供元", "Office"))
        self._office.setPlaceholderText(say("例 市民課", "the office that gave it"))
        self._office.setMaximumWidth(_OFFICE_WIDTH)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for name, words, field in (
            (f"exported_on_label_{number}", say("元データの日付", "Date of the data"), self._day),
            (f"office_label_{number}", say("提供元", "Office"), self._office),
        ):
            label = build_label(name, words, "quiet")
            label.setWordWrap(False)
            label.setBuddy(field)
            line.addWidget(label)
            line.addWidget(field)
            if field is self._day:
                line.addWidget(self._read)
                line.addSpacing(12)
        line.addStretch(1)
        self._day.textChanged.connect(lambda _text: self._tell())
        self._tell()

    def offer_office(self, office: str) -> None:
        """Write the office that gave the file of this source before."""
        self._office.setText(office)

    @property
    def exported_on(self) -> date | None:
        """The day that is written; None: none is, or it is no day up to the latest."""
        reading = parse_date(self._day.text().strip())
        day = reading.day if reading.doubt is None else None
        return day if day is not None and day <= self._latest else None

    @property
    def office(self) -> str | None:
        """Who gave the file; None: not said."""
        return self._office.text().strip() or None

    @property
    def is_readable(self) -> bool:
        """Whether the day is left empty or can be read."""
        return not self._day.text().strip() or self.exported_on is not None

    def _tell(self) -> None:
        say, day = self._speaker.say, self.exported_on
        if day is not None:
            words = self._speaker.day(day)
        elif self.is_readable:
            words = say("不明 ▲", "not known ▲")
        else:
            words = say("日付として読めないか、先の日付です", "no day, or a day to come")
        self._read.setText(words)
        set_role(self._read, "quiet" if day is not None else "old")
        self.changed.emit()

    def _field(self, name: str, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setProperty("role", "field")
        field.setAccessibleName(words)
        return field
