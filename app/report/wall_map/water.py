"""The water of a sheet as a picture: national colours, and a pattern for black and white.

Ground of which no layer says anything is grey with broad lines, never white as dry ground is.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from app.report.paper.drawings import Picture, pack_picture
from gis.bounds import Bounds
from gis.hazard import HazardLayer
from gis.town_map.legend import (
    DEPTH_CLASSES,
    DRY_RGB,
    NOTHING_SAID,
    NOTHING_SAID_LINE_RGB,
    NOTHING_SAID_RGB,
    Rgb,
    hatched,
    nothing_said_lines,
)

PixelBox = tuple[float, float, float, float]

CELLS_PER_MM = 6.0
"""152 dots per inch: lines of the pattern are a sixth of a millimetre wide."""

_LINE_INK = 0.62
_RANKS = len(DEPTH_CLASSES) + 1
_PERIOD = 16
"""Cells after which every pattern begins again."""


def _darker(rgb: Rgb) -> Rgb:
    red, green, blue = (round(part * _LINE_INK) for part in rgb)
    return red, green, blue


_GROUND: tuple[Rgb, ...] = (DRY_RGB, *(depth.rgb for depth in DEPTH_CLASSES), NOTHING_SAID_RGB)
PALETTE: tuple[Rgb, ...] = (*_GROUND, *map(_darker, _GROUND[:-1]), NOTHING_SAID_LINE_RGB)
"""By rank, then nothing said; then the same again for the lines of the pattern."""


def swatch(rank: int, box: PixelBox) -> Picture:
    """Draw a field of the legend: a rank, or what is no rank for nothing said."""
    shape = (round(box[3] * CELLS_PER_MM), round(box[2] * CELLS_PER_MM))
    return pack_picture(box, inked(np.full(shape, rank, np.uint8)), PALETTE)


def worst_ranks(
    layers: Sequence[HazardLayer], degrees: Bounds, size: tuple[int, int]
) -> npt.NDArray[np.uint8]:
    """Give the worst rank of several layers; where none speaks, nothing is said (255)."""
    columns, rows = size
    worst = np.full((rows, columns), NOTHING_SAID, dtype=np.uint8)
    for layer in layers:
        ranks = layer.read_grid(degrees, columns, rows)
        # nothing said counts as less than dry: one up, it wraps round to zero
        worst = np.maximum(worst + np.uint8(1), ranks + np.uint8(1)) - np.uint8(1)
    return worst


def inked(ranks: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Give the colour number of each cell: its rank or nothing said, and the pattern on it."""
    place = np.minimum(ranks, np.uint8(_RANKS)).astype(np.uint16)
    place *= _PERIOD * _PERIOD
    place += (np.arange(ranks.shape[0], dtype=np.uint16) % _PERIOD * _PERIOD)[:, None]
    place += np.arange(ranks.shape[1], dtype=np.uint16) % _PERIOD
    colours: npt.NDArray[np.uint8] = np.take(_INKS, place)
    return colours


def _inks() -> npt.NDArray[np.uint8]:
    """Give the colour numbers of one period of every pattern, one after the other."""
    shape = (_PERIOD, _PERIOD)
    lines = [hatched(shape, np.full(shape, rank, np.uint8)) for rank in range(_RANKS)]
    inks = np.array([*lines, nothing_said_lines(shape)]) * np.uint8(_RANKS + 1)
    inks += np.arange(_RANKS + 1, dtype=np.uint8)[:, None, None]
    flat: npt.NDArray[np.uint8] = inks.ravel()
    return flat


_INKS = _inks()
