"""The place of the map beside the queue: built when it is first looked at, let go in time."""

from collections.abc import Callable

import pandas as pd
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.pipeline.place_desk import LonLat
from app.pipeline.place_look import PlaceLook
from app.ui.open_town import OpenTown
from app.ui.places.place_map import PlaceMap
from app.ui.plain import build_label
from app.ui.speaker import Speaker

BuildPlaceMap = Callable[[Speaker, OpenTown], PlaceMap]


class MapBeside(QWidget):
    """``pointed`` (lon, lat): a person set a place on the map."""

    pointed = Signal(float, float)

    def __init__(self, speaker: Speaker, build: BuildPlaceMap | None) -> None:
        super().__init__()
        self.setObjectName("map_beside")
        self._speaker, self._build_map = speaker, build
        self._town: OpenTown | None = None
        self._map: PlaceMap | None = None
        self._aim: tuple[pd.Series | None, PlaceLook, LonLat | None] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        if build is None:
            words = speaker.say(
                "地図はここには表示しません。候補の番号か、経度・緯度で置けます。",
                "The map is not shown here. Take a candidate or type coordinates.",
            )
            self._layout.addWidget(build_label("no_place_map", words))

    def show_town(self, town: OpenTown) -> None:
        """Show another state of the town; other map files need another map."""
        if self._town is not None and self._town.maps is not town.maps:
            self.forget()
        self._town = town
        if self._map is not None:
            self._map.show_homes(town.view.households)
        elif self.isVisible():
            self._build()

    def aim(self, home: pd.Series | None, look: PlaceLook, placed: LonLat | None = None) -> None:
        """Show where a home may lie; a map that is not built yet shows it when it is."""
        self._aim = (home, look, placed)
        if self._map is not None:
            self._map.aim(home, look, placed)

    def start_pointing(self) -> None:
        """Give the keys to the map, if there is one."""
        if self._map is not None:
            self._map.start_pointing()

    def forget(self) -> None:
        """Stop the map and take it away."""
        self._town, self._aim = None, None
        if self._map is not None:
            self._map.stop()
            self._layout.removeWidget(self._map)
            self._map.deleteLater()
            self._map = None

    def showEvent(self, event: QShowEvent) -> None:
        """Build the map when a person first looks."""
        super().showEvent(event)
        if self._map is None:
            self._build()

    def _build(self) -> None:
        if self._build_map is None or self._town is None:
            return
        made = self._build_map(self._speaker, self._town)
        self._map = made
        made.pointed.connect(self.pointed)
        made.show_homes(self._town.view.households)
        self._layout.addWidget(made)
        if self._aim is not None:
            made.aim(*self._aim)
