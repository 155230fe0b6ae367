"""A town's own layouts: exports of older systems, and the day their header changes."""

from pathlib import Path

import pytest

from importers.errors import ImportProblem, ImportRefused
from importers.issues import IssueCode
from importers.layouts.parse import load_layout
from importers.originals import original_cells
from importers.registry import read_residents
from tests.builders_importers import LAYOUTS, a_file, issues_told

VENDOR = """
title = "旧システム"
[file]
encoding = "cp932"
header_line = 0
[residents.columns]
person_id = { header = "列1", needed = true }
household_id = { header = "列2", needed = true }
name = { header = "列3", needed = true }
birth_date = { header = "列4", needed = true }
address = { join = ["列5", "列6"], needed = true }
phones = { join = ["列7", "列8"] }
"""
KNOWN = """
title = "町の名簿"
header = ["番号", "世帯", "氏名", "生年月日", "住所", "備考"]
[residents.columns]
person_id = { header = "番号", needed = true }
household_id = { header = "世帯", needed = true }
name = { header = "氏名", needed = true }
birth_date = { header = "生年月日", needed = true }
address = { header = "住所", needed = true }
"""
OWN = {"旧システム": VENDOR, "町の名簿": KNOWN}


def test_an_export_of_fixed_columns_without_a_header_is_read(tmp_path: Path) -> None:
    rows = "1,901,見本　花子,S200301,さくら市,本町1,042-000-0001,090-0000-0001\r\n"
    layout = load_layout("旧システム", LAYOUTS, OWN)
    read = read_residents(a_file(tmp_path, rows, "cp932"), layout)
    person = read.residents.iloc[0]
    assert (person["address"], person["line"]) == ("さくら市本町1", 1)
    assert person["phones"] == "042-000-0001;090-0000-0001"
    assert f"{person['birth_date']:%Y-%m-%d}" == "1945-03-01"
    assert original_cells(read.originals, 1)["列4"] == "S200301"
    assert (len(read.issues), read.source.rows) == (0, 1)


def test_a_column_more_of_an_export_without_a_header_is_told(tmp_path: Path) -> None:
    rows = a_file(tmp_path, "1,901,甲,S200301,市,町,0420000001,,x\n", "cp932")
    read = read_residents(rows, load_layout("旧システム", LAYOUTS, OWN))
    assert read.source.unknown_columns == ("列9",)


def test_a_known_header_in_another_order_is_read(tmp_path: Path) -> None:
    text = "住所,番号,世帯,備考,氏名,生年月日\n市,1,901,,甲,1945-03-01\n"
    read = read_residents(a_file(tmp_path, text), load_layout("町の名簿", LAYOUTS, OWN))
    assert read.residents["address"].tolist() == ["市"]


def test_a_changed_header_stops_and_shows_what_is_gone_and_new(tmp_path: Path) -> None:
    text = "番号,世帯,氏名,生年月日,住所,メモ\n1,901,甲,1945-03-01,市,\n"
    with pytest.raises(ImportRefused) as refused:
        read_residents(a_file(tmp_path, text), load_layout("町の名簿", LAYOUTS, OWN))
    assert refused.value.code is ImportProblem.HEADER_CHANGED
    assert (refused.value.fields["missing"], refused.value.fields["new"]) == ("備考", "メモ")


def test_a_secret_number_is_left_out_and_told_once(tmp_path: Path) -> None:
    text = KNOWN.replace('"備考"', '"住民票 コード"')
    rows = "番号,世帯,氏名,生年月日,住所,住民票コード\n1,901,甲,1945-03-01,市,99900000003\n"
    read = read_residents(a_file(tmp_path, rows), load_layout("x", LAYOUTS, {"x": text}))
    assert issues_told(read.issues) == [(0, "住民票コード", IssueCode.SENSITIVE_COLUMN_DROPPED)]
    assert "住民票コード" not in original_cells(read.originals, 2)
