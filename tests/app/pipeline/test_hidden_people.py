"""Whose place is hidden: protected people, their households, and the records of them."""

import pytest

from app.pipeline.hidden_people import hidden_people, hidden_records
from scoring.codes import ResidentStatus
from scoring.frames import RESIDENTS
from scoring.record_codes import LinkState
from scoring.record_frames import CANDIDATES, LINKS, PROTECTIONS, RECORDS
from tests.builders_registers import frame_of

MOVED = ResidentStatus.MOVED_OUT.value
LIVES = ResidentStatus.RESIDENT.value


def a_resident(person_id, household_id, *, is_protected=False, status=LIVES):
    return {
        "person_id": person_id, "household_id": household_id, "is_protected": is_protected,
        "status": status, "sex": "female",
    }  # fmt: skip


def test_who_lives_with_a_protected_person_is_hidden_with_her():
    people = [
        a_resident("mother", "H1", is_protected=True),
        a_resident("child", "H1"),
        a_resident("other", "H2"),
    ]
    assert hidden_people(frame_of(RESIDENTS, people)) == {"mother", "child"}


def test_who_stayed_when_she_moved_out_is_not_hidden():
    people = [
        a_resident("mother", "H1", is_protected=True, status=MOVED),
        a_resident("left", "H1"),
    ]
    assert hidden_people(frame_of(RESIDENTS, people)) == {"mother"}


def a_link(state, person_id=None):
    return {"record_id": "記録-1", "state": state.value, "person_id": person_id}


@pytest.mark.parametrize(
    ("given_id", "link", "candidate", "protected"),
    [
        (None, a_link(LinkState.LINKED, "mother"), None, "x"),
        (None, a_link(LinkState.POSSIBLE), "child", "x"),
        (None, a_link(LinkState.NONE), None, "記録-1"),
        ("gone", a_link(LinkState.NONE), None, "gone"),
    ],
    ids=["linked", "possible", "itself of 支援措置", "number of one who is gone"],
)
def test_a_record_is_hidden_when_it_is_or_may_be_one_of_them(given_id, link, candidate, protected):
    of_candidate = [] if candidate is None else [{"record_id": "記録-1", "person_id": candidate}]
    found = hidden_records(
        frame_of(RECORDS, [{"record_id": "記録-1", "given_id": given_id}]),
        frame_of(LINKS, [link]),
        frame_of(CANDIDATES, of_candidate),
        frame_of(PROTECTIONS, [{"person_id": protected}]),
        {"mother", "child"},
    )
    assert found == {"記録-1"}


def test_a_record_of_somebody_else_is_shown():
    found = hidden_records(
        frame_of(RECORDS, [{"record_id": "記録-1"}]),
        frame_of(LINKS, [a_link(LinkState.POSSIBLE)]),
        frame_of(CANDIDATES, [{"record_id": "記録-1", "person_id": "other"}]),
        frame_of(PROTECTIONS, [{"person_id": "mother"}]),
        {"mother", "child"},
    )
    assert found == frozenset()
