from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from gis.addresses.read_tables import read_address_tables
from gis.addresses.tables import NUMBERS, TOWNS, TableDoubt
from gis.errors import AddressError, AddressProblem, HazardError, HazardProblem
from tests.gis.addresses.builders_tables import (
    BLOCK_HEADER,
    BLOCK_POS_HEADER,
    PARCEL_HEADER,
    PARCEL_POS_HEADER,
    RESIDENCE_HEADER,
    RESIDENCE_POS_HEADER,
    SASAI,
    TOWN_HEADER,
    TOWN_POS_HEADER,
    write_table,
    write_towns,
)

HONMACHI_KEY = "1121600001001"
SASAI_KEY = "1121600002000"


def numbers_of(folder: Path) -> pd.DataFrame:
    numbers = read_address_tables(folder, None).numbers
    NUMBERS.check(numbers)
    return numbers


def words_of(numbers: pd.DataFrame) -> list[list[object]]:
    told = numbers[["level", "first", "second", "third"]].astype(object)
    return told.where(told.notna(), None).to_numpy().tolist()


def test_towns_come_with_their_names_and_the_point_of_their_own_system(tmp_path: Path) -> None:
    write_towns(tmp_path)
    write_table(
        tmp_path / "mt_town_pos_pref11.csv",
        TOWN_POS_HEADER,
        "112160,0001001,1,139.4,35.85,EPSG:4612",
    )
    towns = read_address_tables(tmp_path, None).towns
    TOWNS.check(towns)
    assert towns["town_key"].tolist() == [HONMACHI_KEY, SASAI_KEY]
    assert towns["chome"].tolist()[0] == "１丁目"
    assert towns["chome_number"].tolist()[0] == 1
    assert towns["is_residential"].tolist() == [True, False]
    assert towns["lon"].tolist()[0] == 139.4
    assert np.isnan(towns["lat"].tolist()[1])


def test_a_point_of_the_old_tokyo_datum_is_moved_by_its_400_metres(tmp_path: Path) -> None:
    write_towns(tmp_path, SASAI)
    write_table(tmp_path / "pos.csv", TOWN_POS_HEADER, "112160,0002000,0,139.4,35.85,EPSG:4301")
    town = read_address_tables(tmp_path, None).towns.iloc[0]
    assert town["lat"] - 35.85 == pytest.approx(0.00324, abs=2e-4)
    assert town["lon"] - 139.4 == pytest.approx(-0.0032, abs=2e-4)


def test_each_row_is_converted_from_the_system_it_names(tmp_path: Path) -> None:
    write_towns(tmp_path)
    write_table(
        tmp_path / "pos.csv",
        TOWN_POS_HEADER,
        "112160,0001001,1,139.4,35.85,EPSG:6668",
        "112160,0002000,0,-39000,-15500,EPSG:6677",
    )
    towns = read_address_tables(tmp_path, None).towns
    assert towns["lon"].tolist() == pytest.approx([139.4, 139.402], abs=1e-3)
    assert towns["lat"].tolist() == pytest.approx([35.85, 35.860], abs=1e-3)


@pytest.mark.parametrize(
    ("system", "problem"),
    [("", HazardProblem.NO_CRS), ("EPSG:32654", HazardProblem.CRS_REFUSED)],
)
def test_a_point_without_a_known_system_is_refused(
    tmp_path: Path, system: str, problem: HazardProblem
) -> None:
    write_towns(tmp_path)
    write_table(tmp_path / "pos.csv", TOWN_POS_HEADER, f"112160,0002000,0,139.4,35.85,{system}")
    with pytest.raises(HazardError) as refused:
        read_address_tables(tmp_path, None)
    assert refused.value.code is problem


def test_residences_blocks_and_parcels_keep_their_levels(tmp_path: Path) -> None:
    write_towns(tmp_path)
    write_table(
        tmp_path / "mt_rsdtdsp_rsdt_pref11.csv",
        RESIDENCE_HEADER,
        "112160,0001001,023,005,,23,5,,",
        "112160,0001001,023,006,101,23,6,101,",
    )
    write_table(
        tmp_path / "mt_rsdtdsp_blk_pref11.csv",
        BLOCK_HEADER,
        "112160,0001001,023,さくら川市,本町,23,1,",
    )
    write_table(
        tmp_path / "mt_parcel_city112160.csv",
        PARCEL_HEADER,
        "112160,0002000,001230000400000,123,4,,",
        "112160,0002000,000150000000000,15,乙,2,",
    )
    assert words_of(numbers_of(tmp_path)) == [
        ["residence", "23", "5", None],
        ["residence", "23", "6", "101"],
        ["block", "23", None, None],
        ["parcel", "123", "4", None],
        ["parcel", "15", "乙", "2"],
    ]


def test_positions_are_joined_by_the_ids_and_a_parcel_without_one_is_kept(tmp_path: Path) -> None:
    write_towns(tmp_path)
    write_table(
        tmp_path / "mt_parcel_city112160.csv",
        PARCEL_HEADER,
        "112160,0002000,001230000400000,123,4,,",
        "112160,0002000,001230000500000,123,5,,",
    )
    write_table(
        tmp_path / "mt_parcel_pos_city112160.csv",
        PARCEL_POS_HEADER,
        "112160,0002000,001230000500000,139.41,35.86,EPSG:6668",
    )
    write_table(
        tmp_path / "mt_rsdtdsp_blk.csv", BLOCK_HEADER, "112160,0001001,023,さくら川市,本町,23,1,"
    )
    write_table(
        tmp_path / "mt_rsdtdsp_blk_pos.csv",
        BLOCK_POS_HEADER,
        "112160,0001001,023,139.401,35.851,EPSG:6668",
    )
    numbers = numbers_of(tmp_path)
    places = dict(zip(numbers["second"].fillna("block"), numbers["lon"], strict=True))
    assert places["5"] == 139.41
    assert np.isnan(places["4"])
    assert places["block"] == 139.401


def test_a_doubled_position_row_gives_one_number(tmp_path: Path) -> None:
    write_towns(tmp_path)
    write_table(tmp_path / "r.csv", RESIDENCE_HEADER, "112160,0001001,023,005,,23,5,,")
    write_table(
        tmp_path / "rp.csv",
        RESIDENCE_POS_HEADER,
        "112160,0001001,023,005,,139.4,35.85,EPSG:6668",
        "112160,0001001,023,005,,139.40005,35.85,EPSG:6668",
    )
    numbers = numbers_of(tmp_path)
    assert numbers["lon"].tolist() == [139.4]


def test_one_number_at_two_places_far_apart_has_no_place_and_is_told(tmp_path: Path) -> None:
    write_towns(tmp_path)
    write_table(tmp_path / "r.csv", RESIDENCE_HEADER, "112160,0001001,023,005,,23,5,,")
    write_table(
        tmp_path / "rp.csv",
        RESIDENCE_POS_HEADER,
        "112160,0001001,023,005,,139.4,35.85,EPSG:6668",
        "112160,0001001,023,005,,139.41,35.85,EPSG:6668",
    )
    tables = read_address_tables(tmp_path, None)
    assert tables.numbers["lon"].isna().tolist() == [True]
    assert [(one.doubt, one.count) for one in tables.remarks] == [(TableDoubt.SAME_NUMBER_APART, 1)]


def test_what_is_abolished_is_left_out_and_its_numbers_are_counted(tmp_path: Path) -> None:
    write_towns(tmp_path, SASAI, "112160,0003000,1,さくら県,,さくら川市,,旧町,,,,0,,2020-03-31")
    write_table(
        tmp_path / "p.csv",
        PARCEL_HEADER,
        "112160,0002000,001230000400000,123,4,,2019-01-01",
        "112160,0002000,001230000500000,123,5,,9999-12-31",
        "112160,0003000,000010000000000,1,,,",
    )
    tables = read_address_tables(tmp_path, None)
    assert tables.towns["oaza"].tolist() == ["笹井"]
    assert tables.numbers["second"].tolist() == ["5"]
    doubts = [(one.doubt, one.count) for one in tables.remarks]
    assert doubts == [(TableDoubt.NUMBER_WITHOUT_TOWN, 1)]


def test_a_house_numbered_by_its_road_has_its_number_first(tmp_path: Path) -> None:
    write_towns(tmp_path)
    write_table(tmp_path / "r.csv", RESIDENCE_HEADER, "112160,0001001,,005,,,005,,")
    assert words_of(numbers_of(tmp_path)) == [["residence", "5", None, None]]


def test_the_row_of_a_municipality_without_a_town_is_no_town(tmp_path: Path) -> None:
    write_towns(tmp_path, SASAI, "112160,0000000,1,さくら県,,さくら川市,,,,,,0,,")
    assert read_address_tables(tmp_path, None).towns["oaza"].tolist() == ["笹井"]


def test_numbers_without_a_table_of_towns_are_refused(tmp_path: Path) -> None:
    write_table(tmp_path / "p.csv", PARCEL_HEADER, "112160,0002000,001230000400000,123,4,,")
    with pytest.raises(AddressError) as refused:
        read_address_tables(tmp_path, None)
    assert refused.value.code is AddressProblem.TOWNS_MISSING


def test_positions_whose_names_are_not_there_are_told(tmp_path: Path) -> None:
    write_towns(tmp_path)
    write_table(
        tmp_path / "pp.csv",
        PARCEL_POS_HEADER,
        "112160,0002000,001230000400000,139.4,35.8,EPSG:6668",
    )
    tables = read_address_tables(tmp_path, None)
    assert [(one.doubt, one.file) for one in tables.remarks] == [
        (TableDoubt.POSITIONS_ALONE, "pp.csv")
    ]


def test_an_old_edition_without_some_columns_is_read(tmp_path: Path) -> None:
    header = TOWN_HEADER.replace(",county", "").replace(",chome_number", "")
    line = "112160,0001001,2,さくら県,さくら川市,,本町,２丁目,,1,1947-04-17,"
    write_table(tmp_path / "t.csv", header, line)
    town = read_address_tables(tmp_path, None).towns.iloc[0]
    assert town["chome_number"] == 2
    assert pd.isna(town["county"])
