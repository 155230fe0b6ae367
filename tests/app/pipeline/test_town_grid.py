"""The squares of a town follow its boundary, else its located homes; never a protected one."""

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from app.pipeline.town_grid import town_grid
from app.store.memory_town import MemoryTown
from app.store.town import TownFacts
from gis.bounds import Bounds
from gis.town_map.squares import grid_over

FACTS = TownFacts("さくら川市", is_training=True, as_of=date(2026, 11, 20), points_name="配点")
RING = [[139.3, 35.8], [139.5, 35.8], [139.5, 35.9], [139.3, 35.9], [139.3, 35.8]]


def a_town(**facts: str):
    return MemoryTown(replace(FACTS, **facts))


def homes(*places: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame(places, columns=["lon", "lat"])


def open_homes(locations: pd.DataFrame) -> pd.Series:
    return pd.Series(np.zeros(len(locations), bool))


def test_a_town_with_a_boundary_has_its_squares_whatever_homes_it_has():
    town = a_town(boundary="boundary/line.geojson")
    shape = {"type": "Polygon", "coordinates": [RING]}
    line = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}}]}
    line["features"][0]["geometry"] = shape
    town.attach("boundary/line.geojson", json.dumps(line).encode())
    few, none = homes((139.41, 35.85)), homes()

    grid = town_grid(town, few, open_homes(few))

    assert grid == grid_over(Bounds(139.3, 35.8, 139.5, 35.9))
    assert town_grid(town, none, open_homes(none)) == grid


def test_without_a_boundary_every_located_home_counts():
    locations = homes((139.40, 35.84), (139.43, 35.86), (np.nan, np.nan))

    grid = town_grid(a_town(), locations, open_homes(locations))

    assert grid == grid_over(Bounds(139.40, 35.84, 139.43, 35.86))


def test_a_protected_home_does_not_count():
    locations = homes((139.40, 35.84), (139.43, 35.86), (139.47, 35.90))

    grid = town_grid(a_town(), locations, pd.Series([False, False, True]))

    assert grid == grid_over(Bounds(139.40, 35.84, 139.43, 35.86))


def test_a_town_without_any_place_has_no_squares():
    locations = homes((np.nan, np.nan))

    assert town_grid(a_town(), locations, open_homes(locations)) is None
