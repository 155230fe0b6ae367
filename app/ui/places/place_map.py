"""The map beside 位置: the water, the homes already placed, and where one home may lie."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.pipeline.place_desk import LonLat
from app.pipeline.place_look import PlaceLook
from app.ui.map.answers import MapAnswers
from app.ui.map.engine import find_view
from app.ui.map.page_content import MapChoice, MapPageContent, ShownLayer
from app.ui.map.questions import PlaceTold
from app.ui.places.depth_strip import DepthStrip
from app.ui.plain import build_label
from app.ui.speaker import Speaker
from gis.town_map.assets import MapAssets
from gis.town_map.tiles import DEPTH_KINDS
from scoring.codes import LocationLevel

_PERCENT = 70
_ZOOM_AT_HOME, _ZOOM_AT_TOWN = 17, 15

Told = Mapping[str, object]


class PlaceMap(QWidget):
    """``pointed`` (lon, lat): a person pressed on the map, or Enter with the cross on a place."""

    pointed = Signal(float, float)

    def __init__(self, speaker: Speaker, content: MapPageContent, assets: MapAssets) -> None:
        super().__init__()
        self.setObjectName("place_map")
        self._is_ready = False
        self._aim: Told | None = None
        self.answers = MapAnswers(content, assets)
        self.answers.choose(_depths_only(content))
        build_view: Callable[[MapAnswers], Any] | None = find_view()
        self.view: Any = None if build_view is None else build_view(self.answers)
        words = speaker.say(
            "この端末では地図を表示できません。候補の番号か、経度・緯度で置けます。",
            "Maps cannot be shown on this machine. Take a candidate or type coordinates.",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        missing = build_label("place_map_missing", words)
        column.addWidget(missing if self.view is None else self.view, 1)
        column.addWidget(DepthStrip(speaker))
        if self.view is not None:
            self.view.done.connect(self._on_done)
            self.view.page_ready.connect(self._on_ready)

    def show_homes(self, households: pd.DataFrame) -> None:
        """Show the homes of another state of the town; protected ones are not among them."""
        self.answers.show_homes(households)
        self._tell(self.answers.tiles_told())

    def aim(self, home: pd.Series | None, look: PlaceLook, placed: LonLat | None) -> None:
        """Show where a home may lie, or where it was just ``placed``; None: no home is chosen."""
        self._aim = {"kind": "place"} | aim_told(home, look, placed)
        self._tell(self._aim)

    def start_pointing(self) -> None:
        """Let the arrow keys move the map under the cross."""
        if self.view is not None:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._tell({"kind": "point"})

    def stop(self) -> None:
        """End the painting threads; call before the window goes."""
        if self.view is not None:
            self.view.stop()

    def _on_done(self, told: object) -> None:
        if isinstance(told, PlaceTold):
            self.pointed.emit(told.lon, told.lat)

    def _on_ready(self) -> None:
        self._is_ready = True
        self._tell(self.answers.tiles_told())
        if self._aim is not None:
            self._tell(self._aim)

    def _tell(self, told: Told) -> None:
        if self.view is not None and self._is_ready:
            self.view.tell(told)


def aim_told(home: pd.Series | None, look: PlaceLook, placed: LonLat | None) -> dict[str, object]:
    """Say what the map shows of a home: candidates by their keys, circle, points of its town."""
    found = look.candidates
    spots = [
        {"lon": lon, "lat": lat, "text": f"{number + 1}"}
        for number, (lon, lat) in enumerate(zip(found["lon"], found["lat"], strict=True))
    ]
    told: dict[str, object] = {"candidates": spots, "spread": look.spread.tolist()}
    if placed is not None:
        return told | {"lon": placed[0], "lat": placed[1], "radius": 0, "zoom": _ZOOM_AT_HOME}
    if home is None or pd.isna(home["lon"]):
        return told | {"lon": None, "lat": None, "radius": None, "zoom": _ZOOM_AT_TOWN}
    is_town = home["location_level"] == LocationLevel.TOWN.value
    radius = None if is_town or pd.isna(home["radius_m"]) else float(home["radius_m"])
    zoom = _ZOOM_AT_TOWN if is_town else _ZOOM_AT_HOME
    place = {"lon": float(home["lon"]), "lat": float(home["lat"])}
    return told | place | {"radius": radius, "zoom": zoom}


def _depths_only(content: MapPageContent) -> MapChoice:
    return MapChoice(
        layers=tuple(
            ShownLayer(position, _PERCENT)
            for position, layer in enumerate(content.layers)
            if layer.kind in DEPTH_KINDS
        )
    )
