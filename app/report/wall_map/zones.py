"""Zones of a sheet: house collapse (氾濫流, 河岸侵食) and sediment, by outline and pattern.

The patterns of the depths are dots and slanting lines; those of the zones are upright lines,
level lines and little squares, so that a copy in black and white tells them apart.
"""

import math
from collections.abc import Iterable, Mapping
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from app.report.wall_map.layers import MapLayers
from gis.bounds import Bounds
from gis.hazard import HazardLayer
from gis.town_map.legend import Rgb

Cells = npt.NDArray[np.bool_]
Zones = dict["Zone", Cells]

_EDGE_CELLS = 3
_COARSE = 2
"""Zones are read in cells twice as long: a third of a millimetre on the paper."""

_LONG, _SQUARE, _STEP = 2, 4, 16
_DASH = 8

COLLAPSE_RGB: Rgb = (0x3B, 0x0F, 0x57)
SEDIMENT_RGB: Rgb = (0x4A, 0x2B, 0x00)


class Zone(IntEnum):
    """The zones in the order they are drawn, and the codes of a layer that mean each."""

    FLOW = 0
    BANK = 1
    UNTOLD = 2
    SEDIMENT = 3
    SPECIAL = 4


COLLAPSE_ZONES = (Zone.FLOW, Zone.BANK, Zone.UNTOLD)
_COLLAPSE_CODES = {Zone.FLOW: (1, 3), Zone.BANK: (2, 3), Zone.UNTOLD: (4,)}
# the special zone lies in the other one: its own pattern takes the place of it there
_SEDIMENT_CODES = {Zone.SEDIMENT: (1,), Zone.SPECIAL: (2,)}


def read_zones(layers: MapLayers, degrees: Bounds, size: tuple[int, int]) -> Zones:
    """Say which cells of (columns, rows) over a frame in degrees lie in which zone.

    A zone that is nowhere in the frame is left out. A cell of which no layer says anything is
    in none: the legend says that ground without a zone is not known to be safe.
    """
    collapses = _read(layers.collapses, _COLLAPSE_CODES, degrees, size)
    sediments = _read(layers.sediments, _SEDIMENT_CODES, degrees, size)
    if Zone.SPECIAL in sediments and Zone.SEDIMENT in sediments:
        sediments[Zone.SEDIMENT] &= ~sediments[Zone.SPECIAL]
    return {zone: cells for zone, cells in (collapses | sediments).items() if cells.any()}


def zone_inks(zones: Zones) -> list[tuple[Zone, Cells]]:
    """Give the cells that carry the ink of each zone: its pattern and its outline."""
    return [(zone, cells & (pattern(zone, cells.shape) | _edge(zone, cells)))
            for zone, cells in sorted(zones.items())]  # fmt: skip


def pattern(zone: Zone, shape: tuple[int, ...]) -> Cells:
    """Give the pattern of a zone over rows and columns."""
    row = np.arange(shape[0])[:, None]
    column = np.arange(shape[1])[None, :]
    level, upright = (row + _STEP // 2) % _STEP, (column + _STEP // 2) % _STEP
    drawn: Cells
    match zone:
        case Zone.FLOW:
            drawn = (level < _LONG) & (column >= 0)
        case Zone.BANK:
            drawn = (upright < _LONG) & (row >= 0)
        case Zone.UNTOLD:
            drawn = (level < _LONG) & ((column + row // _STEP * _DASH) % _STEP < _DASH)
        case Zone.SEDIMENT:
            inner = (level % (_SQUARE + 1) > 0) & (upright % (_SQUARE + 1) > 0)
            drawn = (level <= _SQUARE + 1) & (upright <= _SQUARE + 1) & ~inner
        case _:
            drawn = (level % _DASH < _SQUARE) & (upright % _DASH < _SQUARE)
    return drawn


def _read(
    layers: Iterable[HazardLayer],
    codes_of: Mapping[Zone, tuple[int, ...]],
    degrees: Bounds,
    size: tuple[int, int],
) -> Zones:
    coarse = [math.ceil(side / _COARSE) for side in size]
    column, row = (np.arange(side) * few // side for side, few in zip(size, coarse, strict=True))
    zones = {zone: np.zeros((coarse[1], coarse[0]), dtype=bool) for zone in codes_of}
    for layer in layers:
        told = layer.read_grid(degrees, *coarse)
        for zone, codes in codes_of.items():
            zones[zone] |= np.isin(told, codes)
    return {zone: cells[np.ix_(row, column)] for zone, cells in zones.items()}


def _edge(zone: Zone, cells: Cells) -> Cells:
    """Give the inner rim of a zone; it goes on over the frame, where no rim is drawn."""
    inner = cells
    for _ in range(_EDGE_CELLS):
        around = np.pad(inner, 1, mode="edge")
        inner = (
            around[1:-1, 1:-1] & around[:-2, 1:-1] & around[2:, 1:-1]
            & around[1:-1, :-2] & around[1:-1, 2:]
        )  # fmt: skip
    edge = cells & ~inner
    if zone in COLLAPSE_ZONES:
        return edge
    row = np.arange(cells.shape[0])[:, None]
    column = np.arange(cells.shape[1])[None, :]
    dashed: Cells = edge & ((row + column) % _STEP < 3 * _STEP // 4)
    return dashed
