"""Supporters and emergency contacts stand behind the household's own numbers, never sealed ones."""

from dataclasses import replace

import pandas as pd
import pytest

from app.report.call_list import build_call_list, build_sealed_list
from app.report.content import HouseholdBlock, Phone
from app.report.paper.pages import lay_out
from app.report.rows import section_rows
from scoring.codes import ExclusionReason, RequirementKind
from scoring.record_frames import CONTACTS
from tests.builders_registers import frame_of
from tests.builders_report import AHousehold, APerson, a_heading, frames_of

LISTED = AHousehold(call_rank=1, tier=1)
CARE = (RequirementKind.CARE_LEVEL, None, "要介護3")


def contact(person: str, role: str, phones: str | None, **cells: str) -> dict[str, object]:
    return {"person_id": person, "role": role, "phones": phones} | cells


CONTACT_ROWS = [
    contact("H00001-1", "emergency", "090-1;042-000-0000", name="架空 姪", relationship="姪"),
    contact("H00001-2", "supporter", "080-2", name="架空 隣"),
    contact("H00001-1", "supporter", None, name="電話のない人"),
    contact("H00009-1", "supporter", "080-9", name="別の世帯の人"),
]


def block_of(household: AHousehold, rows: list[dict[str, object]]) -> HouseholdBlock:
    town = replace(frames_of(household), contacts=frame_of(CONTACTS, rows))
    return build_call_list(town, a_heading()).sections[1].blocks[0]


def test_supporters_come_first_and_a_shared_number_names_both() -> None:
    people = (APerson(), APerson("髙橋 花子", relationship="妻", phones=None))
    block = block_of(replace(LISTED, people=people), CONTACT_ROWS)
    assert block.phones == (
        Phone("042-000-0000", "世帯主・緊急連絡先 姪 架空 姪"),
        Phone("080-2", "支援者 架空 隣", is_own=False),
        Phone("090-1", "緊急連絡先 姪 架空 姪", is_own=False),
    )


def test_a_household_without_a_number_says_so_above_its_contacts() -> None:
    home = replace(LISTED, people=(APerson(phones=None),))
    town = replace(frames_of(home), contacts=frame_of(CONTACTS, CONTACT_ROWS[:1]))
    made = build_call_list(town, a_heading())
    told = "\n".join(text for page in lay_out(made) for text in page.texts())
    assert told.index("電話番号なし") < told.index("（緊急連絡先 姪 架空 姪）")
    row = next(section_rows(made))
    assert "090-1（緊急連絡先 姪 架空 姪）" in ";".join(row)


def test_without_contacts_the_list_is_as_it_was() -> None:
    town = frames_of(LISTED)
    empty = replace(town, contacts=CONTACTS.empty())
    assert build_call_list(empty, a_heading()) == build_call_list(town, a_heading())
    assert block_of(LISTED, []).phones == (Phone("042-000-0000", "世帯主"),)


def test_no_contact_stands_on_the_sealed_list() -> None:
    sealed = AHousehold(exclusion=ExclusionReason.PROTECTED, is_protected=True)
    town = replace(frames_of(sealed), contacts=frame_of(CONTACTS, CONTACT_ROWS))
    told = repr(build_sealed_list(town, a_heading()))
    assert "架空" not in told
    assert "090-1" not in told


@pytest.mark.parametrize(
    ("is_pending", "told"),
    [(False, "介助が必要（要介護3）"), (True, "介助が必要（要介護3）（変更申請中）")],
)
def test_a_need_whose_change_is_applied_for_says_so(is_pending: bool, told: str) -> None:
    town = frames_of(replace(LISTED, people=(APerson(score=5.0, level="C", needs=(CARE,)),)))
    requirements = town.requirements.assign(
        is_change_pending=is_pending,
        valid_until=pd.Series([pd.Timestamp("2027-01-01")], dtype="datetime64[s]"),
    )
    made = build_call_list(replace(town, requirements=requirements), a_heading())
    assert made.sections[1].blocks[0].in_need[0].needs == (told,)
