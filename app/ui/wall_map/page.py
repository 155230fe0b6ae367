"""The wall map in the window: what to choose above, its pages below."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.report.paper.marks import PaperSize
from app.report.wall_map.choices import ScaleChoice, proposed_choice
from app.report.wall_map.content import WallMap
from app.report.wall_map.order import MapOrder, MapPart
from app.ui.notice import Notice
from app.ui.plain import build_button, build_label
from app.ui.print_page import PrintPage
from app.ui.speaker import Speaker

PREFIX = "wall_map_"
_BUTTON_COLUMN = 3


class WallMapPage(QWidget):
    """``plan_wanted`` and ``map_wanted`` (:class:`MapOrder`); PDF and print by ``paper``."""

    plan_wanted = Signal(object)
    map_wanted = Signal(object)

    def __init__(self, speaker: Speaker, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("wall_map_page")
        self._speaker = speaker
        say = speaker.say
        self.paper = PrintPage(speaker, notice, PREFIX)
        self._size = self._choice("size", say("用紙", "Paper"))
        for size in PaperSize:
            self._size.addItem(say(f"{size.name} 横", f"{size.name} landscape"), size)
        self._size.setCurrentIndex(self._size.findData(PaperSize.A3))
        self._district = self._choice("district", say("範囲", "Part of the town"))
        self._scale = self._choice("scale", say("縮尺と枚数", "Scale and sheets"))
        self._base_name: str | None = None
        self._base = QCheckBox(say("背景地図をうすく敷く", "Faint base map under the water"))
        self._base.setObjectName(f"{PREFIX}base")
        self._base.setAccessibleName(self._base.text())
        self._base.hide()
        self._told = build_label(f"{PREFIX}told", role="quiet")
        words = say("地図を作る", "Make the map")
        self._make = build_button(f"{PREFIX}make", words, self._on_make, role="main")
        self._size.currentIndexChanged.connect(self._ask_plan)
        self._district.currentIndexChanged.connect(self._ask_plan)
        self._base.toggled.connect(self._ask_plan)
        self._scale.currentIndexChanged.connect(self.forget)
        column = QVBoxLayout(self)
        column.addWidget(self._build_choice())
        column.addWidget(self._told)
        column.addWidget(self.paper, 1)
        column.addStretch(0)
        self.offer_districts(())

    @property
    def asked(self) -> MapOrder:
        """Paper and part of the town as chosen; the scale is left open."""
        chosen = self._district.currentData()
        if chosen is MapPart.EVERY_DISTRICT:
            return MapOrder(self._size.currentData(), part=chosen, base_told=self._base_told)
        return MapOrder(self._size.currentData(), district=chosen, base_told=self._base_told)

    def offer_districts(self, names: Sequence[str]) -> None:
        """Offer the districts of the town; the choice is kept if it is still there."""
        chosen = self._district.currentData()
        with QSignalBlocker(self._district):
            self._district.clear()
            self._district.addItem(self._speaker.say("町の全域", "The whole town"), None)
            if names:
                every = self._speaker.say("地区ごとの図をすべて", "Every district by itself")
                self._district.addItem(every, MapPart.EVERY_DISTRICT)
            for name in names:
                self._district.addItem(name, name)
            self._district.setCurrentIndex(max(0, self._district.findData(chosen)))
        self._district.setEnabled(bool(names))

    def offer_base(self, told: str | None) -> None:
        """Offer to draw the base map under the water; None: the town has none to be shown."""
        self._base_name = told
        with QSignalBlocker(self._base):
            self._base.setChecked(self._base.isChecked() and told is not None)
        self._base.setVisible(told is not None)

    @property
    def _base_told(self) -> str | None:
        return self._base_name if self._base.isChecked() else None

    def show_choices(self, choices: Sequence[ScaleChoice]) -> None:
        """Offer the scales with the sheets each makes; the proposed one is chosen."""
        with QSignalBlocker(self._scale):
            self._scale.clear()
            for choice in choices:
                self._scale.addItem(self._choice_words(choice), choice.order)
            self._scale.setCurrentIndex(list(choices).index(proposed_choice(choices)))
        self._scale.setEnabled(True)
        self._make.setEnabled(True)
        self.forget()

    def forget(self) -> None:
        """Show no map: something else was chosen, or the town changed."""
        self.paper.setVisible(False)
        self._tell(
            self._speaker.say(
                "紙に載るのは、呼びかけ順・階層・支援コードと家の位置です。"
                "氏名・住所と、支援措置の世帯は載りません。",
                "On paper: call rank, tier, support code and place. No name, no address, "
                "no protected household.",
            )
        )

    def show_making(self) -> None:
        """Say that the map is being drawn."""
        self.paper.setVisible(True)
        self.paper.tell_making()

    def show_map(self, wall_map: WallMap) -> None:
        """Show a map on its pages."""
        self._tell(self._told_sum(wall_map))
        self.paper.setVisible(True)
        self.paper.show_pages(wall_map.pages, wall_map.fingerprint)
        self.paper.focus_next_step()

    def _told_sum(self, wall_map: WallMap) -> str:
        say, homes = self._speaker.say, wall_map.homes
        missing = homes.listed - len(homes.drawn)
        told = say(
            f"掲載 {homes.listed:,}世帯＝図にある {len(homes.drawn):,}＋ない {missing:,}"
            "（索引図に一覧）",
            f"{homes.listed:,} households: {len(homes.drawn):,} drawn, "
            f"{missing:,} listed on the index sheet",
        )
        count = len(wall_map.parts)
        if count == 1:
            return told
        return told + say(
            f"　{count:,}区分に分け、どの世帯も一つの区分だけに入れました。",
            f"; in {count:,} parts, each household in one of them.",
        )

    def _build_choice(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName(f"{PREFIX}choice")
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, box in enumerate((self._size, self._district, self._scale)):
            label = QLabel(box.accessibleName())
            label.setBuddy(box)
            grid.addWidget(label, 0, column)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 1 + column)
        grid.addWidget(self._base, 0, _BUTTON_COLUMN)
        grid.addWidget(self._make, 1, _BUTTON_COLUMN)
        return frame

    def _choice(self, name: str, words: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"{PREFIX}{name}")
        box.setAccessibleName(words)
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _choice_words(self, choice: ScaleChoice) -> str:
        say = self._speaker.say
        if choice.order.scale is None and choice.order.part is MapPart.EVERY_DISTRICT:
            return say(
                f"地区ごとに1枚に収める（{choice.sheets:,}枚）",
                f"one sheet for each district ({choice.sheets:,} sheets)",
            )
        if choice.order.scale is None:
            return say(f"1枚に収める 1:{choice.scale:,}", f"one sheet 1:{choice.scale:,}")
        return say(
            f"1:{choice.scale:,}（{choice.sheets:,}枚）",
            f"1:{choice.scale:,} ({choice.sheets:,} sheets)",
        )

    def _ask_plan(self) -> None:
        self._scale.setEnabled(False)
        self._make.setEnabled(False)
        self.forget()
        self.plan_wanted.emit(self.asked)

    def _on_make(self) -> None:
        order = self._scale.currentData()
        if order is not None:
            self.show_making()
            self.map_wanted.emit(order)

    def _tell(self, words: str) -> None:
        self._told.setText(words)
