"""発令: evacuation information (避難情報) for areas, as it was entered; nothing is overwritten.

A correction, a lifting (解除) and the withdrawal of a mistake are lines of their own, with
their author and the time they were entered. This program issues nothing: it keeps what the
mayor decided, to see whom it reached.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from app import clock
from app.errors import AreaError, AreaProblem
from app.pipeline.area_targets import Targets, targets_of_value
from app.pipeline.audit import AuditAction, record
from app.store.town import Decision, Town
from scoring.area_codes import OrderAct, OrderLevel

ORDER = "area_order"
_ACT, _LEVEL, _TARGETS, _AT = "act", "level", "targets", "at"
_SLACK = timedelta(minutes=1)


@dataclass(frozen=True)
class OrderEntry:
    """What a person enters of an order; ``issued_at`` as announced, with its zone."""

    level: OrderLevel
    targets: Targets
    issued_at: datetime


@dataclass(frozen=True)
class Order:
    """An order as it stands now; ``lifted_at`` None: not lifted.

    ``author`` entered it first, at ``entered_at``.
    """

    order_id: str
    entry: OrderEntry
    author: str
    entered_at: datetime
    is_corrected: bool = False
    lifted_at: datetime | None = None
    lifted_by: str | None = None
    is_withdrawn: bool = False

    @property
    def is_in_force(self) -> bool:
        """Whether it holds: neither lifted nor withdrawn."""
        return self.lifted_at is None and not self.is_withdrawn


@dataclass(frozen=True)
class OrderLine:
    """One line of the history as it was entered; what does not apply to its act is None."""

    order_id: str
    act: OrderAct
    level: OrderLevel | None
    targets: Targets | None
    at: datetime | None
    author: str
    entered_at: datetime


def issue_order(town: Town, entry: OrderEntry, author: str) -> str:
    """Keep that an order was issued (発令); gives its id.

    Raises
    ------
    app.errors.AreaError
        ORDER_WITHOUT_AREA, ORDER_IN_FUTURE.
    """
    _check_entry(entry)
    order_id = uuid4().hex
    _decide(town, order_id, {_ACT: OrderAct.ISSUED.value, **_entry_value(entry)}, author)
    return order_id


def correct_order(town: Town, order_id: str, entry: OrderEntry, author: str) -> None:
    """Keep what an order really said; what was entered before stays beside it.

    Raises
    ------
    app.errors.AreaError
        As :func:`issue_order`, and ORDER_ENDED.
    """
    _check_entry(entry)
    _standing(town, order_id)
    _decide(town, order_id, {_ACT: OrderAct.CORRECTED.value, **_entry_value(entry)}, author)


def lift_order(town: Town, order_id: str, at: datetime, author: str) -> None:
    """Keep that an order was lifted (解除) at a time.

    Raises
    ------
    app.errors.AreaError
        ORDER_ENDED, ORDER_IN_FUTURE, LIFTED_TOO_EARLY.
    """
    _check_time(at)
    if at < _standing(town, order_id).entry.issued_at:
        raise AreaError(AreaProblem.LIFTED_TOO_EARLY, at=_told(at))
    _decide(town, order_id, {_ACT: OrderAct.LIFTED.value, _AT: at.isoformat()}, author)


def withdraw_order(town: Town, order_id: str, author: str) -> None:
    """Keep that an order was entered by mistake and never issued.

    Raises
    ------
    app.errors.AreaError
        ORDER_ENDED.
    """
    _standing(town, order_id)
    _decide(town, order_id, {_ACT: OrderAct.WITHDRAWN.value}, author)


def held_orders(decisions: Iterable[Decision]) -> tuple[Order, ...]:
    """Fold decisions of kind :data:`ORDER`, the oldest first; gives the newest order first."""
    held: dict[str, Order] = {}
    for decision in decisions:
        before = held.get(decision.subject_id)
        held[decision.subject_id] = _folded(before, decision)
    return tuple(sorted(held.values(), key=lambda order: order.entry.issued_at, reverse=True))


def order_history(decisions: Iterable[Decision]) -> tuple[OrderLine, ...]:
    """Tell every line that was entered, the newest first."""
    return tuple(reversed([_line(decision) for decision in decisions]))


def in_force(orders: Sequence[Order]) -> tuple[Order, ...]:
    """Give the orders that hold now, the gravest first."""
    grave = list(OrderLevel)
    held = [order for order in orders if order.is_in_force]
    return tuple(sorted(held, key=lambda order: -grave.index(order.entry.level)))


def _folded(before: Order | None, decision: Decision) -> Order:
    value, act = decision.value, OrderAct(str(decision.value[_ACT]))
    if before is None:
        return Order(decision.subject_id, _entry_of(value), decision.author, decision.made_at)
    if act is OrderAct.CORRECTED:
        return replace(before, entry=_entry_of(value), is_corrected=True)
    if act is OrderAct.LIFTED:
        at = datetime.fromisoformat(str(value[_AT]))
        return replace(before, lifted_at=at, lifted_by=decision.author)
    return replace(before, is_withdrawn=True)


def _line(decision: Decision) -> OrderLine:
    value = decision.value
    targets = value.get(_TARGETS)
    return OrderLine(
        order_id=decision.subject_id,
        act=OrderAct(str(value[_ACT])),
        level=OrderLevel(str(value[_LEVEL])) if _LEVEL in value else None,
        targets=targets_of_value(targets) if isinstance(targets, Mapping) else None,
        at=datetime.fromisoformat(str(value[_AT])) if _AT in value else None,
        author=decision.author,
        entered_at=decision.made_at,
    )


def _entry_value(entry: OrderEntry) -> dict[str, object]:
    return {
        _LEVEL: entry.level.value,
        _TARGETS: entry.targets.value(),
        _AT: entry.issued_at.isoformat(),
    }


def _entry_of(value: Mapping[str, object]) -> OrderEntry:
    targets = value[_TARGETS]
    if not isinstance(targets, Mapping):
        raise TypeError("an order without targets")
    at = datetime.fromisoformat(str(value[_AT]))
    return OrderEntry(OrderLevel(str(value[_LEVEL])), targets_of_value(targets), at)


def _decide(town: Town, order_id: str, value: dict[str, object], author: str) -> None:
    with town.transaction():
        town.decide(Decision(ORDER, order_id, value, author, clock.now()))
        record(town, AuditAction.ORDER_ENTERED, order_id, {_ACT: value[_ACT]})


def _standing(town: Town, order_id: str) -> Order:
    orders = {order.order_id: order for order in held_orders(town.decisions(ORDER))}
    if order_id not in orders or not orders[order_id].is_in_force:
        raise AreaError(AreaProblem.ORDER_ENDED)
    return orders[order_id]


def _check_entry(entry: OrderEntry) -> None:
    if entry.targets.is_nothing:
        raise AreaError(AreaProblem.ORDER_WITHOUT_AREA)
    _check_time(entry.issued_at)


def _check_time(at: datetime) -> None:
    now = clock.now()
    if at > now + _SLACK:
        raise AreaError(AreaProblem.ORDER_IN_FUTURE, at=_told(at), now=_told(now))


def _told(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
