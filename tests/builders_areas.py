"""Small towns with areas and orders, for tests: squares of a thousandth of a degree."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from app.pipeline.area_drafts import drawn_area
from app.pipeline.area_orders import OrderEntry
from app.pipeline.area_standing import AreaStanding, read_area_standing
from app.pipeline.area_targets import Targets
from app.pipeline.view import TownView, load_view
from app.progress import Progress
from app.store.memory_town import MemoryTown
from app.store.town import LayerFact
from scoring.area_codes import OrderLevel
from scoring.codes import Coverage, HazardKind
from scoring.frames import (
    CALL_ORDER,
    EXPOSURE,
    HOUSEHOLD_SCORES,
    INDIVIDUALS,
    LAYER_EXPOSURE,
    LOCATIONS,
    RESIDENTS,
    VERDICTS,
)
from tests.builders_report import AHousehold, frames_of
from tests.builders_store import town_facts

DEPTH = LayerFact("川", HazardKind.DEPTH_RANK, "0/f.tif", "ab")
WHO = "架空 係員"
WHEN = datetime(2024, 7, 1, 9, 0, tzinfo=UTC)
LON, LAT, SIDE = 139.4, 35.85, 0.001
_TABLES = (
    RESIDENTS,
    INDIVIDUALS,
    HOUSEHOLD_SCORES,
    LOCATIONS,
    EXPOSURE,
    VERDICTS,
    CALL_ORDER,
)


def an_empty_town() -> MemoryTown:
    return MemoryTown(replace(town_facts(), area=None, layers=()))


def corners(column: int = 0, row: int = 0, wide: int = 1) -> list[tuple[float, float]]:
    """The square of a column and row; ``wide`` columns reach to the east."""
    west, south = LON + column * SIDE, LAT + row * SIDE
    east, north = west + wide * SIDE, south + SIDE
    return [(west, south), (east, south), (east, north), (west, north)]


def middle(column: int = 0, row: int = 0) -> tuple[float, float]:
    return (LON + (column + 0.5) * SIDE, LAT + (row + 0.5) * SIDE)


def a_square(name: str = "北", column: int = 0):
    return drawn_area(name, corners(column))


def an_entry(level: OrderLevel = OrderLevel.LEVEL_4, at: datetime = WHEN, **targets) -> OrderEntry:
    return OrderEntry(level, Targets(**targets), at)


def a_town_of(*homes: AHousehold) -> MemoryTown:
    """A town of these homes, every table as the steps would have left it."""
    town, made = an_empty_town(), frames_of(*homes)
    frames = {schema: getattr(made, schema.name) for schema in _TABLES}
    town.write(frames)
    return town


def view_of_homes(*homes: AHousehold) -> tuple[MemoryTown, TownView]:
    town = a_town_of(*homes)
    return town, load_view(town, Progress())


def standing_of(town: MemoryTown) -> AreaStanding:
    return read_area_standing(town)


def exposure_of(*layers: tuple[HazardKind, list[float | None]]):
    """Rows of LAYER_EXPOSURE: a value per household, None where the layer does not say."""
    rows = [
        (f"H{home:05d}", number, kind, value)
        for number, (kind, values) in enumerate(layers)
        for home, value in enumerate(values, start=1)
    ]
    told = [np.nan if value is None else float(value) for *_, value in rows]
    is_depth = [kind is HazardKind.DEPTH_RANK for _, _, kind, _ in rows]
    return LAYER_EXPOSURE.build(
        {
            "household_id": [row[0] for row in rows],
            "layer": [row[1] for row in rows],
            "kind": [row[2].value for row in rows],
            "coverage": [
                (Coverage.NO_DATA if row[3] is None else Coverage.ASSESSED).value for row in rows
            ],
            "value": told,
            "flood_rank": np.where(is_depth, told, np.nan),
        }
    )
