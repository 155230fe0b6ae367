"""Which base map lies under the flood map, and how to choose another."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.pipeline.base_map import TownBaseMap
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker


class BaseLine(QWidget):
    """``file_wanted``, ``folder_wanted``: choose another; ``dropped``: none any more.

    ``toggled`` (bool): show the base map or hide it.
    """

    file_wanted = Signal()
    folder_wanted = Signal()
    dropped = Signal()
    toggled = Signal(bool)

    def __init__(self, speaker: Speaker, base: TownBaseMap | None) -> None:
        super().__init__()
        self.setObjectName("base_line")
        self._speaker = speaker
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        if base is None:
            words = speaker.say(
                "背景地図はありません。町のタイル・MBTiles・GeoTIFF を使えます。",
                "No base map. Tiles, MBTiles or a GeoTIFF of the town can be used.",
            )
            self._column.addWidget(build_label("base_told", words, role="small"))
        else:
            self._add_chosen(base)
        self._add_buttons(has_base=base is not None)

    def _add_chosen(self, base: TownBaseMap) -> None:
        if base.problem is not None:
            told = build_label("base_told", self._speaker.error(base.problem), role="old")
            told.setWordWrap(True)
            self._column.addWidget(told)
            return
        box = QCheckBox(self._speaker.say("背景地図を表示", "Show base map"))
        box.setObjectName("show_base")
        box.setChecked(True)
        box.toggled.connect(self.toggled)
        self._column.addWidget(box)
        self._column.addWidget(build_label("base_told", base.path.name, role="small"))

    def _add_buttons(self, *, has_base: bool) -> None:
        say = self._speaker.say
        file_words = say("背景地図を選ぶ", "Choose a base map")
        folder_words = say("フォルダーから選ぶ", "Choose a tile folder")
        self._column.addWidget(build_button("choose_base", file_words, self.file_wanted.emit))
        self._column.addWidget(
            build_button("choose_base_folder", folder_words, self.folder_wanted.emit)
        )
        if has_base:
            words = say("背景地図をやめる", "Use no base map")
            self._column.addWidget(build_button("drop_base", words, self.dropped.emit))
