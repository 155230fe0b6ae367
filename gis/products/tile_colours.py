"""The colours of the hazard map portal's tiles → values; exact, nothing near counts.

Source: 洪水浸水想定区域図作成マニュアル(第4版) 図-7.2-1, 図-7.2-2, 表-7.4, and for
土砂災害警戒区域 the legend of the portal.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gis.products.answers import SettledLayer
from scoring.codes import HazardKind, Peril

Rgb = tuple[int, int, int]

FLOOD_DEPTH: dict[Rgb, int] = {
    (247, 245, 169): 1,
    (255, 216, 192): 2,
    (255, 183, 183): 3,
    (255, 145, 145): 4,
    (242, 133, 201): 5,
    (220, 122, 220): 6,
}
"""Depth in six classes, which are the national ranks."""

SEA_DEPTH: dict[Rgb, int] = {
    (255, 255, 179): 1,
    (247, 245, 169): 1,
    (248, 225, 166): 2,
    (255, 216, 192): 2,
    (255, 183, 183): 3,
    (255, 145, 145): 4,
    (242, 133, 201): 5,
    (220, 122, 220): 6,
    (220, 122, 188): 6,
}
"""Depth in eight classes (高潮, 津波, 内水), each inside one national rank; 20 m and more is
spelt in two ways."""

DURATION: dict[Rgb, int] = {
    (160, 210, 255): 1,
    (0, 65, 255): 2,
    (250, 245, 0): 3,
    (255, 153, 0): 4,
    (255, 40, 0): 5,
    (180, 0, 104): 6,
    (96, 0, 96): 7,
}

SEDIMENT: dict[Rgb, int] = {
    (230, 200, 50): 1,
    (165, 0, 33): 2,
    (250, 230, 0): 1,
    (250, 40, 0): 2,
    (255, 183, 76): 1,
    (202, 76, 149): 2,
}
"""警戒区域 1, 特別警戒区域 2; of 土石流, 急傾斜 and 地すべり, whose colours all differ."""

EMPTY = 255
"""Nothing is known there: no tile was saved, or its colour is in no table."""


@dataclass(frozen=True)
class TileCells:
    """Values of a picture's pixels, ``EMPTY`` where the colour is unknown, 0 where none is."""

    value: NDArray[np.uint8]
    unknown_count: int
    coloured_count: int


def colours_of(settled: SettledLayer) -> dict[Rgb, int] | None:
    """Choose the table of a layer; None: its colours stand in no table."""
    if settled.kind is HazardKind.DEPTH_RANK:
        is_sea = settled.peril in (Peril.STORM_SURGE, Peril.TSUNAMI, Peril.INLAND)
        return SEA_DEPTH if is_sea else FLOOD_DEPTH
    tables = {HazardKind.DURATION_RANK: DURATION, HazardKind.SEDIMENT_ZONE: SEDIMENT}
    return tables.get(settled.kind)


def values_of(pixels: NDArray[np.uint8], colours: dict[Rgb, int]) -> TileCells:
    """Read pixels (rows, columns, 4), RGBA; what is wholly transparent has no colour."""
    packed = pixels[..., :3].astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], dtype=np.uint32)
    known = sorted(
        ((red << 16) + (green << 8) + blue, v) for (red, green, blue), v in colours.items()
    )
    keys = np.array([key for key, _ in known], dtype=np.uint32)
    worth = np.array([value for _, value in known], dtype=np.uint8)
    place = np.minimum(np.searchsorted(keys, packed), len(keys) - 1)
    is_known = keys[place] == packed
    is_coloured = pixels[..., 3] > 0
    value = np.where(is_known, worth[place], EMPTY)
    value = np.where(is_coloured, value, 0).astype(np.uint8)
    unknown = int(np.count_nonzero(is_coloured & ~is_known))
    return TileCells(value, unknown, int(np.count_nonzero(is_coloured)))
