"""What the main window is put together from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.ui.choosing import Chooser
from app.ui.map.page import MapPage
from app.ui.office import Office
from app.ui.open_town import OpenTown
from app.ui.places.place_map import PlaceMap
from app.ui.speaker import Speaker


@dataclass(frozen=True)
class WindowParts:
    """What the window is put together from; ``build_map`` None: a word stands in its place.

    ``towns_folder`` is where sample towns are made, ``settings_folder`` where the list of
    recent towns is kept, ``today`` the day ages of sources are counted to.
    """

    speaker: Speaker
    office: Office
    chooser: Chooser
    towns_folder: Path
    settings_folder: Path
    today: date
    build_map: Callable[[Speaker, OpenTown], MapPage] | None = None
    build_place_map: Callable[[Speaker, OpenTown], PlaceMap] | None = None
