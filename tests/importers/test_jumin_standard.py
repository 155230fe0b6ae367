"""The national standard's item names: the public 122-column sample, and its traps."""

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.issues import IssueCode
from importers.layouts.parse import load_layout
from importers.originals import original_cells
from importers.registry import read_residents
from tests.builders_importers import LAYOUTS, a_file, issues_told

STANDARD = load_layout("jumin-standard", LAYOUTS)
ROW = {
    "宛名番号": "001", "最新フラグ": "1", "履歴番号": "1", "履歴番号_枝番号": "1",
    "世帯番号": "901", "住民状態": "1", "氏名": "見本　花子", "氏名_フリガナ": "ミホン　ハナコ",
    "通称": "", "氏名_外国人漢字": "", "氏名_外国人ローマ字": "", "性別": "2",
    "生年月日": "1945-03-01", "生年月日_不詳フラグ": "0", "生年月日_不詳表記": "",
    "続柄コード1": "02", "続柄コード2": "", "続柄表記": "世帯主", "住所_都道府県": "見本県",
    "住所_市区郡町村名": "さくら市", "住所_町字": "本町", "住所_番地号表記": "１番地",
    "住所_方書": "", "地区管理コード1": "901",
}  # fmt: skip
BIRTHS = ["birth_date", "birth_latest"]
TOLD = ["name", "kana", "sex", "relationship", "address", "building", "status", "district"]


def standard_file(folder: Path, *changes: dict[str, str], encoding: str = "utf-8-sig") -> Path:
    rows = [ROW | {"宛名番号": f"{number:03d}"} | change for number, change in enumerate(changes)]
    lines = [list(ROW), *(list(row.values()) for row in rows)]
    return a_file(folder, "\r\n".join(map(",".join, lines)), encoding)


def one_of(folder: Path, change: dict[str, str]) -> tuple[pd.Series, list[tuple[str, str]]]:
    read = read_residents(standard_file(folder, change), STANDARD)
    return read.residents.iloc[0], [(column, code) for _, column, code in issues_told(read.issues)]


@pytest.fixture(scope="module")
def sample(shared_data: Path) -> Path:
    path = shared_data / "formats" / "mado_resident_table_excerpt.csv"
    if not path.exists():
        pytest.skip("the real data is not here")
    return path


def test_the_public_sample_is_read_as_it_stands(sample: Path) -> None:
    read = read_residents(sample, STANDARD)
    residents = read.residents.set_index("person_id")
    assert residents.index.tolist() == ["3", "6", "8", "13", "14", "16", "18", "22", "26", "27"]
    assert residents.loc["3", TOLD].fillna("").tolist() == [
        "甲野　幸子", "コウノ　サチコ", "female", "母", "サンプル市中央一丁目１番地", "",
        "resident", "901",
    ]  # fmt: skip
    assert residents.loc["8", TOLD].fillna("").tolist() == [
        "丙山　誠", "ヘイヤマ　マコト", "male", "世帯主", "サンプル市北一丁目３番地",
        "サンプルハイツ２０１号室", "resident", "903",
    ]  # fmt: skip
    assert residents["status"].tolist() == [
        *["resident"] * 4, "dead", "moved_out", *["resident"] * 4,
    ]  # fmt: skip
    assert residents["household_id"].tolist() == [
        "100", "200", "300", "500", "500", "600", "700", "900", "1000", "1100",
    ]  # fmt: skip
    assert residents.loc["3", "birth_date"] == pd.Timestamp("1951-08-22")
    assert residents.loc[["26"], ["birth_date", "birth_latest"]].isna().all(axis=None)
    assert residents["birth_date"].notna().sum() == 9


def test_the_public_sample_tells_what_was_dropped_and_what_is_not_known(sample: Path) -> None:
    assert issues_told(read_residents(sample, STANDARD).issues) == [
        (0, "住民票コード", IssueCode.SENSITIVE_COLUMN_DROPPED),
        (0, "基礎年金番号", IssueCode.SENSITIVE_COLUMN_DROPPED),
        (10, "生年月日", IssueCode.DATE_NOT_KNOWN),
    ]


def test_the_public_sample_reads_the_same_in_cp932(sample: Path, tmp_path: Path) -> None:
    text = sample.read_text(encoding="utf-8-sig")
    again = read_residents(a_file(tmp_path, text, "cp932"), STANDARD)
    assert again.source.encoding == "cp932"
    pd.testing.assert_frame_equal(again.residents, read_residents(sample, STANDARD).residents)


def test_nothing_secret_of_the_public_sample_is_kept(sample: Path) -> None:
    read = read_residents(sample, STANDARD)
    with sample.open(encoding="utf-8-sig", newline="") as file:
        secrets = {row["住民票コード"] for row in csv.DictReader(file)}
    cells = original_cells(read.originals, 4)
    assert cells["続柄コード1"] == "2"
    assert "住民票コード" not in cells
    assert not secrets & set(read.residents.astype(str).to_numpy().ravel())


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ({"続柄表記": "", "続柄コード1": "2"}, "relationship", "世帯主"),
        ({"続柄表記": "", "続柄コード1": "０２"}, "relationship", "世帯主"),
        ({"続柄表記": "", "続柄コード1": "20", "続柄コード2": "12"}, "relationship", "子の妻"),
        ({"続柄表記": "", "続柄コード1": "20", "続柄コード2": "77"}, "relationship", "20の77"),
        ({"続柄表記": "妻(未届)", "続柄コード1": "20"}, "relationship", "妻(未届)"),
        ({"続柄表記": "2"}, "relationship", "世帯主"),
        ({"氏名": "", "通称": "田中　アン"}, "name", "田中　アン"),
        ({"氏名": "", "氏名_外国人ローマ字": "ANN"}, "name", "ANN"),
        ({"性別": "１"}, "sex", "male"),
        ({"住民状態": "9"}, "status", "deleted"),
        ({"住所_町字": ""}, "address", "さくら市１番地"),
    ],
)
def test_a_cell_of_the_standard_is_read(
    tmp_path: Path, change: dict[str, str], field: str, value: str
) -> None:
    person, told = one_of(tmp_path, change)
    assert (person[field], told) == (value, [])


@pytest.mark.parametrize(
    ("change", "earliest", "latest"),
    [
        ({"生年月日_不詳フラグ": "1"}, None, None),
        ({"生年月日_不詳フラグ": "1", "生年月日_不詳表記": "年月日不詳"}, None, None),
        (
            {"生年月日_不詳フラグ": "1", "生年月日_不詳表記": "昭和20年3月日不詳"},
            "1945-03-01",
            "1945-03-31",
        ),
        (
            {"生年月日": "", "生年月日_不詳表記": "昭和20年月日不詳"},
            "1945-01-01",
            "1945-12-31",
        ),
    ],
)
def test_a_birth_that_is_not_known_to_the_day_is_told(
    tmp_path: Path, change: dict[str, str], earliest: str | None, latest: str | None
) -> None:
    person, told = one_of(tmp_path, change)
    bounds = [None if pd.isna(person[name]) else f"{person[name]:%Y-%m-%d}" for name in BIRTHS]
    assert bounds == [earliest, latest]
    assert [column for column, _ in told] == ["生年月日"]


@given(st.permutations(list(ROW)))
def test_the_order_of_the_columns_does_not_matter(tmp_path: Path, names) -> None:
    changed = a_file(tmp_path, f"{','.join(names)}\n{','.join(ROW[name] for name in names)}\n")
    read = read_residents(changed, STANDARD).residents
    plain = read_residents(standard_file(tmp_path, {"宛名番号": "001"}), STANDARD).residents
    pd.testing.assert_frame_equal(read, plain)


PARTS = st.text("市町本一１番地 　", max_size=5).map(str.strip)


@given(PARTS, PARTS, PARTS)
def test_an_address_is_its_parts_written_on(tmp_path: Path, city, town, lot) -> None:
    names = ["住所_市区郡町村名", "住所_町字", "住所_番地号表記"]
    person, _ = one_of(tmp_path, dict(zip(names, (city, town, lot), strict=True)))
    assert person["address"] == (city + town + lot or "（住所なし）")


@given(st.lists(st.fixed_dictionaries({"性別": st.sampled_from(["1", "2", "x", ""])}), min_size=1))
def test_reading_twice_gives_the_same(tmp_path: Path, changes) -> None:
    path = standard_file(tmp_path, *changes)
    one, other = (read_residents(path, STANDARD) for _ in range(2))
    pd.testing.assert_frame_equal(one.residents, other.residents)
    pd.testing.assert_frame_equal(one.issues, other.issues)
    assert (one.source, one.originals) == (other.source, other.originals)
