"""Districts of the 自治会 and the 民生委員, and the shelters, as shapes in local metres."""

import numpy as np
import shapely

from sample_data.dice import IntArray
from sample_data.flood import Flood
from sample_data.place_names import CHOME, SCHOOLS, town_names
from sample_data.planted_places import depth_at
from sample_data.streets import (
    BLOCK_H,
    BLOCK_W,
    CHOME_BLOCKS,
    TOWN_BLOCKS,
    Lots,
    is_oaza,
    town_serials,
)
from sample_data.terrain import CELL_M, MARGIN_M, Land

NO_DISTRICT = ""
SHELTER_DRY_MM = 500
FLOOD_FLAG = "洪水"


def district_names(lots: Lots) -> list[str]:
    """Name the 自治会 of each lot: one for each 丁目, or for an old village."""
    serial = town_serials(lots)
    names = town_names(int(serial.max(initial=0)) + 1)
    row, col = lots.block_row // CHOME_BLOCKS % 2, lots.block_col // CHOME_BLOCKS % 2
    pairs = zip(serial.tolist(), (row * 2 + col).tolist(), strict=True)
    return [
        f"{names[town]}自治会" if is_oaza(town) else f"{names[town]}{CHOME[part]}丁目自治会"
        for town, part in pairs
    ]


def draw_districts(
    lots: Lots, boundary: shapely.Polygon
) -> list[tuple[shapely.Geometry, dict[str, object]]]:
    """Give the 民生委員 districts, two in each 丁目, each with the name of its 自治会."""
    names = district_names(lots)
    corners = np.column_stack([lots.block_col // CHOME_BLOCKS, lots.block_row // CHOME_BLOCKS])
    _, firsts = np.unique(corners, axis=0, return_index=True)
    shapes: list[tuple[shapely.Geometry, dict[str, object]]] = []
    for first in np.sort(firsts).tolist():
        col, row = corners[first].tolist()
        for half in range(2):
            shape = _half_box(col, row, half).intersection(boundary)
            if not shape.is_empty:
                person = f"民生委員第{len(shapes) + 1}区"
                shapes.append((shape, {"自治会": names[first], "民生委員区": person}))
    return shapes


def _half_box(col: int, row: int, half: int) -> shapely.Polygon:
    width, height = CHOME_BLOCKS * BLOCK_W, CHOME_BLOCKS * BLOCK_H
    west, south = MARGIN_M + col * width, MARGIN_M + row * height
    return shapely.box(
        west + half * width / 2, south, west + (half + 1) * width / 2, south + height
    )


def place_shelters(
    land: Land, lots: Lots, flood: Flood, city: str
) -> list[tuple[float, float, dict[str, object]]]:
    """Give x, y and the columns of the 国土地理院 file: one shelter for each town name.

    A shelter is flagged for floods where the water stays below half a metre.
    """
    serial = town_serials(lots)
    names = town_names(int(serial.max(initial=0)) + 1)
    shelters = []
    for number, town in enumerate(np.unique(serial).tolist()):
        at = _middle_lot(lots, serial == town)
        x, y = float(lots.x[at]), float(lots.y[at])
        cell = np.array([int((land.height_m - y) // CELL_M)]), np.array([int(x // CELL_M)])
        is_safe = 0 <= int(depth_at(flood, *cell)[0]) < SHELTER_DRY_MM
        facts: dict[str, object] = {
            "NO": number + 1,
            "共通ID": f"E9999900{number + 1:05d}",
            "都道府県名及び市町村名": city,
            "施設・場所名": f"{names[town]}{SCHOOLS[number % len(SCHOOLS)]}",
            "住所": f"{city}{names[town]}",
            FLOOD_FLAG: "1" if is_safe else "",
            "地震": "1",
            "備考": "架空の施設",
        }
        shelters.append((x, y, facts))
    return shelters


def _middle_lot(lots: Lots, of_town: np.ndarray) -> int:
    at: IntArray = np.flatnonzero(of_town)
    off = np.abs(lots.block_col[at] % TOWN_BLOCKS - TOWN_BLOCKS // 2)
    off = off + np.abs(lots.block_row[at] % TOWN_BLOCKS - TOWN_BLOCKS // 2)
    return int(at[np.argmin(off)])
