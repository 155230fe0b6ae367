from pathlib import Path

import numpy as np
import pytest
import shapely

from gis.areas import read_areas
from gis.errors import HazardError, HazardProblem
from tests.gis.builders_gis import NORTH, WEST, cell_box, middle, write_polygons


def names_at(path: Path, field: str | None, *points: tuple[float, float]) -> list[object]:
    names = read_areas(path, field).names_at(np.array(points))
    return [None if isinstance(name, float) else name for name in names]


def test_each_point_takes_the_name_of_its_area(tmp_path: Path) -> None:
    shapes = [cell_box(0, 0), cell_box(1, 0)]
    path = write_polygons(tmp_path / "a.gpkg", shapes, ["上町", "下町"], field="自治会")
    found = names_at(path, "自治会", middle(1, 0), middle(0, 0), middle(2, 0), (np.nan, np.nan))
    assert found == ["下町", "上町", None, None]


def test_where_areas_overlap_the_first_of_the_file_names_the_point(tmp_path: Path) -> None:
    shapes = [cell_box(0, 0, 2), cell_box(1, 0, 2)]
    path = write_polygons(tmp_path / "a.gpkg", shapes, ["一", "二"])
    assert names_at(path, "rank", middle(1, 0), middle(2, 0)) == ["一", "二"]


def test_an_area_without_a_name_gives_none_and_numbers_become_text(tmp_path: Path) -> None:
    shapes = [cell_box(0, 0), cell_box(1, 0)]
    blank = write_polygons(tmp_path / "a.gpkg", shapes, ["", "二"])
    assert names_at(blank, "rank", middle(0, 0), middle(1, 0)) == [None, "二"]
    numbered = write_polygons(tmp_path / "b.gpkg", shapes, [112150010.0, 3.0])
    assert names_at(numbered, "rank", middle(0, 0), middle(1, 0)) == ["112150010", "3"]


def test_without_a_field_areas_hold_points_but_have_no_names(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "a.geojson", [cell_box(0, 0)])
    assert names_at(path, None, middle(0, 0)) == [None]
    areas = read_areas(path, None)
    assert areas.contains(np.array([middle(0, 0), (WEST, NORTH), middle(1, 0)])).tolist() == [
        True,
        True,
        False,
    ]
    assert areas.bounds.west == pytest.approx(WEST)


@pytest.mark.parametrize("encoding", ["cp932", "utf-8"])
@pytest.mark.parametrize("told", [True, False])
def test_japanese_names_in_a_shapefile_are_read_in_either_encoding(
    tmp_path: Path, encoding: str, told: bool
) -> None:
    shapes = [cell_box(0, 0), cell_box(1, 0)]
    names = ["表町一丁目", "ソ能予髙﨑" if encoding == "cp932" else "葛󠄀城"]
    path = write_polygons(tmp_path / "a.shp", shapes, names, field="名称", encoding=encoding)
    table = bytearray((tmp_path / "a.dbf").read_bytes())
    if not told:
        (tmp_path / "a.cpg").unlink(missing_ok=True)
        table[29] = 0
    else:
        (tmp_path / "a.cpg").write_text("932" if encoding == "cp932" else "UTF-8")
    (tmp_path / "a.dbf").write_bytes(bytes(table))
    assert names_at(path, "名称", middle(0, 0), middle(1, 0)) == names


def test_the_language_mark_of_a_national_table_is_believed(tmp_path: Path) -> None:
    path = write_polygons(
        tmp_path / "a.shp", [cell_box(0, 0)], ["入間川"], field="名称", encoding="cp932"
    )
    (tmp_path / "a.cpg").unlink(missing_ok=True)
    table = bytearray((tmp_path / "a.dbf").read_bytes())
    table[29] = 0x13
    (tmp_path / "a.dbf").write_bytes(bytes(table))
    assert names_at(path, "名称", middle(0, 0)) == ["入間川"]


def test_a_missing_field_lists_the_fields_there(tmp_path: Path) -> None:
    path = write_polygons(tmp_path / "a.gpkg", [cell_box(0, 0)], ["x"], field="自治会")
    with pytest.raises(HazardError) as refused:
        read_areas(path, "町内会")
    assert refused.value.code is HazardProblem.FIELD_NOT_FOUND
    assert refused.value.fields["fields"] == "自治会"


def test_an_area_of_several_parts_with_a_hole(tmp_path: Path) -> None:
    ring = cell_box(0, 0, 3, 3).difference(cell_box(1, 1))
    both = shapely.MultiPolygon([ring, cell_box(5, 0)])
    path = write_polygons(tmp_path / "a.gpkg", [both], ["町"], geometry_type="MultiPolygon")
    found = names_at(path, "rank", middle(0, 0), middle(1, 1), middle(5, 0), middle(4, 0))
    assert found == ["町", None, "町", None]
