"""The registry: cells to values or issues, and nobody dropped without being told."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from importers.errors import ImportProblem, ImportRefused
from importers.issues import HIDDEN, IssueCode
from importers.registry import read_residents
from importers.resident_cells import NO_ADDRESS, NO_HOUSEHOLD, NO_NAME
from scoring.frames import ISSUES, RESIDENTS
from tests.builders_importers import a_file, issues_told, resident_rows, residents_of, template


def told_of(folder: Path, change: dict[str, str]) -> tuple[pd.Series, list[tuple[str, str]]]:
    """Give the one resident of a file, and column and code of each issue."""
    read = residents_of(folder, change)
    RESIDENTS.check(read.residents)
    ISSUES.check(read.issues)
    told = [(column, code) for _, column, code in issues_told(read.issues)]
    return read.residents.iloc[0], told


def test_a_plain_row_is_read_without_an_issue(tmp_path: Path) -> None:
    full = {
        "氏名カナ": "ミホン　ハナコ", "性別": "女", "続柄": "世帯主", "方書": "見本荘101",
        "電話番号": "042-000-0001;090-0000-0001", "住民状態": "住民", "支援措置": "",
        "経度": "139.41", "緯度": "35.85", "居住階": "1", "建物階数": "2",
        "構造": "木造",
    }  # fmt: skip
    person, told = told_of(tmp_path, full)
    assert told == []
    assert person.drop(["district"]).to_dict() == {
        "person_id": "001", "household_id": "901", "name": "見本　花子",
        "kana": "ミホン　ハナコ", "birth_date": pd.Timestamp("1945-03-01"), "sex": "female",
        "relationship": "世帯主", "address": "さくら川市本町1-1", "building": "見本荘101",
        "phones": "042-000-0001;090-0000-0001", "status": "resident", "is_protected": False,
        "lon": 139.41, "lat": 35.85, "floor": 1.0, "storeys": 2.0, "line": 2,
        "structure": "wooden",
        "birth_latest": pd.Timestamp("1945-03-01"),
    }  # fmt: skip


def test_columns_that_are_absent_are_unknown_and_not_zero(tmp_path: Path) -> None:
    person, told = told_of(tmp_path, {})
    assert told == []
    assert (person["status"], person["is_protected"]) == ("resident", False)
    empty = ["kana", "sex", "relationship", "building", "phones", "lon", "lat", "floor", "storeys"]
    assert person[[*empty, "structure"]].isna().all()


@pytest.mark.parametrize(
    ("column", "placeholder", "code"),
    [
        ("氏名", NO_NAME, IssueCode.MISSING_NAME),
        ("住所", NO_ADDRESS, IssueCode.MISSING_ADDRESS),
        ("世帯番号", f"{NO_HOUSEHOLD}001", IssueCode.MISSING_HOUSEHOLD_ID),
    ],
)
def test_who_can_be_identified_is_kept_with_a_visible_placeholder(
    tmp_path: Path, column: str, placeholder: str, code: IssueCode
) -> None:
    person, told = told_of(tmp_path, {column: "　"})
    field = {"氏名": "name", "住所": "address", "世帯番号": "household_id"}[column]
    assert person[field] == placeholder
    assert told == [(column, code)]


def test_two_people_without_a_household_are_two_households(tmp_path: Path) -> None:
    residents = residents_of(tmp_path, {"世帯番号": ""}, {"世帯番号": ""}).residents
    assert residents["household_id"].nunique() == 2


def test_a_row_without_a_person_is_refused_and_told(tmp_path: Path) -> None:
    read = residents_of(tmp_path, {}, {"宛名番号": "", "性別": "?"}, {})
    assert read.residents["line"].tolist() == [2, 4]
    assert issues_told(read.issues) == [(3, "宛名番号", IssueCode.MISSING_PERSON_ID)]
    assert read.source.rows == 3


def test_a_row_of_another_width_is_refused_and_shown(tmp_path: Path) -> None:
    read = residents_of(tmp_path, {}, {"住所": "さくら川市,本町"}, {})
    assert read.residents["line"].tolist() == [2, 4]
    assert issues_told(read.issues) == [(3, "", IssueCode.WRONG_CELL_COUNT)]
    assert read.issues["value"].tolist() == ["002"]


def test_a_row_too_short_for_a_number_is_refused_without_a_value(tmp_path: Path) -> None:
    path = a_file(tmp_path, "氏名,住所,世帯番号,生年月日,宛名番号\n山,x,1,,7\n川\n")
    issues = read_residents(path, template()).issues
    assert issues[issues["code"] == "wrong_cell_count"]["value"].isna().all()


def test_no_issue_tells_where_or_who_a_protected_person_is(tmp_path: Path) -> None:
    doubtful = {
        "氏名": "\ue000田", "住所": "\ue000町", "方書": "\ue000荘", "経度": "35.8", "緯度": "139.4",
        "電話番号": "なし", "性別": "x",
    }  # fmt: skip
    hidden, shown = (
        residents_of(tmp_path, {"支援措置": mark} | doubtful).issues for mark in ("1", "")
    )
    assert hidden["code"].tolist() == shown["code"].tolist()
    assert set(hidden["value"]) == {HIDDEN}
    assert HIDDEN not in set(shown["value"])


def test_a_protected_row_that_slipped_by_a_column_tells_no_address(tmp_path: Path) -> None:
    slipped = {
        "支援措置": "1",
        "生年月日": "秘匿町一丁目1番1号",
        "居住階": "秘匿荘",
        "建物階数": "秘匿",
    }
    issues = residents_of(tmp_path, slipped).issues
    assert len(issues) == 3
    assert not issues["value"].str.contains("秘匿").any()


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [
        ("昭和20年3月1日", "1945-03-01", None),
        ("", None, IssueCode.MISSING_BIRTH_DATE),
        ("令和7年2月30日", None, IssueCode.IMPOSSIBLE_DATE),
        ("不詳", None, IssueCode.DATE_NOT_KNOWN),
        ("3/1/1945", None, IssueCode.UNREADABLE_DATE),
        ("昭和64年1月8日", "1989-01-08", IssueCode.DATE_OUTSIDE_ERA),
        ("1899-12-31", "1899-12-31", IssueCode.BORN_LONG_AGO),
    ],
)
def test_a_birth_date_is_a_day_or_unknown_and_told(
    tmp_path: Path, text: str, day: str | None, code: IssueCode | None
) -> None:
    person, told = told_of(tmp_path, {"生年月日": text})
    assert (
        pd.isna(person["birth_date"]) if day is None else person["birth_date"] == pd.Timestamp(day)
    )
    assert told == ([] if code is None else [("生年月日", code)])


@pytest.mark.parametrize(
    ("column", "text", "expected", "code"),
    [
        ("住民状態", "", ("status", "resident"), None),
        ("住民状態", "１", ("status", "resident"), None),
        ("住民状態", "2", ("status", "moved_out"), None),
        ("住民状態", "死亡", ("status", "dead"), None),
        ("住民状態", "9", ("status", "deleted"), None),
        ("住民状態", "7", ("status", "resident"), IssueCode.UNKNOWN_STATUS),
        ("性別", "１", ("sex", "male"), None),
        ("性別", "女性", ("sex", "female"), None),
        ("性別", "不明", ("sex", None), None),
        ("性別", "x", ("sex", None), IssueCode.UNKNOWN_SEX),
        ("支援措置", "", ("is_protected", False), None),
        ("支援措置", "0", ("is_protected", False), None),
        ("支援措置", "○", ("is_protected", True), None),
        ("支援措置", "有", ("is_protected", True), None),
        ("支援措置", "1", ("is_protected", True), None),
        ("支援措置", "確認中", ("is_protected", True), IssueCode.UNKNOWN_PROTECTION),
        ("居住階", "３階", ("floor", 3.0), None),
        ("居住階", "2.0", ("floor", 2.0), None),
        ("居住階", "1.5", ("floor", None), IssueCode.UNREADABLE_WHOLE_NUMBER),
        ("居住階", "0", ("floor", None), IssueCode.UNREADABLE_WHOLE_NUMBER),
        ("居住階", "地下1階", ("floor", None), IssueCode.UNREADABLE_WHOLE_NUMBER),
        ("居住階", "B1", ("floor", None), IssueCode.UNREADABLE_WHOLE_NUMBER),
        ("建物階数", "十", ("storeys", None), IssueCode.UNREADABLE_WHOLE_NUMBER),
        ("建物階数", "2階建て", ("storeys", 2.0), None),
        ("構造", "", ("structure", None), None),
        ("構造", "木造", ("structure", "wooden"), None),
        ("構造", "非木造", ("structure", "sturdy"), None),
        ("構造", "鉄骨造", ("structure", "sturdy"), None),
        ("構造", "軽量鉄骨造", ("structure", "sturdy"), None),
        ("構造", "鉄筋コンクリート造", ("structure", "sturdy"), None),
        ("構造", "ＲＣ造", ("structure", "sturdy"), None),
        ("構造", "鉄骨鉄筋コンクリート造", ("structure", "sturdy"), None),
        ("構造", "木造・鉄骨造", ("structure", None), IssueCode.UNKNOWN_STRUCTURE),
        ("構造", "その他", ("structure", None), IssueCode.UNKNOWN_STRUCTURE),
        ("構造", "1", ("structure", None), IssueCode.UNKNOWN_STRUCTURE),
        ("電話番号", "０４２－０００－０００１", ("phones", "042-000-0001"), None),
        ("電話番号", "042(000)0001", ("phones", "042-000-0001"), None),
        ("電話番号", "042-000-0001、09000000001", ("phones", "042-000-0001;09000000001"), None),
        ("電話番号", "042-000-0001(長女)", ("phones", "042-000-0001(長女)"), None),
        ("電話番号", "420000001", ("phones", "420000001"), IssueCode.PHONE_ZERO_LOST),
        ("電話番号", "なし", ("phones", "なし"), IssueCode.PHONE_UNREADABLE),
        ("電話番号", "+81-42-000-0001", ("phones", "+81-42-000-0001"), None),
        ("電話番号", '"なし\n(施設)"', ("phones", "なし (施設)"), IssueCode.PHONE_UNREADABLE),
        ("氏名", "\ue000田　花子", ("name", "\ue000田　花子"), IssueCode.PRIVATE_USE_CHARACTER),
        ("氏名", "〓田　花子", ("name", "〓田　花子"), IssueCode.LOST_CHARACTER),
        ("氏名", "葛\U000e0100城　𠮷子", ("name", "葛\U000e0100城　𠮷子"), None),
        ("方書", "\ue001荘", ("building", "\ue001荘"), IssueCode.PRIVATE_USE_CHARACTER),
        ("宛名番号", "００１", ("person_id", "001"), IssueCode.ID_NORMALISED),
        ("宛名番号", "1.23E+10", ("person_id", "1.23E+10"), IssueCode.ID_LOOKS_DAMAGED),
    ],
)  # fmt: skip
def test_a_cell_is_read_or_told(
    tmp_path: Path, column: str, text: str, expected: tuple[str, object], code: IssueCode | None
) -> None:
    field, value = expected
    person, told = told_of(tmp_path, {column: text})
    assert pd.isna(person[field]) if value is None else person[field] == value
    assert told == ([] if code is None else [(column, code)])


def test_a_floor_above_the_top_storey_is_unknown(tmp_path: Path) -> None:
    person, told = told_of(tmp_path, {"居住階": "5", "建物階数": "2"})
    assert (np.isnan(person["floor"]), person["storeys"]) == (True, 2.0)
    assert told == [("居住階", IssueCode.FLOOR_ABOVE_STOREYS)]


@pytest.mark.parametrize(
    ("born", "codes"),
    [
        ("2026-11-20", []),
        ("2026-11-21", [IssueCode.BORN_AFTER_AS_OF]),
        ("1906-01-01", []),
        ("1905-12-31", [IssueCode.BORN_LONG_AGO]),
    ],
)
def test_a_birth_is_doubted_against_the_day_of_reference(
    tmp_path: Path, born: str, codes: list[str]
) -> None:
    path = resident_rows(tmp_path, {"生年月日": born})
    read = read_residents(path, template(), date(2026, 11, 20))
    assert read.residents["birth_date"].tolist() == [pd.Timestamp(born)]
    assert read.issues["code"].tolist() == codes


@pytest.mark.parametrize(
    ("lon", "lat", "told"),
    [
        ("", "", []),
        ("139.41", "", [("緯度", IssueCode.POSITION_HALF)]),
        ("", "35.85", [("経度", IssueCode.POSITION_HALF)]),
        ("35.85", "139.41", [("経度", IssueCode.POSITION_SWAPPED)]),
        ("0", "0", [("経度", IssueCode.POSITION_OUTSIDE_JAPAN)]),
        ("139.41", "85", [("緯度", IssueCode.POSITION_OUTSIDE_JAPAN)]),
        ("東経139度", "35.85", [("経度", IssueCode.POSITION_UNREADABLE)]),
        ("1_39.41", "35.85", [("経度", IssueCode.POSITION_UNREADABLE)]),
        ("nan", "35.85", [("経度", IssueCode.POSITION_UNREADABLE)]),
        ("139.41", "inf", [("緯度", IssueCode.POSITION_UNREADABLE)]),
    ],
)  # fmt: skip
def test_a_position_is_whole_and_in_japan_or_unknown(
    tmp_path: Path, lon: str, lat: str, told: list[tuple[str, str]]
) -> None:
    person, issues = told_of(tmp_path, {"経度": lon, "緯度": lat})
    assert person[["lon", "lat"]].isna().all()
    assert issues == told


def test_a_position_in_full_width_is_read(tmp_path: Path) -> None:
    read = residents_of(
        tmp_path, {"経度": "１３９．４１", "緯度": "35.85"}, {"経度": "139.5", "緯度": "35.9"}
    )
    assert read.residents["lon"].tolist() == [139.41, 139.5]
    assert len(read.issues) == 0


def test_an_identical_row_is_kept_once_and_told(tmp_path: Path) -> None:
    same = {"宛名番号": "7", "世帯番号": "902"}
    read = residents_of(tmp_path, {}, same, {}, same, same | {"生年月日": "昭和20年3月1日"})
    assert read.residents["person_id"].tolist() == ["001", "7", "003"]
    assert issues_told(read.issues) == [
        (5, "", IssueCode.DUPLICATE_ROW),
        (6, "", IssueCode.DUPLICATE_ROW),
    ]


def test_the_dead_and_the_moved_stay_in_the_registry(tmp_path: Path) -> None:
    residents = residents_of(tmp_path, {"住民状態": "死亡"}, {"住民状態": "転出"}).residents
    assert residents["status"].tolist() == ["dead", "moved_out"]


def test_issues_stand_in_the_order_of_the_file(tmp_path: Path) -> None:
    read = residents_of(tmp_path, {"性別": "x"}, {"生年月日": "x", "住民状態": "x"}, {"住所": ""})
    assert read.issues["line"].tolist() == [2, 3, 3, 4]
    assert set(read.issues["file"]) == {"residents.csv"}


def test_a_layout_without_the_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused) as refused:
        read_residents(tmp_path / "x.csv", replace(template(), residents=None))
    assert refused.value.code is ImportProblem.LAYOUT_WITHOUT_TABLE
