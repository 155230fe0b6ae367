"""The ground of a sheet as one picture: base map, water over it, and the zones over both."""

import numpy as np

from app.report.paper.drawings import Picture, pack_picture
from app.report.wall_map.base_ground import SHADES, base_shades
from app.report.wall_map.layers import MapLayers
from app.report.wall_map.water import CELLS_PER_MM, PALETTE, PixelBox, inked, worst_ranks
from app.report.wall_map.zones import (
    COLLAPSE_RGB,
    COLLAPSE_ZONES,
    SEDIMENT_RGB,
    Zone,
    Zones,
    read_zones,
    zone_inks,
)
from gis.bounds import Bounds
from gis.town_map.legend import DRY_RGB, Rgb

_INKS: tuple[Rgb, ...] = (*PALETTE, COLLAPSE_RGB, SEDIMENT_RGB)
_FAINT = 0.35 / (SHADES - 1)
"""The blackest part of the base map darkens a colour by a third, so that every rank is read."""


def _shaded(rgb: Rgb, shade: int) -> Rgb:
    red, green, blue = (round(part * (1 - _FAINT * shade)) for part in rgb)
    return red, green, blue


GROUND_PALETTE: tuple[Rgb, ...] = tuple(
    _shaded(rgb, shade) for shade in range(SHADES) for rgb in _INKS
)
"""The inks, and the same over each shade of the base map."""

_COLLAPSE, _SEDIMENT = len(PALETTE), len(PALETTE) + 1
_DRY = PALETTE.index(DRY_RGB)


def ground_picture(layers: MapLayers, degrees: Bounds, box: PixelBox) -> Picture:
    """Draw base map, depths and zones over a frame in degrees into a box on the paper.

    Raises
    ------
    gis.base_map.errors.BaseMapError
        The base map cannot be read.
    """
    size = round(box[2] * CELLS_PER_MM), round(box[3] * CELLS_PER_MM)
    index = inked(worst_ranks(layers.depths, degrees, size))
    index = _with_zones(index, read_zones(layers, degrees, size))
    if layers.base is not None:
        index = index + base_shades(layers.base, degrees, size) * np.uint8(len(_INKS))
    return pack_picture(box, index, GROUND_PALETTE)


def zone_swatch(zone: Zone, box: PixelBox) -> Picture:
    """Draw a field of the legend: a zone on dry ground."""
    shape = round(box[3] * CELLS_PER_MM), round(box[2] * CELLS_PER_MM)
    ground = np.full(shape, _DRY, np.uint8)
    return pack_picture(box, _with_zones(ground, {zone: np.ones(shape, bool)}), GROUND_PALETTE)


def _with_zones(index: np.ndarray, zones: Zones) -> np.ndarray:
    for zone, ink in zone_inks(zones):
        index[ink] = _COLLAPSE if zone in COLLAPSE_ZONES else _SEDIMENT
    return index
