"""Beside the map: what is shown, how strongly, and what its signs mean."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QScrollArea, QVBoxLayout, QWidget

from app.ui.map.base_line import BaseLine
from app.ui.map.home_choice import HomeChoice
from app.ui.map.layer_switches import LayerSwitches
from app.ui.map.legend_rows import (
    LegendRows,
    boxed_label,
    dry_swatch,
    nothing_said_swatch,
    value_swatch,
)
from app.ui.map.page_content import MapChoice, MapPageContent
from app.ui.plain import build_label
from app.ui.speaker import Speaker
from app.ui.theme import GREEN_TEXT, QUIET, RED, UNKNOWN
from app.wording.code_words import DEPTH_RANK_WORDS
from app.wording.map_words import LAYER_VALUE_WORDS
from gis.town_map.looks import LOOKS
from gis.town_map.tiles import DEPTH_KINDS
from scoring.codes import HazardKind

_WIDTH = 250


class MapLegend(QScrollArea):
    """Switches and legend; ``changed`` (:class:`MapChoice`), ``marks_changed`` (mapping)."""

    changed = Signal(object)
    marks_changed = Signal(object)

    def __init__(self, speaker: Speaker, content: MapPageContent) -> None:
        super().__init__()
        self.setObjectName("map_legend")
        self._speaker = speaker
        self._content = content
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_WIDTH)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setSpacing(4)
        self._has_base = content.base is not None and content.base.source is not None
        self.switches = LayerSwitches(speaker, content.layers, has_base=self._has_base)
        self.homes = HomeChoice(speaker)
        self.base_line = BaseLine(speaker, content.base)
        self._pattern = self._check("map_pattern", "白黒でも見分ける模様", "Pattern besides colour")
        self._layer_rows = LegendRows("map_layer_signs")
        self._credit = build_label("map_credit", role="small")
        self._marks = self._build_marks()
        self._shows_base = self._has_base
        self._lay_out()
        self._connect()
        self._show_signs()
        self.setWidget(inner)

    def choice(self) -> MapChoice:
        """Give what is to be shown now."""
        return MapChoice(
            layers=self.switches.shown(),
            is_hatched=self._pattern.isChecked(),
            colouring=self.homes.colouring(),
            shows_base=self._shows_base,
        )

    def marks(self) -> Mapping[str, object]:
        """Say which outlines are to be shown."""
        return {"kind": "marks"} | {name: box.isChecked() for name, box in self._marks.items()}

    def _lay_out(self) -> None:
        say = self._speaker.say
        self._section("map_layer_title", say("表示する想定", "Hazard layers"), self.switches)
        self._column.addWidget(self._pattern)
        self._column.addWidget(self._layer_rows)
        self._section("map_home_title", say("世帯", "Households"), self.homes)
        self._section("map_shelter_title", say("避難所", "Shelters"), self._build_shelters())
        if self._marks:
            self._column.addWidget(
                build_label("map_marks_title", say("目印", "Outlines"), role="section")
            )
        for box in self._marks.values():
            self._column.addWidget(box)
        for problem in self._content.problems:
            told = build_label("outline_problem", self._speaker.error(problem), role="old")
            told.setWordWrap(True)
            self._column.addWidget(told)
        self._section("map_base_title", say("背景地図", "Base map"), self.base_line)
        self._column.addWidget(self._credit)
        self._column.addStretch(1)

    def _section(self, name: str, words: str, widget: QWidget) -> None:
        self._column.addWidget(build_label(name, words, role="section"))
        self._column.addWidget(widget)

    def _check(self, name: str, ja: str, en: str) -> QCheckBox:
        box = QCheckBox(self._speaker.say(ja, en))
        box.setObjectName(name)
        return box

    def _build_marks(self) -> dict[str, QCheckBox]:
        """Give a switch per kind of outline there is; over a base map names would be twice."""
        outlines = self._content.outlines
        has_lines = outlines.boundary or outlines.rivers or outlines.waters
        boxes = {}
        if has_lines:
            boxes["lines"] = self._check("mark_lines", "町の境界・川", "Boundary, rivers")
        if outlines.districts:
            boxes["districts"] = self._check("mark_districts", "地区", "Districts")
        if len(outlines.towns):
            boxes["towns"] = self._check("mark_towns", "町名", "Town names")
        for name, box in boxes.items():
            box.setChecked(name == "lines" or not self._has_base)
        return boxes

    def _build_shelters(self) -> LegendRows:
        rows = LegendRows("map_shelter_signs")
        for sign, colour, border, ja, en in (
            ("避", GREEN_TEXT, "solid", "洪水に使える", "usable in floods"),
            ("避", QUIET, "dashed", "洪水は対象外", "not for floods"),
            ("✕", RED, "double", "浸水・家屋倒壊の区域", "in water or collapse zone"),
            ("？", UNKNOWN, "dotted", "使えるか不明", "not known"),
        ):
            rows.add(boxed_label(sign, colour, border), self._speaker.say(ja, en))
        return rows

    def _connect(self) -> None:
        self.switches.changed.connect(self._on_changed)
        self.homes.changed.connect(self._on_changed)
        self._pattern.toggled.connect(self._on_changed)
        self.base_line.toggled.connect(self._on_base_toggled)
        for box in self._marks.values():
            box.toggled.connect(lambda _is_on: self.marks_changed.emit(self.marks()))

    def _on_base_toggled(self, is_on: bool) -> None:
        self._shows_base = is_on
        self._on_changed()

    def _on_changed(self) -> None:
        self._show_signs()
        self.changed.emit(self.choice())

    def _show_signs(self) -> None:
        """Show the signs of the kinds of layers that are on, and their credits."""
        shown = [self._content.layers[layer.position] for layer in self.switches.shown()]
        kinds = list(dict.fromkeys(_as_drawn(layer.kind) for layer in shown))
        self._layer_rows.clear()
        for kind in kinds:
            self._add_values(kind)
        say = self._speaker.say
        if shown:
            self._layer_rows.add(dry_swatch(), self._dry_words())
            words = say("情報なし（安全ではない）", "nothing known (not safe)")
            self._layer_rows.add(nothing_said_swatch(), words)
        credits_told = dict.fromkeys(layer.credit for layer in shown if layer.credit)
        self._credit.setText(
            "\n".join(say(f"出典: {each}", f"Source: {each}") for each in credits_told)
        )

    def _add_values(self, kind: HazardKind) -> None:
        words = LAYER_VALUE_WORDS.get(kind) or dict(enumerate(DEPTH_RANK_WORDS))
        for value in range(1, LOOKS[kind].largest + 1):
            field = value_swatch(kind, value, is_hatched=self._pattern.isChecked())
            self._layer_rows.add(field, self._speaker.text(words[value]))

    def _dry_words(self) -> str:
        say = self._speaker.say
        if self._shows_base:
            return say("想定なし（背景地図のまま）", "none expected (base map as it is)")
        return say("想定なし", "none expected")


def _as_drawn(kind: HazardKind) -> HazardKind:
    return HazardKind.DEPTH_RANK if kind in DEPTH_KINDS else kind
