from pathlib import Path

import numpy as np
import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasterio.transform import Affine

from gis.bounds import Bounds
from gis.crs import check_in_japan, check_points, read_crs
from gis.errors import HazardError, HazardProblem
from tests.gis.builders_gis import ask, cell_box, open_file, write_polygons, write_tif

HOME = (139.41, 35.86)
PLANE_9 = (
    'PROJCS["my zone 9",GEOGCS["GCS_JGD_2011",DATUM["D_JGD_2011",'
    'SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
    'PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],'
    'PARAMETER["Central_Meridian",139.8333333333333],PARAMETER["Scale_Factor",0.9999],'
    'PARAMETER["Latitude_Of_Origin",36.0],UNIT["Meter",1.0]]'
)


def refusal_of(written: str | None) -> HazardError:
    with pytest.raises(HazardError) as refused:
        read_crs(written, "x.tif")
    return refused.value


def metres_between(one: np.ndarray, other: np.ndarray) -> float:
    _, _, metres = pyproj.Geod(ellps="GRS80").inv(*one[0], *other[0])
    return float(metres)


@pytest.mark.parametrize("system", ["EPSG:6668", "EPSG:4612", "EPSG:4326", "OGC:CRS84"])
def test_jgd2000_jgd2011_and_wgs84_degrees_count_as_one(system: str) -> None:
    lonlat = np.array([HOME])
    assert np.array_equal(read_crs(system, "x").to_xy(lonlat), lonlat)


@pytest.mark.parametrize("system", ["EPSG:6677", "EPSG:2451", PLANE_9])
def test_a_plane_zone_gives_eastings_first(system: str) -> None:
    # 平面直角座標系 第IX系 の原点は 36°N 139°50′E
    crs = read_crs(system, "x")
    origin, east_of_it = np.array([[139 + 50 / 60, 36.0]]), np.array([[139.9, 36.0]])
    assert np.allclose(crs.to_xy(origin), 0, atol=1e-3)
    x, y = crs.to_xy(east_of_it)[0]
    assert x == pytest.approx(6009, abs=5)
    assert abs(y) < 10
    assert not crs.is_degrees


def test_the_old_tokyo_datum_is_shifted_by_some_460_metres() -> None:
    # 国土地理院 TKY2JGD: 狭山市付近では 日本測地系の値は北西に 460 m ほどずれる
    lonlat = np.array([HOME])
    old = read_crs("EPSG:4301", "x").to_xy(lonlat)
    assert 430 < metres_between(lonlat, old) < 490
    assert old[0][0] > HOME[0]
    assert old[0][1] < HOME[1]


def test_the_old_tokyo_datum_agrees_with_the_published_shift() -> None:
    # 日本経緯度原点の 旧い値 (日本測地系) と 測地成果2000 の値
    old = np.array([[139 + 44 / 60 + 40.5020 / 3600, 35 + 39 / 60 + 17.5148 / 3600]])
    new = np.array([[139 + 44 / 60 + 28.8759 / 3600, 35 + 39 / 60 + 29.1572 / 3600]])
    assert metres_between(read_crs("EPSG:4301", "x").to_lonlat(old), new) < 1.0


def test_the_old_plane_zones_are_shifted_too() -> None:
    lonlat = np.array([HOME])
    shift = read_crs("EPSG:30169", "x").to_xy(lonlat) - read_crs("EPSG:6677", "x").to_xy(lonlat)
    assert 430 < float(np.hypot(*shift[0])) < 490


@given(
    lon=st.floats(128, 146),
    lat=st.floats(26, 45),
    system=st.sampled_from(
        ["EPSG:6668", "EPSG:6677", "EPSG:4301", "EPSG:30169", "EPSG:6691", "EPSG:3857"]
    ),
)
def test_there_and_back_is_the_same_place(lon: float, lat: float, system: str) -> None:
    crs = read_crs(system, "x")
    there = crs.to_xy(np.array([[lon, lat]]))
    assert np.allclose(crs.to_lonlat(there), [[lon, lat]], atol=1e-8)


def test_a_system_with_heights_is_read_without_them() -> None:
    assert np.array_equal(read_crs("EPSG:6697", "x").to_xy(np.array([HOME])), [HOME])


@pytest.mark.parametrize("system", ["EPSG:3395", "EPSG:32654", "EPSG:5132", "EPSG:3100003"])
def test_any_other_system_is_refused_by_name(system: str) -> None:
    refused = refusal_of(system)
    assert refused.code is HazardProblem.CRS_REFUSED
    assert str(refused.fields["found"])


def test_a_system_of_its_own_making_is_refused_by_its_name() -> None:
    refused = refusal_of("+proj=tmerc +lat_0=36 +lon_0=140 +ellps=GRS80 +type=crs")
    assert refused.code is HazardProblem.CRS_REFUSED


@pytest.mark.parametrize("written", [None, ""])
def test_no_system_is_never_assumed(written: str | None) -> None:
    assert refusal_of(written).code is HazardProblem.NO_CRS


@pytest.mark.parametrize(
    "system", ["EPSG:6668", "EPSG:6677", "EPSG:2451", "EPSG:4301", "EPSG:30169"]
)
def test_the_same_home_gets_the_same_depth_in_every_system(tmp_path: Path, system: str) -> None:
    crs = read_crs(system, "x")
    x, y = crs.to_xy(np.array([HOME]))[0]
    cell = 0.0001 if crs.is_degrees else 10.0
    transform = Affine(cell, 0, x - 1.5 * cell, 0, -cell, y + 1.5 * cell)
    nine = [[0, 0, 0], [0, 7.5, 0], [0, 0, 0]]
    layer = open_file(write_tif(tmp_path / "d.tif", nine, crs=system, transform=transform))
    assert ask(layer, HOME) == [("assessed", 7.5, 4.0)]


def test_polygons_in_a_plane_zone_are_found_from_degrees(tmp_path: Path) -> None:
    x, y = read_crs("EPSG:6677", "x").to_xy(np.array([HOME]))[0]
    box = cell_box(0, 0).envelope
    moved = type(box)([(x - 5, y - 5), (x + 5, y - 5), (x + 5, y + 5), (x - 5, y + 5)])
    path = write_polygons(tmp_path / "p.shp", [moved], [2.0], crs="EPSG:6677")
    layer = open_file(path, field="rank")
    assert layer.bounds.contain(np.array([HOME])).all()
    assert ask(layer, HOME, (139.42, 35.86)) == [("assessed", 2.0, 2.0), ("outside", None, None)]


def test_swapped_axes_of_a_layer_are_said_to_be_swapped(tmp_path: Path) -> None:
    swapped = Affine(0.001, 0, 35.8, 0, -0.001, 139.5)
    path = write_tif(tmp_path / "d.tif", [[1, 2]], transform=swapped)
    with pytest.raises(HazardError) as refused:
        open_file(path)
    assert refused.value.code is HazardProblem.AXES_SWAPPED
    polygon = type(cell_box(0, 0))([(35.8, 139.4), (35.9, 139.4), (35.9, 139.5)])
    with pytest.raises(HazardError) as refused:
        open_file(write_polygons(tmp_path / "p.gpkg", [polygon], [1.0]), field="rank")
    assert refused.value.code is HazardProblem.AXES_SWAPPED


def test_metres_under_the_label_of_degrees_lie_outside_japan(tmp_path: Path) -> None:
    metres = Affine(5, 0, -38_000, 0, -5, -15_000)
    path = write_tif(tmp_path / "d.tif", [[1, 2]], transform=metres)
    with pytest.raises(HazardError) as refused:
        open_file(path)
    assert refused.value.code is HazardProblem.OUTSIDE_JAPAN


def test_an_extent_in_japan_passes() -> None:
    check_in_japan(Bounds(139.0, 35.0, 140.0, 36.0), "x")


def test_swapped_points_are_told_and_a_single_stray_one_is_not() -> None:
    check_points(np.array([HOME, HOME[::-1]]))
    check_points(np.array([(0.0, 0.0)]))
    with pytest.raises(HazardError) as refused:
        check_points(np.array([HOME[::-1]]))
    assert refused.value.code is HazardProblem.POINTS_SWAPPED
