"""The standard files of 支援措置, 介護保険 and 手帳 by the layouts that are shipped."""

from pathlib import Path

import pandas as pd
import pytest

from importers.issues import IssueCode
from importers.layouts.parse import load_layout
from importers.originals import original_cells
from scoring.frames import ISSUES, REQUIREMENTS
from scoring.record_frames import CONSENTS, CONTACTS, PROTECTIONS, RECORDS
from tests.builders_importers import LAYOUTS, issues_told
from tests.importers.welfare.files import KAIGO, SHIEN, TECHO, drawn, read

ENCODINGS = ["utf-8-sig", "utf-8", "cp932"]
KAIGO_FILE = """\
宛名番号,被保険者番号,要介護状態区分コード,認定日,有効期間開始日,有効期間終了日
0000000001,0001000001,22,2024-03-20,2024-04-01,2026-03-31
0000000001,0001000001,23,2026-03-18,2026-04-01,2028-03-31
0000000002,0001000002,12,2025-06-01,2025-06-01,2026-05-31
"""
TECHO_FILE = """\
宛名番号,手帳種別,手帳番号,部位,部位別等級,総合等級,交付日,返還日
0000000001,身体障害者手帳,第100号,視覚,2級,1級,2015-04-01,
0000000001,身体障害者手帳,第100号,下肢,3級,1級,2015-04-01,
0000000002,療育手帳,第200号,,,Ⓐ,2010-05-01,
0000000002,精神障害者保健福祉手帳,第300号,,,2級,2018-01-10,2024-02-03
"""
SHIEN_FILE = """\
宛名番号,支援措置開始年月日,支援措置終了年月日,支援措置区分,履歴番号,最新フラグ
0000000001,2019-04-01,2020-03-31,DV,1,0
0000000001,2025-04-01,2026-03-31,DV,2,1
0000000002,2018-04-01,2019-03-31,ストーカー,1,0
"""


@pytest.mark.parametrize("path", sorted(LAYOUTS.glob("*.toml")), ids=lambda path: path.stem)
def test_every_supplied_layout_is_whole(path: Path) -> None:
    assert load_layout(path.stem, LAYOUTS).title


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_care_file_keeps_expired_terms_beside_the_one_in_force(
    tmp_path: Path, encoding: str
) -> None:
    made = read(tmp_path, KAIGO, KAIGO_FILE, encoding)
    assert drawn(
        made.requirements, "person_id", "grade", "valid_from", "valid_until", "certificate_no"
    ) == [
        ("0000000001", "要介護2", "2024-04-01", "2026-04-01", "0001000001"),
        ("0000000001", "要介護3", "2026-04-01", "2028-04-01", "0001000001"),
        ("0000000002", "要支援1", "2025-06-01", "2026-06-01", "0001000002"),
    ]
    assert len(made.issues) == 0
    assert made.source.unknown_columns == ("認定日",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
def test_a_handbook_file_keeps_the_grade_of_the_part_and_the_overall_one(
    tmp_path: Path, encoding: str
) -> None:
    made = read(tmp_path, TECHO, TECHO_FILE, encoding)
    check_handbooks(made.requirements, "Ⓐ")
    assert len(made.issues) == 0


def test_a_handbook_file_in_cp932_writes_the_circled_letter_out(tmp_path: Path) -> None:
    made = read(tmp_path, TECHO, TECHO_FILE.replace("Ⓐ", "○Ａ"), "cp932")
    check_handbooks(made.requirements, "Ⓐ")


def check_handbooks(requirements: pd.DataFrame, grade: str) -> None:
    columns = ("kind", "part", "grade", "overall_grade", "valid_until", "is_returned")
    assert drawn(requirements, *columns) == [
        ("身体障害者手帳", "視覚", "2級", "1級", "", "False"),
        ("身体障害者手帳", "下肢", "3級", "1級", "", "False"),
        ("療育手帳", "", grade, grade, "", "False"),
        ("精神障害者保健福祉手帳", "", "2級", "2級", "2024-02-03", "True"),
    ]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_everybody_in_a_file_of_protections_is_protected_also_when_the_term_is_over(
    tmp_path: Path, encoding: str
) -> None:
    made = read(tmp_path, SHIEN, SHIEN_FILE, encoding)
    assert drawn(made.protections, "person_id", "valid_from", "valid_until", "kind") == [
        ("0000000001", "2019-04-01", "2020-04-01", "DV"),
        ("0000000001", "2025-04-01", "2026-04-01", "DV"),
        ("0000000002", "2018-04-01", "2019-04-01", "ストーカー"),
    ]
    assert len(made.requirements) == len(made.issues) == 0


def test_every_frame_is_of_its_schema_and_an_empty_file_gives_none(tmp_path: Path) -> None:
    for layout, text in ((KAIGO, KAIGO_FILE), (TECHO, TECHO_FILE), (SHIEN, SHIEN_FILE)):
        for lines in (text, text.splitlines()[0]):
            made = read(tmp_path, layout, lines)
            REQUIREMENTS.check(made.requirements)
            PROTECTIONS.check(made.protections)
            CONSENTS.check(made.consents)
            CONTACTS.check(made.contacts)
            RECORDS.check(made.records)
            ISSUES.check(made.issues)


def test_the_cells_of_a_taken_row_are_kept_as_they_stood(tmp_path: Path) -> None:
    made = read(tmp_path, KAIGO, KAIGO_FILE)
    assert original_cells(made.originals, 3)["要介護状態区分コード"] == "23"
    assert set(made.requirements["source"]) == {"s"}


@pytest.mark.parametrize(
    ("cell", "grade", "codes"),
    [
        ("01", "非該当", []),
        ("1", "非該当", []),
        ("00", "非該当", []),
        ("06", "事業対象者", []),
        ("6", "事業対象者", []),
        ("11", "経過的要介護", []),
        ("13", "要支援2", []),
        ("２５", "要介護5", []),
        ("要介護４", "要介護4", []),
        ("3", "3", ["unknown_grade"]),
        ("26", "26", ["unknown_grade"]),
        ("", "", ["missing_grade"]),
    ],
)
def test_codes_of_care_are_read_as_the_documents_say(
    tmp_path: Path, cell: str, grade: str, codes: list[str]
) -> None:
    made = read(tmp_path, KAIGO, f"宛名番号,要介護状態区分コード\n0000000001,{cell}\n")
    assert drawn(made.requirements, "grade") == [(grade,)]
    assert made.issues["code"].tolist() == codes


@pytest.mark.parametrize(
    ("header", "cell", "is_pending", "codes"),
    [
        ("要介護認定状況", "変更申請中", True, []),
        ("認定状況", "認定済", False, []),
        ("要介護認定状況コード", "02", False, ["unknown_state"]),
        ("変更申請中", "○", True, []),
        ("変更申請中", "0", False, []),
        ("認定状況", "", False, []),
    ],
)
def test_a_change_applied_for_is_told_and_a_code_nobody_knows_is_an_issue(
    tmp_path: Path, header: str, cell: str, is_pending: bool, codes: list[str]
) -> None:
    text = f"宛名番号,要介護状態区分コード,{header}\n0000000001,23,{cell}\n"
    made = read(tmp_path, KAIGO, text)
    assert made.requirements["is_change_pending"].tolist() == [is_pending]
    assert made.issues["code"].tolist() == codes


def test_other_names_of_the_standard_columns_are_found(tmp_path: Path) -> None:
    care = read(
        tmp_path,
        KAIGO,
        "宛名番号,氏名,要介護状態区分コード,要介護認定有効期間開始日,要介護認定有効期間終了日\n"
        "0000000001,見本　花子,23,20260401,99991231\n",
    )
    assert drawn(care.requirements, "valid_from", "valid_until") == [("2026-04-01", "")]
    paper = read(
        tmp_path,
        TECHO,
        "宛名番号,手帳種別,統計部位,障害種別,総合等級,初回交付日,資格状態\n"
        "0000000001,1,,聴覚,2,H10.4.1,有効\n",
    )
    columns = ("kind", "part", "grade", "overall_grade", "valid_from")
    assert drawn(paper.requirements, *columns) == [
        ("身体障害者手帳", "聴覚", "2級", "2級", "1998-04-01")
    ]
    assert len(paper.issues) == 0


def test_a_file_without_its_needed_column_names_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="要介護状態区分コード"):
        read(tmp_path, KAIGO, "宛名番号,要介護度\n0000000001,1\n")


def test_a_grade_that_a_part_cannot_have_is_doubted(tmp_path: Path) -> None:
    text = "宛名番号,手帳種別,部位,部位別等級\n0000000001,身体,聴覚,1級\n"
    made = read(tmp_path, TECHO, text)
    assert issues_told(made.issues) == [(2, "部位別等級", IssueCode.GRADE_NOT_IN_LAW)]
