"""How each kind of hazard layer is drawn: colours, and patterns that tell the values apart.

Depth is a field of colour, duration too; zones of house collapse are lines that leave the depth
under them visible. In a copy without colour each pattern still tells its value.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from gis.town_map.legend import DEPTH_CLASSES, Rgb, hatched
from scoring.codes import HazardKind

Values = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

_NO_COLOUR: Rgb = (0, 0, 0)
_BROAD_PERIOD, _BROAD_LINE = 16, 4
INK_SHARE = 0.62
"""A line of a pattern has so much of the colour it lies on."""

# ハザードマップポータルの凡例: 浸水継続時間 1〜7、土砂災害 (警戒区域, 特別警戒区域)
_DURATION: tuple[Rgb, ...] = (
    (160, 210, 255),
    (0, 65, 255),
    (250, 245, 0),
    (255, 153, 0),
    (255, 40, 0),
    (180, 0, 104),
    (96, 0, 96),
)
_SEDIMENT: tuple[Rgb, ...] = ((250, 230, 0), (250, 40, 0))
# 氾濫流, 河岸侵食, both, kind not told: red, brown, dark red, red
_COLLAPSE: tuple[Rgb, ...] = ((200, 16, 46), (140, 81, 10), (106, 16, 30), (200, 16, 46))


@dataclass(frozen=True)
class LayerLook:
    """``colours`` of the values 1, 2 …; 0 is "assessed, nothing here", more is "nothing said".

    ``ink`` gives where the pattern of the values stands. ``is_lines``: the layer is drawn by
    its pattern alone, in its colours.
    """

    colours: tuple[Rgb, ...]
    ink: Callable[[Values], Mask]
    is_lines: bool = False

    @property
    def largest(self) -> int:
        """The greatest value that says something."""
        return len(self.colours)

    def drawn(self, values: Values) -> Mask:
        """Say where (rows, columns) the layer is to be drawn."""
        has_value = (values > 0) & (values <= self.largest)
        return has_value & self.ink(values) if self.is_lines else has_value

    def coloured(self, values: Values, *, is_hatched: bool) -> npt.NDArray[np.float32]:
        """Give the colours (rows, columns, 3) of the values; meaningless where none is drawn."""
        table = np.array((_NO_COLOUR, *self.colours), np.float32)
        colours = table[np.where(values <= self.largest, values, 0)]
        if is_hatched and not self.is_lines:
            colours[self.ink(values)] *= INK_SHARE
        return colours


def _chosen(values: Values, lines: tuple[Mask, ...]) -> Mask:
    """Give the pattern of the value of each pixel: ``lines`` from the value 1 on."""
    chosen = np.zeros(values.shape, bool)
    for value, mask in enumerate(lines, start=1):
        chosen |= (values == value) & mask
    return chosen


def _depth_ink(values: Values) -> Mask:
    return _chosen(values, _depth_lines(*values.shape))


def _duration_ink(values: Values) -> Mask:
    return _chosen(values, _duration_lines(*values.shape))


def _collapse_ink(values: Values) -> Mask:
    return _chosen(values, _collapse_lines(*values.shape))


def _sediment_ink(values: Values) -> Mask:
    return _chosen(values, _sediment_lines(*values.shape))


@cache
def _depth_lines(rows: int, columns: int) -> tuple[Mask, ...]:
    ranks = (np.full((rows, columns), depth.rank, np.uint8) for depth in DEPTH_CLASSES)
    return tuple(hatched((rows, columns), each) for each in ranks)


@cache
def _duration_lines(rows: int, columns: int) -> tuple[Mask, ...]:
    """Level lines, closer and closer, then a lattice: periods divide 256."""
    row, column = np.indices((rows, columns))
    level = [row % step == 0 for step in (64, 32, 16, 8, 4)]
    return (*level, (row % 4 == 0) | (column % 8 == 0), (row % 4 == 0) | (column % 4 == 0))


@cache
def _collapse_lines(rows: int, columns: int) -> tuple[Mask, ...]:
    """Broad lines: rising, falling, both, level."""
    row, column = np.indices((rows, columns))
    rising, falling, level = (
        place % _BROAD_PERIOD < _BROAD_LINE for place in (row + column, row - column, row)
    )
    return rising, falling, rising | falling, level


@cache
def _sediment_lines(rows: int, columns: int) -> tuple[Mask, ...]:
    """Upright lines, thin and broad."""
    _, column = np.indices((rows, columns))
    return column % 8 == 0, column % 4 <= 1


_DEPTH = LayerLook(tuple(depth.rgb for depth in DEPTH_CLASSES), _depth_ink)
LOOKS: dict[HazardKind, LayerLook] = {
    HazardKind.DEPTH_M: _DEPTH,
    HazardKind.DEPTH_RANK: _DEPTH,
    HazardKind.DURATION_RANK: LayerLook(_DURATION, _duration_ink),
    HazardKind.COLLAPSE_ZONE: LayerLook(_COLLAPSE, _collapse_ink, is_lines=True),
    HazardKind.SEDIMENT_ZONE: LayerLook(_SEDIMENT, _sediment_ink),
}


def swatch(kind: HazardKind, value: int, size: tuple[int, int], *, is_hatched: bool) -> Values:
    """Draw a field of the legend, (rows, columns, 3), as the value looks on the map."""
    look = LOOKS[kind]
    values = np.full(size, value, np.uint8)
    field = np.full((*size, 3), 255, np.uint8)
    drawn = look.drawn(values)
    field[drawn] = look.coloured(values, is_hatched=is_hatched)[drawn].astype(np.uint8)
    return field
