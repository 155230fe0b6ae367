"""Terms of certificates: given back, superseded, still applied for."""

from datetime import date
from pathlib import Path

import pytest

from scoring.record_codes import Validity
from scoring.validity import validity_of
from tests.importers.welfare.files import KAIGO, TECHO, drawn, read

TECHO_HEADER = "宛名番号,手帳種別,総合等級,交付日,有効期限,返還日,資格状態\n"
KAIGO_HEADER = (
    "宛名番号,要介護状態区分コード,有効期間開始日,有効期間終了日,認定状況,最新フラグ,履歴番号\n"
)


@pytest.mark.parametrize(
    ("cells", "validity", "codes"),
    [
        ("2020-04-01,,,", Validity.IN_FORCE, []),
        ("2020-04-01,,2026-11-21,", Validity.RETURNED, []),
        ("2020-04-01,,2026-11-22,", Validity.IN_FORCE, []),
        ("2020-04-01,,2020-04-01,", Validity.RETURNED, []),
        ("2020-04-01,2022-03-31,2026-01-01,", Validity.EXPIRED, []),
        ("2020-04-01,2026-03-31,,", Validity.EXPIRED, []),
        ("2020-04-01,,,喪失", Validity.RETURNED, ["returned_without_date"]),
        (",2030-01-01,,返還", Validity.RETURNED, ["returned_without_date"]),
        ("2020-04-01,,2019-01-01,", Validity.IN_FORCE, ["period_reversed"]),
        ("2020-04-01,,2026-02-30,", Validity.IN_FORCE, ["impossible_date"]),
        ("2020-04-01,,,02", Validity.IN_FORCE, ["unknown_state"]),
    ],
)
def test_a_handbook_counts_until_it_is_given_back(
    tmp_path: Path, cells: str, validity: Validity, codes: list[str]
) -> None:
    made = read(tmp_path, TECHO, f"{TECHO_HEADER}0000000001,精神,1級,{cells}\n")
    assert validity_of(made.requirements, date(2026, 11, 21)).tolist() == [validity]
    assert made.issues["code"].tolist() == codes


def care(tmp_path: Path, *rows: str) -> list[tuple[str, ...]]:
    text = KAIGO_HEADER + "".join(f"0000000001,{row}\n" for row in rows)
    made = read(tmp_path, KAIGO, text)
    assert len(made.issues) == 0
    assert made.source.history_rows == len(rows) - len(made.requirements)
    return drawn(made.requirements, "grade", "valid_from", "valid_until")


def test_an_older_row_counts_until_the_one_that_stands_begins(tmp_path: Path) -> None:
    assert care(
        tmp_path,
        "22,2025-04-01,2027-03-31,,0,1",
        "24,2026-10-01,2028-09-30,,1,2",
    ) == [("要介護2", "2025-04-01", "2026-10-01"), ("要介護4", "2026-10-01", "2028-10-01")]


def test_a_corrected_row_is_history(tmp_path: Path) -> None:
    assert care(
        tmp_path,
        "22,2025-04-01,2027-03-31,,0,1",
        "23,2025-04-01,2027-03-31,,1,2",
    ) == [("要介護3", "2025-04-01", "2027-04-01")]


def test_without_a_flag_the_highest_number_stands(tmp_path: Path) -> None:
    text = KAIGO_HEADER.replace(",最新フラグ", "")
    rows = "0000000001,22,2025-04-01,2027-03-31,,1\n0000000001,23,2025-04-01,2027-03-31,,2\n"
    assert drawn(read(tmp_path, KAIGO, text + rows).requirements, "grade") == [("要介護3",)]


def test_old_rows_that_none_follows_stay(tmp_path: Path) -> None:
    assert care(tmp_path, "22,2025-04-01,2027-03-31,,0,1", "23,2026-04-01,,,0,2") == [
        ("要介護2", "2025-04-01", "2027-04-01"),
        ("要介護3", "2026-04-01", ""),
    ]


def test_an_older_handbook_given_back_on_no_told_day_does_not_come_back(tmp_path: Path) -> None:
    text = "宛名番号,手帳種別,総合等級,交付日,資格状態,最新フラグ\n"
    rows = "0000000001,精神,1級,2020-04-01,返還,0\n0000000001,精神,2級,2027-04-01,有効,1\n"
    made = read(tmp_path, TECHO, text + rows)
    assert validity_of(made.requirements, date(2026, 11, 21)).tolist() == [
        Validity.RETURNED, Validity.NOT_YET]  # fmt: skip


def test_parts_numbered_on_are_no_history_of_each_other(tmp_path: Path) -> None:
    text = "宛名番号,手帳種別,部位,部位別等級,履歴番号\n"
    rows = "0000000001,身体,視覚,2級,1\n0000000001,身体,下肢,3級,2\n"
    assert len(read(tmp_path, TECHO, text + rows).requirements) == 2


def test_a_flag_that_cannot_be_read_leaves_the_row(tmp_path: Path) -> None:
    rows = "0000000001,22,2025-04-01,,,?,1\n0000000001,23,2025-04-01,,,1,2\n"
    made = read(tmp_path, KAIGO, KAIGO_HEADER + rows)
    assert len(made.requirements) == 2
    assert made.issues["code"].tolist() == ["unclear_mark"]


def test_a_term_that_is_over_counts_while_a_change_is_applied_for(tmp_path: Path) -> None:
    rows = "0000000001,23,2024-04-01,2026-03-31,変更申請中,1,1\n"
    made = read(tmp_path, KAIGO, KAIGO_HEADER + rows)
    assert validity_of(made.requirements, date(2026, 11, 21)).tolist() == [Validity.IN_FORCE]
