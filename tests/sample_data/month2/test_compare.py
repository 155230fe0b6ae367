from dataclasses import replace

import pytest

from sample_data.month2.differences import HIDDEN, Row, compare
from sample_data.month2.facts import MonthFacts, Need
from sample_data.people import DEAD, MOVED_OUT, RESIDENT

COLUMNS = ("世帯番号", "住所と方書", "氏名", "氏名カナ", "生年月日", "性別", "続柄", "電話番号")
CARE = Need(0, "要介護認定", "")
LEG = Need(0, "身体障害者手帳", "下肢")


@pytest.fixture
def alone():
    """The facts of a month in which one person lives."""
    return MonthFacts(
        count=1,
        texts={column: ["山本"] for column in COLUMNS},
        status=[RESIDENT],
        is_in_registry=[True],
        is_protected=[False],
        consent=["未回答"],
        score=[None],
        in_force={},
        standing=frozenset(),
    )


def grades(*pairs):
    return frozenset(pairs)


def test_nothing_is_told_of_a_month_in_which_nothing_happened(alone):
    assert compare(alone, alone) == []


def test_a_death_a_move_and_a_gap_are_told_apart(alone):
    assert compare(alone, replace(alone, status=[DEAD])) == [Row("died", 0)]
    assert compare(alone, replace(alone, status=[MOVED_OUT])) == [Row("moved_out", 0)]
    assert compare(alone, replace(alone, is_in_registry=[False])) == [Row("vanished", 0)]
    assert compare(replace(alone, is_in_registry=[False]), alone) == [Row("arrived", 0)]


def test_a_term_that_is_over_is_expired_while_its_row_stands_else_ended(alone):
    before = replace(alone, in_force={CARE: grades(("要介護3", ""))})
    expired = replace(alone, standing=frozenset({CARE}))
    assert compare(before, expired) == [Row("requirement_expired", 0, "要介護認定", "要介護3")]
    assert compare(before, alone) == [Row("requirement_ended", 0, "要介護認定", "要介護3")]


def test_a_total_grade_alone_changes_a_need(alone):
    before = replace(alone, in_force={LEG: grades(("2級", "2級"))})
    after = replace(alone, in_force={LEG: grades(("2級", "1級"))})
    told = [Row("requirement_changed", 0, "身体障害者手帳・下肢", "2級", "2級")]
    assert compare(before, after) == told


def test_no_score_is_below_every_score(alone):
    assert compare(alone, replace(alone, score=[1.0])) == [Row("score_up", 0, "", "", "1.0")]
    assert compare(replace(alone, score=[1.0]), alone) == [Row("score_down", 0, "", "1.0", "")]


def test_a_forgotten_protection_is_told_and_its_address_stays_hidden(alone):
    moved = {**alone.texts, "住所と方書": ["川端"]}
    before, after = replace(alone, is_protected=[True]), replace(alone, texts=moved)
    assert compare(before, after) == [
        Row("address_changed", 0, "", HIDDEN, HIDDEN),
        Row("protection_unset", 0),
    ]
