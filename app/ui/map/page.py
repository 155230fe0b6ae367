"""地図: the water and the homes of the town; a press shows a household, an area its list."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.ui.map.answers import MapAnswers
from app.ui.map.area_panel import AreaPanel
from app.ui.map.engine import find_view
from app.ui.map.legend import MapLegend
from app.ui.map.page_content import MapPageContent
from app.ui.plain import build_button, build_label
from app.ui.speaker import Speaker
from gis.map_area import LonLat, homes_inside
from gis.map_assets import MapAssets

Told = Mapping[str, object]


class MapPage(QWidget):
    """The map with its legend and, under it, the list of a drawn area.

    ``household_chosen`` (str): a home was pressed, or a row of the area's list.
    ``area_drawn`` (list of (lon, lat)): an area was drawn; empty: it was given up.
    """

    household_chosen = Signal(str)
    area_drawn = Signal(list)

    def __init__(self, speaker: Speaker, content: MapPageContent, assets: MapAssets) -> None:
        super().__init__()
        self.setObjectName("map_page")
        self._speaker = speaker
        self._content = content
        self._homes = pd.DataFrame()
        self._waiting: list[Told] = []
        self._is_ready = False
        self.answers = MapAnswers(content, assets)
        self.legend = MapLegend(speaker, content.layers)
        self.area_panel = AreaPanel(speaker)
        self._told = build_label("map_told", role="quiet")
        build_view: Callable[[MapAnswers], Any] | None = find_view()
        self.view: Any = None if build_view is None else build_view(self.answers)
        self._lay_out()
        self._connect()

    def show_homes(self, households: pd.DataFrame) -> None:
        """Show another state of the town.

        Parameters
        ----------
        households
            The households that may be shown (protected ones are not among them): columns
            household_id, call_rank, tier, verdict, support_codes, lon, lat, flood_rank,
            members, and head_name if names are to stand in the list of an area.
        """
        self._homes = households
        self.answers.show_homes(households)
        self._told.setText(self._told_unplaced())
        self._tell(self.answers.tiles_told())

    def select(self, household_id: str) -> None:
        """Mark a household's home and bring it into view."""
        self._mark(household_id, is_centred=True)

    def show_area(self, corners: Sequence[LonLat]) -> None:
        """List the households in an area of three corners or more; fewer: close the list."""
        if corners:
            self.area_panel.show_homes(homes_inside(self._homes, corners))
        else:
            self.area_panel.hide()

    def stop(self) -> None:
        """End the painting threads; call before the window goes."""
        if self.view is not None:
            self.view.stop()

    def _lay_out(self) -> None:
        below = QSplitter(Qt.Orientation.Vertical)
        below.setObjectName("map_splitter")
        below.addWidget(self._missing() if self.view is None else self.view)
        below.addWidget(self.area_panel)
        below.setChildrenCollapsible(False)
        below.setSizes([560, 240])
        middle = QHBoxLayout()
        middle.addWidget(below, 1)
        middle.addWidget(self.legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 0, 4)
        column.addLayout(self._build_bar())
        column.addLayout(middle, 1)
        column.addWidget(self._told)

    def _build_bar(self) -> QHBoxLayout:
        say = self._speaker.say
        bar = QHBoxLayout()
        buttons: tuple[tuple[str, str, Told], ...] = (
            ("draw_area", say("範囲を囲む", "Draw an area"), {"kind": "draw"}),
            ("list_frame", say("この範囲の一覧", "List this view"), {"kind": "list_frame"}),
            ("show_town", say("町の全体を見る", "Whole town"), self._frame()),
        )
        for name, words, told in buttons:
            button = build_button(name, words, partial(self._on_button, told))
            button.setEnabled(self.view is not None)
            bar.addWidget(button)
        bar.addStretch(1)
        return bar

    def _connect(self) -> None:
        self.legend.layer_chosen.connect(self._show_layer)
        self.legend.pattern_wanted.connect(self._show_pattern)
        self.area_panel.household_chosen.connect(self._on_row)
        self.area_panel.closed.connect(lambda: self._tell({"kind": "clear"}))
        if self.view is not None:
            self.view.household_chosen.connect(self._on_press)
            self.view.area_drawn.connect(self._on_area)
            self.view.page_ready.connect(self._on_ready)

    def _missing(self) -> QWidget:
        return build_label(
            "map_missing",
            self._speaker.say(
                "この端末では地図を表示する部品（Qt WebEngine）を開けません。"
                "名簿と印刷はそのまま使えます。地図は、書き出した map.html を"
                "ブラウザーで開いて見てください。",
                "The part that shows maps (Qt WebEngine) does not open on this machine. "
                "Lists and printing work; open the exported map.html in a browser instead.",
            ),
        )

    def _on_button(self, told: Told) -> None:
        self._tell(told)
        if self.view is not None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_press(self, household_id: str) -> None:
        self._mark(household_id, is_centred=False)
        self.household_chosen.emit(household_id)

    def _on_row(self, household_id: str) -> None:
        self._mark(household_id, is_centred=True)
        self.household_chosen.emit(household_id)

    def _on_area(self, corners: list[LonLat]) -> None:
        self.show_area(corners)
        self.area_drawn.emit(corners)

    def _on_ready(self) -> None:
        self._is_ready = True
        waiting, self._waiting = self._waiting, []
        for told in waiting:
            self._tell(told)

    def _show_layer(self, position: int) -> None:
        self.answers.layer = None if position < 0 else position
        self._tell(self.answers.tiles_told())

    def _show_pattern(self, is_wanted: bool) -> None:
        self.answers.is_hatched = is_wanted
        self._tell(self.answers.tiles_told())

    def _mark(self, household_id: str, *, is_centred: bool) -> None:
        place = self.answers.place_of(household_id)
        lon, lat = (None, None) if place is None else place
        self._tell({"kind": "select", "lon": lon, "lat": lat, "isCentred": is_centred})
        self._told.setText(self._told_unplaced() if place else self._told_not_on_map())

    def _tell(self, told: Told) -> None:
        """Tell the page something, or keep it until the page stands."""
        if self.view is None:
            return
        if self._is_ready:
            self.view.tell(told)
        else:
            self._waiting.append(told)

    def _frame(self) -> Told:
        frame = self._content.bounds
        return {
            "kind": "frame",
            "west": frame.west,
            "south": frame.south,
            "east": frame.east,
            "north": frame.north,
        }

    def _told_unplaced(self) -> str:
        listed = self._homes[self._homes["call_rank"].notna()]
        missing = int(listed["lon"].isna().sum())
        if not missing:
            return self._speaker.say(
                f"掲載 {len(listed):,}世帯をすべて地図に載せています。",
                f"All {len(listed):,} listed households are on the map.",
            )
        return self._speaker.say(
            f"掲載 {len(listed):,}世帯のうち、位置が分からない {missing:,}世帯は地図に載りません。"
            "名簿で確かめてください。",
            f"{missing:,} of {len(listed):,} listed households have no position and are not on "
            "the map; see the list.",
        )

    def _told_not_on_map(self) -> str:
        return self._speaker.say(
            "選んだ世帯は地図に載っていません（位置が分からないか、掲載の対象ではありません）。",
            "The chosen household is not on the map (no position, or not listed).",
        )
