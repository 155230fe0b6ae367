"""Shared certificates and one person's two 宛名番号."""

from importers.linkage.doubles import find_doubles
from scoring.codes import ResidentStatus
from scoring.frames import REQUIREMENTS
from tests.importers.linkage.people import HANAKO, TARO, certificates_frame, residents_frame

NOBODY = REQUIREMENTS.empty()
AGAIN = "name=exact;kana=exact;birth=exact;address=exact;phone=exact"


def told(*people: dict[str, object], needs: object = NOBODY) -> list[tuple[str, str, str]]:
    doubles = find_doubles(residents_frame(*people), needs)
    return list(doubles.itertuples(index=False, name=None))


def test_one_certificate_under_two_numbers_is_shown() -> None:
    needs = certificates_frame(
        ("002", "身体障害者手帳", "第１２３号"),
        ("001", "身体障害者手帳", "第123号"),
        ("001", "身体障害者手帳", "第123号"),
    )

    assert told(HANAKO, TARO, needs=needs) == [("001", "002", "certificate=身体障害者手帳")]


def test_the_same_number_of_two_kinds_is_no_double() -> None:
    needs = certificates_frame(("001", "身体障害者手帳", "123"), ("002", "療育手帳", "123"))

    assert told(HANAKO, TARO, needs=needs) == []


def test_no_number_is_shared_by_nobody_and_records_wait_until_they_are_linked() -> None:
    needs = certificates_frame(
        ("001", "療育手帳", None),
        ("002", "療育手帳", None),
        ("001", "身体障害者手帳", "9"),
        ("記録-0", "身体障害者手帳", "9"),
    )

    assert told(HANAKO, TARO, needs=needs) == []


def test_a_number_that_stands_under_very_many_is_shown_beside_the_first_only() -> None:
    people = [TARO | {"birth": None, "id": f"{number:03d}"} for number in range(30)]
    needs = certificates_frame(*((f"{number:03d}", "療育手帳", "0") for number in range(30)))

    assert len(told(*people, needs=needs)) == 29


def test_one_person_entered_twice_is_shown_with_the_evidence() -> None:
    assert told(HANAKO, TARO, HANAKO) == [("001", "003", AGAIN)]


def test_twins_namesakes_and_the_dead_are_no_doubles() -> None:
    twin = HANAKO | {"name": "佐藤　桜子", "kana": "サトウ　サクラコ"}
    namesake = HANAKO | {"address": "見本市川端2-7-1", "phones": "042-000-0009"}
    dead = HANAKO | {"status": ResidentStatus.DEAD}
    unborn = HANAKO | {"birth": None}

    assert told(HANAKO, twin, namesake, dead, unborn, unborn) == []
