"""The certificates, consent and contacts of a person, as the pane of a household tells them."""

from datetime import date

import pandas as pd

from app.pipeline.make_list import ListTables
from app.pipeline.person_papers import PersonPapers, read_papers
from scoring.codes import RequirementKind
from scoring.frames import REQUIREMENTS
from scoring.record_codes import ConsentState, ContactRole, Validity
from scoring.record_frames import CONSENTS, CONTACTS
from tests.builders_registers import frame_of, tables_of
from tests.builders_report import AHousehold

PERSON = "H00001-1"


def a_need(**cells: object) -> dict[str, object]:
    plain = {"person_id": PERSON, "kind": RequirementKind.CARE_LEVEL, "grade": "要介護3"}
    return plain | cells


def papers_of(
    needs: list | None = None, consents: list | None = None, contacts: list | None = None
) -> PersonPapers:
    tables: ListTables = tables_of(
        AHousehold(call_rank=1, tier=1),
        requirements=frame_of(REQUIREMENTS, needs or []),
        consents=frame_of(CONSENTS, consents or []),
        contacts=frame_of(CONTACTS, contacts or []),
    )
    return read_papers(tables, [PERSON])[PERSON]


def test_who_has_no_paper_is_unanswered_and_nothing_is_made_up() -> None:
    papers = papers_of()
    assert papers == PersonPapers()
    assert papers.consent.consent is ConsentState.UNANSWERED
    assert papers.consent.place is None


def test_a_paper_that_ran_out_stays_visible_behind_those_in_force_with_its_last_day() -> None:
    papers = papers_of(
        [
            a_need(valid_until=pd.Timestamp("2026-04-01"), line=3),
            a_need(valid_from=pd.Timestamp("2027-01-01"), line=4),
            a_need(grade="要介護4", line=5),
        ]
    ).certificates
    assert [(paper.place.line, paper.validity) for paper in papers] == [
        (5, Validity.IN_FORCE),
        (4, Validity.NOT_YET),
        (3, Validity.EXPIRED),
    ]
    assert papers[2].last_day == date(2026, 3, 31)
    assert papers[1].first_day == date(2027, 1, 1)


def test_one_whose_change_is_applied_for_counts_past_its_last_day() -> None:
    paper = papers_of(
        [a_need(valid_until=pd.Timestamp("2026-04-01"), is_change_pending=True)]
    ).certificates[0]
    assert (paper.validity, paper.is_change_pending) == (Validity.IN_FORCE, True)


def test_one_given_back_is_told_as_returned() -> None:
    paper = papers_of(
        [a_need(valid_until=pd.Timestamp("2026-04-01"), is_returned=True)]
    ).certificates[0]
    assert paper.validity is Validity.RETURNED


def test_part_and_overall_grade_stand_side_by_side() -> None:
    handbook = a_need(
        kind=RequirementKind.PHYSICAL_HANDBOOK, part="聴覚", grade="2級", overall_grade="1級"
    )
    paper = papers_of([handbook]).certificates[0]
    assert (paper.part, paper.grade, paper.overall_grade) == ("聴覚", "2級", "1級")


def test_the_latest_answer_counts_and_one_without_a_day_is_older_than_any() -> None:
    answers = [
        {"person_id": PERSON, "consent": "refused", "answered_on": pd.Timestamp("2026-05-01")},
        {"person_id": PERSON, "consent": "given", "answered_on": pd.Timestamp("2025-05-01")},
        {"person_id": PERSON, "consent": "unanswered"},
    ]
    consent = papers_of(consents=answers).consent
    assert (consent.consent, consent.answered_on) == (ConsentState.REFUSED, date(2026, 5, 1))


def test_supporters_stand_before_emergency_contacts_and_nobody_else_s_are_there() -> None:
    contacts = papers_of(
        contacts=[
            {"person_id": PERSON, "role": "emergency", "name": "架空 姪", "phones": "1;2"},
            {"person_id": PERSON, "role": "supporter", "name": "架空 隣"},
            {"person_id": "other", "role": "supporter", "name": "別の人"},
        ]
    ).contacts
    assert [(contact.role, contact.name, contact.phones) for contact in contacts] == [
        (ContactRole.SUPPORTER, "架空 隣", ()),
        (ContactRole.EMERGENCY, "架空 姪", ("1", "2")),
    ]
