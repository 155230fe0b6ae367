"""Every published form of a list of shelters gives the same frame."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from gis.errors import AddressError, AddressProblem, HazardError, HazardProblem
from gis.shelters.read import read_shelters
from scoring.frames import SHELTERS

GSI_SITES = (
    "NO,共通ID,都道府県名及び市町村名,施設・場所名,住所,洪水,崖崩れ、土石流及び地滑り,高潮,地震,津波,"
    "大規模な火事,内水氾濫,火山現象,指定避難所との住所同一,備考,緯度,経度"
)
GSI_SHELTERS = (
    "NO,共通ID,都道府県名及び市町村名,施設・場所名,住所,指定緊急避難場所との住所同一,"
    "その他市町村長が必要と認める事項,受入対象者,備考,緯度,経度"
)
STANDARD = (
    "全国地方公共団体コード,ID,名称,所在地_連結表記,所在地_都道府県,所在地_市区町村,所在地_町字,"
    "所在地_番地以下,緯度,経度,電話番号,災害種別_洪水,災害種別_崖崩れ、土石流及び地滑り,"
    "災害種別_地震,指定避難所との重複,想定収容人数,備考"
)
RECOMMENDED = (
    "NO,名称,住所,緯度,経度,電話番号,災害種別_洪水,災害種別_地震,指定避難所との重複,想定収容人数"
)
P20 = ",".join(f"P20_{number:03}" for number in range(1, 13)) + ",経度,緯度"
P14 = ",".join(f"P14_{number:03}" for number in range(1, 10)) + ",経度,緯度"


def read(folder: Path, header: str, *lines: str, encoding: str = "utf-8-sig") -> pd.DataFrame:
    path = folder / "shelters.csv"
    path.write_bytes("\r\n".join([header, *lines]).encode(encoding))
    shelters = read_shelters(path).shelters
    SHELTERS.check(shelters)
    return shelters


def told(shelters: pd.DataFrame, *names: str) -> list[list[object]]:
    cells = shelters[list(names)].astype(object)
    return cells.where(cells.notna(), None).to_numpy().tolist()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_the_national_list_of_emergency_sites_in_any_encoding(
    tmp_path: Path, encoding: str
) -> None:
    found = read(
        tmp_path,
        GSI_SITES,
        "1,E1,さくら県さくら川市,本町小学校,本町1-1,1,,,1,,,,,1,,35.85,139.40",
        "2,E2,さくら県さくら川市,河原公園,本町9-9,,,,1,,,,,,,35.86,139.41",
        encoding=encoding,
    )
    assert told(found, "name", "address", "is_for_flood", "is_emergency_site", "is_shelter") == [
        ["本町小学校", "本町1-1", 1.0, True, True],
        ["河原公園", "本町9-9", 0.0, True, False],
    ]
    assert found["capacity"].isna().all()


def test_the_national_list_of_shelters_knows_welfare_by_whom_it_takes_in(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        GSI_SHELTERS,
        "1,E1,さくら県さくら川市,本町小学校,本町1-1,1,,,,35.85,139.40",
        "2,E2,さくら県さくら川市,見本苑,本町2-2,,,高齢者,,35.86,139.41",
        "3,E3,さくら県さくら川市,見本保育園,本町3-3,,,在園児,,35.86,139.41",
    )
    assert told(found, "is_for_flood", "is_emergency_site", "is_shelter", "is_welfare") == [
        [None, True, True, False],
        [None, False, True, True],
        [None, False, True, False],
    ]


def test_the_municipal_standard_dataset(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        STANDARD,
        "112160,1,本町小学校,,さくら県,さくら川市,本町,1-1,35.85,139.40,042-000-0000,1,,1,1,500,",
        "112160,2,福祉避難所見本苑,本町2-2,,,,,35.86,139.41,,0,,1,,,",
        "112160,3,東体育館,本町3-3,,,,,35.87,139.42,,,,,,-1,",
    )
    names = ("address", "phone", "is_for_flood", "capacity", "is_shelter", "is_welfare")
    assert told(found, *names) == [
        ["さくら県さくら川市本町1-1", "042-000-0000", 1.0, 500.0, True, False],
        ["本町2-2", None, 0.0, None, False, True],
        ["本町3-3", None, None, None, False, False],
    ]


@pytest.mark.parametrize(
    ("mark", "is_for_flood"),
    [("○", 1.0), ("１", 1.0), ("TRUE", 1.0), ("×", 0.0), ("0", 0.0), ("2階以上", None)],
)
def test_marks_are_read_in_any_writing_and_a_strange_one_is_unknown(
    tmp_path: Path, mark: str, is_for_flood: float | None
) -> None:
    line = f"1,本町小学校,本町1-1,35.85,139.40,,{mark},1,1,"
    found = read(tmp_path, RECOMMENDED, line, encoding="cp932")
    assert told(found, "is_for_flood") == [[is_for_flood]]


@pytest.mark.parametrize(
    ("cell", "capacity"),
    [
        ("1200", 1200.0),
        ("５００人", 500.0),
        ('"1,200"', 1200.0),
        ("-1", None),
        ("0", None),
        ("", None),
    ],
)
def test_a_capacity_that_is_not_told_is_unknown_not_zero(
    tmp_path: Path, cell: str, capacity: float | None
) -> None:
    found = read(tmp_path, RECOMMENDED, f"1,本町小学校,本町1-1,35.85,139.40,,1,1,1,{cell}")
    assert told(found, "capacity") == [[capacity]]


def test_the_old_national_list_of_shelters(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        P20,
        "11216,本町小学校,本町1-1,指定避難所,300,-1,1,0,1,0,0,0,139.40,35.85",
        "11216,河原公園,本町9-9,広域避難場所,-1,-1,1,0,0,0,0,0,139.41,35.86",
        "11216,見本苑,本町2-2,福祉避難所,40,-1,0,0,0,0,0,1,139.42,35.87",
    )
    names = ("is_for_flood", "capacity", "is_emergency_site", "is_shelter", "is_welfare")
    assert told(found, *names) == [
        [1.0, 300.0, False, True, False],
        [0.0, None, True, False, False],
        [0.0, 40.0, False, True, True],
    ]


def test_welfare_facilities_are_no_shelters_by_themselves(tmp_path: Path) -> None:
    found = read(
        tmp_path, P14, "さくら県,さくら川市,本町2-2,02,01,01,見本苑,見本会,60,139.40,35.85"
    )
    names = ("name", "address", "capacity", "is_shelter", "is_emergency_site", "is_for_flood")
    assert told(found, *names) == [["見本苑", "本町2-2", 60.0, False, False, None]]


def test_a_row_without_a_position_is_left_out(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        RECOMMENDED,
        "1,本町小学校,本町1-1,,,,1,1,1,",
        "2,東小学校,東1-1,35.85,139.40,,1,1,1,",
    )
    assert told(found, "shelter", "name") == [[0, "東小学校"]]


def test_swapped_positions_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AddressError) as refused:
        read(tmp_path, RECOMMENDED, "1,本町小学校,本町1-1,139.40,35.85,,1,1,1,")
    assert refused.value.code is AddressProblem.AXES_SWAPPED


def test_a_csv_without_names_or_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HazardError) as refused:
        read(tmp_path, "町名,緯度,経度", "本町,35.85,139.40")
    assert refused.value.code is HazardProblem.FIELD_NOT_FOUND
    with pytest.raises(HazardError) as missing:
        read_shelters(tmp_path / "none.csv")
    assert missing.value.code is HazardProblem.NOT_FOUND


def test_the_real_lists_of_a_city(shared_data: Path) -> None:
    sites = read_shelters(shared_data / "sayama" / "emergency_sites.geojson").shelters
    assert (len(sites), int(sites["is_for_flood"].sum())) == (51, 35)
    assert int(sites["is_shelter"].sum()) == 35
    shelters = read_shelters(shared_data / "sayama" / "shelters.geojson").shelters
    assert int(shelters["is_welfare"].sum()) == 15
    assert np.isnan(shelters["is_for_flood"]).all()
