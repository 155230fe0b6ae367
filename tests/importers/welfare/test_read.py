"""Requirements: the words of kind, part and grade, periods, and people the registry knows."""

import csv
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from importers.errors import ImportProblem, ImportRefused
from importers.issues import IssueCode
from importers.welfare import read_welfare
from scoring.codes import RequirementKind
from scoring.frames import ISSUES, REQUIREMENTS
from tests.builders_importers import a_file, issues_told, requirements_of, residents_of, template

GOLDEN = Path(__file__).parents[2] / "golden" / "import_requirement_words.csv"
CASES = list(csv.DictReader(GOLDEN.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_words_are_read_as_the_table_says(tmp_path: Path, case: dict[str, str]) -> None:
    read = requirements_of(tmp_path, f"001,{case['kind']},{case['part']},{case['grade']},,,")
    rows = read.requirements.astype(object).fillna("").to_dict("records")
    kept = [(row["kind"], row["part"], row["grade"]) for row in rows]
    expected = (case["expected_kind"], case["expected_part"], case["expected_grade"])
    assert kept == ([expected] if case["expected_kind"] else [])
    assert read.issues["code"].tolist() == case["issues"].split()


@pytest.mark.parametrize("kind", list(RequirementKind))
def test_every_kind_of_the_template_is_read(tmp_path: Path, kind: RequirementKind) -> None:
    read = requirements_of(tmp_path, f"001,{kind.value},,,,,")
    assert read.requirements["kind"].tolist() == [kind.value]


def test_a_whole_row_keeps_dates_note_and_line(tmp_path: Path) -> None:
    read = requirements_of(tmp_path, "001,要介護認定,,要介護3,令和8年4月1日,2027-03-31,変更申請中")
    REQUIREMENTS.check(read.requirements)
    ISSUES.check(read.issues)
    row = read.requirements.iloc[0]
    assert row["valid_from"] == pd.Timestamp("2026-04-01")
    assert row["valid_until"] == pd.Timestamp("2027-04-01")
    assert (row["note"], row["file"], row["line"]) == ("変更申請中", "requirements.csv", 2)
    assert len(read.issues) == 0


@pytest.mark.parametrize("end", ["", "9999-12-31", "99991231"])
def test_an_open_end_is_empty(tmp_path: Path, end: str) -> None:
    read = requirements_of(tmp_path, f"001,療育手帳,,A,2020-04-01,{end},")
    assert read.requirements["valid_until"].isna().all()
    assert len(read.issues) == 0


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("2020-04-01", "令和7年2月30日", IssueCode.IMPOSSIBLE_DATE),
        ("2020-04-01", "x", IssueCode.UNREADABLE_DATE),
        ("2026-04-01", "2026-03-31", IssueCode.PERIOD_REVERSED),
    ],
)
def test_an_end_that_cannot_be_leaves_the_need_in_force(
    tmp_path: Path, start: str, end: str, code: IssueCode
) -> None:
    read = requirements_of(tmp_path, f"001,療育手帳,,A,{start},{end},")
    assert read.requirements["valid_until"].isna().tolist() == [True]
    assert issues_told(read.issues) == [(2, "有効終了", code)]


def test_a_need_of_one_day_is_no_reversed_period(tmp_path: Path) -> None:
    read = requirements_of(tmp_path, "001,療育手帳,,A,2026-04-01,2026-04-01,")
    assert read.requirements["valid_until"].tolist() == [pd.Timestamp("2026-04-02")]
    assert len(read.issues) == 0


def test_an_expired_row_is_kept(tmp_path: Path) -> None:
    read = requirements_of(tmp_path, "001,療育手帳,,A,2001-04-01,2002-03-31,")
    assert len(read.requirements) == 1


def test_rows_of_unknown_people_are_told_and_wait_under_a_record(tmp_path: Path) -> None:
    read = requirements_of(
        tmp_path, "999,療育手帳,,A,,,", "1,療育手帳,,A,,,", "001,療育手帳,,A,,,", ",療育手帳,,A,,,"
    )
    by_person = dict(zip(read.requirements["line"], read.requirements["person_id"], strict=True))
    assert by_person[4] == "001"
    assert [by_person[line] for line in (2, 3)] == read.records["record_id"].tolist()
    assert read.records["given_id"].tolist() == ["999", "1"]
    assert len(by_person) == 3
    assert issues_told(read.issues) == [
        (2, "宛名番号", IssueCode.UNKNOWN_PERSON),
        (3, "宛名番号", IssueCode.PERSON_ID_ZEROS_LOST),
        (5, "宛名番号", IssueCode.MISSING_PERSON_ID),
    ]


def test_an_identical_row_is_kept_once_and_two_grades_are_two_rows(tmp_path: Path) -> None:
    read = requirements_of(
        tmp_path, "001,療育手帳,,A,,,", "001,療育手帳,,Ａ,,,", "001,療育手帳,,B,,,"
    )
    assert read.requirements["grade"].tolist() == ["A", "B"]
    assert issues_told(read.issues) == [(3, "", IssueCode.DUPLICATE_ROW)]


def test_a_row_of_a_dead_person_stays_with_the_person(tmp_path: Path) -> None:
    residents = residents_of(tmp_path, {"住民状態": "死亡"}).residents
    path = a_file(tmp_path, "宛名番号,要件種別\r\n001,妊産婦\r\n", "cp932")
    read = read_welfare(path, template(), residents, "template")
    assert (len(read.requirements), len(read.issues)) == (1, 0)
    assert read.source.encoding == "cp932"


def test_a_file_of_no_rows_gives_no_requirements(tmp_path: Path) -> None:
    residents = residents_of(tmp_path, {}).residents
    read = read_welfare(a_file(tmp_path, "宛名番号,要件種別"), template(), residents, "template")
    REQUIREMENTS.check(read.requirements)
    assert len(read.requirements) == 0


def test_a_layout_without_the_table_is_refused(tmp_path: Path) -> None:
    residents = residents_of(tmp_path, {}).residents
    layout = replace(template(), requirements=None, person=())
    with pytest.raises(ImportRefused) as refused:
        read_welfare(tmp_path / "x.csv", layout, residents, "x")
    assert refused.value.code is ImportProblem.LAYOUT_WITHOUT_TABLE
