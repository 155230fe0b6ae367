from pathlib import Path

import pandas as pd
import pytest

from gis.addresses.read_tables import read_address_tables
from tests.gis.addresses.builders_tables import (
    ISJ_BLOCK_HEADER,
    ISJ_TOWN_HEADER,
    TOWN_POS_HEADER,
    isj_block,
    write_table,
    write_towns,
    write_zip,
)

TOWN_LINE = '"11","さくら県","11216","さくら川市","112160001001","{}","35.85","139.40","0","3"'


def write_blocks(folder: Path, *lines: str) -> Path:
    return write_table(folder / "11_2023.csv", ISJ_BLOCK_HEADER, *lines, encoding="cp932")


def test_the_zip_with_backslashes_is_read_as_it_is_downloaded(tmp_path: Path) -> None:
    table = "\r\n".join([ISJ_TOWN_HEADER, TOWN_LINE.format("本町一丁目")]).encode("cp932")
    write_zip(tmp_path / "11000-17.0b.zip", {"11000-17.0b\\11_2023.csv": table})
    tables = read_address_tables(tmp_path, None)
    town = tables.towns.iloc[0]
    assert (town["oaza"], town["chome"], town["chome_number"]) == ("本町", "一丁目", 1)
    assert (town["lon"], town["lat"]) == (139.4, 35.85)
    assert tables.credits == ("位置参照情報（国土交通省）を加工して作成",)
    assert [path.name for path in tables.files] == ["11000-17.0b.zip"]


def test_two_numbers_in_one_cell_are_two_blocks(tmp_path: Path) -> None:
    write_blocks(tmp_path, isj_block("24,29"))
    numbers = read_address_tables(tmp_path, None).numbers
    assert numbers["first"].tolist() == ["24", "29"]
    assert numbers["level"].tolist() == ["block", "block"]
    assert numbers["lat"].tolist() == [35.8501, 35.8501]


def test_only_the_point_that_represents_a_block_is_taken(tmp_path: Path) -> None:
    other = isj_block("24", represents=0).replace("139.4001", "139.4099")
    write_blocks(tmp_path, other, isj_block("24"))
    assert read_address_tables(tmp_path, None).numbers["lon"].tolist() == [139.4001]


def test_a_deleted_block_is_left_out(tmp_path: Path) -> None:
    write_blocks(tmp_path, isj_block("24"), isj_block("25", history=3))
    assert read_address_tables(tmp_path, None).numbers["first"].tolist() == ["24"]


def test_a_town_is_residential_if_one_of_its_blocks_is(tmp_path: Path) -> None:
    write_blocks(
        tmp_path,
        isj_block("24"),
        isj_block("105", residential=0),
        isj_block("7", town="笹井", residential=0),
    )
    towns = read_address_tables(tmp_path, None).towns.set_index("oaza")
    assert bool(towns.loc["本町", "is_residential"])
    assert not towns.loc["笹井", "is_residential"]


def test_both_levels_name_one_town_once(tmp_path: Path) -> None:
    write_blocks(tmp_path, isj_block("24"))
    write_table(
        tmp_path / "towns.csv", ISJ_TOWN_HEADER, TOWN_LINE.format("本町一丁目"), encoding="cp932"
    )
    tables = read_address_tables(tmp_path, None)
    assert tables.towns["lat"].tolist() == [35.85]
    assert tables.numbers["town_key"].tolist() == tables.towns["town_key"].tolist()


def test_a_town_of_both_sources_is_one_town_of_the_registry(tmp_path: Path) -> None:
    write_towns(tmp_path)
    write_table(tmp_path / "pos.csv", TOWN_POS_HEADER, "112160,0001001,1,139.5,35.9,EPSG:4612")
    lines = [TOWN_LINE.format(name) for name in ("本町一丁目", "大字笹井", "新田")]
    write_table(tmp_path / "isj.csv", ISJ_TOWN_HEADER, *lines, encoding="cp932")
    towns = read_address_tables(tmp_path, None).towns
    assert towns["oaza"].tolist() == ["本町", "笹井", "新田"]
    assert towns["source"].tolist() == ["abr", "abr", "isj"]
    assert towns["lon"].tolist() == [139.5, 139.4, 139.4]


def test_a_town_of_the_same_name_in_another_city_is_another_town(tmp_path: Path) -> None:
    write_towns(tmp_path)
    line = TOWN_LINE.format("笹井").replace("さくら川市", "となり市")
    write_table(tmp_path / "isj.csv", ISJ_TOWN_HEADER, line, encoding="cp932")
    towns = read_address_tables(tmp_path, None).towns
    assert len(towns) == 3
    assert pd.isna(towns["lon"].iloc[1])


@pytest.fixture
def wakayama(shared_data: Path) -> Path:
    return shared_data / "formats" / "isj_oaza_30000-17.0b.zip"


def test_the_national_list_of_towns_is_read(wakayama: Path, tmp_path: Path) -> None:
    (tmp_path / wakayama.name).symlink_to(wakayama)
    towns = read_address_tables(tmp_path, None).towns
    assert len(towns) > 1_500
    assert towns["lat"].between(33.4, 34.4).all()
    aoi = towns[(towns["oaza"] == "葵町") & (towns["city"] == "和歌山市")]
    assert aoi[["lon", "lat"]].to_numpy().tolist() == [[135.163085, 34.21348]]
