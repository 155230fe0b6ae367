"""Who is linked by the rules, who waits for a person, and who is found nowhere."""

import pytest

from importers.linkage.link_records import MOST_CANDIDATES, link_records
from scoring.codes import ResidentStatus
from tests.importers.linkage.people import (
    EMPTY,
    HANAKO,
    TARO,
    candidates_of,
    linked,
    records_frame,
    residents_frame,
    state_of,
)

AGE_81_TO_82 = "1940-11-21/1941-11-20"
LINKED = [
    ("all the same", {}),
    ("no reading", {"kana": None}),
    ("a slip in the reading", {"kana": "サトウ　ハマコ"}),
    ("no telephone", {"phones": None}),
    ("another telephone", {"phones": "090-0000-0009"}),
    ("the quarter alone", {"address": "本町一丁目", "phones": None}),
    ("an old address and the telephone", {"address": "見本市川端2-7-1"}),
    ("no address, the telephone", {"address": None}),
    ("no address and no telephone", {"address": None, "phones": None}),
    ("kana only", {"name": None, "phones": None}),
    ("kana in the column of names", {"name": "サトウ ハナコ", "kana": None, "phones": None}),
    ("kana only, no address, the telephone", {"name": None, "address": None}),
    ("an age and the house", {"birth": AGE_81_TO_82, "phones": None}),
    ("an age and the telephone", {"birth": AGE_81_TO_82, "address": None}),
    ("old kanji and no blank", {"name": "佐籐花子".replace("籐", "藤"), "kana": "ｻﾄｳﾊﾅｺ"}),
]
POSSIBLE = [
    ("married since", {"name": "鈴木　花子", "kana": "スズキ　ハナコ"}),
    ("a slip in the name", {"name": "佐藤　花了"}),
    ("a pet name", {"name": "佐藤　はなちゃん", "kana": None}),
    ("month and day in turn", {"birth": "1941-05-03"}),
    ("an age told a year ago", {"birth": "1941-11-21/1942-11-20"}),
    ("no birth", {"birth": None}),
    ("name, reading and age alone", {"birth": AGE_81_TO_82, "address": None, "phones": None}),
    ("an old address and no telephone", {"address": "見本市川端2-7-1", "phones": None}),
    ("another reading", {"kana": "サトウ　ヨシエ"}),
    ("the name alone", {**EMPTY, "name": "佐藤花子"}),
    ("the reading alone", {**EMPTY, "kana": "サトウハナコ"}),
    ("a wrong birth at the very house", {"birth": "1920-01-31"}),
    ("names of a slip, telephone without area code",
     {**EMPTY, "name": "佐藤　花了", "phones": "000-0001"}),
]  # fmt: skip
NONE = [
    ("nothing told", dict(EMPTY)),
    ("another name, birth and place", dict(TARO) | {"phones": None}),
    ("a namesake born otherwise elsewhere",
     {"birth": "1972-08-19", "address": "見本市川端2-7-1", "phones": None}),
    ("a neighbour of another name", {**EMPTY, "name": "田中　茂", "address": HANAKO["address"]}),
]  # fmt: skip
WATARU = {"name": "渡辺　亘", "kana": "ワタナベ　ワタル", "birth": "1950-02-02"}
OTHERS = {"address": "見本市川端2-7-1", "phones": None}


@pytest.mark.parametrize(("description", "changes"), LINKED)
def test_strong_agreement_is_linked(description: str, changes: dict[str, object]) -> None:
    linkage = linked(HANAKO | changes, HANAKO, WATARU | OTHERS)

    assert state_of(linkage) == ("linked", "001"), description
    assert linkage.candidates.empty
    assert not linkage.links["is_decided"].any()


@pytest.mark.parametrize(("description", "changes"), POSSIBLE)
def test_some_agreement_waits_for_a_person(description: str, changes: dict[str, object]) -> None:
    linkage = linked(HANAKO | changes, HANAKO, WATARU | OTHERS)

    assert state_of(linkage) == ("possible", None), description
    assert candidates_of(linkage) == ["001"]


@pytest.mark.parametrize(("description", "record"), NONE)
def test_no_agreement_is_none(description: str, record: dict[str, object]) -> None:
    linkage = linked(HANAKO | record, HANAKO, WATARU | OTHERS)

    assert state_of(linkage) == ("none", None), description
    assert linkage.candidates.empty


def test_the_evidence_names_every_field_and_its_level() -> None:
    linkage = linked(HANAKO | {"kana": None, "phones": "090-0000-0009"}, HANAKO)

    told = "name=exact;kana=null;birth=exact;address=exact;phone=different"
    assert linkage.links["evidence"].tolist() == [told]


TWIN = {"name": "佐藤　桜子", "kana": "サトウ　サクラコ"}
RIVALS = [
    ("one person's two numbers", {}),
    ("a namesake born the same day elsewhere", {"address": "見本市川端2-7-1", "phones": None}),
    ("a twin whose name differs by one character", TWIN),
    ("a twin who sounds alike", {"name": "佐藤　華奈", "kana": "サトウ　ハナコ"}),
    ("a namesake in the house without a birth", {"birth": None}),
    ("a namesake in the house, one digit off", {"birth": "1971-03-05"}),
    ("one who died and was entered anew", {"status": ResidentStatus.DEAD}),
]  # fmt: skip


@pytest.mark.parametrize(("description", "changes"), RIVALS)
def test_a_second_resident_alike_leaves_it_to_a_person(
    description: str, changes: dict[str, object]
) -> None:
    linkage = linked(HANAKO, HANAKO, HANAKO | changes)

    assert state_of(linkage) == ("possible", None), description
    assert candidates_of(linkage) == ["001", "002"]


FAMILY = [
    ("a husband", {"name": "佐藤　太郎", "kana": "サトウ　タロウ", "birth": "1939-01-20"}),
    ("a twin of another name", {"name": "佐藤　美代", "kana": "サトウ　ミヨ"}),
    ("a namesake elsewhere", {"birth": "1955-06-07", "address": "見本市川端2-7-1", "phones": None}),
]


@pytest.mark.parametrize(("description", "changes"), FAMILY)
def test_family_and_namesakes_do_not_stand_in_the_way(
    description: str, changes: dict[str, object]
) -> None:
    assert state_of(linked(HANAKO, HANAKO, HANAKO | changes)) == ("linked", "001"), description


def test_without_place_and_number_a_name_must_be_the_only_one() -> None:
    record = HANAKO | {"address": None, "phones": None}
    namesake = HANAKO | {"birth": "1990-06-07", "address": "見本市川端2-7-1", "phones": None}

    assert state_of(linked(record, HANAKO, TARO)) == ("linked", "001")
    assert state_of(linked(record, HANAKO, namesake)) == ("possible", None)


def test_a_father_and_his_namesake_son_are_told_apart_by_the_birth_only() -> None:
    father = HANAKO | {"birth": "1941-03-05"}
    son = HANAKO | {"birth": "1968-09-12"}

    assert state_of(linked(HANAKO | {"birth": "1968-09-12"}, father, son)) == ("linked", "002")
    assert state_of(linked(HANAKO | {"birth": None}, father, son)) == ("possible", None)


def test_a_dead_resident_is_linked_so_that_staff_see_it() -> None:
    assert state_of(linked(HANAKO, HANAKO | {"status": ResidentStatus.DEAD})) == ("linked", "001")


def test_of_equal_candidates_the_one_who_lives_here_comes_first() -> None:
    gone = HANAKO | {"status": ResidentStatus.MOVED_OUT}

    assert candidates_of(linked(HANAKO, gone, HANAKO)) == ["002", "001"]


def test_the_likeliest_candidate_comes_first() -> None:
    record = HANAKO | {"birth": None, "name": "佐藤　花了"}
    sister = HANAKO | {"name": "佐藤　美代", "kana": "サトウ　ミヨ"}

    linkage = linked(record, sister, HANAKO)

    assert candidates_of(linkage) == ["002", "001"]
    assert linkage.links["evidence"].tolist() == linkage.candidates["evidence"].tolist()[:1]


def test_no_more_than_ten_candidates_stand_for_a_record() -> None:
    namesakes = [HANAKO | {"birth": f"19{year}-01-01"} for year in range(30, 60)]

    linkage = linked({**EMPTY, "name": "佐藤花子"}, *namesakes)

    assert linkage.candidates["place"].tolist() == list(range(1, MOST_CANDIDATES + 1))


def test_no_records_and_no_residents_are_no_error() -> None:
    assert link_records(records_frame(), residents_frame(HANAKO), {}).links.empty
    assert state_of(link_records(records_frame(HANAKO), residents_frame(), {})) == ("none", None)
