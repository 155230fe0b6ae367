from datetime import date

import pytest

from sample_data.job_file import AS_OF

FILES = {"kaigo.csv": "cp932", "techo.csv": "utf-8-sig", "sonota.csv": "utf-8-sig"}
GRADES = {
    "01": "非該当", "06": "事業対象者", "11": "経過的要介護", "12": "要支援1", "13": "要支援2",
    "21": "要介護1", "22": "要介護2", "23": "要介護3", "24": "要介護4", "25": "要介護5",
}  # fmt: skip


@pytest.fixture(scope="module")
def files(exports, read_rows):
    return {
        name: {row["line"]: row for row in read_rows(exports / name, encoding)}
        for name, encoding in FILES.items()
    }


@pytest.fixture(scope="module")
def needs(key_rows):
    return [row for row in key_rows("exports_needs.csv") if row["file"] in FILES]


def test_every_line_of_the_welfare_files_is_a_need_or_a_planted_error(files, needs, key_rows):
    told = {(row["file"], row["line"]) for row in needs}
    wrong = {(row["file"], row["line"]) for row in key_rows("exports_planted.csv")}
    written = {(name, line) for name, rows in files.items() for line in rows}
    assert told | {place for place in wrong if place[0] in FILES} == written
    assert not told & wrong


def test_every_need_of_the_key_stands_on_its_line(files, needs):
    for need in needs:
        row = files[need["file"]][need["line"]]
        assert row["宛名番号"] == need["person_id"]
        if need["file"] == "kaigo.csv":
            assert GRADES[row["要介護状態区分コード"]] == need["grade"]
            assert row["有効期間開始日"] == need["valid_from"]
            assert (row["要介護認定状況"] == "変更申請中") == (need["is_change_pending"] == "true")
        if need["file"] == "techo.csv":
            assert row["手帳種別"] == need["kind"]
            assert row["総合等級"] == need["overall_grade"]
            assert (row["部位別等級"] or row["総合等級"]) == need["grade"]
            assert bool(row["返還日"]) == (need["is_returned"] == "true")


def test_a_need_counts_from_its_first_day_to_the_day_before_it_is_over(needs):
    today = AS_OF.isoformat()
    for need in needs:
        goes_on = need["is_change_pending"] == "true" or not need["valid_until"]
        counts = need["valid_from"] <= today and (goes_on or today < need["valid_until"])
        assert need["in_force"] == ("true" if counts else "false"), need


def test_every_special_fate_of_a_paper_is_there(needs):
    fates = {(row["in_force"], row["expired"], row["is_change_pending"], row["is_returned"])
             for row in needs}  # fmt: skip
    assert ("true", "false", "true", "false") in fates
    assert ("false", "true", "false", "false") in fates
    assert ("false", "false", "false", "true") in fates
    over = [row for row in needs if row["is_change_pending"] == "true" and row["valid_until"]
            and date.fromisoformat(row["valid_until"]) <= AS_OF]  # fmt: skip
    assert over
    assert all(row["in_force"] == "true" for row in over)


def test_overall_grades_are_never_milder_than_those_of_the_parts(needs):
    both = [row for row in needs if row["kind"] == "身体障害者手帳"]
    assert any(row["grade"] != row["overall_grade"] for row in both)
    assert all(row["overall_grade"] <= row["grade"] for row in both)


def test_planted_errors_show_what_their_code_says(files, key_rows):
    signs = {
        "unknown_person": lambda cell: cell.startswith("98"),
        "person_id_zeros_lost": lambda cell: len(cell) < 10,
        "unknown_grade": lambda cell: cell in {"99", "9級"},
        "missing_grade": lambda cell: cell == "",
        "impossible_date": lambda cell: cell.endswith("-02-30"),
        "period_reversed": lambda cell: cell == "2025-03-31",
        "grade_not_in_law": lambda cell: cell in {"1級", "2級"},
        "unknown_part": lambda cell: cell == "腰",
        "missing_part": lambda cell: cell == "",
        "unknown_kind": lambda cell: cell == "旅券",
    }
    seen = set()
    for error in key_rows("exports_planted.csv"):
        if error["file"] in FILES and error["column"]:
            cell = files[error["file"]][error["line"]][error["column"]]
            assert signs[error["code"]](cell), error
            seen.add(error["code"])
    assert seen == set(signs)


def test_a_measure_whose_term_is_over_protects_still(exports, read_rows, key_rows):
    rows = read_rows(exports / "shien.csv")
    protected = {row["person_id"] for row in key_rows("exports_protections.csv")}
    over = {row["宛名番号"] for row in rows if row["最新フラグ"] == "1"
            and "" < row["支援措置終了年月日"] < AS_OF.isoformat()}  # fmt: skip
    assert over & protected
    strangers = {row["宛名番号"] for row in rows} - protected
    assert len(strangers) == 1
    assert all(name.startswith("98") for name in strangers)


def test_the_protected_are_those_of_the_template(big_town, read_rows, key_rows):
    flagged = {row["宛名番号"] for row in read_rows(big_town / "residents.csv") if row["支援措置"]}
    assert {row["person_id"] for row in key_rows("exports_protections.csv")} == flagged


def test_two_people_of_a_double_have_one_number(files, key_rows):
    numbers = {row["宛名番号"]: row["被保険者番号"] for row in files["kaigo.csv"].values()}
    doubles = key_rows("exports_doubles.csv")
    assert doubles
    assert all(numbers[row["person_id"]] == numbers[row["other_id"]] for row in doubles)
    owners = {}
    for row in files["kaigo.csv"].values():
        owners.setdefault(row["被保険者番号"], set()).add(row["宛名番号"].zfill(10))
    shared = [tuple(sorted(people)) for people in owners.values()
              if len(people) > 1 and not any(one.startswith("98") for one in people)]  # fmt: skip
    assert sorted(shared) == sorted((row["person_id"], row["other_id"]) for row in doubles)
