import csv

import numpy as np
import pytest

from sample_data.exports.addresses import split_address, standard_address, wide
from sample_data.exports.jumin_standard import lay_rows
from sample_data.exports.jumin_vendor import FIELDS
from sample_data.exports.standard_header import STANDARD_COLUMNS


@pytest.fixture(scope="module")
def standard(exports, read_rows):
    return read_rows(exports / "jumin_standard.csv")


@pytest.fixture(scope="module")
def latest(standard):
    """The row of each person that counts: marked as the latest, else the highest number."""
    found = {}
    for row in sorted(standard, key=lambda row: (row["最新フラグ"], row["個人履歴番号"])):
        found[row["宛名番号"]] = row
    return found


@pytest.fixture(scope="module")
def vendor(exports):
    with (exports / "jumin_vendor.csv").open(encoding="cp932", newline="") as opened:
        return [dict(zip(FIELDS, row, strict=True)) for row in csv.reader(opened)]


def test_the_standard_file_has_the_122_columns_of_the_public_sample(shared_data, exports):
    sample = shared_data / "formats" / "mado_resident_table_excerpt.csv"
    with sample.open(encoding="utf-8-sig", newline="") as opened:
        assert tuple(next(csv.reader(opened))) == STANDARD_COLUMNS
    with (exports / "jumin_standard.csv").open(encoding="utf-8-sig", newline="") as opened:
        assert tuple(next(csv.reader(opened))) == STANDARD_COLUMNS
    assert (exports / "jumin_standard.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_nobody_is_missing_from_the_standard_file(big_town, read_rows, latest):
    template = read_rows(big_town / "residents.csv")
    wide_digits = str.maketrans("０１２３４５６７８９", "0123456789")
    assert {row["宛名番号"].translate(wide_digits) for row in template} == set(latest)


def test_history_rows_stand_before_and_behind_the_latest(standard):
    pairs = [row for row in standard if row["最新フラグ"] == "0"]
    assert len(pairs) > 20
    order = {}
    for row in standard:
        order.setdefault(row["宛名番号"], []).append(row["最新フラグ"])
    assert ["1", "0"] in order.values()
    assert ["0", "1"] in order.values()
    assert ["", ""] in order.values()
    assert all("９９番９号" in row["住所_番地号表記"] for row in pairs)


def test_some_codes_of_the_relation_have_lost_their_zero(standard):
    codes = {row["続柄コード1"] for row in standard}
    assert {"2", "02", "12", "20"} <= codes
    assert any(row["続柄表記"] == "" for row in standard)


def test_unknown_birth_dates_are_flagged_and_written_in_several_ways(latest):
    unknown = [row for row in latest.values() if row["生年月日_不詳フラグ"] == "1"]
    assert unknown
    assert {row["生年月日"] for row in unknown} <= {"", "0000-00-00", "1950-01-01"}
    known = [row for row in latest.values() if row["生年月日_不詳フラグ"] == "0"]
    assert all(len(row["生年月日"]) == len("1950-01-01") for row in known)


def test_the_resident_code_is_there_and_no_individual_number(standard):
    assert all(len(row["住民票コード"]) == 11 for row in standard)
    assert not [name for name in STANDARD_COLUMNS if "個人番号" in name]


def test_addresses_of_both_exports_are_those_of_the_template(big_town, read_rows, latest, vendor):
    narrow = str.maketrans("０１２３４５６７８９", "0123456789")
    for row, old in zip(read_rows(big_town / "residents.csv"), vendor, strict=False):
        who = row["宛名番号"].translate(narrow)
        if who != old["宛名番号"]:
            break  # a copied row: from here on the two files are no longer side by side
        new = latest[who]
        told = new["住所_市区郡町村名"] + new["住所_町字"] + new["住所_番地号表記"]
        assert told == standard_address(row["住所"])
        assert old["住所"] == wide(row["住所"])


def test_the_vendor_file_has_no_header_and_every_cell_in_quotes(exports, vendor):
    first = (exports / "jumin_vendor.csv").read_bytes().splitlines()[0]
    assert first.count(b'"') == 2 * len(FIELDS)
    assert vendor[0]["宛名番号"].isdigit()
    assert all(len(row["生年月日"]) == 7 and row["生年月日"].isdigit() for row in vendor)
    assert all(row["異動日"][0] in "SHR" for row in vendor)


def test_private_use_characters_stand_as_f040_in_the_vendor_file(exports, vendor):
    odd = [row["氏名"] for row in vendor if "\ue000" in row["氏名"]]
    assert odd
    assert b"\xf0\x40" in (exports / "jumin_vendor.csv").read_bytes()


def test_era_dates_of_the_vendor_are_the_days_of_the_standard(latest, vendor):
    first_years = {"2": 1912, "3": 1926, "4": 1989, "5": 2019}
    for row in vendor:
        day = latest[row["宛名番号"]]
        if day["生年月日_不詳フラグ"] == "1":
            assert row["生年月日"] == "0000000"
            continue
        code = row["生年月日"]
        year = first_years[code[0]] + int(code[1:3]) - 1
        assert f"{year}-{code[3:5]}-{code[5:7]}" == day["生年月日"]
        assert day["生年月日_元号"] == code[0]


def test_an_address_comes_apart_at_its_number():
    assert split_address("さくら川市本町二丁目3番6号") == ("本町二丁目", "3番6号")
    assert split_address("さくら川市大字緑が丘34番地6") == ("大字緑が丘", "34番地6")


def test_who_has_no_history_has_one_row():
    laid = lay_rows(np.arange(1000))
    assert set(laid.lines_of_latest()) == set(range(1000))
    assert laid.is_latest.sum() == 1000
