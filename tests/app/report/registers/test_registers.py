"""Registers: who stands in them, what is said of them, and that the sums add up."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.report.paper.register_pages import lay_out_register
from app.report.registers.build import RegisterOrder, build_register
from app.report.registers.content import Register, RegisterKind
from app.report.registers.csv_file import write_register
from scoring.codes import ExclusionReason, RequirementKind, Verdict
from scoring.frames import REQUIREMENTS
from tests.builders_registers import frame_of, papers_of, register_facts, tables_of
from tests.builders_report import AHousehold, APerson

NEEDY = APerson(score=5.0, level="C")
WET = AHousehold(people=(NEEDY,), call_rank=1, tier=1)
UNKNOWN = replace(WET, call_rank=2, flood_rank=None, verdict=Verdict.UNKNOWN, district=None)
DRY = AHousehold(people=(NEEDY,), exclusion=ExclusionReason.DRY, flood_rank=0, verdict=Verdict.DRY)
SEALED = AHousehold(people=(NEEDY,), exclusion=ExclusionReason.PROTECTED, is_protected=True)
H1, H2 = "H00001-1", "H00002-1"


def made(kind: RegisterKind, tables: object, facts: object = None, **order: object) -> Register:
    return build_register(tables, facts or register_facts(), RegisterOrder(kind, **order))


def persons(register: Register) -> list[str]:
    return [row[0] for group in register.groups for row in group.rows]


def test_the_flood_register_has_the_wet_and_the_unknown_by_district_and_no_dry_home() -> None:
    register = made(RegisterKind.FLOOD_BY_DISTRICT, tables_of(WET, UNKNOWN, DRY))

    assert [(group.name, len(group.rows)) for group in register.groups] == [
        ("本町", 1),
        ("地区の分からない人", 1),
    ]
    assert register.groups[1].rows[0][-1].startswith("浸水するか不明")


@pytest.mark.parametrize("kind", list(RegisterKind))
def test_a_protected_household_is_in_no_register_and_only_counted(kind: RegisterKind) -> None:
    register = made(kind, tables_of(replace(SEALED, address="かくれ町1番")))

    assert register.count == 0
    told = [text for page in lay_out_register(register) for text in page.texts()]
    assert not any("かくれ町" in text for text in told)
    if kind is not RegisterKind.UNLINKED:
        assert register.sums[-1].startswith("このほかに、支援措置の世帯の要支援者が 1人")


def test_who_never_answered_has_not_consented() -> None:
    papers = papers_of(
        consents=[
            {"person_id": H1, "consent": "refused", "answered_on": "2025-04-01"},
            {"person_id": H1, "consent": "given", "answered_on": "2026-04-01"},
        ]
    )
    register = made(RegisterKind.WITHOUT_CONSENT, tables_of(WET, UNKNOWN, **papers))

    assert persons(register) == ["2"]
    assert register.groups[0].rows[0][-1] == "未回答"
    assert register.sums[1] == "要支援者 2人　＝　この紙 1人　＋　そのほか 1人"


def test_a_later_refusal_wins_over_an_earlier_consent() -> None:
    papers = papers_of(
        consents=[
            {"person_id": H1, "consent": "given", "answered_on": "2025-04-01"},
            {"person_id": H1, "consent": "refused", "answered_on": "2026-04-01"},
        ]
    )
    register = made(RegisterKind.WITHOUT_CONSENT, tables_of(WET, **papers))

    assert register.groups[0].rows[0][-1] == "不同意 2026-04-01"


def test_a_phone_of_another_member_is_a_phone() -> None:
    silent = replace(NEEDY, phones=None)
    son = APerson("髙橋 学", relationship="子", phones="090-0000-0001")
    homes = (replace(WET, people=(silent,)), replace(UNKNOWN, people=(silent, son)))
    papers = papers_of(
        contacts=[
            {"person_id": H1, "role": "emergency", "name": "見本 桜", "phones": "03-0000-0000"}
        ]
    )
    register = made(RegisterKind.WITHOUT_PHONE, tables_of(*homes, **papers))

    assert persons(register) == ["1"]
    assert register.groups[0].rows[0][-1] == "見本 桜 03-0000-0000"


def test_an_emergency_contact_is_no_supporter() -> None:
    papers = papers_of(
        contacts=[
            {"person_id": H1, "role": "emergency", "name": "見本 桜"},
            {"person_id": H2, "role": "supporter", "name": "見本 梅"},
        ]
    )
    register = made(RegisterKind.WITHOUT_SUPPORTER, tables_of(WET, UNKNOWN, **papers))

    assert persons(register) == ["1"]


def an_expired(person_id: str, until: str, **facts: object) -> dict[str, object]:
    care = RequirementKind.CARE_LEVEL.value
    return {"person_id": person_id, "kind": care, "grade": "要介護3", "valid_until": until} | facts


def test_an_expired_certificate_is_listed_unless_another_is_in_force() -> None:
    rows = [
        an_expired(H1, "2026-10-01"),
        an_expired(H2, "2026-10-01"),
        an_expired(H2, "2027-10-01"),
    ]
    tables = tables_of(WET, UNKNOWN, requirements=frame_of(REQUIREMENTS, rows))
    register = made(RegisterKind.CERTIFICATE_EXPIRED, tables)

    assert persons(register) == ["1"]
    assert register.groups[0].rows[0][-1] == "要介護認定 要介護3（2026-09-30まで）"


def test_somebody_whose_only_need_expired_is_listed_though_he_has_no_score() -> None:
    rows = frame_of(REQUIREMENTS, [an_expired(H1, "2026-10-01")])
    register = made(
        RegisterKind.CERTIFICATE_EXPIRED,
        tables_of(replace(WET, people=(APerson(),)), requirements=rows),
    )

    assert register.count == 1


def test_an_unlinked_record_that_may_be_a_protected_persons_hides_its_address() -> None:
    facts = register_facts(
        frozenset({"記録-1"}),
        records=[
            {"record_id": "記録-1", "name": "見本 一", "address": "秘密町1", "file": "m.csv"},
            {"record_id": "記録-2", "name": "見本 二", "address": "本町2", "file": "m.csv"},
            {"record_id": "記録-3", "name": "見本 三", "file": "m.csv"},
        ],
        links=[
            {"record_id": "記録-1", "state": "possible"},
            {"record_id": "記録-2", "state": "none"},
            {"record_id": "記録-3", "state": "linked", "person_id": H1},
        ],
    )
    register = made(RegisterKind.UNLINKED, tables_of(WET), facts)

    assert [[row[:2] for row in group.rows] for group in register.groups] == [
        [("見本 一", "＊＊＊")],
        [("見本 二", "本町2")],
    ]
    assert register.sums == (
        "宛名番号で決まらない記録 3件　＝　未照合・照合待ち 2件　＋　照合済み 1件",
    )


def a_batch(number: int, day: str) -> dict[str, object]:
    return {"batch": number, "accepted_at": f"{day}T09:00:00+00:00", "source": "jumin"}


@pytest.mark.parametrize(
    ("since", "found"),
    [(None, ["2"]), (date(2026, 10, 1), ["1", "2"]), (date(2026, 12, 1), [])],
)
def test_who_is_new_is_asked_by_day_or_by_the_last_import(
    since: date | None, found: list[str]
) -> None:
    facts = register_facts(
        batches=[a_batch(1, "2026-10-20"), a_batch(2, "2026-11-20")],
        differences=[
            {"batch": 1, "difference": "arrived", "person_id": H1},
            {"batch": 2, "difference": "requirement_new", "person_id": H2, "what": "要介護認定"},
            {"batch": 2, "difference": "died", "person_id": "gone"},
        ],
    )
    register = made(RegisterKind.NEW_SINCE, tables_of(WET, UNKNOWN), facts, since=since)

    assert persons(register) == found


def test_a_long_register_keeps_its_titles_on_every_page_and_loses_no_row() -> None:
    homes = [replace(WET, call_rank=rank, building="架空荘" * 12) for rank in range(1, 91)]
    register = made(RegisterKind.FLOOD_BY_DISTRICT, tables_of(*homes))
    pages = lay_out_register(register)

    assert len(pages) > 2
    assert all("氏名・かな・年齢" in page.texts() for page in pages)
    ranks = [text for page in pages for text in page.texts() if text.isdecimal()]
    assert ranks == [str(rank) for rank in range(1, 91)]


def test_a_register_as_csv_defuses_formulas(tmp_path: Path) -> None:
    home = replace(WET, people=(replace(NEEDY, name="=1+1"),))
    register = made(RegisterKind.FLOOD_BY_DISTRICT, tables_of(home))
    write_register(tmp_path / "r.csv", register)

    text = (tmp_path / "r.csv").read_text(encoding="utf-8-sig")
    assert "'=1+1" in text
    assert text.startswith("区分,順位,")
