"""How a town stands with its areas: those it keeps, the orders, and the area of the list."""

from dataclasses import dataclass, field

from app.pipeline.area_orders import ORDER, Order, held_orders
from app.pipeline.areas import AREA, Area, held_areas
from app.pipeline.list_area import LIST_AREA, ListArea, held_list_area
from app.store.town import Town


@dataclass(frozen=True)
class AreaStanding:
    """Areas in the order they were kept, orders the newest first; ``chosen`` for the list."""

    areas: tuple[Area, ...] = ()
    orders: tuple[Order, ...] = ()
    chosen: ListArea | None = field(default=None)


def read_area_standing(town: Town) -> AreaStanding:
    """Read areas, orders and the area of the list from a town."""
    return AreaStanding(
        held_areas(town.decisions(AREA)),
        held_orders(town.decisions(ORDER)),
        held_list_area(town.decisions(LIST_AREA)),
    )
