"""Map tiles in pure numpy: water depth in the national colours, homes stamped by tier.

A tile costs a few milliseconds whatever the size of the town. Where the layer says nothing the
ground is grey with broad lines, never white as dry ground is; without a layer it stays clear.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from gis.bounds import Bounds
from gis.map_legend import (
    DEPTH_CLASSES,
    NOTHING_SAID,
    NOTHING_SAID_LINE_RGB,
    NOTHING_SAID_RGB,
    TIER_MARKS,
    depth_palette,
    hatched,
    nothing_said_lines,
)
from gis.map_marks import LARGEST_REACH, OPAQUE, Mark, mark_of, radius_at
from gis.map_mercator import TILE_SIZE, FloatArray, Tile, rows_of_map, unit_square
from scoring.codes import Verdict

ReadGrid = Callable[[Bounds, int, int], npt.NDArray[np.uint8]]
"""Gives the rank grid (height, width) of a frame, north first; 255: nothing said there."""

_PALETTE = depth_palette().view(np.uint32).ravel()
_GROUND = np.where(
    nothing_said_lines((TILE_SIZE, TILE_SIZE))[..., None],
    np.array((*NOTHING_SAID_LINE_RGB, OPAQUE), np.uint8),
    np.array((*NOTHING_SAID_RGB, OPAQUE), np.uint8),
)
_HATCH_INK = 0.62
_ROOM = 2 * LARGEST_REACH
_CANVAS_SIDE = TILE_SIZE + 2 * _ROOM
_METRES_AROUND = 40_075_016.686


@dataclass(frozen=True)
class HomeDots:
    """Homes on the unit square, ordered from west to east.

    ``row`` is the home's row in the frame it came from.
    """

    x: FloatArray
    y: FloatArray
    tier: npt.NDArray[np.int8]
    is_unknown: npt.NDArray[np.bool_]
    row: npt.NDArray[np.intp]

    def within(self, low: tuple[float, float], high: tuple[float, float]) -> npt.NDArray[np.intp]:
        """Give an index of the homes in a frame of the unit square, edges included."""
        first = np.searchsorted(self.x, low[0], side="left")
        last = np.searchsorted(self.x, high[0], side="right")
        inside = (self.y[first:last] >= low[1]) & (self.y[first:last] <= high[1])
        found: npt.NDArray[np.intp] = np.flatnonzero(inside) + first
        return found


def index_homes(homes: pd.DataFrame) -> HomeDots:
    """Prepare homes for painting and for finding the nearest.

    Parameters
    ----------
    homes
        Columns tier, verdict, lon, lat. Homes without a tier (not on the list) or without
        a position are left out.
    """
    is_drawn = (homes["tier"].notna() & homes["lon"].notna() & homes["lat"].notna()).to_numpy()
    row = np.flatnonzero(is_drawn)
    drawn = homes.iloc[row]
    x, y = unit_square(
        drawn["lon"].to_numpy(dtype="float64"), drawn["lat"].to_numpy(dtype="float64")
    )
    order = np.argsort(x, kind="stable")
    return HomeDots(
        x[order],
        y[order],
        drawn["tier"].to_numpy(dtype="int8")[order],
        (drawn["verdict"] == Verdict.UNKNOWN.value).to_numpy()[order],
        row[order],
    )


def paint_tile(
    tile: Tile, read_grid: ReadGrid | None, homes: HomeDots, *, is_hatched: bool
) -> npt.NDArray[np.uint8]:
    """Paint one tile.

    Parameters
    ----------
    tile
        Which square of the map.
    read_grid
        Reader of the layer to show; None: no layer.
    homes
        Homes to stamp, the first tier on top.
    is_hatched
        Also draw the pattern that tells the ranks apart without colour.

    Returns
    -------
    array
        (256, 256, 4) uint8, RGBA.
    """
    ranks = _ranks(tile, read_grid)
    canvas = np.zeros((_CANVAS_SIDE, _CANVAS_SIDE, 4), np.uint8)
    inner = canvas[_ROOM:-_ROOM, _ROOM:-_ROOM]
    inner[:] = np.take(_PALETTE, ranks).view(np.uint8).reshape(inner.shape)
    if read_grid is not None:
        is_said = ranks < len(DEPTH_CLASSES) + 1
        inner[~is_said] = _GROUND[~is_said]
    if is_hatched:
        lines = hatched(ranks.shape, ranks)
        inner[lines, :3] = (inner[lines, :3] * _HATCH_INK).astype(np.uint8)
    _stamp_homes(canvas, tile, homes)
    return _straight(inner)


def nearest_home(homes: HomeDots, lon: float, lat: float, reach_m: float) -> int | None:
    """Give the row of the home nearest to a point; None: there is none within reach."""
    x, y = (float(value[0]) for value in unit_square(np.array([lon]), np.array([lat])))
    reach = reach_m / (_METRES_AROUND * np.cos(np.radians(lat)))
    near = homes.within((x - reach, y - reach), (x + reach, y + reach))
    distance = np.hypot(homes.x[near] - x, homes.y[near] - y)
    if not len(distance) or distance.min() > reach:
        return None
    return int(homes.row[near][distance.argmin()])


def homes_in_frame(homes: HomeDots, frame: Bounds) -> npt.NDArray[np.intp]:
    """Give the rows of the homes in a frame in degrees, from west to east."""
    x, y = unit_square(np.array([frame.west, frame.east]), np.array([frame.north, frame.south]))
    return homes.row[homes.within((float(x[0]), float(y[0])), (float(x[1]), float(y[1])))]


def _ranks(tile: Tile, read_grid: ReadGrid | None) -> npt.NDArray[np.uint8]:
    if read_grid is None:
        return np.full((TILE_SIZE, TILE_SIZE), NOTHING_SAID, np.uint8)
    return rows_of_map(read_grid(tile.bounds, TILE_SIZE, TILE_SIZE), tile.bounds)


def _stamp_homes(canvas: npt.NDArray[np.uint8], tile: Tile, homes: HomeDots) -> None:
    side = 1 / 2**tile.z
    reach = LARGEST_REACH / TILE_SIZE * side
    west, north = tile.x * side, tile.y * side
    near = homes.within((west - reach, north - reach), (west + side + reach, north + side + reach))
    right = ((homes.x[near] - west) / side * TILE_SIZE + _ROOM).astype(np.intp)
    down = ((homes.y[near] - north) / side * TILE_SIZE + _ROOM).astype(np.intp)
    place = down * _CANVAS_SIDE + right
    tier, is_unknown = homes.tier[near], homes.is_unknown[near]
    for mark in reversed(TIER_MARKS):
        for is_marked_unknown in (False, True):
            chosen = place[(tier == mark.tier) & (is_unknown == is_marked_unknown)]
            if len(chosen):
                picture = mark_of(mark.tier, radius_at(tile.z), is_unknown=is_marked_unknown)
                _stamp(canvas, np.unique(chosen), picture)


def _stamp(canvas: npt.NDArray[np.uint8], places: npt.NDArray[np.intp], mark: Mark) -> None:
    """Lay a mark on each place; colours are premultiplied, so that laying is one sum."""
    offsets = mark.down * _CANVAS_SIDE + mark.right
    is_edge = mark.premultiplied[:, 3] < OPAQUE
    pixels = canvas.reshape(-1, 4)
    edges, over = places[:, None] + offsets[is_edge], mark.premultiplied[is_edge]
    kept = pixels[edges] * (OPAQUE - over[:, 3:].astype(np.uint16))
    pixels[edges] = (over + (kept + OPAQUE // 2) // OPAQUE).astype(np.uint8)
    bodies = places[:, None] + offsets[~is_edge]
    pixels.view(np.uint32)[bodies, 0] = mark.premultiplied[~is_edge].view(np.uint32)[:, 0]


def _straight(pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Give premultiplied pixels as plain RGBA."""
    straight = pixels.copy()
    is_part = (pixels[..., 3] > 0) & (pixels[..., 3] < OPAQUE)
    part = pixels[is_part].astype(np.uint16)
    whole = (part[:, :3] * OPAQUE + part[:, 3:] // 2) // part[:, 3:]
    straight[is_part, :3] = np.minimum(whole, OPAQUE)
    return straight
