"""The id of a record: the same for the same person's row, spelling apart."""

import re

import pandas as pd
import pytest

from importers.linkage.record_ids import is_record_id, record_ids
from tests.importers.linkage.people import EMPTY, HANAKO, TARO, records_frame

SAME = [
    ("width of name and kana", {"name": "佐藤 花子", "kana": "ｻﾄｳ ﾊﾅｺ"}),
    ("width of the address", {"address": "見本市本町１丁目２番３号"}),
    ("dots in the telephone", {"phones": "０４２－０００－０００１"}),
]
OTHER = [
    ("another name", {"name": "佐藤　花代"}),
    ("another birth", {"birth": "1941-03-06"}),
    ("another house", {"address": "見本市本町一丁目2番4号"}),
    ("another telephone", {"phones": "042-000-0009"}),
    ("another 宛名番号", {"given_id": "77"}),
    ("no birth", {"birth": None}),
]


def ids_of(*people: dict[str, object], source: str = "list") -> list[str]:
    return record_ids(records_frame(*people), source)


@pytest.mark.parametrize(("description", "changes"), SAME)
def test_spelling_does_not_change_the_id(description: str, changes: dict[str, object]) -> None:
    assert ids_of(HANAKO) == ids_of(HANAKO | changes), description


@pytest.mark.parametrize(("description", "changes"), OTHER)
def test_what_is_said_changes_the_id(description: str, changes: dict[str, object]) -> None:
    assert ids_of(HANAKO) != ids_of(HANAKO | changes), description


def test_an_id_is_a_mark_and_sixteen_hexadecimal_digits() -> None:
    (made,) = ids_of(HANAKO)

    assert re.fullmatch(r"記録-[0-9a-f]{16}", made)
    assert is_record_id(made)
    assert not is_record_id("0000000123")


def test_two_rows_of_one_person_have_one_id_wherever_they_stand() -> None:
    one, two, three = ids_of(HANAKO, TARO, HANAKO)

    assert one == three != two
    assert ids_of(TARO, HANAKO)[1] == one


def test_two_sources_give_two_ids() -> None:
    assert ids_of(HANAKO, source="a") != ids_of(HANAKO, source="b")


def test_an_age_that_moves_on_with_the_calendar_keeps_the_id() -> None:
    now, later = ({"birth": f"{year}-11-21/{year + 1}-11-20"} for year in (1940, 1941))

    assert ids_of(HANAKO | now) == ids_of(HANAKO | later)


def test_two_of_one_name_and_house_with_two_ages_are_two_people() -> None:
    father, son = ({"birth": f"{year}-11-21/{year + 1}-11-20"} for year in (1940, 1965))

    one, other = ids_of(HANAKO | father, HANAKO | son)

    assert one != other


def test_no_rows_give_no_ids_and_an_empty_person_has_one() -> None:
    assert record_ids(pd.DataFrame(records_frame()), "list") == []
    assert len(set(ids_of(EMPTY, EMPTY))) == 1
