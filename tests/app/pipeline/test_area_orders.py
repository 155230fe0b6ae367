"""発令: what was entered stays; what holds follows from it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import clock
from app.errors import AreaError, AreaProblem
from app.pipeline.area_orders import (
    ORDER,
    correct_order,
    held_orders,
    in_force,
    issue_order,
    lift_order,
    order_history,
    withdraw_order,
)
from app.wording.code_words import code_word
from scoring.area_codes import OrderAct, OrderLevel
from tests.builders_areas import WHEN, WHO, an_empty_town, an_entry

LATER = WHEN + timedelta(hours=2)


def orders(town):
    return held_orders(town.decisions(ORDER))


def test_an_order_holds_until_it_is_lifted() -> None:
    town = an_empty_town()
    order_id = issue_order(town, an_entry(is_whole_town=True), WHO)
    assert [order.is_in_force for order in orders(town)] == [True]
    lift_order(town, order_id, LATER, "別の係員")
    (order,) = orders(town)
    assert (order.lifted_at, order.lifted_by, order.is_in_force) == (LATER, "別の係員", False)
    assert order.author == WHO


def test_a_correction_is_a_new_line_and_the_old_one_stays() -> None:
    town = an_empty_town()
    order_id = issue_order(town, an_entry(OrderLevel.LEVEL_3, districts=("一区",)), WHO)
    correct_order(town, order_id, an_entry(OrderLevel.LEVEL_4, LATER, districts=("二区",)), WHO)
    (order,) = orders(town)
    assert order.entry == an_entry(OrderLevel.LEVEL_4, LATER, districts=("二区",))
    assert order.is_corrected
    lines = order_history(town.decisions(ORDER))
    assert [(line.act, line.level) for line in lines] == [
        (OrderAct.CORRECTED, OrderLevel.LEVEL_4),
        (OrderAct.ISSUED, OrderLevel.LEVEL_3),
    ]


def test_a_mistake_is_withdrawn_and_never_counts() -> None:
    town = an_empty_town()
    order_id = issue_order(town, an_entry(is_whole_town=True), WHO)
    withdraw_order(town, order_id, WHO)
    assert in_force(orders(town)) == ()
    assert orders(town)[0].lifted_at is None


def test_the_gravest_order_stands_first() -> None:
    town = an_empty_town()
    for level in (OrderLevel.LEVEL_4, OrderLevel.LEVEL_3, OrderLevel.LEVEL_5):
        issue_order(town, an_entry(level, is_whole_town=True), WHO)
    told = [order.entry.level for order in in_force(orders(town))]
    assert told == [OrderLevel.LEVEL_5, OrderLevel.LEVEL_4, OrderLevel.LEVEL_3]


def test_what_cannot_be_is_refused_and_nothing_is_kept() -> None:
    town = an_empty_town()
    order_id = issue_order(town, an_entry(is_whole_town=True), WHO)
    tomorrow = clock.now() + timedelta(days=1)
    cases = (
        (lambda: issue_order(town, an_entry(), WHO), AreaProblem.ORDER_WITHOUT_AREA),
        (
            lambda: issue_order(town, an_entry(at=tomorrow, is_whole_town=True), WHO),
            AreaProblem.ORDER_IN_FUTURE,
        ),
        (
            lambda: lift_order(town, order_id, WHEN - timedelta(seconds=1), WHO),
            AreaProblem.LIFTED_TOO_EARLY,
        ),
        (lambda: lift_order(town, order_id, tomorrow, WHO), AreaProblem.ORDER_IN_FUTURE),
        (lambda: withdraw_order(town, "no such", WHO), AreaProblem.ORDER_ENDED),
    )
    for act, problem in cases:
        with pytest.raises(AreaError) as refused:
            act()
        assert refused.value.code is problem
    assert len(town.decisions(ORDER)) == 1


def tried(town, order_id: str, act: str) -> AreaProblem | None:
    """Do one thing to an order; gives why it was refused."""
    try:
        if act == "correct":
            correct_order(town, order_id, an_entry(is_whole_town=True), WHO)
        elif act == "lift":
            lift_order(town, order_id, LATER, WHO)
        else:
            withdraw_order(town, order_id, WHO)
    except AreaError as refused:
        return refused.code
    return None


@given(st.lists(st.sampled_from(["correct", "lift", "withdraw"]), max_size=5))
def test_an_ended_order_takes_no_further_line(acts: list[str]) -> None:
    town = an_empty_town()
    order_id = issue_order(town, an_entry(is_whole_town=True), WHO)
    for act in acts:
        has_ended = not orders(town)[0].is_in_force
        lines = len(town.decisions(ORDER))
        problem = tried(town, order_id, act)
        assert problem is (AreaProblem.ORDER_ENDED if has_ended else None)
        assert len(town.decisions(ORDER)) == lines + (not has_ended)


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (OrderLevel.LEVEL_3, "警戒レベル3　高齢者等避難"),
        (OrderLevel.LEVEL_4, "警戒レベル4　避難指示"),
        (OrderLevel.LEVEL_5, "警戒レベル5　緊急安全確保"),
    ],
)
def test_orders_are_called_as_the_law_calls_them(level: OrderLevel, words: str) -> None:
    assert code_word(level).ja == words
