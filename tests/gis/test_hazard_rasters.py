from pathlib import Path

import numpy as np
import pytest
import rasterio
from hypothesis import given
from hypothesis import strategies as st
from rasterio.transform import Affine

from gis.errors import HazardError, HazardProblem
from scoring.codes import HazardKind, NodataMeans, RankEdition
from tests.gis.builders_gis import (
    CELL,
    NORTH,
    WEST,
    ask,
    cell_box,
    middle,
    open_file,
    write_polygons,
    write_tif,
)

NINE = [[0.0, 0.2, 0.5], [1.5, 2.999, 3.0], [5.0, 10.0, 20.0]]
NOWHERE = (float("nan"), float("nan"))
KSJ = {"kind": HazardKind.DEPTH_RANK, "rank_edition": RankEdition.KSJ_6}


def test_each_point_takes_the_depth_of_its_cell(tmp_path: Path) -> None:
    layer = open_file(write_tif(tmp_path / "d.tif", NINE, dtype="float64"))
    points = [middle(column, row) for row in range(3) for column in range(3)]
    assert ask(layer, *points) == [
        ("assessed", 0.0, 0.0),
        ("assessed", 0.2, 1.0),
        ("assessed", 0.5, 2.0),
        ("assessed", 1.5, 2.0),
        ("assessed", 2.999, 2.0),
        ("assessed", 3.0, 3.0),
        ("assessed", 5.0, 4.0),
        ("assessed", 10.0, 5.0),
        ("assessed", 20.0, 6.0),
    ]


def test_nothing_is_interpolated_between_cells(tmp_path: Path) -> None:
    layer = open_file(write_tif(tmp_path / "d.tif", [[1.0, 9.0]]))
    assert [value for _, value, _ in ask(layer, middle(0.49, 0), middle(0.51, 0))] == [1.0, 9.0]


def test_a_point_on_an_edge_belongs_to_the_cell_to_its_east_and_south(tmp_path: Path) -> None:
    layer = open_file(write_tif(tmp_path / "d.tif", [[1.0, 2.0], [3.0, 4.0]]))
    corner = (139.001, 35.999)
    north_edge, west_edge = (139.0005, 36.0), (139.0, 35.9995)
    east_edge, south_edge = (139.002, 35.9995), (139.0005, 35.998)
    assert ask(layer, corner, north_edge, west_edge, east_edge, south_edge) == [
        ("assessed", 4.0, 3.0),
        ("assessed", 1.0, 2.0),
        ("assessed", 1.0, 2.0),
        ("outside", None, None),
        ("outside", None, None),
    ]


def test_every_edge_written_in_decimals_belongs_to_the_cell_to_its_east(tmp_path: Path) -> None:
    transform = Affine(0.0001, 0, 139.3, 0, -0.0001, 35.9)
    numbers = np.arange(400)
    path = write_tif(tmp_path / "row.tif", [numbers / 10], transform=transform, dtype="float64")
    points = [(float(f"139.{3000 + number:04d}"), 35.89995) for number in numbers]
    assert [value for _, value, _ in ask(open_file(path), *points)] == list(numbers / 10)


def test_outside_the_raster_is_unknown_not_dry(tmp_path: Path) -> None:
    layer = open_file(write_tif(tmp_path / "d.tif", NINE), nodata_means=NodataMeans.DRY)
    around = [middle(-1, 0), middle(3, 0), middle(0, -1), middle(0, 3), (130.0, 33.0)]
    assert ask(layer, *around) == [("outside", None, None)] * 5


def test_a_home_without_position_has_no_location(tmp_path: Path) -> None:
    layer = open_file(write_tif(tmp_path / "d.tif", NINE))
    infinite = (float("inf"), 35.9)
    assert ask(layer, NOWHERE, infinite) == [("no_location", None, None)] * 2


@pytest.mark.parametrize(
    ("mark", "dtype"), [(-9999, "float32"), (float("nan"), "float32"), (255, "uint8")]
)
def test_an_empty_cell_is_unknown_unless_it_means_dry(
    tmp_path: Path, mark: float, dtype: str
) -> None:
    path = write_tif(tmp_path / "d.tif", [[1, mark]], nodata=mark, dtype=dtype)
    assert ask(open_file(path), middle(1, 0)) == [("no_data", None, None)]
    dry = open_file(path, nodata_means=NodataMeans.DRY)
    assert ask(dry, middle(0, 0), middle(1, 0)) == [("assessed", 1.0, 2.0), ("assessed", 0.0, 0.0)]


def test_a_cell_that_is_no_number_is_empty_whatever_the_mark(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "d.tif", [[float("nan"), 2]], nodata=None)
    layer = open_file(path, nodata_means=NodataMeans.NONE)
    assert ask(layer, middle(0, 0)) == [("no_data", None, None)]


def test_a_mark_written_in_single_precision_is_recognised(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "d.tif", [[-9999.9, 2]], nodata=-9999.9)
    assert ask(open_file(path), middle(0, 0)) == [("no_data", None, None)]


def test_without_a_nodata_mark_the_question_is_asked(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "d.tif", [[0, 2]], nodata=None)
    for meaning in (NodataMeans.UNKNOWN, NodataMeans.DRY):
        with pytest.raises(HazardError) as refused:
            open_file(path, nodata_means=meaning)
        assert refused.value.code is HazardProblem.NO_NODATA_MARK
    layer = open_file(path, nodata_means=NodataMeans.NONE)
    assert ask(layer, middle(0, 0)) == [("assessed", 0.0, 0.0)]


def test_a_raster_where_each_cell_is_true_keeps_its_marked_cells(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "r.tif", [[0, 2]], nodata=0, dtype="uint8")
    layer = open_file(path, **KSJ, nodata_means=NodataMeans.NONE)
    assert ask(layer, middle(0, 0)) == [("assessed", 0.0, 0.0)]


def test_a_mask_inside_the_file_marks_empty_cells(tmp_path: Path) -> None:
    path = tmp_path / "m.tif"
    write_tif(path, [[1, 2]], nodata=None)
    write_mask(path, [[255, 0]])
    assert ask(open_file(path), middle(0, 0), middle(1, 0)) == [
        ("assessed", 1.0, 2.0),
        ("no_data", None, None),
    ]


def write_mask(path: Path, mask: list[list[int]]) -> None:
    with (
        rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True),
        rasterio.open(path, "r+") as dataset,
    ):
        dataset.write_mask(np.array(mask, dtype="uint8"))


def test_scale_and_offset_of_the_file_are_applied(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "cm.tif", [[150, 50]], dtype="int16")
    with rasterio.open(path, "r+") as dataset:
        dataset.scales = [0.01]
    assert ask(open_file(path), middle(0, 0), middle(1, 0)) == [
        ("assessed", 1.5, 2.0),
        ("assessed", 0.5, 2.0),
    ]


def test_the_declared_coverage_says_where_an_empty_cell_is_dry(tmp_path: Path) -> None:
    path = write_tif(tmp_path / "d.tif", [[-9999, 1.0, -9999, 1.0]])
    coverage = write_polygons(tmp_path / "c.geojson", [cell_box(0, 0, 2), cell_box(6, 0)])
    layer = open_file(path, nodata_means=NodataMeans.DRY, coverage=coverage)
    points = [middle(column, 0) for column in (0, 1, 2, 3, 6)]
    assert ask(layer, *points) == [
        ("assessed", 0.0, 0.0),
        ("assessed", 1.0, 2.0),
        ("outside", None, None),
        ("outside", None, None),
        ("no_data", None, None),  # declared, but the raster has no cell there
    ]


def test_a_south_up_raster_is_read_the_right_way_round(tmp_path: Path) -> None:
    transform = Affine(CELL, 0, WEST, 0, CELL, NORTH - 2 * CELL)
    path = write_tif(tmp_path / "s.tif", [[1.0, 2.0], [3.0, 4.0]], transform=transform)
    layer = open_file(path)
    assert [value for _, value, _ in ask(layer, middle(0, 0), (139.001, 35.999))] == [3.0, 2.0]


@pytest.mark.parametrize("kind", ["float32", "float64", "int16"])
@pytest.mark.parametrize(
    ("edge_mm", "below", "at"),
    [(500, 1, 2), (3000, 2, 3), (5000, 3, 4), (10000, 4, 5), (20000, 5, 6)],
)
def test_a_millimetre_decides_at_each_class_edge(
    tmp_path: Path, kind: str, edge_mm: int, below: int, at: int
) -> None:
    millimetres = np.array([[edge_mm - 1, edge_mm, edge_mm + 1]])
    values = millimetres if kind == "int16" else millimetres / 1000
    path = write_tif(tmp_path / "e.tif", values, dtype=kind)
    if kind == "int16":
        with rasterio.open(path, "r+") as dataset:
            dataset.scales = [0.001]
    ranks = [rank for _, _, rank in ask(open_file(path), *(middle(c, 0) for c in range(3)))]
    assert ranks == [below, at, at]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_every_millimetre_up_to_a_metre_is_classed_alike(tmp_path: Path, dtype: str) -> None:
    millimetres = np.arange(1000)
    path = write_tif(tmp_path / "mm.tif", [millimetres / 1000], dtype=dtype)
    found = ask(open_file(path), *(middle(int(mm), 0) for mm in millimetres))
    expected = [0.0 if mm == 0 else 1.0 if mm < 500 else 2.0 for mm in millimetres]
    assert [rank for _, _, rank in found] == expected


@given(
    cells=st.lists(
        st.lists(st.sampled_from([-9999.0, 0.0, 0.3, 0.5, 4.0, 7.25]), min_size=4, max_size=4),
        min_size=1,
        max_size=5,
    ),
    across=st.floats(-1, 5),
    down=st.floats(-1, 6),
)
def test_depth_equals_array_lookup_and_outside_is_never_a_number(
    tmp_path_factory: pytest.TempPathFactory,
    cells: list[list[float]],
    across: float,
    down: float,
) -> None:
    path = write_tif(tmp_path_factory.mktemp("p") / "d.tif", cells, dtype="float64")
    ((coverage, value, rank),) = ask(open_file(path), (WEST + across * CELL, NORTH - down * CELL))
    if abs(across - round(across)) < 1e-5 or abs(down - round(down)) < 1e-5:
        return
    column, row = int(np.floor(across)), int(np.floor(down))
    if not (0 <= column < 4 and 0 <= row < len(cells)):
        assert (coverage, value, rank) == ("outside", None, None)
    elif cells[row][column] < 0:
        assert (coverage, value, rank) == ("no_data", None, None)
    else:
        assert (coverage, value) == ("assessed", cells[row][column])


@pytest.mark.parametrize(
    "layout",
    [
        {"tiled": True, "blockxsize": 16, "blockysize": 16},
        {"blockysize": 1},
        {"compress": "deflate"},
        {"tiled": True, "blockxsize": 512, "blockysize": 512, "compress": "lzw"},
    ],
)
def test_the_layout_of_blocks_changes_no_answer(tmp_path: Path, layout: dict[str, object]) -> None:
    rng = np.random.default_rng(7)
    cells = rng.integers(0, 7, (700, 900)).astype("uint8")
    transform = Affine(0.0001, 0, WEST, 0, -0.0001, NORTH)
    path = write_tif(
        tmp_path / "b.tif", cells, nodata=255, transform=transform, dtype="uint8", **layout
    )
    column, row = rng.integers(0, 900, 5000), rng.integers(0, 700, 5000)
    lonlat = np.column_stack([WEST + (column + 0.5) * 0.0001, NORTH - (row + 0.5) * 0.0001])
    with open_file(path, **KSJ) as layer:
        assert np.array_equal(layer.sample(lonlat).value, cells[row, column])


def test_asking_about_no_points_gives_no_answers(tmp_path: Path) -> None:
    assert ask(open_file(write_tif(tmp_path / "d.tif", NINE))) == []
