"""Whatever a welfare file holds, each of its rows is a need, an issue or history."""

from pathlib import Path

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from importers.welfare import WelfareImport
from tests.importers.welfare.files import KAIGO, SHIEN, TECHO, read

PERSON = st.sampled_from(["0000000001", "0000000002", "0000000003", "1", "77", ""])
DAY = st.sampled_from(["", "2020-04-01", "令和8年4月1日", "20270331", "9999-12-31", "2月30日", "x"])
FLAG = st.sampled_from(["", "0", "1", "?"])
NUMBER = st.sampled_from(["", "1", "2", "x"])
CARE = st.sampled_from(["01", "1", "12", "23", "25", "要介護1", "99", ""])
STATE = st.sampled_from(["", "変更申請中", "認定済", "02"])
KIND = st.sampled_from(["身体", "療育手帳", "3", "自立支援", ""])
PART = st.sampled_from(["", "視覚", "視覚、聴覚", "音声・言語", "腰"])
GRADE = st.sampled_from(["", "1級", "2", "Ⓐ", "Bの1", "8級"])
PAPER = st.sampled_from(["", "有効", "返還", "zz"])
CARE_ROWS = st.lists(st.tuples(PERSON, CARE, DAY, DAY, STATE, FLAG, NUMBER), max_size=8)
PAPER_ROWS = st.lists(st.tuples(PERSON, KIND, PART, GRADE, GRADE, DAY, DAY, PAPER), max_size=8)
SHIEN_ROWS = st.lists(st.tuples(PERSON, DAY, DAY, FLAG, NUMBER), max_size=8)


def lines_of(header: str, rows: list[tuple[str, ...]]) -> str:
    return "\n".join([header, *(",".join(row) for row in rows)]) + "\n"


def check_rows(made: WelfareImport, taken: pd.Series, rows: list[tuple[str, ...]]) -> None:
    filled = [line for line, row in enumerate(rows, start=2) if any(row)]
    refused = made.issues.loc[made.issues["severity"] != "doubted", "line"]
    missing = set(filled) - set(taken) - set(refused)
    assert len(missing) <= made.source.history_rows
    assert made.source.rows == len(filled)
    known = {"0000000001", "0000000002", "0000000003"} | set(made.records["record_id"])
    frames = (made.requirements, made.protections)
    assert all(set(frame["person_id"]) <= known for frame in frames)


@given(CARE_ROWS)
def test_every_row_of_a_care_file_is_accounted_for(
    tmp_path_factory: object, rows: list[tuple[str, ...]]
) -> None:
    folder = new_folder(tmp_path_factory)
    header = (
        "宛名番号,要介護状態区分コード,有効期間開始日,有効期間終了日,認定状況,最新フラグ,履歴番号"
    )
    made = read(folder, KAIGO, lines_of(header, rows))
    check_rows(made, made.requirements["line"], rows)
    people = {row[0] for row in rows if row[0] in set(made.requirements["person_id"])}
    assert people == {row[0] for row in rows if row[0].startswith("0")}


@given(PAPER_ROWS)
def test_every_row_of_a_handbook_file_is_accounted_for(
    tmp_path_factory: object, rows: list[tuple[str, ...]]
) -> None:
    header = "宛名番号,手帳種別,部位,部位別等級,総合等級,交付日,返還日,資格状態"
    made = read(new_folder(tmp_path_factory), TECHO, lines_of(header, rows))
    check_rows(made, made.requirements["line"], rows)


@given(SHIEN_ROWS)
def test_everybody_in_a_file_of_protections_is_protected(
    tmp_path_factory: object, rows: list[tuple[str, ...]]
) -> None:
    header = "宛名番号,支援措置開始年月日,支援措置終了年月日,最新フラグ,履歴番号"
    made = read(new_folder(tmp_path_factory), SHIEN, lines_of(header, rows))
    check_rows(made, made.protections["line"], rows)
    told = set(made.protections["person_id"])
    assert {row[0] for row in rows if row[0].startswith("0")} <= told
    assert set(made.records["record_id"]) <= told


def new_folder(factory: object) -> Path:
    folder: Path = factory.mktemp("welfare")  # type: ignore[attr-defined]
    return folder
