"""What the map page is answered, without Qt: files, tiles, labels, the home at a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

import numpy as np
import numpy.typing as npt
import pandas as pd

from app.ui.map.page_content import MapLayer, MapPageContent
from app.ui.map.questions import ChoiceQuestion, LabelsQuestion, TileQuestion
from gis.bounds import Bounds
from gis.map_assets import MapAssets
from gis.map_content import safe_json, shelter_facts
from gis.map_page import LiveAddresses, build_live_page
from gis.map_png import encode_rgba
from gis.tiles import HomeDots, ReadGrid, homes_in_frame, index_homes, nearest_home, paint_tile

SCHEME = "yobikake"
HOME_PAGE = f"{SCHEME}://map/"
MOST_LABELS = 600
KEPT_TILES = 500

_ADDRESSES = LiveAddresses(
    f"{SCHEME}:",
    (
        ("leaflet", "leaflet.js"),
        ("jquery", "jquery.js"),
        ("page", "page.js"),
        ("live", "live.js"),
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


@dataclass(frozen=True)
class ShownHomes:
    """The homes of one state of the town: the frame in call order, and their places."""

    frame: pd.DataFrame
    dots: HomeDots
    version: int


class MapAnswers:
    """Answers the page. The homes may be replaced at any time; tiles are painted in threads."""

    def __init__(self, content: MapPageContent, assets: MapAssets) -> None:
        self._layers = content.layers
        self._locks = [Lock() for _ in content.layers]
        self._files = _served_files(content, assets)
        self.homes = _shown(_no_homes(), 0)
        self._painted: dict[tuple[int, TileQuestion], bytes] = {}
        self._painted_lock = Lock()
        self.layer: int | None = 0 if content.layers else None
        self.is_hatched = False

    def show_homes(self, homes: pd.DataFrame) -> None:
        """Replace the homes: household_id, call_rank, tier, verdict, support_codes, lon, lat."""
        self.homes = _shown(homes.reset_index(drop=True), self.homes.version + 1)

    def file(self, name: str) -> ServedFile | None:
        """Give the page ("") or one of its files; None: there is none of that name."""
        return self._files.get(name)

    def tiles_told(self) -> Mapping[str, object]:
        """Say which tiles the page is to show."""
        return {
            "kind": "tiles",
            "layer": "-" if self.layer is None else self.layer,
            "pattern": int(self.is_hatched),
            "version": self.homes.version,
        }

    def painted(self, question: TileQuestion) -> bytes | None:
        """Give a tile that was painted a while ago; None: it must be painted."""
        with self._painted_lock:
            return self._painted.get((self.homes.version, question))

    def tile(self, question: TileQuestion) -> bytes:
        """Paint a tile as PNG and keep it for a while; called from the painting threads."""
        shown = self.homes
        png = encode_rgba(
            paint_tile(
                question.tile,
                self._reader(question.layer),
                shown.dots,
                is_hatched=question.is_hatched,
            )
        )
        with self._painted_lock:
            if len(self._painted) >= KEPT_TILES:
                del self._painted[next(iter(self._painted))]
            self._painted[shown.version, question] = png
        return png

    def labels(self, question: LabelsQuestion) -> Mapping[str, object]:
        """Give call rank and support codes of the homes in a frame, in call order."""
        shown = self.homes
        rows = np.sort(homes_in_frame(shown.dots, question.frame))
        seen = shown.frame.iloc[rows].sort_values("call_rank", kind="stable").head(MOST_LABELS)
        codes = seen["support_codes"].where(seen["support_codes"].notna(), "")
        text = seen["call_rank"].astype("int64").astype("str") + " " + codes.astype("str")
        columns = zip(seen["lon"], seen["lat"], text.str.strip(), strict=True)
        return {"homes": [{"lon": lon, "lat": lat, "text": told} for lon, lat, told in columns]}

    def household_at(self, question: ChoiceQuestion) -> str | None:
        """Give the household whose home is nearest; None: none within reach."""
        shown = self.homes
        row = nearest_home(shown.dots, question.lon, question.lat, question.reach_m)
        return None if row is None else str(shown.frame["household_id"].iloc[row])

    def place_of(self, household_id: str) -> tuple[float, float] | None:
        """Give where a household's home is drawn; None: it is not on the map."""
        shown = self.homes
        rows = shown.dots.row
        found = rows[(shown.frame["household_id"] == household_id).to_numpy()[rows]]
        if not len(found):
            return None
        home = shown.frame.iloc[found[0]]
        return float(home["lon"]), float(home["lat"])

    def _reader(self, layer: int | None) -> ReadGrid | None:
        if layer is None or layer >= len(self._layers):
            return None
        return _LockedLayer(self._layers[layer], self._locks[layer])


class _LockedLayer:
    """A layer that is read by one thread at a time: raster files know no better."""

    def __init__(self, layer: MapLayer, lock: Lock) -> None:
        self._layer = layer
        self._lock = lock

    def __call__(self, frame: Bounds, width: int, height: int) -> npt.NDArray[np.uint8]:
        with self._lock:
            return self._layer.read_grid(frame, width, height)


def _served_files(content: MapPageContent, assets: MapAssets) -> dict[str, ServedFile]:
    facts = {"shelters": shelter_facts(content.shelters)}
    page = build_live_page(content.bounds, facts, _ADDRESSES)
    texts = {
        "": ("text/html", page),
        "leaflet.js": (_SCRIPT, assets.leaflet_js),
        "jquery.js": (_SCRIPT, assets.jquery_js),
        "page.js": (_SCRIPT, assets.page_js),
        "live.js": (_SCRIPT, assets.live_js),
        "leaflet.css": (_STYLE, assets.leaflet_css),
        "page.css": (_STYLE, assets.page_css),
    }
    return {name: ServedFile(mime, text.encode("utf-8")) for name, (mime, text) in texts.items()}


def _shown(frame: pd.DataFrame, version: int) -> ShownHomes:
    return ShownHomes(frame, index_homes(frame), version)


def _no_homes() -> pd.DataFrame:
    numbers = dict.fromkeys(("call_rank", "tier", "lon", "lat"), "float64")
    texts = dict.fromkeys(("household_id", "verdict", "support_codes"), "str")
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in (numbers | texts).items()})


def script_call(told: Mapping[str, object]) -> str:
    """Write the one call by which facts enter the page."""
    return f"yobikake.take({safe_json(dict(told))});"
