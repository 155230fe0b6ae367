"""Homes put where the hazard map is silent, and homes on the very edge of a rank."""

import numpy as np

from sample_data.dice import IntArray, stream
from sample_data.flood import NO_VALUE, RANK_EDGES_MM, Flood, open_holes, set_depths
from sample_data.streets import Buildings
from sample_data.terrain import MARGIN_M, Land

HOLES = 3
EDGE_HOMES = 4
NEAR_LOW, NEAR_HIGH = 0.6, 1.6
SAFE_M = 40


def move_out_of_town(
    land: Land, buildings: Buildings, count: int, seed: int
) -> tuple[Buildings, IntArray]:
    """Give some houses a position outside the town: half of them off the raster too.

    Returns the buildings and the positions of those that moved.
    """
    rng = stream(seed, "outside")
    houses = np.flatnonzero(buildings.units == 1)
    chosen = np.sort(rng.permutation(houses)[:count])
    off_raster = np.arange(len(chosen)) % 2 == 1
    near = rng.uniform(SAFE_M / 2, MARGIN_M - SAFE_M, len(chosen))
    x = np.where(off_raster, -rng.uniform(SAFE_M, 4 * MARGIN_M, len(chosen)), near)
    y = rng.uniform(MARGIN_M, land.height_m - MARGIN_M, len(chosen))
    return buildings.moved(chosen, x, y), chosen


def silence_places(land: Land, flood: Flood, buildings: Buildings, seed: int) -> Flood:
    """Open holes in the product around some houses, in the water and beside it."""
    rows, cols = buildings.cells(land)
    rank = depth_at(flood, rows, cols)
    rng = stream(seed, "holes")
    wet = rng.permutation(np.flatnonzero(rank > 0))[: HOLES - 1]
    dry = rng.permutation(np.flatnonzero(rank == 0))[:1]
    chosen = np.concatenate([wet, dry])
    return open_holes(flood, rows[chosen], cols[chosen])


def sharpen_edges(land: Land, flood: Flood, buildings: Buildings, seed: int) -> Flood:
    """Set the depth at some houses to an exact rank edge or one millimetre below it."""
    rows, cols = buildings.cells(land)
    depth = depth_at(flood, rows, cols)
    rng = stream(seed, "edges")
    chosen: list[int] = []
    depths: list[int] = []
    for edge in RANK_EDGES_MM:
        fit = (depth > edge * NEAR_LOW) & (depth < edge * NEAR_HIGH)
        fit[chosen] = False
        near = rng.permutation(np.flatnonzero(fit))[:EDGE_HOMES].tolist()
        chosen += near
        depths += [edge - turn % 2 for turn in range(len(near))]
    at = np.array(chosen, dtype=np.int64)
    return set_depths(flood, rows[at], cols[at], np.array(depths, dtype=np.int64))


def depth_at(flood: Flood, rows: IntArray, cols: IntArray) -> IntArray:
    """Read the depth in millimetres of cells; NO_VALUE off the grid."""
    height, width = flood.depth_mm.shape
    on_grid = (rows >= 0) & (rows < height) & (cols >= 0) & (cols < width)
    depth = np.full(len(rows), NO_VALUE, dtype=np.int64)
    depth[on_grid] = flood.depth_mm[rows[on_grid], cols[on_grid]]
    return depth
