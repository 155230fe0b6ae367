"""Who a row is about: a number, a record to be matched, or nobody; and what issues may tell."""

from datetime import date
from pathlib import Path

import pytest

from importers.issues import HIDDEN, IssueCode
from importers.linkage.record_ids import RECORD_MARK
from tests.builders_importers import issues_told
from tests.importers.welfare.files import KAIGO, SHIEN, a_layout, drawn, read

LIST = a_layout(
    """
[person.columns]
name = { header = "氏名" }
kana = { header = "カナ" }
birth_date = { header = "生年月日" }
age = { header = "年齢" }
address = { header = "住所" }
phones = { header = "電話" }
[requirements]
kind = "手動追加"
[requirements.columns]
grade = { header = "状態" }
note = { header = "理由" }
valid_until = { header = "終わり" }
""",
    with_words=False,
)
HEADER = "氏名,カナ,生年月日,年齢,住所,電話,状態,理由,終わり\n"
CARE_HEADER = "宛名番号,氏名,要介護状態区分コード\n"


def test_a_row_without_a_number_becomes_a_record_with_what_it_says(tmp_path: Path) -> None:
    row = "山川　桜,ﾔﾏｶﾜ ｻｸﾗ,S20.3.1,,さくら川市本町1-1,042-000-0001,,歩けない,2027-03-31\n"
    made = read(tmp_path, LIST, HEADER + row)
    columns = ("name", "kana", "birth_date", "birth_latest", "address", "phones", "given_id")
    assert drawn(made.records, *columns) == [
        ("山川　桜", "ﾔﾏｶﾜ ｻｸﾗ", "1945-03-01", "1945-03-01", "さくら川市本町1-1",
         "042-000-0001", ""),
    ]  # fmt: skip
    record = made.records.loc[0, "record_id"]
    assert record.startswith(RECORD_MARK)
    assert drawn(made.requirements, "person_id", "note", "valid_until") == [
        (record, "歩けない", "2027-04-01")
    ]
    assert len(made.issues) == 0


def test_an_age_is_a_range_of_births_on_the_day_of_the_data(tmp_path: Path) -> None:
    row = "山川　桜,,,82歳,,,,歩けない,\n"
    made = read(tmp_path, LIST, HEADER + row, as_of=date(2026, 4, 1))
    assert drawn(made.records, "birth_date", "birth_latest") == [("1943-04-02", "1944-04-01")]
    assert drawn(read(tmp_path, LIST, HEADER + row).records, "birth_date") == [("",)]


def test_two_rows_of_one_person_are_one_record_with_two_needs(tmp_path: Path) -> None:
    row = "山川　桜,,S20.3.1,,,,,{},\n"
    made = read(tmp_path, LIST, HEADER + row.format("歩けない") + row.format("透析"))
    assert len(made.records) == 1
    assert made.requirements["person_id"].nunique() == 1
    assert drawn(made.requirements, "note") == [("歩けない",), ("透析",)]


@pytest.mark.parametrize("row", [",,,,,,,,", "合計,,,,,,25,,", "以上,,,,,,,,", ",,,,本町,,,,"])
def test_a_row_that_names_nobody_is_refused(tmp_path: Path, row: str) -> None:
    made = read(tmp_path, LIST, HEADER + row + "\n山川　桜,,,,,,,歩けない,\n")
    assert len(made.records) == len(made.requirements) == 1
    expected = [(2, "氏名", IssueCode.NO_PERSON)] if row.strip(",") else []
    assert issues_told(made.issues) == expected


def test_a_need_added_by_hand_without_a_reason_is_doubted(tmp_path: Path) -> None:
    made = read(tmp_path, LIST, HEADER + "山川　桜,,,,,,,,\n里　梅,,,,,,入院,,\n")
    assert issues_told(made.issues) == [(2, "理由", IssueCode.MISSING_REASON)]
    assert len(made.requirements) == 2


def test_an_unknown_number_is_told_and_waits_under_a_record(tmp_path: Path) -> None:
    text = CARE_HEADER + "9999999999,山川　桜,23\n2,見本　月子,23\n,里　梅,23\n,,23\n"
    made = read(tmp_path, KAIGO, text)
    assert issues_told(made.issues) == [
        (2, "宛名番号", IssueCode.UNKNOWN_PERSON),
        (3, "宛名番号", IssueCode.PERSON_ID_ZEROS_LOST),
        (4, "宛名番号", IssueCode.MISSING_PERSON_ID),
        (5, "宛名番号", IssueCode.NO_PERSON),
    ]
    assert drawn(made.records, "given_id", "name") == [
        ("9999999999", "山川　桜"), ("2", "見本　月子"), ("", "里　梅")]  # fmt: skip
    assert made.requirements["person_id"].tolist() == made.records["record_id"].tolist()


def test_nothing_but_the_number_of_a_protected_person_is_told(tmp_path: Path) -> None:
    made = read(tmp_path, KAIGO, CARE_HEADER + "0000000003,,99\n3,,98\n9,,97\n")
    grades = made.issues[made.issues["code"] == IssueCode.UNKNOWN_GRADE]
    assert grades["value"].tolist() == [HIDDEN, HIDDEN, "97"]


def test_of_a_record_no_name_is_told_and_nothing_if_a_protected_person_has_it(
    tmp_path: Path,
) -> None:
    rows = "山川〓,,x,,,,,a,x\n見本　雪子,,,,,,,a,x\n,ﾐﾎﾝ ﾕｷｺ,,,,,,a,y\n"
    made = read(tmp_path, LIST, HEADER + rows)
    told = drawn(made.issues, "line", "column", "value")
    assert told == [
        ("2", "氏名", HIDDEN),
        ("2", "生年月日", HIDDEN),
        ("2", "終わり", "x"),
        ("3", "終わり", HIDDEN),
        ("4", "終わり", HIDDEN),
    ]


def test_a_file_of_protections_tells_numbers_only(tmp_path: Path) -> None:
    text = "宛名番号,氏名,支援措置開始年月日,支援措置区分\n"
    rows = "0000000001,見本　花子,x,DV\n9999999999,山川〓,x,DV\n,,2026-01-01,DV\n"
    made = read(tmp_path, SHIEN, text + rows)
    assert set(made.issues["value"].dropna()) == {HIDDEN, "9999999999"}
    assert made.issues.loc[made.issues["code"] == "no_person", "line"].tolist() == [4]


def test_a_protection_under_a_damaged_number_protects_whom_it_may_mean(tmp_path: Path) -> None:
    text = "宛名番号,支援措置区分\n1,児童虐待\n9999999999,その他\n"
    made = read(tmp_path, SHIEN, text)
    records = dict(zip(made.records["given_id"], made.records["record_id"], strict=True))
    assert set(made.protections["person_id"]) == {
        records["1"], records["9999999999"], "0000000001"}  # fmt: skip


def test_of_one_measure_the_row_that_stands_tells_its_end(tmp_path: Path) -> None:
    header = "宛名番号,支援措置開始年月日,支援措置終了年月日,支援措置区分,履歴番号,最新フラグ\n"
    rows = (
        "0000000001,2025-04-01,2027-03-31,DV,2,1\n"
        "0000000001,2025-04-01,2026-03-31,仮支援措置,1,0\n"
        "0000000002,2020-04-01,2021-03-31,DV,1,0\n"
    )
    made = read(tmp_path, SHIEN, header + rows)
    assert drawn(made.protections, "person_id", "valid_until", "kind") == [
        ("0000000001", "2027-04-01", "DV"),
        ("0000000002", "2021-04-01", "DV"),
    ]
    assert made.source.history_rows == 1
