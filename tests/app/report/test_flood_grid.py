"""The water of ``map.html``: floods joined, water of another peril never taken for theirs."""

from pathlib import Path

import numpy as np

from app.report.map_file import flood_grid
from gis.bounds import Bounds
from gis.hazard import HazardLayer
from gis.town_map.legend import NOTHING_SAID
from scoring.codes import Peril
from tests.gis.builders_gis import CELL, NORTH, WEST, open_file, write_tif

FOUR = Bounds(WEST, NORTH - 2 * CELL, WEST + 2 * CELL, NORTH)
"""Four cells: north-west, north-east, south-west, south-east."""


def a_layer(folder: Path, peril: Peril, depths: list[list[float]]) -> HazardLayer:
    return open_file(write_tif(folder / f"{peril.value}.tif", depths), peril=peril)


def corners(*layers: HazardLayer) -> list[list[int]]:
    grid = flood_grid(layers, FOUR)
    assert grid is not None
    return np.asarray(grid.ranks[:: len(grid.ranks) - 1, :: len(grid.ranks) - 1]).tolist()


def test_several_floods_show_the_worst_and_nothing_said_gives_way(tmp_path: Path) -> None:
    with (
        a_layer(tmp_path, Peril.FLOOD_L2, [[0.2, -9999], [0.0, -9999]]) as largest,
        a_layer(tmp_path, Peril.FLOOD_L1, [[3.5, 0.0], [-9999, -9999]]) as planned,
    ):
        assert corners(largest, planned) == [[3, 0], [0, NOTHING_SAID]]


def test_what_only_another_peril_calls_dry_does_not_look_dry_of_the_flood(tmp_path: Path) -> None:
    with (
        a_layer(tmp_path, Peril.FLOOD_L2, [[0.2, -9999], [0.0, -9999]]) as flood,
        a_layer(tmp_path, Peril.INLAND, [[9.0, 0.0], [0.0, 9.0]]) as inland,
    ):
        assert corners(flood, inland) == [[1, NOTHING_SAID], [0, NOTHING_SAID]]


def test_without_a_flood_layer_there_is_no_picture(tmp_path: Path) -> None:
    with a_layer(tmp_path, Peril.TSUNAMI, [[9.0, 0.0], [0.0, 9.0]]) as tsunami:
        assert flood_grid([tsunami], FOUR) is None
