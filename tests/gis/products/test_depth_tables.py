import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import shapely

from gis.bounds import Bounds
from gis.crs import read_crs
from gis.errors import HazardError, HazardProblem
from gis.products.errors import ProductProblem
from gis.products.look import look_at_product
from gis.products.mesh_codes import UNITS_PER_DEGREE, read_sub_meshes
from gis.products.product import CoverageAnswer, ProductFamily, ProductRemark, Question
from scoring.codes import HazardKind, Peril
from tests.gis.products.builders_products import (
    TOWN,
    add_up,
    bring,
    counts_of,
    only_layer,
    put,
    said_at,
    shapefile,
)
from tests.gis.products.test_mesh_codes import code_at

FIVE_METRES = (15, 2)
ABOUT = {"peril": Peril.FLOOD_L2}


def code_near(lon: float, lat: float, size: tuple[int, int] = FIVE_METRES) -> int:
    return code_at(int(lat * UNITS_PER_DEGREE), int(lon * UNITS_PER_DEGREE), *size)


def middle_of(code: int) -> tuple[float, float]:
    mesh = read_sub_meshes(np.array([code]), "a")
    lon = (mesh.west[0] + mesh.cell_width / 2) / UNITS_PER_DEGREE
    return float(lon), float((mesh.south[0] + mesh.cell_height / 2) / UNITS_PER_DEGREE)


def max_all(rows: Sequence[str], encoding: str = "cp932") -> bytes:
    lines = [
        "荒川水系さくら川,想定最大規模,",
        "作成者,さくら県,",
        "メッシュコード,標高,浸水深(m),流速",
    ]
    return "\r\n".join([*lines, *rows, ""]).encode(encoding)


HERE = code_near(139.0012, 35.9985)
EAST = HERE + 1
FAR = code_near(141.0, 38.0)


@pytest.mark.parametrize("encoding", ["cp932", "utf-8-sig"])
def test_a_table_of_the_guideline_becomes_metres_to_the_millimetre(
    tmp_path: Path, encoding: str
) -> None:
    rows = [f"{HERE},12.3,1.779,0.5", f"{EAST},12.3,0.000,0", f"{FAR},1,9.5,1"]
    layer = only_layer(put(tmp_path, "MAXALL.CSV", max_all(rows, encoding)))
    assert (layer.family, layer.kind) == (ProductFamily.GUIDELINE_TABLE, HazardKind.DEPTH_M)
    assert layer.questions == (Question.PERIL, Question.COVERAGE)
    brought = bring(layer, tmp_path, **ABOUT)
    assert said_at(brought, middle_of(HERE), middle_of(EAST), middle_of(EAST + 1)) == [
        ("assessed", 1.779, 2.0),
        ("assessed", 0.0, 0.0),
        ("assessed", 0.0, 0.0),
    ]
    assert brought.unit_count == 3
    assert add_up(brought, ProductRemark.FEATURES_OUTSIDE)


def test_a_blank_depth_is_unknown_even_where_other_cells_are_dry(tmp_path: Path) -> None:
    rows = [f"{HERE},12.3,,0.5", f"{EAST},12.3,-9999,0"]
    brought = bring(only_layer(put(tmp_path, "MAXALL.CSV", max_all(rows))), tmp_path, **ABOUT)
    said = said_at(brought, middle_of(HERE), middle_of(EAST), middle_of(EAST + 1))
    assert [coverage for coverage, _, _ in said] == ["no_data", "no_data", "assessed"]
    assert counts_of(brought)[ProductRemark.BLANK_CELLS] == 2


def test_a_cell_told_twice_keeps_the_deeper_water(tmp_path: Path) -> None:
    rows = [f"{HERE},1,2.5,0", f"{HERE},1,0.4,0"]
    brought = bring(only_layer(put(tmp_path, "MAXALL.CSV", max_all(rows))), tmp_path, **ABOUT)
    assert said_at(brought, middle_of(HERE)) == [("assessed", 2.5, 2.0)]
    assert counts_of(brought)[ProductRemark.DOUBLED_CELLS] == 1


def test_without_a_declared_coverage_a_cell_that_is_not_told_is_unknown(tmp_path: Path) -> None:
    rows = [f"{HERE},1,2.5,0", f"{HERE + 2},1,0.4,0"]
    layer = only_layer(put(tmp_path, "MAXALL.CSV", max_all(rows)))
    brought = bring(layer, tmp_path, coverage=CoverageAnswer.UNKNOWN, **ABOUT)
    assert said_at(brought, middle_of(EAST)) == [("no_data", None, None)]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("5.33946E+14,1,2,0", ProductProblem.MESH_CODE),
        (f"{HERE},1,234.5,2,0", ProductProblem.TABLE_DAMAGED),
        (f"{HERE},1,2", ProductProblem.TABLE_DAMAGED),
        (f"{HERE},1,深い,0", HazardProblem.VALUE_NOT_A_NUMBER),
        (f"{HERE},1,-0.5,0", HazardProblem.DEPTH_NEGATIVE),
        (f"{HERE},1,250,0", HazardProblem.DEPTH_TOO_DEEP),
        (f"{code_near(139.0012, 35.9985, (13, 7))},1,2,0", ProductProblem.MIXED_MESHES),
    ],
)
def test_a_table_with_a_wrong_line_is_refused_whole(
    tmp_path: Path, row: str, problem: object
) -> None:
    path = put(tmp_path, "MAXALL.CSV", max_all([f"{HERE},1,2,0", row]))
    with pytest.raises(HazardError) as refused:
        bring(only_layer(path), tmp_path, **ABOUT)
    assert refused.value.code is problem
    if problem is ProductProblem.MESH_CODE:
        assert refused.value.fields["line"] == 5


def test_breach_points_stay_apart_from_the_envelope_and_are_told(tmp_path: Path) -> None:
    for name in ("MAXALL", "BP001", "BP002"):
        put(tmp_path, f"data/{name}.CSV", max_all([f"{HERE},1,2.5,0"]))
    put(tmp_path, "data/METADATA.CSV", "項目,内容\n河川,さくら川\n".encode("cp932"))
    look = look_at_product(tmp_path / "data")
    assert [layer.name for layer in look.layers] == ["BP001", "BP002", "MAXALL"]
    assert [remark.code for remark in look.remarks] == [
        ProductRemark.FILE_LEFT_OUT,
        ProductRemark.ONE_BREACH_ONLY,
    ]


def test_points_of_tokyo_are_cells_of_ten_metres(tmp_path: Path) -> None:
    plane = read_crs("EPSG:6677", "a")
    x, y = np.meshgrid(np.arange(-75_995.0, -75_900, 10), np.arange(15.0, 60, 10))
    lonlat = plane.to_lonlat(np.column_stack([x.ravel(), y.ravel()]))
    depth = np.arange(len(lonlat)) / 10
    rows = [
        f"09KD123,{deep:.1f},3.2,{lat:.7f},{lon:.7f}"
        for (lon, lat), deep in zip(lonlat, depth, strict=True)
    ]
    text = "\r\n".join(["図郭No,浸水深,地盤高,緯度,経度", *rows, ""])
    layer = only_layer(put(tmp_path, "shinsui.csv", text.encode("cp932")))
    assert layer.family is ProductFamily.TOKYO_TABLE
    assert Question.CRS in layer.questions
    west, south = lonlat.min(axis=0)
    assert TOWN.overlaps(Bounds(west - 0.2, south - 0.2, west + 0.2, south + 0.2))
    brought = bring(layer, tmp_path, crs="EPSG:6668", coverage=CoverageAnswer.EXTENT, **ABOUT)
    said = said_at(
        brought,
        *(
            tuple(plane.to_lonlat(np.array([[x, y]]))[0])
            for x, y in [(-75_991.0, 19.0), (-75_984.0, 11.0)]
        ),
    )
    assert [value for _, value, _ in said] == [0.0, 0.1]


def test_points_on_no_grid_are_refused(tmp_path: Path) -> None:
    rows = [f"a,0.5,3,{36 - i * 0.00013:.6f},{139.001 + i * 0.00007:.6f}" for i in range(20)]
    text = "\n".join(["図郭No,浸水深,地盤高,緯度,経度", *rows])
    layer = only_layer(put(tmp_path, "shinsui.csv", text.encode("cp932")))
    with pytest.raises(HazardError) as refused:
        bring(layer, tmp_path, crs="EPSG:6668", **ABOUT)
    assert refused.value.code is ProductProblem.POINTS_OFF_GRID


def max_all_shapes(folder: Path, code: str) -> Path:
    """Write a MAXALL as rivers do: no encoding named, and a ring that is not closed."""
    ring = shapely.box(139.001, 35.998, 139.002, 35.999)
    columns = {"MESH": [code], "浸水深": [1.5], "浸水深ﾗﾝｸ": [2]}
    path = shapefile(folder / "MAXALL.shp", [ring], columns, "EPSG:4612")
    path.with_suffix(".cpg").unlink()
    _without_language(path.with_suffix(".dbf"))
    _open_ring(path)
    return path


def test_shapes_of_the_guideline_are_cells_by_their_codes(tmp_path: Path) -> None:
    layer = only_layer(max_all_shapes(tmp_path, str(HERE)))
    assert (layer.family, layer.field) == (ProductFamily.GUIDELINE_SHAPES, "浸水深")
    assert "浸水深ﾗﾝｸ" in layer.fields
    brought = bring(layer, tmp_path, **ABOUT)
    assert said_at(brought, middle_of(HERE), middle_of(EAST)) == [
        ("assessed", 1.5, 2.0),
        ("assessed", 0.0, 0.0),
    ]


def test_shapes_without_codes_speak_for_themselves_and_open_rings_are_closed(
    tmp_path: Path,
) -> None:
    brought = bring(only_layer(max_all_shapes(tmp_path, "12-3")), tmp_path, **ABOUT)
    assert said_at(brought, (139.0015, 35.9985), (139.0025, 35.9985)) == [
        ("assessed", 1.5, 2.0),
        ("assessed", 0.0, 0.0),
    ]
    assert counts_of(brought)[ProductRemark.RINGS_MENDED] == 1


def _without_language(table: Path) -> None:
    content = bytearray(table.read_bytes())
    content[29] = 0
    table.write_bytes(content)


def _open_ring(path: Path) -> None:
    """Move the closing point of the only ring a little, as some writers leave it."""
    content = bytearray(path.read_bytes())
    x, y = struct.unpack("<2d", content[-16:])
    content[-16:] = struct.pack("<2d", x, y - 0.0002)
    path.write_bytes(content)
