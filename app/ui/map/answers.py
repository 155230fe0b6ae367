"""What the map page is answered, without Qt: files, tiles, labels, the home at a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

import numpy as np
import numpy.typing as npt
import pandas as pd

from app.ui.map.page_content import MapChoice, MapLayer, MapPageContent, ShownLayer
from app.ui.map.questions import BaseQuestion, ChoiceQuestion, TileQuestion, layers_text
from app.ui.map.shown_homes import ShownHomes, no_homes
from gis.base_map.tile_source import TilePicture
from gis.bounds import Bounds
from gis.town_map.assets import MapAssets
from gis.town_map.content import safe_json, shelter_facts
from gis.town_map.dots import nearest_home
from gis.town_map.outlines import outline_facts
from gis.town_map.page import LiveAddresses, build_live_page
from gis.town_map.png import encode_rgba
from gis.town_map.tiles import TileLayer, paint_tile

SCHEME = "yobikake"
HOME_PAGE = f"{SCHEME}://map/"
KEPT_TILES = 500
_BASE_TURN = Lock()
"""Two maps of a town show one base map, which is read by one thread at a time."""

EMPTY_PICTURE = TilePicture("image/png", encode_rgba(np.zeros((1, 1, 4), np.uint8)))

_ADDRESSES = LiveAddresses(
    f"{SCHEME}:",
    (
        ("leaflet", "leaflet.js"),
        ("jquery", "jquery.js"),
        ("page", "page.js"),
        ("live", "live.js"),
        ("placing", "placing.js"),
    ),
    (("leaflet_css", "leaflet.css"), ("page_css", "page.css")),
)
_SCRIPT = "text/javascript"
_STYLE = "text/css"


@dataclass(frozen=True)
class ServedFile:
    """A file of the page and what it is."""

    mime: str
    body: bytes


class MapAnswers:
    """Answers the page. The homes may be replaced at any time; tiles are painted in threads."""

    def __init__(self, content: MapPageContent, assets: MapAssets) -> None:
        self._layers = content.layers
        self._locks = [Lock() for _ in content.layers]
        self._base = None if content.base is None else content.base.source
        self._files = _served_files(content, assets)
        self.choice = MapChoice()
        self.homes = ShownHomes.build(no_homes(), self.choice.colouring, 0)
        self._painted: dict[tuple[int, TileQuestion], bytes] = {}
        self._painted_lock = Lock()

    def show_homes(self, homes: pd.DataFrame) -> None:
        """Replace the homes: columns HOMES_COLUMNS at least."""
        self._show(homes.reset_index(drop=True))

    def choose(self, choice: MapChoice) -> None:
        """Take what a person chose to see."""
        is_other_sign = choice.colouring is not self.choice.colouring
        self.choice = choice
        if is_other_sign:
            self._show(self.homes.frame)

    def file(self, name: str) -> ServedFile | None:
        """Give the page ("") or one of its files; None: there is none of that name."""
        return self._files.get(name)

    def tiles_told(self) -> Mapping[str, object]:
        """Say which tiles the page is to show."""
        choice = self.choice
        base = self._base if choice.shows_base else None
        credits_told = [self._layers[layer.position].credit for layer in choice.layers]
        if base is not None:
            credits_told.append(base.credit)
        return {
            "kind": "tiles",
            "layers": layers_text(choice.layers),
            "look": f"{int(choice.is_hatched)}{int(base is not None)}",
            "colouring": choice.colouring.value,
            "version": self.homes.version,
            "base": None if base is None else {"low": base.zooms[0], "high": base.zooms[1]},
            "groups": self.homes.groups(),
            "credits": list(dict.fromkeys(credit for credit in credits_told if credit)),
        }

    def painted(self, question: TileQuestion) -> bytes | None:
        """Give a tile that was painted a while ago; None: it must be painted."""
        with self._painted_lock:
            return self._painted.get((self.homes.version, question))

    def tile(self, question: TileQuestion) -> bytes:
        """Paint a tile as PNG and keep it for a while; called from the painting threads."""
        shown = self.homes
        layers = [self._drawn(layer) for layer in question.layers if layer.position < self._count]
        png = encode_rgba(paint_tile(question.tile, layers, shown.dots, question.look))
        with self._painted_lock:
            if len(self._painted) >= KEPT_TILES:
                del self._painted[next(iter(self._painted))]
            self._painted[shown.version, question] = png
        return png

    def base_picture(self, question: BaseQuestion) -> TilePicture:
        """Give a picture of the base map, an empty one where it has none; from the threads.

        Raises
        ------
        gis.base_map.errors.BaseMapError
            DAMAGED: the file cannot be read there.
        """
        if self._base is None:
            return EMPTY_PICTURE
        with _BASE_TURN:
            return self._base.read_tile(question.tile) or EMPTY_PICTURE

    def household_at(self, question: ChoiceQuestion) -> str | None:
        """Give the household whose home is nearest; None: none within reach."""
        shown = self.homes
        row = nearest_home(shown.dots, question.lon, question.lat, question.reach_m)
        return None if row is None else str(shown.frame["household_id"].iloc[row])

    @property
    def _count(self) -> int:
        return len(self._layers)

    def _show(self, homes: pd.DataFrame) -> None:
        self.homes = ShownHomes.build(homes, self.choice.colouring, self.homes.version + 1)

    def _drawn(self, shown: ShownLayer) -> TileLayer:
        layer = self._layers[shown.position]
        reader = _LockedLayer(layer, self._locks[shown.position])
        return TileLayer(layer.kind, reader, shown.percent / 100)


class _LockedLayer:
    """A layer that is read by one thread at a time: raster files know no better."""

    def __init__(self, layer: MapLayer, lock: Lock) -> None:
        self._layer = layer
        self._lock = lock

    def __call__(self, frame: Bounds, width: int, height: int) -> npt.NDArray[np.uint8]:
        with self._lock:
            return self._layer.read_grid(frame, width, height)


def _served_files(content: MapPageContent, assets: MapAssets) -> dict[str, ServedFile]:
    facts = {
        "shelters": shelter_facts(content.shelters),
        "outlines": outline_facts(content.outlines),
    }
    page = build_live_page(content.bounds, facts, _ADDRESSES)
    texts = {
        "": ("text/html", page),
        "leaflet.js": (_SCRIPT, assets.leaflet_js),
        "jquery.js": (_SCRIPT, assets.jquery_js),
        "page.js": (_SCRIPT, assets.page_js),
        "live.js": (_SCRIPT, assets.live_js),
        "placing.js": (_SCRIPT, assets.placing_js),
        "leaflet.css": (_STYLE, assets.leaflet_css),
        "page.css": (_STYLE, assets.page_css),
    }
    return {name: ServedFile(mime, text.encode("utf-8")) for name, (mime, text) in texts.items()}


def script_call(told: Mapping[str, object]) -> str:
    """Write the one call by which facts enter the page."""
    return f"yobikake.take({safe_json(dict(told))});"
