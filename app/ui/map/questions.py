"""What the map page may ask: a closed list, read strictly. Anything else is no question."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.ui.map.page_content import ShownLayer
from gis.area_shapes import LonLat
from gis.bounds import Bounds
from gis.town_map.mercator import Tile
from gis.town_map.signs import HomeColouring
from gis.town_map.tiles import MOST_LAYERS, TileLook

MOST_CORNERS = 200

_PLACE = r"(\d{1,2})/(\d{1,8})/(\d{1,8})"
_LAYER = r"\d{1,2}\.\d{1,3}"
_TILE = re.compile(
    rf"/tile/(-|{_LAYER}(?:_{_LAYER}){{0,{MOST_LAYERS - 1}}})/([01])([01])/([a-z]{{3,8}})"
    rf"/\d{{1,9}}/{_PLACE}\.png"
)
_BASE = re.compile(rf"/base/{_PLACE}")
_LARGEST_ZOOM = 22
_LONGEST_REACH_M = 100_000.0
_FEWEST_CORNERS = 3
_ALL = 100


@dataclass(frozen=True)
class TileQuestion:
    """A tile with these layers under the homes; no layers: homes only."""

    layers: tuple[ShownLayer, ...]
    look: TileLook
    colouring: HomeColouring
    tile: Tile


@dataclass(frozen=True)
class BaseQuestion:
    """A picture of the base map."""

    tile: Tile


@dataclass(frozen=True)
class LabelsQuestion:
    """The homes in a frame, with their support codes and the radii of their positions."""

    frame: Bounds


@dataclass(frozen=True)
class ChoiceQuestion:
    """A person pressed on the map: the home nearest to it, within reach."""

    lon: float
    lat: float
    reach_m: float


@dataclass(frozen=True)
class AreaTold:
    """A person drew an area; no corners: gave it up."""

    corners: tuple[LonLat, ...]


@dataclass(frozen=True)
class GroupTold:
    """A person pressed the sign of the homes that are known only to their town."""

    lon: float
    lat: float


@dataclass(frozen=True)
class DistrictTold:
    """A person pressed the name of a district: its place in the outlines."""

    position: int


@dataclass(frozen=True)
class PlaceTold:
    """A person says that the home being placed is here."""

    lon: float
    lat: float


@dataclass(frozen=True)
class ReadyTold:
    """The page stands and asks what to show."""


@dataclass(frozen=True)
class FileQuestion:
    """The page itself ("") or a script, style sheet or font by name."""

    name: str


Told = AreaTold | GroupTold | DistrictTold | PlaceTold | ReadyTold
Question = TileQuestion | BaseQuestion | LabelsQuestion | ChoiceQuestion | FileQuestion | Told


def read_question(path: str, values: Mapping[str, str]) -> Question | None:
    """Read one request of the page; None: it is not one we know, or a number is out of range."""
    try:
        return _read_picture(path) or _read_told(path, values)
    except (KeyError, ValueError):
        return None


def layers_text(layers: tuple[ShownLayer, ...]) -> str:
    """Write layers as they stand in the address of a tile."""
    return "_".join(f"{layer.position}.{layer.percent}" for layer in layers) or "-"


def _read_picture(path: str) -> Question | None:
    base = _BASE.fullmatch(path)
    if base:
        return BaseQuestion(_read_place_of_tile(base.groups()))
    found = _TILE.fullmatch(path)
    if not found:
        return None
    layers, hatched, over_map, colouring, *place = found.groups()
    look = TileLook(is_hatched=hatched == "1", is_over_map=over_map == "1")
    tile = _read_place_of_tile(place)
    return TileQuestion(_read_layers(layers), look, HomeColouring(colouring), tile)


def _read_layers(text: str) -> tuple[ShownLayer, ...]:
    if text == "-":
        return ()
    pairs = (part.partition(".") for part in text.split("_"))
    layers = tuple(ShownLayer(int(position), int(percent)) for position, _, percent in pairs)
    if not all(0 < layer.percent <= _ALL for layer in layers):
        raise ValueError(text)
    return layers


def _read_place_of_tile(parts: tuple[str, ...] | list[str]) -> Tile:
    z, x, y = (int(part) for part in parts)
    if z > _LARGEST_ZOOM or max(x, y) >= 2**z:
        raise ValueError("tile")
    return Tile(z, x, y)


def _read_told(path: str, values: Mapping[str, str]) -> Question | None:
    read = _READERS.get(path)
    if read:
        return read(values)
    name = path.removeprefix("/")
    return None if "/" in name else FileQuestion(name)


def _read_choice(values: Mapping[str, str]) -> ChoiceQuestion:
    lon, lat = _read_place(values["lon"], values["lat"])
    reach_m = _number(values["reach"], _LONGEST_REACH_M)
    if reach_m < 0:
        raise ValueError("reach")
    return ChoiceQuestion(lon, lat, reach_m)


def _read_frame(values: Mapping[str, str]) -> Bounds:
    west, south = _read_place(values["west"], values["south"])
    east, north = _read_place(values["east"], values["north"])
    if west > east or south > north:
        raise ValueError("frame")
    return Bounds(west, south, east, north)


def _read_corners(text: str) -> tuple[LonLat, ...]:
    if not text:
        return ()
    parts = text.split(";")
    if not _FEWEST_CORNERS <= len(parts) <= MOST_CORNERS:
        raise ValueError("corners")
    return tuple(_read_place(*_halves(part)) for part in parts)


def _halves(text: str) -> tuple[str, str]:
    lon, _, lat = text.partition(",")
    return lon, lat


def _corners_of(frame: Bounds) -> tuple[LonLat, ...]:
    west, south, east, north = frame.west, frame.south, frame.east, frame.north
    return ((west, north), (east, north), (east, south), (west, south))


def _read_district(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise ValueError("district")
    return int(text)


def _read_place(lon: str, lat: str) -> LonLat:
    return _number(lon, 540.0), _number(lat, 90.0)


def _number(text: str, most: float) -> float:
    number = float(text)
    if not math.isfinite(number) or abs(number) > most:
        raise ValueError(text)
    return number


_READERS: Mapping[str, Callable[[Mapping[str, str]], Question]] = {
    "/labels": lambda values: LabelsQuestion(_read_frame(values)),
    "/choice": _read_choice,
    "/area": lambda values: AreaTold(_read_corners(values["corners"])),
    "/frame": lambda values: AreaTold(_corners_of(_read_frame(values))),
    "/group": lambda values: GroupTold(*_read_place(values["lon"], values["lat"])),
    "/district": lambda values: DistrictTold(_read_district(values["position"])),
    "/place": lambda values: PlaceTold(*_read_place(values["lon"], values["lat"])),
    "/ready": lambda _values: ReadyTold(),
}
