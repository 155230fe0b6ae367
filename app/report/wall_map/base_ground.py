"""The town's own base map under a sheet, as shades of grey: faint, so that the water is read."""

import math

import numpy as np
import numpy.typing as npt

from app.pipeline.base_map import TownBaseMap
from app.report.paper.tile_picture import WHITE, lightness_of
from app.wording import paper_words
from gis.base_map.tile_source import BaseMap
from gis.bounds import Bounds
from gis.town_map.mercator import TILE_SIZE, Tile, unit_square

SHADES = 8
_STEP = (WHITE + 1) // SHADES


def told_base_map(base: TownBaseMap) -> str | None:
    """Name a base map with its credit, for every page it is drawn on; None: it cannot be shown."""
    if base.source is None:
        return None
    credit = base.source.credit or paper_words.NO_CREDIT
    return f"{base.path.name}（{credit}）"


def base_shades(source: BaseMap, degrees: Bounds, size: tuple[int, int]) -> npt.NDArray[np.uint8]:
    """Give the shade of each cell (rows, columns) over a frame in degrees: 0 white, 7 black.

    Where the base map has no picture the shade is 0; it says nothing of the water.

    Raises
    ------
    gis.base_map.errors.BaseMapError
        The file cannot be read there.
    """
    columns, rows = size
    lon = degrees.west + (np.arange(columns) + 0.5) / columns * (degrees.east - degrees.west)
    lat = degrees.north - (np.arange(rows) + 0.5) / rows * (degrees.north - degrees.south)
    x, _ = unit_square(lon, np.zeros(columns))
    _, y = unit_square(np.zeros(rows), lat)
    zoom = _zoom(source, columns, float(x[-1] - x[0]))
    across, down = (np.floor(part * TILE_SIZE * 2**zoom).astype(np.int64) for part in (x, y))
    first = int(across[0]) // TILE_SIZE, int(down[0]) // TILE_SIZE
    last = int(across[-1]) // TILE_SIZE, int(down[-1]) // TILE_SIZE
    mosaic = _mosaic(source, zoom, first, last)
    row, column = down - first[1] * TILE_SIZE, across - first[0] * TILE_SIZE
    return (WHITE - mosaic[np.ix_(row, column)]) // np.uint8(_STEP)


def _zoom(source: BaseMap, columns: int, wide: float) -> int:
    """Give the level whose pixels are about as wide as the cells, of those the map has."""
    wanted = math.log2(columns / (TILE_SIZE * max(wide, 1e-12)))
    low, high = source.zooms
    return min(max(round(wanted), low), high)


def _mosaic(
    source: BaseMap, zoom: int, first: tuple[int, int], last: tuple[int, int]
) -> npt.NDArray[np.uint8]:
    """Put the tiles from the north-west one to the south-east one beside each other."""
    count = last[0] - first[0] + 1, last[1] - first[1] + 1
    mosaic = np.full((count[1] * TILE_SIZE, count[0] * TILE_SIZE), WHITE, np.uint8)
    for right in range(count[0]):
        for down in range(count[1]):
            picture = source.read_tile(Tile(zoom, first[0] + right, first[1] + down))
            read = None if picture is None else lightness_of(picture.body, TILE_SIZE)
            if read is not None:
                top, left = down * TILE_SIZE, right * TILE_SIZE
                mosaic[top : top + TILE_SIZE, left : left + TILE_SIZE] = read
    return mosaic
