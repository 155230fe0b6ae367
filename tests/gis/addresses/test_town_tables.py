import json
from pathlib import Path

import pandas as pd
import pytest

from gis.addresses.read_tables import read_address_tables
from gis.addresses.tables import TOWNS, TableDoubt
from gis.errors import AddressError, AddressProblem
from tests.gis.addresses.builders_tables import SASAI, write_table, write_towns


def write_list(path: Path, *entries: dict[str, object]) -> Path:
    path.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_json_list_of_towns_is_read(tmp_path: Path) -> None:
    write_list(
        tmp_path / "town_points.json",
        {"town": "本町二丁目", "koaza": "", "lat": 35.85, "lng": 139.4},
        {"town": "笹井", "koaza": "字原", "lat": 35.86, "lng": 139.41},
    )
    towns = read_address_tables(tmp_path, None).towns
    TOWNS.check(towns)
    assert towns["oaza"].tolist() == ["本町", "笹井"]
    assert towns["chome_number"].tolist()[0] == 2
    assert towns["koaza"].tolist()[1] == "字原"
    assert towns["lon"].tolist() == [139.4, 139.41]


def test_a_csv_list_may_have_the_number_of_the_town_apart(tmp_path: Path) -> None:
    write_table(
        tmp_path / "町名.csv", "町名,丁目,緯度,経度", "本町,２丁目,35.85,139.4", encoding="cp932"
    )
    town = read_address_tables(tmp_path, None).towns.iloc[0]
    assert (town["oaza"], town["chome"], town["chome_number"]) == ("本町", "２丁目", 2)


def test_a_list_without_cities_fills_the_towns_of_the_registry(tmp_path: Path) -> None:
    write_towns(tmp_path, SASAI)
    write_list(tmp_path / "points.json", {"town": "大字笹井", "lat": 35.86, "lng": 139.41})
    towns = read_address_tables(tmp_path, None).towns
    assert towns[["source", "lon"]].to_numpy().tolist() == [["abr", 139.41]]


def test_a_name_two_cities_have_is_not_given_to_either(tmp_path: Path) -> None:
    other = SASAI.replace("112160", "112170").replace("さくら川市", "となり市")
    write_towns(tmp_path, SASAI, other)
    write_list(tmp_path / "points.json", {"town": "笹井", "lat": 35.86, "lng": 139.41})
    towns = read_address_tables(tmp_path, None).towns
    assert towns["lon"].isna().tolist() == [True, True, False]


def test_swapped_latitude_and_longitude_are_refused(tmp_path: Path) -> None:
    write_list(tmp_path / "points.json", {"town": "笹井", "lat": 139.4, "lng": 35.86})
    with pytest.raises(AddressError) as refused:
        read_address_tables(tmp_path, None)
    assert refused.value.code is AddressProblem.AXES_SWAPPED
    assert refused.value.fields["file"] == "points.json"


def test_a_list_that_is_not_in_japan_is_refused(tmp_path: Path) -> None:
    write_table(tmp_path / "towns.csv", "町名,緯度,経度", "笹井,0,0", "本町,0,0")
    with pytest.raises(AddressError) as refused:
        read_address_tables(tmp_path, None)
    assert refused.value.code is AddressProblem.OUTSIDE_JAPAN


def test_a_single_stray_point_loses_its_place_and_is_told_with_its_line(tmp_path: Path) -> None:
    lines = ["笹井,35.8,139.4", "本町,35.8,139.4", "原,0,0", "東,35.8,abc"]
    write_table(tmp_path / "towns.csv", "町名,緯度,経度", *lines)
    tables = read_address_tables(tmp_path, None)
    assert tables.towns["lon"].isna().tolist() == [False, False, True, True]
    assert [(one.doubt, one.count, one.line) for one in tables.remarks] == [
        (TableDoubt.POSITION_UNREADABLE, 1, 5),
        (TableDoubt.POINT_OUTSIDE_JAPAN, 1, 4),
    ]


def test_json_that_is_no_list_of_towns_is_not_used(tmp_path: Path) -> None:
    write_towns(tmp_path)
    (tmp_path / "a.json").write_text('{"type": "FeatureCollection"}', encoding="utf-8")
    (tmp_path / "b.json").write_text('[{"colour": 1}]', encoding="utf-8")
    (tmp_path / "c.json").write_text("[1, 2", encoding="utf-8")
    tables = read_address_tables(tmp_path, None)
    assert [(one.doubt, one.file) for one in tables.remarks] == [
        (TableDoubt.FILE_NOT_USED, name) for name in ("a.json", "b.json", "c.json")
    ]


def test_the_towns_of_the_real_city_are_read(shared_data: Path, tmp_path: Path) -> None:
    (tmp_path / "town_points.json").symlink_to(shared_data / "sayama" / "town_points.json")
    towns = read_address_tables(tmp_path, None).towns
    assert len(towns) == 59
    assert towns["lat"].between(35.8, 35.9).all()
    assert pd.notna(towns.loc[towns["oaza"] == "入間川", "chome_number"]).any()
