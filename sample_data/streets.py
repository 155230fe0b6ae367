"""Blocks, lots, buildings and who lives in which: the address of every household."""

from dataclasses import dataclass, replace

import numpy as np
import shapely

from sample_data.dice import BoolArray, FloatArray, IntArray, pick, stream
from sample_data.place_names import APARTMENTS, CHOME, town_names
from sample_data.terrain import (
    CELL_M,
    MARGIN_M,
    Land,
    distance_to_river_m,
    river_half_width_m,
)

BLOCK_W, BLOCK_H, ROAD = 100, 80, 6
LOTS_ACROSS, LOTS_DEEP = 5, 2
CHOME_BLOCKS, TOWN_BLOCKS = 3, 6
BUILT_SHARE, DETACHED_SHARE = 0.85, 0.6
APARTMENT_SIZES, APARTMENT_WEIGHTS = (4, 6, 8, 12, 20, 40), (0.2, 0.25, 0.2, 0.18, 0.12, 0.05)
STOREYS_BY_SIZE = ((10, 2), (15, 3), (30, 5))
TALLEST = 10
OAZA_EVERY = 5


@dataclass(frozen=True)
class Lots:
    """Places for a building: block column and row, lot number, local metres."""

    block_col: IntArray
    block_row: IntArray
    number: IntArray
    x: FloatArray
    y: FloatArray

    def take(self, at: IntArray | BoolArray) -> "Lots":
        """Give a part of the lots."""
        return Lots(self.block_col[at], self.block_row[at], self.number[at], self.x[at], self.y[at])


@dataclass(frozen=True)
class Buildings:
    """Buildings in the order of their addresses.

    ``name`` is a position in APARTMENTS and -1 for a detached house; ``units`` the homes in
    it; ``x`` and ``y`` local metres, 0.8 m or more from every edge of a 5 m cell.
    """

    lots: Lots
    x: FloatArray
    y: FloatArray
    storeys: IntArray
    units: IntArray
    name: IntArray

    def cells(self, land: Land) -> tuple[IntArray, IntArray]:
        """Row and column of the cell that holds each building; may lie off the grid."""
        rows = np.floor((land.height_m - self.y) / CELL_M).astype(np.int64)
        return rows, np.floor(self.x / CELL_M).astype(np.int64)

    def moved(self, at: IntArray, x: FloatArray, y: FloatArray) -> "Buildings":
        """Give the buildings with some of them at other places."""
        new_x, new_y = self.x.copy(), self.y.copy()
        new_x[at], new_y[at] = x, y
        return replace(self, x=new_x, y=new_y)


@dataclass(frozen=True)
class Homes:
    """One entry per household: its building and its room (floor × 100 + door; 0: a house)."""

    building: IntArray
    room: IntArray


def lay_out_lots(land: Land, boundary: shapely.Polygon) -> Lots:
    """Give every lot inside the boundary and off the river."""
    across = int((land.width_m - 2 * MARGIN_M) // BLOCK_W)
    deep = int((land.height_m - 2 * MARGIN_M) // BLOCK_H)
    parts = np.meshgrid(
        np.arange(deep), np.arange(across), np.arange(LOTS_DEEP), np.arange(LOTS_ACROSS),
        indexing="ij",
    )  # fmt: skip
    row, col, lot_row, lot_col = (part.ravel() for part in parts)
    lot_w, lot_h = (BLOCK_W - ROAD) / LOTS_ACROSS, (BLOCK_H - ROAD) / LOTS_DEEP
    x = MARGIN_M + col * BLOCK_W + ROAD / 2 + (lot_col + 0.5) * lot_w
    y = MARGIN_M + row * BLOCK_H + ROAD / 2 + (lot_row + 0.5) * lot_h
    lots = Lots(col, row, lot_row * LOTS_ACROSS + lot_col + 1, x, y)
    return lots.take(_is_buildable(land, boundary, x, y))


def build_houses(land: Land, lots: Lots, households: int, seed: int) -> Buildings:
    """Choose lots and put detached houses and apartment buildings on them."""
    rng = stream(seed, "streets")
    units = draw_unit_counts(rng, len(lots.x), households)
    chosen = np.sort(rng.permutation(len(lots.x))[: len(units)])
    rng.shuffle(units)
    lots = lots.take(chosen)
    x = _snap(rng, lots.x + rng.uniform(-3, 3, len(units)))
    y = land.height_m - _snap(rng, land.height_m - lots.y + rng.uniform(-6, 6, len(units)))
    return raise_buildings(rng, replace(lots, x=x, y=y), units)


def raise_buildings(rng: np.random.Generator, lots: Lots, units: IntArray) -> Buildings:
    """Put a building with so many homes on each lot, just where the lot says."""
    names = np.where(units > 1, rng.integers(0, len(APARTMENTS), len(units)), -1)
    return Buildings(lots, lots.x, lots.y, _storeys(rng, units), units, names)


def settle_households(buildings: Buildings) -> Homes:
    """Give each household its home; households stand in the order of the buildings."""
    building = np.repeat(np.arange(len(buildings.units)), buildings.units)
    first = np.repeat(np.cumsum(buildings.units) - buildings.units, buildings.units)
    door = np.arange(len(building)) - first
    per_floor = -(-buildings.units // np.maximum(buildings.storeys, 1))[building]
    room = (door // per_floor + 1) * 100 + door % per_floor + 1
    return Homes(building, np.where(buildings.name[building] < 0, 0, room))


def address_texts(city: str, lots: Lots) -> list[str]:
    """Write the address of each lot, in kanji and digits as a town office does."""
    serial, chome = town_serials(lots), _chome(lots)
    names = town_names(int(serial.max(initial=0)) + 1)
    oaza_number = (lots.block_row % TOWN_BLOCKS) * TOWN_BLOCKS + lots.block_col % TOWN_BLOCKS + 1
    parts = (serial, chome, block_numbers(lots), lots.number, oaza_number)
    rows = zip(*(part.tolist() for part in parts), strict=True)
    return [
        f"{city}大字{names[town]}{oaza}番地{lot}"
        if is_oaza(town)
        else f"{city}{names[town]}{CHOME[part]}丁目{block}番{lot}号"
        for town, part, block, lot, oaza in rows
    ]


def is_oaza(town: int) -> bool:
    """Every fifth town name is an old village: it has 番地, not 丁目 and 番."""
    return town % OAZA_EVERY == OAZA_EVERY - 1


def town_serials(lots: Lots) -> IntArray:
    """Give the town name of each lot by number: six by six blocks share one."""
    row, col = lots.block_row // TOWN_BLOCKS, lots.block_col // TOWN_BLOCKS
    return np.asarray(row * (int(col.max(initial=0)) + 1) + col)


def block_numbers(lots: Lots) -> IntArray:
    """Give the block number (番) within its 丁目, row by row, there and back."""
    row, col = lots.block_row % CHOME_BLOCKS, lots.block_col % CHOME_BLOCKS
    turned = np.where(row % 2 == 0, col, CHOME_BLOCKS - 1 - col)
    return np.asarray(row * CHOME_BLOCKS + turned + 1)


def _chome(lots: Lots) -> IntArray:
    row, col = lots.block_row // CHOME_BLOCKS % 2, lots.block_col // CHOME_BLOCKS % 2
    return np.asarray(row * 2 + col)


def _is_buildable(land: Land, boundary: shapely.Polygon, x: FloatArray, y: FloatArray) -> BoolArray:
    inner = boundary.buffer(-40)
    shapely.prepare(inner)
    dry_bank = np.abs(distance_to_river_m(land, x, y)) > river_half_width_m(land) + 15
    return np.asarray(shapely.contains_xy(inner, x, y) & dry_bank)


def draw_unit_counts(rng: np.random.Generator, lots: int, households: int) -> IntArray:
    """Share so many households out over at most so many buildings; one home: a house."""
    sizes = np.asarray(APARTMENT_SIZES)
    mean = float(np.average(sizes, weights=APARTMENT_WEIGHTS))
    room = BUILT_SHARE * lots / households
    detached = float(np.clip((room - 1 / mean) / (1 - 1 / mean), 0, DETACHED_SHARE))
    sizes = sizes * max(1, int(np.ceil(1 / (mean * room))))
    shared = households - round(households * detached)
    drawn = sizes[pick(rng, APARTMENT_WEIGHTS, shared // int(sizes[0]) + 1)]
    ends = np.cumsum(drawn)
    count = int(np.searchsorted(ends, shared))
    last = shared - int(ends[count - 1] if count else 0)
    apartments = np.append(drawn[:count], [last] if last else [])
    return np.append(apartments, np.ones(households - shared)).astype(np.int64)


def _storeys(rng: np.random.Generator, units: IntArray) -> IntArray:
    house = pick(rng, (0.14, 0.8, 0.06), len(units)) + 1
    limits = [units == 1] + [units <= most for most, _ in STOREYS_BY_SIZE]
    return np.select(
        limits, [house] + [np.full_like(units, n) for _, n in STOREYS_BY_SIZE], TALLEST
    )


def _snap(rng: np.random.Generator, along_m: FloatArray) -> FloatArray:
    inside = rng.uniform(0.8, CELL_M - 0.8, len(along_m))
    return np.asarray(np.floor(along_m / CELL_M) * CELL_M + inside)
