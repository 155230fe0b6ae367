from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.errors import HazardError
from gis.products.errors import ProductProblem
from gis.products.mesh_codes import (
    DIVISIONS,
    MESH_HEIGHT,
    MESH_WIDTH,
    UNITS_PER_DEGREE,
    read_sub_meshes,
)

SIZES = [
    (digits, flag, division)
    for digits, flags in DIVISIONS.items()
    for flag, division in flags.items()
]


def code_at(south: int, west: int, digits: int, flag: int) -> int:
    """Write the code of the cell at a place, by the definition of 地域メッシュ."""
    division = DIVISIONS[digits][flag]
    lat, lon = south // MESH_HEIGHT, west // MESH_WIDTH - 100 * 80
    mesh = f"{lat // 80:02}{lon // 80:02}{lat // 10 % 8}{lon // 10 % 8}{lat % 10}{lon % 10}"
    row = south % MESH_HEIGHT * division // MESH_HEIGHT
    column = west % MESH_WIDTH * division // MESH_WIDTH
    width = (digits - 9) // 2
    return int(f"{mesh}{flag}{row:0{width}}{column:0{width}}")


@given(
    st.sampled_from(SIZES),
    st.floats(24.0, 45.5, allow_nan=False),
    st.floats(123.0, 153.0, allow_nan=False),
)
def test_a_code_there_and_back_is_the_cell_that_holds_the_place(
    size: tuple[int, int, int], lat: float, lon: float
) -> None:
    digits, flag, division = size
    south, west = int(lat * UNITS_PER_DEGREE), int(lon * UNITS_PER_DEGREE)
    found = read_sub_meshes(np.array([code_at(south, west, digits, flag)]), "a")
    assert found.division == division
    assert 0 <= south - found.south[0] < found.cell_height
    assert 0 <= west - found.west[0] < found.cell_width
    assert found.south[0] % found.cell_height == 0
    assert found.west[0] % found.cell_width == 0


def test_a_known_mesh_lies_where_the_standard_says() -> None:
    found = read_sub_meshes(np.array([533945771_0000, 533945771_0909]), "a")
    lat, lon = found.south / UNITS_PER_DEGREE, found.west / UNITS_PER_DEGREE
    assert np.allclose(lat[0], 53 / 1.5 + 4 * 5 / 60 + 7 * 30 / 3600)
    assert np.allclose(lon[0], 139 + 5 * 7.5 / 60 + 7 * 45 / 3600)
    assert np.allclose((lat[1] - lat[0]) * 3600, 9 * 3.0)
    assert np.allclose((lon[1] - lon[0]) * 3600, 9 * 4.5)


def test_every_size_of_the_guideline_is_a_whole_number_of_units() -> None:
    for (_, _, division), side in product(SIZES, (MESH_HEIGHT, MESH_WIDTH)):
        assert side % division == 0


@pytest.mark.parametrize(
    "code",
    [
        5339457710,
        53394577_8_0000,
        53394577_1_1000,
        53394577_1_0010,
        53394577_2_2000,
        53398577_1_0000,
        53394577_1_000_000,
        99394577_1_0000,
        53394577_1_0000_0,
    ],
)
def test_a_number_that_is_no_code_is_refused_by_name(code: int) -> None:
    with pytest.raises(HazardError) as refused:
        read_sub_meshes(np.array([53394577_1_0000, code]), "a")
    assert refused.value.code is ProductProblem.MESH_CODE
    assert refused.value.fields["value"] == str(code)


def test_cells_of_two_sizes_are_refused_together() -> None:
    with pytest.raises(HazardError) as refused:
        read_sub_meshes(np.array([53394577_1_0000, 53394577_2_0000]), "a")
    assert refused.value.code is ProductProblem.MIXED_MESHES
    assert refused.value.fields["found"] == "1/10、1/20"
