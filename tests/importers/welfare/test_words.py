"""Several parts in one cell, and the two grades of a handbook."""

from pathlib import Path

import pytest

from tests.importers.welfare.files import TECHO, drawn, read

HEADER = "宛名番号,手帳種別,部位,部位別等級,総合等級\n"


@pytest.mark.parametrize(
    ("cells", "needs"),
    [
        ("身体,視覚、聴覚,2級,1級", [("視覚", "2級", "1級"), ("聴覚", "2級", "1級")]),
        ("身体,視覚／聴覚,1級／3級,", [("視覚", "1級", ""), ("聴覚", "3級", "")]),
        ("身体,視覚・下肢,2級,", [("視覚", "2級", ""), ("下肢", "2級", "")]),
        ("身体,音声・言語,3級,", [("音声言語", "3級", "")]),
        ("身体,音声、言語,3級,", [("音声言語", "3級", "")]),
        ("身体,下肢,,2級", [("下肢", "2級", "2級")]),
        ("身体,,,2級", [("", "2級", "2級")]),
        ("精神,,,2級", [("", "2級", "2級")]),
        ("療育,,Bの2,", [("", "B2", "")]),
        ("療育,,,3度", [("", "3度", "3度")]),
    ],
)
def test_parts_and_grades_of_a_handbook(
    tmp_path: Path, cells: str, needs: list[tuple[str, str, str]]
) -> None:
    made = read(tmp_path, TECHO, f"{HEADER}0000000001,{cells}\n")
    assert drawn(made.requirements, "part", "grade", "overall_grade") == needs


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        ("身体,,,2級", ["missing_part"]),
        ("身体,視覚、腰,2級,", ["unknown_part"]),
        ("身体,視覚,2級,8級", ["unknown_grade"]),
        ("身体,聴覚,,1級", ["grade_not_in_law"]),
        ("療育,,,", ["missing_grade"]),
        ("自立支援,,,", ["unknown_kind"]),
        ("9,,,", ["unknown_kind"]),
        (",,,", ["missing_kind"]),
    ],
)
def test_what_no_table_knows_is_told(tmp_path: Path, cells: str, codes: list[str]) -> None:
    made = read(tmp_path, TECHO, f"{HEADER}0000000001,{cells}\n")
    assert made.issues["code"].tolist() == codes


def test_two_parts_in_two_rows_of_one_handbook_are_two_needs(tmp_path: Path) -> None:
    text = f"{HEADER}0000000001,身体,視覚,2級,1級\n0000000001,身体,下肢,3級,1級\n"
    made = read(tmp_path, TECHO, text)
    assert drawn(made.requirements, "part", "grade") == [("視覚", "2級"), ("下肢", "3級")]
