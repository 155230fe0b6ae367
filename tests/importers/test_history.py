"""Of a person's history only the latest row is read, and nobody drops out for lack of a mark."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.errors import ImportProblem, ImportRefused
from importers.issues import IssueCode
from importers.layouts.parse import load_layout
from importers.registry import ResidentsImport, read_residents
from tests.builders_importers import LAYOUTS, a_file, issues_told

STANDARD = load_layout("jumin-standard", LAYOUTS)
COLUMNS = [
    "宛名番号", "履歴番号", "履歴番号_枝番号", "最新フラグ", "氏名", "世帯番号", "生年月日",
    "住所_市区郡町村名", "住所_町字", "住所_番地号表記",
]  # fmt: skip
HOME = "901,1950-01-01,さくら市,本町,１番地"


def read_rows(folder: Path, *rows: str, columns: list[str] = COLUMNS) -> ResidentsImport:
    """Read rows of 宛名番号, 履歴番号, 枝番号, 最新フラグ, 氏名; the rest is the same for all."""
    text = "\r\n".join([",".join(columns), *(f"{row},{HOME}" for row in rows)])
    return read_residents(a_file(folder, text), STANDARD)


def kept_of(read: ResidentsImport) -> list[tuple[str, int]]:
    return list(zip(read.residents["person_id"], read.residents["line"].tolist(), strict=True))


def test_rows_that_are_not_the_latest_are_counted_and_no_issue(tmp_path: Path) -> None:
    read = read_rows(tmp_path, "1,1,1,0,旧〓", "1,2,1,1,新", "2,1,1,1,他", "2,3,1,0,古")
    assert kept_of(read) == [("1", 3), ("2", 4)]
    assert read.source.history_rows == 2
    assert read.source.rows == 4
    assert len(read.issues) == 0


def test_without_a_mark_the_highest_number_then_branch_is_the_latest(tmp_path: Path) -> None:
    columns = [name for name in COLUMNS if name != "最新フラグ"]
    read = read_rows(tmp_path, "1,9,1,甲", "1,10,1,乙", "1,10,2,丙", "1,2,9,丁", columns=columns)
    assert read.residents["name"].tolist() == ["丙"]
    assert read.source.history_rows == 3
    assert len(read.issues) == 0


def test_a_mark_that_is_empty_throughout_says_nothing(tmp_path: Path) -> None:
    read = read_rows(tmp_path, "1,1,1,,甲", "1,2,1,,乙", "2,1,1,,丙")
    assert kept_of(read) == [("1", 3), ("2", 4)]
    assert len(read.issues) == 0


def test_who_has_no_latest_row_stays_with_the_highest_and_is_doubted(tmp_path: Path) -> None:
    read = read_rows(tmp_path, "1,2,1,0,甲", "1,1,1,0,乙", "2,1,1,1,丙")
    assert kept_of(read) == [("1", 2), ("2", 4)]
    assert issues_told(read.issues) == [(2, "", IssueCode.NO_LATEST_ROW)]
    assert read.issues["value"].tolist() == ["1"]


def test_two_latest_rows_that_differ_are_told_and_the_higher_is_taken(tmp_path: Path) -> None:
    read = read_rows(tmp_path, "1,3,1,1,甲", "1,2,1,1,乙", "1,1,1,0,丙")
    assert kept_of(read) == [("1", 2)]
    assert issues_told(read.issues) == [(2, "", IssueCode.SEVERAL_LATEST_ROWS)]
    assert read.source.history_rows == 2


def test_two_latest_rows_of_one_content_are_a_repeated_row(tmp_path: Path) -> None:
    read = read_rows(tmp_path, "1,1,1,1,甲", "1,2,1,1,甲")
    assert kept_of(read) == [("1", 2)]
    assert issues_told(read.issues) == [(3, "", IssueCode.DUPLICATE_ROW)]
    assert read.source.history_rows == 0


def test_two_latest_rows_of_one_number_that_differ_refuse_the_file(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused) as refused:
        read_rows(tmp_path, "1,1,1,1,甲", "1,1,1,1,乙")
    assert refused.value.code is ImportProblem.CONFLICTING_ROWS
    assert refused.value.fields["column"] == "氏名"


def test_a_number_in_any_form_is_read(tmp_path: Path) -> None:
    read = read_rows(tmp_path, "1,００１０,,0,甲", "1,9,,0,乙", "1,?,,0,丙")
    assert read.residents["name"].tolist() == ["甲"]


HISTORY = st.lists(
    st.tuples(st.sampled_from("123"), st.integers(0, 3), st.sampled_from(["", "0", "1"])),
    min_size=1,
    max_size=8,
    unique_by=lambda row: row[:2],
)


@given(HISTORY)
def test_nobody_drops_out_and_nobody_stands_there_twice(tmp_path: Path, rows) -> None:
    texts = [f"{person},{number},1,{mark},名{number}" for person, number, mark in rows]
    read = read_rows(tmp_path, *texts)
    assert sorted(read.residents["person_id"]) == sorted({person for person, _, _ in rows})
    assert read.source.history_rows == len(rows) - len(read.residents)
    for person, kept in read.residents.set_index("person_id").iterrows():
        own = [row for row in rows if row[0] == person]
        marked = [row for row in own if row[2] == "1"] or own
        assert kept["name"] == f"名{max(number for _, number, _ in marked)}"


def test_a_history_of_many_does_not_stir_the_order_of_the_file(tmp_path: Path) -> None:
    rows = [f"{n},{k},1,{int(k == 2)},名{n}" for n in range(50, 0, -1) for k in (1, 2, 0)]
    residents = read_rows(tmp_path, *rows).residents
    assert residents["person_id"].tolist() == [str(n) for n in range(50, 0, -1)]
    assert isinstance(residents.index, pd.RangeIndex)
