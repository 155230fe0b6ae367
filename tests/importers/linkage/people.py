"""Small builders of registries and of records typed by hand. All people are invented."""

from collections.abc import Mapping

import pandas as pd

from importers.linkage.decisions import RecordDecision
from importers.linkage.link_records import Linkage, link_records
from scoring.codes import ResidentStatus
from scoring.frames import REQUIREMENTS, RESIDENTS
from scoring.record_frames import RECORDS

HANAKO: dict[str, object] = {
    "name": "佐藤　花子",
    "kana": "サトウ　ハナコ",
    "birth": "1941-03-05",
    "address": "見本市本町一丁目2番3号",
    "phones": "042-000-0001",
}
TARO: dict[str, object] = {
    "name": "鈴木　太郎",
    "kana": "スズキ　タロウ",
    "birth": "1938-11-30",
    "address": "見本市川端二丁目7番1号",
    "phones": "042-000-0002",
}
EMPTY: dict[str, object] = dict.fromkeys(HANAKO)


def residents_frame(*people: Mapping[str, object]) -> pd.DataFrame:
    """Build RESIDENTS; a person's ``birth`` is a day or "first/last", ``id`` counts from 1."""
    rows = [
        {"id": f"{number:03d}", "building": None, "status": ResidentStatus.RESIDENT, **person}
        for number, person in enumerate(people, start=1)
    ]
    count = len(rows)
    return RESIDENTS.build(
        {name: [None] * count for name in RESIDENTS.names}
        | _persons(rows)
        | {
            "person_id": [row["id"] for row in rows],
            "household_id": [f"9{number:03d}" for number in range(count)],
            "building": [row["building"] for row in rows],
            "status": [row["status"] for row in rows],
            "is_protected": [False] * count,
            "line": list(range(2, count + 2)),
        }
    )


def records_frame(*people: Mapping[str, object]) -> pd.DataFrame:
    """Build RECORDS; the ids are 記録-1, 記録-2 … unless told."""
    rows = [
        {"id": f"記録-{number}", "given_id": None, **EMPTY, **person}
        for number, person in enumerate(people, start=1)
    ]
    count = len(rows)
    return RECORDS.build(
        _persons(rows)
        | {
            "record_id": [row["id"] for row in rows],
            "given_id": [row["given_id"] for row in rows],
            "file": ["typed.csv"] * count,
            "line": list(range(2, count + 2)),
            "source": ["typed"] * count,
        }
    )


def certificates_frame(*rows: tuple[str, str, str | None]) -> pd.DataFrame:
    """Build REQUIREMENTS of (person_id, kind, certificate_no)."""
    person_ids, kinds, numbers = zip(*rows, strict=True)
    count = len(rows)
    return REQUIREMENTS.build(
        {name: [None] * count for name in REQUIREMENTS.names}
        | {"person_id": person_ids, "kind": kinds, "certificate_no": numbers}
        | {"is_change_pending": [False] * count, "is_returned": [False] * count}
        | {"file": ["a.csv"] * count, "line": list(range(2, count + 2)), "source": ["a"] * count}
    )


def linked(
    record: Mapping[str, object],
    *people: Mapping[str, object],
    decision: RecordDecision | None = None,
) -> Linkage:
    """Link one record with a registry of these people."""
    decisions = {"記録-1": decision} if decision else {}
    return link_records(records_frame(record), residents_frame(*people), decisions)


def state_of(linkage: Linkage) -> tuple[str, str | None]:
    """Give state and 宛名番号 of the only link."""
    link = linkage.links.iloc[0]
    return str(link["state"]), link["person_id"] if isinstance(link["person_id"], str) else None


def candidates_of(linkage: Linkage) -> list[str]:
    """Give the 宛名番号 of the candidates in their order."""
    return linkage.candidates.sort_values("place")["person_id"].tolist()


def _persons(rows: list[dict[str, object]]) -> dict[str, object]:
    births = [str(row["birth"] or "").split("/") for row in rows]
    days = [pd.to_datetime([birth[at] or None for birth in births]) for at in (0, -1)]
    made: dict[str, object] = {
        name: [row[name] for row in rows] for name in ("name", "kana", "address", "phones")
    }
    both = zip(("birth_date", "birth_latest"), days, strict=True)
    return made | {name: pd.Series(day).astype("datetime64[s]") for name, day in both}
