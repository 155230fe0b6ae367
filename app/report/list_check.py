"""The coverage check as every list says it: numbers by state, and the orders in words."""

from dataclasses import dataclass

from app.pipeline.area_orders import in_force
from app.pipeline.area_standing import AreaStanding
from app.pipeline.area_targets import targets_name
from app.pipeline.coverage_check import CheckCount, CoverageCheck, check_coverage
from app.pipeline.make_list import ListTables
from app.wording import area_paper_words as words
from app.wording.code_words import code_word
from scoring.area_codes import UNKNOWN_STATES


@dataclass(frozen=True)
class ListCheck:
    """The numbers, and a sentence for each order in force, the gravest first."""

    check: CoverageCheck
    orders: tuple[str, ...]


def list_check(tables: ListTables) -> ListCheck:
    """Check the tables of a list against the orders in force."""
    return ListCheck(check_coverage(tables, tables.areas), order_sentences(tables.areas))


def order_sentences(standing: AreaStanding) -> tuple[str, ...]:
    """Say each order in force in one line: level, areas, since when."""
    return tuple(
        words.ORDER_LINE.format(
            level=code_word(order.entry.level).ja,
            areas=targets_name(order.entry.targets, standing.areas, words.WHOLE_TOWN),
            at=f"{order.entry.issued_at.astimezone():%Y-%m-%d %H:%M}",
        )
        for order in in_force(standing.orders)
    )


def unknown_sentence(check: CoverageCheck) -> str:
    """Say how many households nobody can judge, by reason."""
    if not check.unknown.households:
        return words.NO_UNKNOWN
    told = [
        f"{words.SHORT_STATE_WORDS[state]} {check.of(state).households:,}"
        for state in UNKNOWN_STATES
        if check.of(state).households
    ]
    count = f"{check.unknown.households:,}"
    return words.UNKNOWN_LINE.format(households=count, reasons="・".join(told))


def check_summary(made: ListCheck) -> dict[str, object]:
    """Give the check for ``summary.json``; the states add up to ``total``."""
    check = made.check
    return {
        "has_orders": check.has_orders,
        "orders": list(made.orders),
        "by_state": {state.value: _told(count) for state, count in check.by_state},
        "by_order_level": {level.value: _told(count) for level, count in check.by_level},
        "unknown": _told(check.unknown),
        "total": _told(check.total),
        "not_taking_part": check.not_taking_part,
        "protected_households": check.protected,
    }


def check_row(made: ListCheck) -> tuple[str, ...]:
    """Give the check as texts, for the fingerprint of a list."""
    counts = [
        f"{state}:{count.households}:{count.residents}" for state, count in made.check.by_state
    ]
    return (*made.orders, *counts)


def _told(count: CheckCount) -> dict[str, int]:
    return {
        "households": count.households,
        "residents": count.residents,
        "in_need": count.in_need,
    }
