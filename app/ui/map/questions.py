"""What the map page may ask: a closed list, read strictly. Anything else is no question."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gis.bounds import Bounds
from gis.map_area import LonLat
from gis.map_mercator import Tile

MOST_CORNERS = 200

_TILE = re.compile(r"/tile/(-|\d{1,3})/([01])/\d{1,9}/(\d{1,2})/(\d{1,8})/(\d{1,8})\.png")
_LARGEST_ZOOM = 22
_LONGEST_REACH_M = 100_000.0
_FEWEST_CORNERS = 3


@dataclass(frozen=True)
class TileQuestion:
    """A tile of one layer; ``layer`` None: homes only."""

    layer: int | None
    is_hatched: bool
    tile: Tile


@dataclass(frozen=True)
class LabelsQuestion:
    """The homes in a frame, with their support codes."""

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
class ReadyTold:
    """The page stands and asks what to show."""


@dataclass(frozen=True)
class FileQuestion:
    """The page itself ("") or a script, style sheet or font by name."""

    name: str


Question = TileQuestion | LabelsQuestion | ChoiceQuestion | AreaTold | ReadyTold | FileQuestion


def read_question(path: str, values: Mapping[str, str]) -> Question | None:
    """Read one request of the page; None: it is not one we know, or a number is out of range."""
    tile = _TILE.fullmatch(path)
    if tile:
        return _read_tile(tile)
    try:
        return _read_told(path, values)
    except (KeyError, ValueError):
        return None


def _read_told(path: str, values: Mapping[str, str]) -> Question | None:
    read = _READERS.get(path)
    if read:
        return read(values)
    name = path.removeprefix("/")
    return None if "/" in name else FileQuestion(name)


def _read_tile(found: re.Match[str]) -> TileQuestion | None:
    layer, pattern, *place = found.groups()
    z, x, y = (int(part) for part in place)
    if z > _LARGEST_ZOOM or max(x, y) >= 2**z:
        return None
    return TileQuestion(None if layer == "-" else int(layer), pattern == "1", Tile(z, x, y))


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
    "/ready": lambda _values: ReadyTold(),
}
