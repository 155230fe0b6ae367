"""Map tiles in pure numpy: hazard layers in their colours, homes stamped by their sign.

A tile costs a few milliseconds whatever the size of the town. Where no chosen layer says
anything the ground is grey with broad lines, never clear as dry ground over a base map is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from gis.bounds import Bounds
from gis.town_map.dots import HomeDots
from gis.town_map.legend import NOTHING_SAID_LINE_RGB, NOTHING_SAID_RGB, Rgb, nothing_said_lines
from gis.town_map.looks import INK_SHARE, LOOKS, LayerLook, Mask, Values
from gis.town_map.marks import LARGEST_REACH, OPAQUE, Mark, mark_of, radius_at
from gis.town_map.mercator import TILE_SIZE, Tile, rows_of_map
from gis.town_map.signs import HOME_SIGNS
from scoring.codes import HazardKind

ReadGrid = Callable[[Bounds, int, int], npt.NDArray[np.uint8]]
"""Gives the rank grid (height, width) of a frame, north first; 255: nothing said there."""

_GROUND = np.where(
    nothing_said_lines((TILE_SIZE, TILE_SIZE))[..., None],
    np.array((*NOTHING_SAID_LINE_RGB, OPAQUE), np.float32),
    np.array((*NOTHING_SAID_RGB, OPAQUE), np.float32),
)
_FROM_OPACITY = (OPAQUE / np.maximum(np.arange(OPAQUE + 1), 1)).astype(np.float32)
_DRY: Rgb = (255, 255, 255)
DEPTH_KINDS = (HazardKind.DEPTH_M, HazardKind.DEPTH_RANK)
_ROOM_FOR_RANKS = 8
_INKED = 128
MOST_LAYERS = _INKED // _ROOM_FOR_RANKS
"""So many layers can be told apart in one tile."""
_ROOM = 2 * LARGEST_REACH
_CANVAS_SIDE = TILE_SIZE + 2 * _ROOM


@dataclass(frozen=True)
class TileLayer:
    """A layer to draw: what its values are, who reads them, how strongly, in (0, 1]."""

    kind: HazardKind
    read_grid: ReadGrid
    opacity: float


@dataclass(frozen=True)
class TileLook:
    """What else holds for a whole tile.

    ``is_hatched``: patterns tell the ranks apart besides colour. ``is_over_map``: a base map
    lies under the tile, and ground that is assessed and dry lets it through.
    """

    is_hatched: bool
    is_over_map: bool


def paint_tile(
    tile: Tile, layers: Sequence[TileLayer], homes: HomeDots, look: TileLook
) -> npt.NDArray[np.uint8]:
    """Paint one tile, (256, 256, 4) uint8, RGBA.

    Several depth layers are shown by the worst of their ranks at each place; other kinds lie
    over them in their order. Homes are stamped last, the gravest on top. No layer: clear.
    """
    canvas = np.zeros((_CANVAS_SIDE, _CANVAS_SIDE, 4), np.uint8)
    inner = canvas[_ROOM:-_ROOM, _ROOM:-_ROOM]
    if layers:
        inner[:] = _paint_ground(tile, layers, look)
    _stamp_homes(canvas, tile, homes)
    return _straight(inner)


def _paint_ground(tile: Tile, layers: Sequence[TileLayer], look: TileLook) -> Values:
    """Paint the layers, premultiplied."""
    values = [_read(layer, tile) for layer in layers]
    pairs = list(zip(layers, values, strict=True))
    is_said = np.logical_or.reduce([value <= LOOKS[layer.kind].largest for layer, value in pairs])
    strongest = max(layer.opacity for layer in layers)
    ground = _paint_depth([pair for pair in pairs if pair[0].kind in DEPTH_KINDS], strongest, look)
    if not is_said.all():
        np.copyto(ground, _lined_ground(strongest), where=~is_said[..., None])
    for layer, value in pairs:
        if layer.kind not in DEPTH_KINDS:
            _lay(ground, _paint_other(layer, value, look))
    return ground


@lru_cache(maxsize=8)
def _lined_ground(opacity: float) -> Values:
    return np.rint(_GROUND * opacity).astype(np.uint8)


def _read(layer: TileLayer, tile: Tile) -> Values:
    return rows_of_map(layer.read_grid(tile.bounds, TILE_SIZE, TILE_SIZE), tile.bounds)


def _paint_depth(
    layers: Sequence[tuple[TileLayer, Values]], strongest: float, look: TileLook
) -> Values:
    """Paint the worst rank of all depth layers, as strongly as the layer that says it."""
    palette = np.zeros((256, 4), np.float32)
    palette[0] = (*_DRY, OPAQUE) if not look.is_over_map else 0
    palette[0] *= strongest
    worst = place = np.zeros((TILE_SIZE, TILE_SIZE), np.uint8)
    for number, (layer, rank) in enumerate(layers):
        depth = LOOKS[layer.kind]
        first = number * _ROOM_FOR_RANKS
        palette[first + 1 : first + depth.largest + 1] = _premultiplied(depth, layer.opacity)
        known = np.where(rank <= depth.largest, rank, np.uint8(0))
        if number:
            is_graver = known > worst
            place = np.where(is_graver, known + np.uint8(first), place)
            worst = np.where(is_graver, known, worst)
        else:
            worst = place = known
    ink = LOOKS[HazardKind.DEPTH_RANK].ink(worst) if look.is_hatched else None
    return _coloured(palette, place, ink)


def _paint_other(layer: TileLayer, value: Values, look: TileLook) -> Values:
    drawn = LOOKS[layer.kind]
    palette = np.zeros((256, 4), np.float32)
    palette[1 : drawn.largest + 1] = _premultiplied(drawn, layer.opacity)
    known = np.where(value <= drawn.largest, value, np.uint8(0))
    if drawn.is_lines:
        return _coloured(palette, np.where(drawn.ink(known), known, np.uint8(0)), None)
    return _coloured(palette, known, drawn.ink(known) if look.is_hatched else None)


def _premultiplied(look: LayerLook, opacity: float) -> npt.NDArray[np.float32]:
    colours = np.array([(*rgb, OPAQUE) for rgb in look.colours], np.float32)
    return colours * np.float32(opacity)


def _coloured(palette: npt.NDArray[np.float32], place: Values, ink: Mask | None) -> Values:
    """Give the colour of each place (below 128) of a palette (256, 4), darker under the ink."""
    if ink is not None:
        palette[_INKED:] = palette[:_INKED]
        palette[_INKED:, :3] *= INK_SHARE
        place = place + ink.view(np.uint8) * np.uint8(_INKED)
    words = np.rint(palette).astype(np.uint8).view(np.uint32).ravel()
    return np.take(words, place).view(np.uint8).reshape(*place.shape, 4)


def _lay(ground: Values, over: Values) -> None:
    """Lay a premultiplied picture over another; what is opaque or clear stays exact."""
    kept = ground * (OPAQUE - over[..., 3:].astype(np.uint16))
    ground[:] = over + ((kept + OPAQUE) >> 8).astype(np.uint8)


def _stamp_homes(canvas: npt.NDArray[np.uint8], tile: Tile, homes: HomeDots) -> None:
    side = 1 / 2**tile.z
    reach = LARGEST_REACH / TILE_SIZE * side
    west, north = tile.x * side, tile.y * side
    near = homes.within((west - reach, north - reach), (west + side + reach, north + side + reach))
    right = ((homes.x[near] - west) / side * TILE_SIZE + _ROOM).astype(np.intp)
    down = ((homes.y[near] - north) / side * TILE_SIZE + _ROOM).astype(np.intp)
    place = down * _CANVAS_SIDE + right
    sign, is_unknown = homes.sign[near], homes.is_unknown[near]
    for number, shown in reversed(list(enumerate(HOME_SIGNS[homes.colouring]))):
        for is_marked_unknown in (False, True):
            chosen = place[(sign == number) & (is_unknown == is_marked_unknown)]
            if len(chosen):
                radius = radius_at(tile.z)
                picture = mark_of(shown.shape, shown.rgb, radius, is_unknown=is_marked_unknown)
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
    """Give premultiplied pixels as plain RGBA; what is opaque stays exact."""
    straight = pixels.copy()
    flat = straight.reshape(-1, 4)
    partly = np.flatnonzero(flat[:, 3] - np.uint8(1) < OPAQUE - 1)
    # picking many pixels one by one takes longer than taking all of them
    picked = partly if len(partly) < len(flat) // 4 else slice(None)
    chosen = flat[picked]
    whole = chosen[:, :3] * _FROM_OPACITY[chosen[:, 3]][:, None]
    flat[picked, :3] = np.minimum(whole + np.float32(0.5), OPAQUE)
    return straight
