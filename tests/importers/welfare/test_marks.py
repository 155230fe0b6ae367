"""Wide lists: what ○ and ×, grades and parts in the columns of a list mean."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.issues import IssueCode
from importers.layouts.spec import MarkColumn, MarkReads
from importers.welfare.marks import Mark, mark_of, read_mark
from importers.welfare.words import NeedWords
from scoring.codes import RequirementKind
from tests.builders_importers import issues_told
from tests.importers.welfare.files import a_layout, drawn, read

WIDE = a_layout(
    """
[person.columns]
person_id = { header = "宛名番号", needed = true }
[requirements.columns]
note = { header = "備考" }
[[requirements.marks]]
header = "要介護度"
kind = "要介護認定"
[[requirements.marks]]
header = "身障"
kind = "身体障害者手帳"
[[requirements.marks]]
header = "療育"
kind = "療育手帳"
[[requirements.marks]]
header = "呼吸器"
kind = "医療機器"
part = "人工呼吸器"
reads = "yes"
[requirements.grades."要介護認定"]
"要介護1" = ["1"]
"要介護3" = ["3"]
[requirements.parts."医療機器"]
"人工呼吸器" = []
"吸引" = ["吸引器"]
"""
)
HEADER = "宛名番号,要介護度,身障,療育,呼吸器,備考\n"
assert WIDE.requirements is not None
WORDS = NeedWords(WIDE.requirements)
CARE, PHYSICAL, INTELLECTUAL, DEVICE = (
    RequirementKind.CARE_LEVEL,
    RequirementKind.PHYSICAL_HANDBOOK,
    RequirementKind.INTELLECTUAL_HANDBOOK,
    RequirementKind.MEDICAL_DEVICE,
)


@pytest.mark.parametrize("cell", ["○", "〇", "◯", "◎", "●", "1", "１", "有", "あり"])
def test_what_says_yes_is_yes(cell: str) -> None:
    assert mark_of(cell) is Mark.YES


@pytest.mark.parametrize("cell", ["", "×", "0", "０", "無", "-", "－", "ー", "なし"])
def test_only_what_says_no_is_no(cell: str) -> None:
    assert mark_of(cell) is Mark.NO


@pytest.mark.parametrize("cell", ["△", "?", "確認中", "2", "○?", "要確認"])
def test_what_says_neither_is_an_issue_and_never_a_no(tmp_path: Path, cell: str) -> None:
    made = read(tmp_path, WIDE, f"{HEADER}0000000001,,,,{cell},\n")
    assert len(made.requirements) == 0
    assert issues_told(made.issues) == [(2, "呼吸器", IssueCode.UNCLEAR_MARK)]
    assert made.issues["severity"].tolist() == ["refused"]


@pytest.mark.parametrize(
    ("kind", "cell", "needs", "codes"),
    [
        (CARE, "要介護3", [("", "要介護3")], []),
        (CARE, "3", [("", "要介護3")], []),
        (CARE, "○", [("", "")], ["missing_grade"]),
        (CARE, "無", [], []),
        (CARE, "調査中", [("", "調査中")], ["unknown_grade"]),
        (PHYSICAL, "聴覚2級", [("聴覚", "2級")], []),
        (PHYSICAL, "２級（聴覚）", [("聴覚", "2級")], []),
        (PHYSICAL, "視覚障害1種1級", [("視覚", "1級")], []),
        (PHYSICAL, "1種2級", [("", "2級")], ["missing_part"]),
        (PHYSICAL, "身体2級", [("", "2級")], ["missing_part"]),
        (PHYSICAL, "身体障害者手帳（聴覚2級）", [("聴覚", "2級")], []),
        (PHYSICAL, "精神2級", [("", "精神2級")], ["unknown_grade"]),
        (PHYSICAL, "視覚2級、下肢4級", [("視覚", "2級"), ("下肢", "4級")], []),
        (PHYSICAL, "音声・言語3級", [("音声言語", "3級")], []),
        (PHYSICAL, "体幹・下肢", [("体幹", ""), ("下肢", "")], ["missing_grade"]),
        (PHYSICAL, "聴覚1級", [("聴覚", "1級")], ["grade_not_in_law"]),
        (PHYSICAL, "視覚2級、腰", [("", "視覚2級、腰")], ["unknown_grade"]),
        (PHYSICAL, "○", [("", "")], ["missing_part", "missing_grade"]),
        (INTELLECTUAL, "Ⓐ", [("", "Ⓐ")], []),
        (INTELLECTUAL, "療育手帳Ⓐ", [("", "Ⓐ")], []),
        (INTELLECTUAL, "療育Ａ", [("", "A")], []),
        (INTELLECTUAL, "-", [], []),
        (DEVICE, "人工呼吸器、吸引器", [("人工呼吸器", ""), ("吸引", "")], []),
        (DEVICE, "透析装置", [("透析装置", "")], ["unknown_part"]),
    ],
)
def test_a_cell_of_a_grade_is_read_by_the_tables(
    kind: RequirementKind, cell: str, needs: list[tuple[str, str]], codes: list[str]
) -> None:
    reading = read_mark(WORDS, MarkColumn("x", kind), cell)
    assert [(need.part or "", need.grade or "") for need in reading.needs] == needs
    assert [code.value for _, code in reading.issues] == codes


def test_a_change_applied_for_may_stand_in_the_cell() -> None:
    reading = read_mark(WORDS, MarkColumn("x", CARE), "要介護3（区分変更申請中）")
    assert [(need.grade, need.is_change_pending) for need in reading.needs] == [("要介護3", True)]


def test_a_mark_may_name_part_and_grade_itself() -> None:
    wish = MarkColumn("希望", RequirementKind.SUPPORT_WISH, None, "希望", MarkReads.YES)
    assert [need.grade for need in read_mark(WORDS, wish, "○").needs] == ["希望"]
    assert read_mark(WORDS, wish, "").needs == ()


def test_a_row_of_a_wide_list_gives_a_need_for_each_mark(tmp_path: Path) -> None:
    made = read(tmp_path, WIDE, f"{HEADER}0000000001,3,聴覚2級,B1,○,電源\n0000000002,,,,×,\n")
    assert drawn(made.requirements, "line", "kind", "part", "grade", "note") == [
        ("2", "要介護認定", "", "要介護3", "電源"),
        ("2", "身体障害者手帳", "聴覚", "2級", "電源"),
        ("2", "療育手帳", "", "B1", "電源"),
        ("2", "医療機器", "人工呼吸器", "", "電源"),
    ]
    assert len(made.issues) == 0


def test_a_mark_column_that_is_gone_refuses_the_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="呼吸器"):
        read(tmp_path, WIDE, "宛名番号,要介護度,身障,療育\n0000000001,3,,\n")


@given(st.text(max_size=8))
def test_no_cell_is_lost_unless_it_plainly_says_no(cell: str) -> None:
    for kind in (CARE, PHYSICAL, INTELLECTUAL):
        for reads in MarkReads:
            reading = read_mark(WORDS, MarkColumn("x", kind, reads=reads), cell)
            assert reading.needs or reading.issues or mark_of(cell) is Mark.NO
