import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import AppError, AppProblem
from app.report.call_list import build_call_list
from app.report.export import (
    write_call_list,
    write_households,
    write_individuals,
    write_issues,
)
from app.report.rows import CALL_LIST_COLUMNS
from app.report.textfiles import safe_text, told_errors, write_csv
from scoring.codes import Coverage, ExclusionReason, LocationLevel, Verdict, VerdictReason
from scoring.frames import ISSUES
from tests.builders_report import AHousehold, APerson, a_heading, frames_of

LISTED = AHousehold(call_rank=1, tier=1, codes="●C10(D)")


def lines_of(path: Path) -> list[str]:
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    return content.decode("utf-8-sig").removesuffix("\r\n").split("\r\n")


def test_individuals_have_a_row_each_with_reasons_and_unknown_left_empty(tmp_path: Path) -> None:
    town = frames_of(
        replace(LISTED, people=(APerson(score=2.5, level="D"), APerson(age=None, score=None)))
    )
    path = tmp_path / "individuals.csv"

    write_individuals(path, town.individuals, town.contributions)

    assert lines_of(path) == [
        "person_id,household_id,age,score,level,support_requested,reasons",
        "H00001-1,H00001,82,2.5,D,false,要介護3:2.5",
        "H00001-2,H00001,,,,false,",
    ]


def test_reasons_keep_their_order_and_whole_points_have_no_decimals(tmp_path: Path) -> None:
    town = frames_of(replace(LISTED, people=(APerson(score=5.0),)), LISTED)
    twice = town.contributions.iloc[[0, 0]].assign(rule_id=["a", "b"], label=["b", "=a"])
    path = tmp_path / "individuals.csv"

    write_individuals(path, town.individuals, twice)

    assert lines_of(path)[1].endswith(",false,b:5;=a:5")
    write_individuals(path, town.individuals, twice.iloc[:0])
    assert lines_of(path)[1].endswith(",false,")


def test_households_hold_what_is_known_and_leave_unknown_empty(tmp_path: Path) -> None:
    unknown = AHousehold(
        call_rank=2,
        tier=2,
        lonlat=None,
        location_level=LocationLevel.NONE,
        coverage=Coverage.NO_LOCATION,
        flood_rank=None,
        depth_m=None,
        verdict=Verdict.UNKNOWN,
        reason=VerdictReason.NO_LOCATION,
    )
    known = replace(LISTED, duration_rank=2, collapse_zone=0, people=(APerson(score=10.0),))
    path = tmp_path / "households.csv"

    write_households(path, frames_of(known, unknown))

    header, first, second = lines_of(path)
    assert header == (
        "household_id,members,score_sum,score,level,top_individual_level,support_codes,lon,lat,"
        "location_level,hazard_coverage,flood_rank,depth_m,duration_rank,in_collapse_zone,"
        "verdict,tier,call_rank"
    )
    assert first == (
        "H00001,1,10.0,10.0,,,●C10(D),139.41,35.85,given,assessed,3,3.2,2,false,leave,1,1"
    )
    assert second == "H00002,1,0.0,,,,,,,none,no_location,,,,,unknown,2,2"


def test_a_protected_household_keeps_its_score_but_has_no_position(tmp_path: Path) -> None:
    sealed = AHousehold(
        exclusion=ExclusionReason.PROTECTED, is_protected=True, people=(APerson(score=7.0),)
    )
    path = tmp_path / "households.csv"

    write_households(path, frames_of(sealed))

    cells = lines_of(path)[1].split(",")
    assert (cells[3], cells[7:9], cells[-2:]) == ("7.0", ["", ""], ["", ""])


def test_the_call_list_file_has_the_printed_rows_in_printed_order(tmp_path: Path) -> None:
    town = frames_of(LISTED, AHousehold(call_rank=2, tier=4, has_power_need=True))
    path = tmp_path / "call_list.csv"

    write_call_list(path, build_call_list(town, a_heading()))

    rows = list(csv.DictReader(lines_of(path)))
    assert [(row["list"], row["call_rank"]) for row in rows] == [
        ("呼びかけ順", "1"),
        ("呼びかけ順", "2"),
        ("電源が必要な世帯（浸水の有無によらない）", "2"),
    ]
    assert rows[0]["support_codes"] == "●C10(D)"
    assert rows[0]["phones"] == "042-000-0000（世帯主）"
    assert rows[0]["reason"] == "浸水3.0〜5.0m・1階居住・階数不明 → 立退き"


def test_a_name_that_a_spreadsheet_would_run_gets_an_apostrophe(tmp_path: Path) -> None:
    evil = APerson("=HYPERLINK(1)", "＝カナ", phones="+81-42-000")
    path = tmp_path / "call_list.csv"

    write_call_list(path, build_call_list(frames_of(replace(LISTED, people=(evil,))), a_heading()))

    row = next(csv.DictReader(lines_of(path)))
    assert (row["name"], row["kana"]) == ("'=HYPERLINK(1)", "'＝カナ")
    assert row["phones"].startswith("'+81")


@given(st.text())
def test_no_safe_text_starts_a_formula_and_nothing_is_lost(text: str) -> None:
    made = safe_text(text)

    assert made[:1] not in {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"}
    assert made.endswith(text)


def test_issues_carry_their_sentence(tmp_path: Path) -> None:
    issues = ISSUES.build(
        {
            "file": ["residents.csv", "r.csv"],
            "line": [318, 0],
            "column": ["生年月日", None],
            "severity": ["doubted", "refused"],
            "code": ["bad_date", "empty"],
            "value": ["=1", None],
        }
    )

    def sentence_of(code: str, fields: Mapping[str, object]) -> str:
        return f"{code} {fields['line']}行 {fields['column']}"

    path = tmp_path / "issues.csv"
    write_issues(path, issues, sentence_of)

    assert lines_of(path) == [
        "file,line,column,severity,code,value,message",
        "residents.csv,318,生年月日,doubted,bad_date,'=1,bad_date 318行 生年月日",
        "r.csv,0,,refused,empty,,empty 0行 None",
    ]


def test_the_same_town_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    for path in (first, second):
        write_call_list(path, build_call_list(frames_of(LISTED), a_heading()))

    assert first.read_bytes() == second.read_bytes()


def test_a_folder_that_is_not_there_is_a_known_error(tmp_path: Path) -> None:
    with pytest.raises(AppError) as told:
        write_csv(tmp_path / "none" / "a.csv", ["a"], [])

    assert told.value.code is AppProblem.OUTPUT_NOT_WRITABLE
    assert told.value.fields["path"] == tmp_path / "none" / "a.csv"
    assert told.value.fields["detail"]


def test_a_full_disk_is_told_apart() -> None:
    with pytest.raises(AppError) as told, told_errors(Path("a.csv")):
        raise OSError(28, "No space left on device")

    assert told.value.code is AppProblem.DISK_FULL


def test_a_known_error_inside_stays_what_it_is() -> None:
    with pytest.raises(AppError) as told, told_errors(Path("a.csv")):
        raise AppError(AppProblem.ASSET_MISSING, path="x.ttf")

    assert told.value.code is AppProblem.ASSET_MISSING


def test_the_call_list_has_grown_at_its_end_only() -> None:
    """Scripts of towns take the older columns by their place."""
    assert CALL_LIST_COLUMNS[-4:] == ("location_note", "needs", "map_square", "shelter")
