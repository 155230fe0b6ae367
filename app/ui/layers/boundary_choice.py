"""A town without a boundary: choose a file, and which town of it this is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout

from app.pipeline.boundary_desk import BoundaryLook
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker


class BoundaryChoice(QFrame):
    """``file_wanted``, and ``accepted`` (BoundaryPart) once a person has said which it is."""

    file_wanted = Signal()
    accepted = Signal(object)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("boundary_choice")
        self.setProperty("role", "card")
        self._speaker = speaker
        say = speaker.say
        self._told = build_label(
            "boundary_told",
            say(
                "この町には境界がまだありません。国土数値情報 N03（行政区域）などのファイルを"
                "選んでください。",
                "This town has no boundary yet. Choose a file, such as N03.",
            ),
        )
        choose = say("境界のファイルを選ぶ", "Choose a boundary file")
        self._choose = build_button("choose_boundary", choose, self.file_wanted.emit)
        self.box = QComboBox()
        self.box.setObjectName("boundary_parts")
        self.box.setAccessibleName(say("どの市町村か", "Which town"))
        accept = say("この境界を使う", "Use this boundary")
        self._accept = build_button("accept_boundary", accept, self._on_accepted, "main")
        line = QHBoxLayout()
        line.addWidget(self._choose)
        line.addWidget(self.box, 1)
        line.addWidget(self._accept)
        column = QVBoxLayout(self)
        column.addWidget(self._told)
        column.addLayout(line)
        self._show_parts(is_shown=False)

    def show_look(self, look: BoundaryLook) -> None:
        """Offer the towns of a file, the one with most homes first; a person says which."""
        say = self._speaker.say
        self.box.clear()
        for part in look.parts:
            code = "" if part.code is None else f"{part.code} "
            homes = say(
                f"この中の世帯 {part.homes:,}／{look.homes:,}",
                f"{part.homes:,} of {look.homes:,} homes in it",
            )
            self.box.addItem(f"{code}{part.name}（{homes}）", part)
        self._show_parts(is_shown=True)
        self.box.setFocus()

    def _show_parts(self, *, is_shown: bool) -> None:
        self.box.setVisible(is_shown)
        self._accept.setVisible(is_shown)

    def _on_accepted(self) -> None:
        self.accepted.emit(self.box.currentData())
