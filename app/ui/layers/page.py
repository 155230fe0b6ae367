"""The page 浸水図: the town's layers, a product being looked at, and the account of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.pipeline.product_desk import BroughtLayer
from app.ui.drop_field import DropField
from app.ui.layers.account_step import AccountStep
from app.ui.layers.kept_step import KeptStep
from app.ui.layers.look_step import LookStep
from app.ui.layers.office import LayersRead
from app.ui.plain import build_button, build_label, set_role
from app.ui.speaker import Speaker
from gis.products.product import ProductLook


class LayersPage(QWidget):
    """``files_given`` (paths), ``file_wanted`` and ``folder_wanted`` (to be chosen)."""

    files_given = Signal(object)
    file_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("layers_page")
        self._speaker = speaker
        self.kept = KeptStep(speaker)
        self.look = LookStep(speaker)
        self.account = AccountStep(speaker)
        self._empty = build_label(
            "no_layers",
            speaker.say(
                "まだ浸水図がありません。浸水図がないと、どの家も「不明」のままです。\n"
                "国土数値情報やハザードマップのファイルを、下に落とすか選んでください。",
                "There is no layer yet, so every home is unknown. Drop or choose a file below.",
            ),
            "strong",
        )
        self._field = self._build_field()
        self.stack = QStackedWidget()
        for step in (self.kept, self.look, self.account):
            self.stack.addWidget(step)
        self.stack.currentChanged.connect(lambda _at: self._arrange())
        self.kept.editing.connect(lambda is_editing: self._field.setVisible(not is_editing))
        column = QVBoxLayout(self)
        column.addWidget(self._empty)
        column.addWidget(self.stack, 1)
        column.addWidget(self._field)
        column.addStretch(0)
        self._is_empty = False
        self._arrange()

    def show_read(self, read: LayersRead) -> None:
        """Show the layers of the town."""
        self._is_empty = not read.cards
        self.kept.show_cards(read.cards, read.frame)
        self._arrange()

    def show_kept(self) -> None:
        """Go back to the layers of the town."""
        self.stack.setCurrentWidget(self.kept)
        self.focus_next_step()

    def show_look(self, look: ProductLook, taken: Sequence[str], *, has_boundary: bool) -> None:
        """Show what a product offers."""
        self.look.show_look(look, taken, has_boundary=has_boundary)
        self.show_answers()

    def show_answers(self) -> None:
        """Go to the questions of the product."""
        self.stack.setCurrentWidget(self.look)
        self.look.focus_next_step()

    def show_account(self, brought: Sequence[BroughtLayer]) -> None:
        """Show what was brought in."""
        self.stack.setCurrentWidget(self.account)
        self.account.show_brought(brought)

    def focus_next_step(self) -> None:
        """Go to where a person goes on."""
        if self.isVisible() and self.stack.currentWidget() is self.kept:
            (self._choose if self._is_empty else self.kept.table).setFocus()

    def _arrange(self) -> None:
        is_kept = self.stack.currentWidget() is self.kept
        self._field.setVisible(is_kept)
        self._empty.setVisible(is_kept and self._is_empty)
        self.stack.setVisible(not (is_kept and self._is_empty))
        role = "main" if self._is_empty else "plain"
        set_role(self._choose, role)

    def _build_field(self) -> DropField:
        say = self._speaker.say
        field = DropField()
        field.setObjectName("drop_field")
        field.dropped.connect(self.files_given)
        words = say(
            "浸水図を加える: ダウンロードしたままの ZIP・ファイル・フォルダーを、"
            "ここへ落とすか選んでください。",
            "Add a layer: drop a ZIP, file or folder as it was downloaded, or choose it.",
        )
        self._choose = build_button(
            "choose_product", say("ファイルを選ぶ", "Choose a file"), self.file_wanted.emit
        )
        folder = build_button(
            "choose_product_folder",
            say("フォルダーを選ぶ", "Choose a folder"),
            self.folder_wanted.emit,
        )
        line = QHBoxLayout(field)
        line.setContentsMargins(16, 10, 16, 10)
        line.addWidget(build_label("drop_product_words", words), 1)
        line.addWidget(self._choose)
        line.addWidget(folder)
        return field
