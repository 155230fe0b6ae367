"""The page 帳票: which register, and its paper."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.report.registers.build import RegisterOrder
from app.report.registers.content import RegisterKind
from app.ui.notice import Notice
from app.ui.plain import build_button, build_label
from app.ui.print_page import PrintPage
from app.ui.registers.office import RegisterPaper
from app.ui.speaker import Speaker

PREFIX = "register_"
_CHOICE_WIDTH = 212


class RegistersPage(QWidget):
    """``register_wanted`` (:class:`RegisterOrder`), ``csv_wanted``; PDF and print by ``paper``."""

    register_wanted = Signal(object)
    csv_wanted = Signal()

    def __init__(self, speaker: Speaker, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("registers_page")
        self._speaker = speaker
        self._group = QButtonGroup(self)
        self._buttons = {kind: self._button(kind) for kind in RegisterKind}
        self._since = QDateEdit()
        self._since.setObjectName("register_since")
        self._since.setAccessibleName(speaker.say("この日以後", "Since"))
        self._since.setDisplayFormat("yyyy-MM-dd")
        self._since.setCalendarPopup(True)
        self.paper = PrintPage(speaker, notice, PREFIX)
        self._told = build_label("register_told", role="strong")
        words = speaker.say("CSV に保存する", "Save as CSV")
        self.csv_button = build_button("register_csv", words, self.csv_wanted.emit)
        line = QHBoxLayout(self)
        line.addWidget(self._build_choice())
        line.addLayout(self._build_right(), 1)
        self.forget()

    @property
    def chosen(self) -> RegisterKind | None:
        """The register that is shown; None: none was asked for yet."""
        return next((kind for kind, button in self._buttons.items() if button.isChecked()), None)

    def forget(self) -> None:
        """Show no register: another state of the town has come, or another town."""
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        self.paper.setVisible(False)
        self.csv_button.setVisible(False)
        self._told.setText(
            self._speaker.say(
                "左から帳票を選んでください。支援措置の世帯はどの帳票にも載りません。",
                "Choose a register on the left. Protected households are in none of them.",
            )
        )

    def show_last_import(self, day: date) -> None:
        """Offer the day of the last import as the day to ask from."""
        self._since.setDate(QDate(day.year, day.month, day.day))

    def show_making(self) -> None:
        """Say that a register is being made."""
        self.paper.setVisible(True)
        self.paper.tell_making()
        self._told.setText("")
        self.csv_button.setEnabled(False)

    def show_register(self, paper: RegisterPaper) -> None:
        """Show a register on its pages."""
        count = paper.register.count
        say = self._speaker.say
        self._told.setText(
            say(f"{paper.register.title}　{count:,}件", f"{paper.register.title}: {count:,} rows")
        )
        self.paper.show_pages(paper.pages, paper.register.fingerprint)
        self.csv_button.setVisible(True)
        self.csv_button.setEnabled(True)

    def _build_choice(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("register_choice")
        frame.setMinimumWidth(_CHOICE_WIDTH)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 8, 0)
        for button in self._buttons.values():
            column.addWidget(button)
        words = self._speaker.say("この日以後に加わった人", "New since this day")
        column.addWidget(build_label("register_since_told", words, "quiet"))
        column.addWidget(self._since)
        column.addStretch(1)
        return frame

    def _build_right(self) -> QVBoxLayout:
        top = QHBoxLayout()
        top.addWidget(self._told, 1)
        top.addWidget(self.csv_button)
        column = QVBoxLayout()
        column.addLayout(top)
        column.addWidget(self.paper, 1)
        column.addStretch(0)
        return column

    def _button(self, kind: RegisterKind) -> QPushButton:
        button = build_button(
            f"register_{kind.value}", self._words(kind), lambda: self._on_chosen(kind)
        )
        button.setCheckable(True)
        self._group.addButton(button)
        return button

    def _on_chosen(self, kind: RegisterKind) -> None:
        day = self._since.date()
        since = date(day.year(), day.month(), day.day())
        self.register_wanted.emit(
            RegisterOrder(kind, since if kind is RegisterKind.NEW_SINCE else None)
        )

    def _words(self, kind: RegisterKind) -> str:
        say = self._speaker.say
        return {
            RegisterKind.FLOOD_BY_DISTRICT: say("浸水区域（地区別）", "In the flood, by district"),
            RegisterKind.WITHOUT_CONSENT: say("同意のない人", "Without consent"),
            RegisterKind.WITHOUT_PHONE: say("電話のない人", "Without phone"),
            RegisterKind.WITHOUT_SUPPORTER: say("支援者のいない人", "Without supporter"),
            RegisterKind.CERTIFICATE_EXPIRED: say("期限切れの人", "Certificate expired"),
            RegisterKind.UNLINKED: say("未照合の記録", "Records not linked"),
            RegisterKind.NEW_SINCE: say("新しく加わった人", "New people"),
        }[kind]
