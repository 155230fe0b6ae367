"""Lists of houses: degrees, plane metres (X is north), point files; the address is split."""

import json
from pathlib import Path

import pandas as pd
import pytest
from pyproj import CRS

from gis.addresses.house_text import split_addresses
from gis.addresses.read_tables import read_address_tables
from gis.addresses.tables import AddressTables, TableDoubt
from gis.crs import read_crs
from gis.errors import AddressError, AddressProblem
from tests.gis.addresses.builders_tables import (
    RESIDENCE_HEADER,
    RESIDENCE_POS_HEADER,
    TOWN_POS_HEADER,
    point_shapefile,
    write_table,
    write_towns,
    write_zip,
)

HEADER = "住所,緯度,経度,所有者"


def read_with_towns(folder: Path, zone: int | None = None) -> AddressTables:
    write_towns(folder)
    write_table(
        folder / "mt_town_pos.csv",
        TOWN_POS_HEADER,
        "112160,0001001,1,139.4,35.85,EPSG:4612",
        "112160,0002000,0,139.41,35.86,EPSG:4612",
    )
    return read_address_tables(folder, zone)


@pytest.mark.parametrize(
    ("address", "town", "numbers"),
    [
        ("さくら川市本町１丁目２３番５号", "本町", ["23", "5", None]),
        ("さくら県さくら川市本町一丁目23-5", "本町", ["23", "5", None]),
        ("本町1-23-5", "本町", ["23", "5", None]),
        ("本町1-23-5-101", "本町", ["23", "5", None]),
        ("さくら川市大字笹井123番地の4", "笹井", ["123", "4", None]),
        ("笹井123番地4 第二見本荘101", "笹井", ["123", "4", None]),
        ("笹井１２３", "笹井", ["123", None, None]),
    ],
)
def test_a_house_is_found_in_its_town_whatever_way_it_is_written(
    tmp_path: Path, address: str, town: str, numbers: list[str | None]
) -> None:
    write_table(tmp_path / "houses.csv", HEADER, f"{address},35.851,139.402,見本花子")
    tables = read_with_towns(tmp_path)
    found = tables.numbers.merge(tables.towns, on="town_key").iloc[0]
    told = [None if pd.isna(found[name]) else found[name] for name in ("first", "second", "third")]
    assert (found["oaza"], told) == (town, numbers)
    assert found["source_y"] == "abr"
    assert (found["level"], found["lon_x"], found["source_x"]) == ("residence", 139.402, "houses")


@pytest.mark.parametrize(
    "header",
    [
        "宛名番号,世帯番号,氏名,生年月日,住所,経度,緯度,支援措置",
        "id,address,lon,lat,location_level,matched,rest",
    ],
)
def test_residents_and_what_was_looked_up_before_are_no_list_of_houses(
    tmp_path: Path, header: str
) -> None:
    places = {"住所": "本町1-23-5", "address": "本町1-23-5"}
    places |= {"経度": "139.402", "lon": "139.402", "緯度": "35.851", "lat": "35.851"}
    write_table(
        tmp_path / "list.csv", header, ",".join(places.get(name, "1") for name in header.split(","))
    )
    tables = read_with_towns(tmp_path)
    assert tables.numbers.empty
    assert [(one.doubt, one.file) for one in tables.remarks] == [
        (TableDoubt.FILE_NOT_USED, "list.csv")
    ]


def test_the_house_list_has_the_last_word_on_the_place_of_a_number(tmp_path: Path) -> None:
    write_table(tmp_path / "r.csv", RESIDENCE_HEADER, "112160,0001001,023,005,,23,5,,")
    write_table(
        tmp_path / "rp.csv", RESIDENCE_POS_HEADER, "112160,0001001,023,005,,139.4,35.85,EPSG:6668"
    )
    write_table(tmp_path / "houses.csv", HEADER, "本町1丁目23番5号,35.851,139.402,")
    numbers = read_with_towns(tmp_path).numbers
    assert numbers[["lon", "source"]].to_numpy().tolist() == [[139.402, "houses"]]


def test_metres_are_north_then_east_in_the_zone_of_the_file(tmp_path: Path) -> None:
    east, north = read_crs("EPSG:6677", "").to_xy(pd.DataFrame([[139.402, 35.851]]).to_numpy())[0]
    write_table(
        tmp_path / "houses.csv", "住所,Ｘ座標,Ｙ座標,系", f"本町1丁目23番5号,{north},{east},9"
    )
    place = read_with_towns(tmp_path).numbers.iloc[0]
    assert [place["lon"], place["lat"]] == pytest.approx([139.402, 35.851], abs=1e-7)


def test_metres_without_a_zone_are_refused_until_it_is_said(tmp_path: Path) -> None:
    write_table(tmp_path / "houses.csv", "住所,X,Y", "本町1丁目23番5号,-16400.0,-38900.0")
    with pytest.raises(AddressError) as refused:
        read_with_towns(tmp_path)
    assert refused.value.code is AddressProblem.NO_ZONE
    assert len(read_with_towns(tmp_path, zone=9).numbers) == 1


@pytest.mark.parametrize(
    ("x", "y", "zone"), [("-38900.0", "-16400.0", 9), ("-16400.0", "-38900.0", 6)]
)
def test_swapped_metres_and_a_wrong_zone_are_refused_by_the_towns(
    tmp_path: Path, x: str, y: str, zone: int
) -> None:
    write_table(tmp_path / "houses.csv", "住所,X,Y", f"本町1丁目23番5号,{x},{y}")
    with pytest.raises(AddressError) as refused:
        read_with_towns(tmp_path, zone=zone)
    assert refused.value.code is AddressProblem.FAR_FROM_TOWNS


def test_a_zone_that_there_is_not_is_refused(tmp_path: Path) -> None:
    write_table(tmp_path / "houses.csv", "住所,X,Y", "本町1丁目23番5号,-16400.0,-38900.0")
    with pytest.raises(AddressError) as refused:
        read_with_towns(tmp_path, zone=20)
    assert refused.value.code is AddressProblem.ZONE_REFUSED


def test_town_and_numbers_in_columns_of_their_own_are_put_together(tmp_path: Path) -> None:
    write_table(
        tmp_path / "houses.csv",
        "町名,街区符号,住居番号,緯度,経度",
        "本町１丁目,23,5,35.851,139.402",
    )
    found = read_with_towns(tmp_path).numbers.iloc[0]
    assert [found["first"], found["second"]] == ["23", "5"]


def test_houses_without_other_tables_make_their_own_towns(tmp_path: Path) -> None:
    lines = [
        "さくら川市本町1丁目23番5号,35.851,139.402,",
        "さくら川市本町1-23-6,35.852,139.402,",
        "さくら川市市場町5-6,35.853,139.402,",
    ]
    write_table(tmp_path / "houses.csv", HEADER, *lines)
    tables = read_address_tables(tmp_path, None)
    assert tables.towns["city"].tolist() == ["さくら川市", "さくら川市"]
    assert tables.towns["oaza"].tolist() == ["本町", "市場町"]
    assert tables.numbers["town_key"].nunique() == 2
    assert tables.numbers["second"].tolist() == ["5", "6", "6"]


def test_no_head_of_a_town_is_taken_for_a_city_where_no_city_is_written() -> None:
    parts = split_addresses(pd.Series(["八日市場町1-2", "本町3-4"], dtype="str"), [])
    assert parts["town"].tolist() == ["八日市場町", "本町"]
    assert parts["city"].isna().all()


def test_a_house_without_a_number_is_counted_and_left_out(tmp_path: Path) -> None:
    write_table(tmp_path / "houses.csv", HEADER, "笹井,35.86,139.41,", "笹井5,35.86,139.41,")
    tables = read_with_towns(tmp_path)
    assert tables.numbers["first"].tolist() == ["5"]
    assert [(one.doubt, one.count, one.line) for one in tables.remarks] == [
        (TableDoubt.ADDRESS_WITHOUT_NUMBER, 1, 2)
    ]


def test_points_with_an_address_are_read_in_their_own_system(tmp_path: Path) -> None:
    xy = read_crs("EPSG:6677", "").to_xy(pd.DataFrame([[139.402, 35.851]]).to_numpy())[0]
    write_points(tmp_path / "houses.geojson", {"住所": "本町1-23-5"}, xy.tolist(), "EPSG::6677")
    place = read_with_towns(tmp_path).numbers.iloc[0]
    assert [place["lon"], place["lat"]] == pytest.approx([139.402, 35.851], abs=1e-7)


def test_a_list_of_shelters_is_not_taken_for_a_list_of_houses(tmp_path: Path) -> None:
    about = {"施設・場所名": "本町小学校", "住所": "本町1-23-5"}
    write_points(tmp_path / "sites.geojson", about, [139.4, 35.85], "EPSG::6668")
    tables = read_with_towns(tmp_path)
    assert tables.numbers.empty
    assert [one.doubt for one in tables.remarks] == [TableDoubt.FILE_NOT_USED]


def write_points(path: Path, about: dict[str, str], xy: list[float], crs: str) -> None:
    point = {"type": "Point", "coordinates": xy}
    collection = {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": f"urn:ogc:def:crs:{crs}"}},
        "features": [{"type": "Feature", "properties": about, "geometry": point}],
    }
    path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")


def test_a_shapefile_of_houses_in_a_zip_is_read_with_its_side_files(tmp_path: Path) -> None:
    xy = read_crs("EPSG:6677", "").to_xy(pd.DataFrame([[139.402, 35.851]]).to_numpy())
    sides = point_shapefile(*xy[0].tolist(), "住所", "さくら川市本町１丁目２３番５号")
    sides[".prj"] = CRS.from_epsg(6677).to_wkt("WKT1_ESRI").encode()
    folder = tmp_path / "tables"
    folder.mkdir()
    write_zip(folder / "houses.zip", {f"家屋/家屋{end}": part for end, part in sides.items()})
    place = read_with_towns(folder).numbers.iloc[0]
    assert [place["first"], place["second"]] == ["23", "5"]
    assert [place["lon"], place["lat"]] == pytest.approx([139.402, 35.851], abs=1e-7)
