"""What a person decided wins over the rules, and survives a change of the registry."""

from importers.linkage.decisions import RecordDecision
from tests.importers.linkage.people import HANAKO, TARO, candidates_of, linked, state_of


def test_an_accepted_resident_is_the_link_whatever_the_rules_say() -> None:
    linkage = linked(HANAKO, HANAKO, TARO, decision=RecordDecision("002"))

    assert state_of(linkage) == ("linked", "002")
    assert linkage.links["is_decided"].tolist() == [True]
    assert linkage.links["evidence"].str.startswith("name=different").all()
    assert linkage.candidates.empty


def test_an_accepted_resident_who_is_gone_puts_the_record_back_and_says_so() -> None:
    linkage = linked(HANAKO, HANAKO, decision=RecordDecision("999"))

    assert state_of(linkage) == ("possible", None)
    assert linkage.links["is_decided"].tolist() == [False]
    assert linkage.orphaned == ("記録-1",)
    assert candidates_of(linkage) == ["001"]


def test_a_rejected_candidate_never_comes_back() -> None:
    decision = RecordDecision(rejected=frozenset({"001"}))

    assert state_of(linked(HANAKO, HANAKO, TARO, decision=decision)) == ("none", None)


def test_rejecting_one_of_two_rivals_leaves_the_other_to_a_person() -> None:
    decision = RecordDecision(rejected=frozenset({"001"}))

    linkage = linked(HANAKO, HANAKO, HANAKO, decision=decision)

    assert state_of(linkage) == ("possible", None)
    assert candidates_of(linkage) == ["002"]


def test_a_stranger_is_none_by_decision() -> None:
    linkage = linked(HANAKO, HANAKO, decision=RecordDecision(is_stranger=True))

    assert state_of(linkage) == ("none", None)
    assert linkage.links["is_decided"].tolist() == [True]
    assert linkage.candidates.empty


def test_a_decision_that_decides_nothing_changes_nothing() -> None:
    linkage = linked(HANAKO, HANAKO, decision=RecordDecision())

    assert state_of(linkage) == ("linked", "001")
    assert linkage.orphaned == ()
