"""What changed between two imports, person by person and reason by reason."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from app.pipeline.import_batch import prepare_batch
from app.pipeline.prepared_batch import PreparedBatch
from app.progress import Progress
from app.settings.source_orders import BatchOrders, SourceOrder
from scoring.record_codes import Difference
from scoring.record_frames import DIFFERENCES
from tests.builders_batches import (
    AS_OF,
    a_need_row,
    a_resident,
    bring,
    empty_town,
    orders_of,
    write_table,
)

CROWD = [a_resident(number) for number in range(100, 160)]
NEXT_MONTH = date(2026, 12, 20)


def compared(
    folder: Path,
    before: tuple[Sequence[str], Sequence[str]],
    after: tuple[Sequence[str], Sequence[str]],
    as_of: date = AS_OF,
) -> PreparedBatch:
    """Residents and needs of two imports; a crowd stays the same beside them."""
    town = empty_town()
    bring(town, orders_of(folder / "1", [*CROWD, *before[0]], before[1]))
    orders = orders_of(folder / "2", [*CROWD, *after[0]], after[1])
    return prepare_batch(town, orders, as_of, Progress())


def told(prepared: PreparedBatch, *columns: str) -> list[tuple[object, ...]]:
    rows = prepared.differences[["difference", *columns]].astype(object)
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in rows.to_numpy()]


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("死亡", Difference.DIED),
        ("転出", Difference.MOVED_OUT),
        ("消除", Difference.DELETED),
        (None, Difference.VANISHED),
    ],
)
def test_who_takes_part_no_more_is_told_with_the_reason(
    status: str | None, kind: Difference, tmp_path: Path
) -> None:
    after = [] if status is None else [a_resident(1, 住民状態=status)]
    prepared = compared(tmp_path, ([a_resident(1)], []), (after, []))
    assert told(prepared, "person_id", "household_id") == [(kind.value, "00000001", "H00001")]
    assert prepared.vanished == (1 if status is None else 0)


@pytest.mark.parametrize("before", [[], [a_resident(1, 住民状態="転出")]])
def test_who_is_new_or_comes_back_arrives(before: list[str], tmp_path: Path) -> None:
    prepared = compared(tmp_path, (before, []), ([a_resident(1)], []))
    assert told(prepared, "person_id") == [(Difference.ARRIVED.value, "00000001")]


def test_who_took_no_part_and_leaves_the_file_is_no_difference(tmp_path: Path) -> None:
    prepared = compared(tmp_path, ([a_resident(1, 住民状態="死亡")], []), ([], []))
    assert told(prepared) == []


def test_household_address_and_details_are_told_with_both_values(tmp_path: Path) -> None:
    after = a_resident(1, 世帯番号="H9", 方書="架空荘1", 続柄="妻", 電話番号="04-2900-0001")
    prepared = compared(tmp_path, ([a_resident(1)], []), ([after], []))
    assert told(prepared, "household_id", "what", "before", "after") == [
        ("household_changed", "H9", None, "H00001", "H9"),
        (
            "address_changed",
            "H9",
            None,
            "さくら川市本町2丁目1番",
            "さくら川市本町2丁目1番　架空荘1",
        ),
        ("details_changed", "H9", "phones", None, "04-2900-0001"),
        ("details_changed", "H9", "relationship", "世帯主", "妻"),
    ]


def test_sex_and_birth_are_told_in_words(tmp_path: Path) -> None:
    after = a_resident(1, 性別="男", 生年月日="S16.2.12")
    prepared = compared(tmp_path, ([a_resident(1)], []), ([after], []))
    assert told(prepared, "what", "before", "after") == [
        ("details_changed", "birth_date", "1941-02-11", "1941-02-12"),
        ("details_changed", "sex", "女", "男"),
    ]


def test_needs_are_new_changed_ended_or_expired(tmp_path: Path) -> None:
    people = [a_resident(number) for number in (1, 2, 3, 4, 5)]
    before = [a_need_row(2, "要介護3"), a_need_row(3, "要介護3")]
    before += [a_need_row(4, "要介護3", "2026-11-30"), a_need_row(5, "要介護3")]
    after = [a_need_row(1, "要介護3"), a_need_row(2, "要介護5")]
    after += [a_need_row(4, "要介護3", "2026-11-30"), a_need_row(5, "要介護3")]
    prepared = compared(tmp_path, (people, before), (people, after), NEXT_MONTH)
    needs = [row for row in told(prepared, "person_id", "what", "before", "after") if row[2]]
    assert needs == [
        ("requirement_new", "00000001", "要介護認定", None, "要介護3"),
        ("requirement_changed", "00000002", "要介護認定", "要介護3", "要介護5"),
        ("requirement_ended", "00000003", "要介護認定", "要介護3", None),
        ("requirement_expired", "00000004", "要介護認定", "要介護3", None),
    ]


def test_a_part_is_a_need_of_its_own(tmp_path: Path) -> None:
    people = [a_resident(1)]
    before = ["00000001,身体障害者手帳,視覚,2級,,", "00000001,身体障害者手帳,上肢,3級,,"]
    after = ["00000001,身体障害者手帳,視覚,1級,,", "00000001,身体障害者手帳,上肢,3級,,"]
    prepared = compared(tmp_path, (people, before), (people, after))
    assert told(prepared, "what", "before", "after")[0] == (
        "requirement_changed",
        "身体障害者手帳・視覚",
        "2級",
        "1級",
    )


def test_a_score_that_rises_or_falls_names_the_rules(tmp_path: Path) -> None:
    people = [a_resident(number, 生年月日="1990-01-01") for number in (1, 2)]
    before, after = [a_need_row(1, "要介護5")], [a_need_row(2, "要介護5")]
    prepared = compared(tmp_path, (people, before), (people, after))
    rows = [row for row in told(prepared, "person_id", "before", "reason") if "score" in row[0]]
    (up, down) = rows
    assert up[:3] == ("score_up", "00000002", None)
    assert down[:2] == ("score_down", "00000001")
    assert str(up[3]).startswith("＋要介護5")
    assert str(down[3]).startswith("－要介護5")


def test_nobody_is_told_twice_for_needs_of_the_dead(tmp_path: Path) -> None:
    before = ([a_resident(1)], [a_need_row(1, "要介護3")])
    prepared = compared(tmp_path, before, ([a_resident(1, 住民状態="死亡")], []))
    assert told(prepared) == [("died",)]


def test_address_and_details_of_the_protected_are_not_told(tmp_path: Path) -> None:
    before, after = a_resident(1), a_resident(1, 住所="さくら川市秘密町1番", 支援措置="1")
    prepared = compared(tmp_path, ([before], []), ([after], []))
    assert told(prepared, "before", "after") == [
        ("address_changed", "＊＊＊", "＊＊＊"),
        ("protection_set", None, None),
    ]
    (person,) = prepared.people.to_dict("records")
    assert (person["name"], person["address"], person["is_protected"]) == ("＊＊＊", "＊＊＊", True)


def test_a_consent_that_changes_is_told_in_words(tmp_path: Path) -> None:
    layout = tmp_path / "consent.toml"
    layout.write_text(
        'title = "同意"\n[person.columns]\nperson_id = { header = "宛名番号", needed = true }\n'
        '[consents.columns]\nconsent = { header = "同意", needed = true }\n'
        '[consents.codes]\ngiven = ["○"]\nrefused = ["×"]\nunanswered = [""]\n',
        encoding="utf-8",
    )

    def orders(folder: str, rows: Sequence[str]) -> BatchOrders:
        path = write_table(tmp_path / folder / "consent.csv", "宛名番号,同意", rows)
        return BatchOrders(None, (SourceOrder(path, str(layout), AS_OF, "consent"),))

    town = empty_town()
    bring(town, orders_of(tmp_path / "1", CROWD))
    bring(town, orders("2", ["00000101,○", "00000102,○"]))
    bring(town, orders("3", ["00000101,×"]))
    rows = town.read(DIFFERENCES)[["batch", "person_id", "before", "after"]].to_numpy().tolist()
    assert rows == [
        [2, "00000101", "未回答", "同意"],
        [2, "00000102", "未回答", "同意"],
        [3, "00000101", "同意", "不同意"],
        [3, "00000102", "同意", "未回答"],
    ]
