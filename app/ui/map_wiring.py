"""Joins the map with its office: which base map lies under it is kept with the town."""

from PySide6.QtCore import QObject

from app.ui.map_place import MapPlace
from app.ui.window_parts import WindowParts


class MapWiring(QObject):
    """Asks a person for a base map and shows the map anew when it is kept."""

    def __init__(self, parts: WindowParts, place: MapPlace) -> None:
        super().__init__(place)
        self._chooser, self._office, self._place = parts.chooser, parts.office.map, place
        place.base_file_wanted.connect(self._on_file_wanted)
        place.base_folder_wanted.connect(self._on_folder_wanted)
        place.base_dropped.connect(lambda: self._office.keep_base(None))
        self._office.base_kept.connect(place.show_maps)

    def _on_file_wanted(self) -> None:
        path = self._chooser.base_map(self._place)
        if path is not None:
            self._office.keep_base(path)

    def _on_folder_wanted(self) -> None:
        path = self._chooser.folder(self._place)
        if path is not None:
            self._office.keep_base(path)
