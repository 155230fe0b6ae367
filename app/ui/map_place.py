"""The place of the map among the pages: built when it is first looked at, and let go in time."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.report.map_file import DEPTH_KINDS, listed_homes, map_assets, town_bounds, town_shelters
from app.ui.map.page import MapPage
from app.ui.map.page_content import MapLayer, MapPageContent
from app.ui.open_town import OpenTown
from app.ui.plain import build_label
from app.ui.speaker import Speaker

BuildMap = Callable[[Speaker, OpenTown], MapPage]


class MapPlace(QWidget):
    """Tells by ``household_chosen`` (str) which home was pressed on the map."""

    household_chosen = Signal(str)

    def __init__(self, speaker: Speaker, build_map: BuildMap | None) -> None:
        super().__init__()
        self.setObjectName("map_place")
        self._speaker = speaker
        self._build_map = build_map
        self._town: OpenTown | None = None
        self._map: MapPage | None = None
        self._chosen: str | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        if build_map is None:
            words = speaker.say(
                "地図はここには表示しません。名簿と印刷は、そのまま使えます。",
                "The map is not shown here. Register and print work as usual.",
            )
            label = build_label("no_map", words)
            self._layout.addWidget(label, alignment=Qt.AlignmentFlag.AlignCenter)

    def show_town(self, town: OpenTown) -> None:
        """Show another state of the town; other map files need another map."""
        if self._town is not None and self._town.maps is not town.maps:
            self.forget()
        self._town = town
        if self._map is not None:
            self._map.show_homes(town.view.households)
        elif self.isVisible():
            self._build()

    def select(self, household_id: str) -> None:
        """Mark a household's home; a map that is not built yet marks it when it is."""
        self._chosen = household_id
        if self._map is not None:
            self._map.select(household_id)

    def forget(self) -> None:
        """Stop the map and take it away."""
        self._town, self._chosen = None, None
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
        self._map = self._build_map(self._speaker, self._town)
        self._map.household_chosen.connect(self.household_chosen)
        self._map.show_homes(self._town.view.households)
        self._layout.addWidget(self._map)
        if self._chosen is not None:
            self._map.select(self._chosen)


def build_town_map(speaker: Speaker, town: OpenTown) -> MapPage:
    """Build the map of a town from its open map files.

    Raises
    ------
    app.errors.AppError
        ASSET_MISSING: a script of the map is not installed.
    """
    layers = [layer for layer in town.maps.layers if layer.spec.kind in DEPTH_KINDS]
    content = MapPageContent(
        layers=tuple(
            MapLayer(layer.spec.name, layer.spec.credit, layer.read_grid) for layer in layers
        ),
        bounds=town_bounds(listed_homes(town.view.tables), layers),
        shelters=town_shelters(town.maps.files),
    )
    return MapPage(speaker, content, map_assets())
