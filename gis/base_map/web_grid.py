"""Whether a table of tiles is cut as web maps are: EPSG:3857, 256 pixels a side."""

import math
from dataclasses import dataclass

from gis.base_map.tile_source import LARGEST_ZOOM
from gis.town_map.mercator import METRES_AROUND, TILE_SIZE

WEB_MERCATOR = 3857
_OTHER_NAMES = (900913, 102100)
_TOLERANCE = 1e-3


@dataclass(frozen=True)
class GridLevel:
    """A level of a table: its own number, and the standard column and row it begins at."""

    zoom_level: int
    first_column: int
    first_row: int


def standard_level(
    system: object, corner: tuple[object, object], matrix: tuple[object, ...]
) -> tuple[int, GridLevel] | None:
    """Give the standard zoom of a level and where it begins; None: it is cut otherwise.

    Parameters
    ----------
    system
        EPSG number of the table.
    corner
        West and north edge of the table in metres.
    matrix
        Own number of the level, metres in a pixel, width and height of a tile in pixels.
    """
    number, pixel, *sides = matrix
    numbers = (*corner, pixel)
    is_web = system in {WEB_MERCATOR, *_OTHER_NAMES} and sides == [TILE_SIZE, TILE_SIZE]
    if not (is_web and isinstance(number, int) and all(_is_number(each) for each in numbers)):
        return None
    west, north, pixel_m = (float(str(each)) for each in numbers)
    if pixel_m <= 0:
        return None
    zoom = math.log2(METRES_AROUND / TILE_SIZE / pixel_m)
    side = pixel_m * TILE_SIZE
    begin = ((west + METRES_AROUND / 2) / side, (METRES_AROUND / 2 - north) / side)
    if not all(abs(each - round(each)) < _TOLERANCE for each in (zoom, *begin)):
        return None
    if not 0 <= round(zoom) <= LARGEST_ZOOM:
        return None
    return round(zoom), GridLevel(number, round(begin[0]), round(begin[1]))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and math.isfinite(value)
