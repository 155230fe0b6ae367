"""The place of the map among the pages: built when it is first looked at, and let go in time."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.pipeline.town_desk import TownMaps
from app.report.map_file import listed_homes, map_assets, town_bounds
from app.report.shown_shelters import town_shelters
from app.ui.map.page import MapPage
from app.ui.map.page_content import MapLayer, MapPageContent
from app.ui.open_town import OpenTown
from app.ui.places.place_map import PlaceMap
from app.ui.plain import build_label
from app.ui.speaker import Speaker

BuildMap = Callable[[Speaker, OpenTown], MapPage]


class MapPlace(QWidget):
    """Tells by ``household_chosen`` (str) which home was pressed on the map.

    ``homes_listed`` (list of household_id): the households chosen on the map by area or
    district; empty: none are. ``area_drawn`` (list of (lon, lat)): the corners of an area;
    empty: given up. ``list_wanted`` (Selection): the list of these on paper.
    ``base_file_wanted``, ``base_folder_wanted``, ``base_dropped``.
    """

    household_chosen = Signal(str)
    area_drawn = Signal(list)
    homes_listed = Signal(list)
    list_wanted = Signal(object)
    base_file_wanted = Signal()
    base_folder_wanted = Signal()
    base_dropped = Signal()

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
            self._map.show_homes(town.view.households, town.view.rows_found)
        elif self.isVisible():
            self._build()

    def show_maps(self, maps: TownMaps) -> None:
        """Show the same town over another base map."""
        if self._town is not None:
            self.show_town(replace(self._town, maps=maps))

    def select(self, household_id: str) -> None:
        """Mark a household's home; a map that is not built yet marks it when it is."""
        self._chosen = household_id
        if self._map is not None:
            self._map.select(household_id)

    def focus_search(self) -> None:
        """Put the cursor into the search box of the map, if there is a map."""
        if self._map is not None:
            self._map.focus_search()

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
        made = self._build_map(self._speaker, self._town)
        self._map = made
        for told, passed_on in (
            (made.household_chosen, self.household_chosen),
            (made.homes_listed, self.homes_listed),
            (made.list_wanted, self.list_wanted),
            (made.area_drawn, self.area_drawn),
            (made.base_file_wanted, self.base_file_wanted),
            (made.base_folder_wanted, self.base_folder_wanted),
            (made.base_dropped, self.base_dropped),
        ):
            told.connect(passed_on)
        made.show_homes(self._town.view.households, self._town.view.rows_found)
        self._layout.addWidget(made)
        if self._chosen is not None:
            made.select(self._chosen)


def build_town_map(speaker: Speaker, town: OpenTown) -> MapPage:
    """Build the map of a town from its open map files.

    Raises
    ------
    app.errors.AppError
        ASSET_MISSING: a script of the map is not installed.
    """
    return MapPage(speaker, town_map_content(town), map_assets())


def build_place_map(speaker: Speaker, town: OpenTown) -> PlaceMap:
    """Build the map beside 位置 from the open map files of a town.

    Raises
    ------
    app.errors.AppError
        ASSET_MISSING: a script of the map is not installed.
    """
    return PlaceMap(speaker, town_map_content(town), map_assets())


def town_map_content(town: OpenTown) -> MapPageContent:
    """Give what the maps of a town show."""
    maps = town.maps
    layers = tuple(
        MapLayer(layer.spec.name, layer.spec.kind, layer.spec.credit, layer.read_grid)
        for layer in maps.layers
    )
    return MapPageContent(
        layers=layers,
        bounds=town_bounds(listed_homes(town.view.tables), list(maps.layers)),
        shelters=town_shelters(town.view.tables, maps.files),
        outlines=maps.outlines.outlines,
        problems=maps.outlines.problems,
        base=maps.base,
    )
