"""The flood over the land: depth, duration and house-collapse zone of every cell.

Depths are whole millimetres, so the rank of a cell never hangs on rounding. Cells outside
the town and in the holes of the product carry NO_VALUE: nobody has modelled them.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import rasterio.features
import shapely
from rasterio.transform import Affine

from sample_data.dice import BoolArray, FloatArray, IntArray
from sample_data.terrain import (
    CELL_M,
    GROUND_M,
    SLOPE,
    Land,
    distance_to_river_m,
    river_half_width_m,
)

NO_VALUE = -1
RANK_EDGES_MM = (1, 500, 3000, 5000, 10000, 20000)
DURATION_EDGES_H = (12, 24, 72, 168, 336, 672)
FLOW_ZONE, EROSION_ZONE = 1, 2
FLOW_LIMIT = 0.4

MillimetreGrid = npt.NDArray[np.int32]
ByteGrid = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Flood:
    """Grids (rows, cols), the first row in the north.

    ``depth_mm`` and ``duration`` hold NO_VALUE where the product is silent; ``collapse``
    holds 0, FLOW_ZONE, EROSION_ZONE or their sum and covers the whole town.
    """

    depth_mm: MillimetreGrid
    duration: npt.NDArray[np.int16]
    collapse: ByteGrid

    @property
    def rank(self) -> npt.NDArray[np.int16]:
        """Depth rank of each cell, 0 dry, NO_VALUE where the product is silent."""
        return rank_of_mm(self.depth_mm)


def rank_of_mm(depth_mm: npt.NDArray[np.int32]) -> npt.NDArray[np.int16]:
    """Rank whole millimetres: half-open bands, the lower bound inside; NO_VALUE stays."""
    ranks = np.searchsorted(RANK_EDGES_MM, depth_mm.ravel(), side="right").astype(np.int16)
    ranks = ranks.reshape(depth_mm.shape)
    ranks[depth_mm == NO_VALUE] = NO_VALUE
    return ranks


def flood_land(land: Land, ground_m: FloatArray, boundary: shapely.Polygon) -> Flood:
    """Let the river rise over its banks; no cell outside the boundary keeps a value."""
    x, y = land.cell_centres()
    away = np.abs(distance_to_river_m(land, x, y))
    surface = GROUND_M + SLOPE * (land.width_m - x) + 2.9 - 2.2 * away / land.height_m
    depth_mm = np.rint(np.maximum(surface - ground_m, 0) * 1000).astype(np.int32)
    hours = np.where(depth_mm > 0, 5 + depth_mm / 1000 * 9 + away / land.height_m * 60, 0)
    duration = _duration_ranks(hours)
    collapse = _collapse_zone(land, away, depth_mm / 1000)
    outside = ~_inside(land, boundary)
    depth_mm[outside] = NO_VALUE
    duration[outside] = NO_VALUE
    collapse[outside] = 0
    return Flood(depth_mm, duration, collapse)


def open_holes(flood: Flood, rows: IntArray, cols: IntArray) -> Flood:
    """Leave the product silent around the given cells, 21 cells wide and 17 high."""
    depth_mm, duration = flood.depth_mm.copy(), flood.duration.copy()
    for row, col in zip(rows.tolist(), cols.tolist(), strict=True):
        hole = np.s_[max(row - 8, 0) : row + 9, max(col - 10, 0) : col + 11]
        depth_mm[hole] = NO_VALUE
        duration[hole] = NO_VALUE
    return Flood(depth_mm, duration, flood.collapse)


def set_depths(flood: Flood, rows: IntArray, cols: IntArray, depth_mm: IntArray) -> Flood:
    """Give single cells an exact depth, such as the very edge of a rank."""
    changed = flood.depth_mm.copy()
    changed[rows, cols] = depth_mm
    return Flood(changed, flood.duration, flood.collapse)


def local_transform(land: Land) -> Affine:
    """Cell to local metres."""
    return Affine(CELL_M, 0, 0, 0, -CELL_M, land.height_m)


def _inside(land: Land, boundary: shapely.Polygon) -> BoolArray:
    shape = (land.rows, land.cols)
    inside = rasterio.features.geometry_mask([boundary], shape, local_transform(land), invert=True)
    return np.asarray(inside)


def _duration_ranks(hours: FloatArray) -> npt.NDArray[np.int16]:
    above = np.searchsorted(DURATION_EDGES_H, hours.ravel(), side="right")
    ranks = (above + 1).reshape(hours.shape).astype(np.int16)
    ranks[hours == 0] = 0
    return ranks


def _collapse_zone(land: Land, away: FloatArray, depth_m: FloatArray) -> ByteGrid:
    bank = away - river_half_width_m(land)
    strength = depth_m * np.exp(-np.maximum(bank, 0) / 60)
    flow = (strength > FLOW_LIMIT) & (depth_m > 0)
    erosion = bank < 2 * river_half_width_m(land)
    return (flow * FLOW_ZONE + erosion * EROSION_ZONE).astype(np.uint8)
