"""What the page 区域 shows of a town: every area with its people, the orders, the check.

Protected households are counted and in no list.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from app.pipeline.area_orders import ORDER, OrderLine, in_force, order_history
from app.pipeline.area_standing import AreaStanding, read_area_standing
from app.pipeline.area_targets import Targets, homes_of, homes_within
from app.pipeline.areas import AREA, AreaLine, area_history
from app.pipeline.coverage_check import (
    CheckCount,
    CoverageCheck,
    check_coverage,
    check_states,
    count_in_need,
)
from app.pipeline.make_list import ListTables
from app.pipeline.view import TownView
from app.store.town import Town
from scoring.area_codes import WET_STATES, AreaKind, OrderLevel


@dataclass(frozen=True)
class AreaRow:
    """One part of the town that can be ordered: all of it, an area, or a district.

    ``count`` is of the homes that may lie in it as far as their position is known finer than
    the town; ``wet`` of these households are known to be in the water. Protected households
    are in the counts of the whole town only: a small area drawn around a home would tell where
    they live. ``level`` is the gravest order in force that names it; None: none.
    """

    targets: Targets
    name: str
    kind: AreaKind
    count: CheckCount
    wet: int
    level: OrderLevel | None


@dataclass(frozen=True)
class AreaView:
    """Everything the page needs; ``households`` as :func:`checked_households` gives them."""

    standing: AreaStanding
    rows: tuple[AreaRow, ...]
    check: CoverageCheck
    households: pd.DataFrame
    order_lines: tuple[OrderLine, ...]
    area_lines: tuple[AreaLine, ...]


def look_at_areas(town: Town, view: TownView, whole_town: str) -> AreaView:
    """Read areas and orders anew and count who is in them.

    ``view`` tells of the homes; ``whole_town`` is the word for all of the town.
    """
    standing = read_area_standing(town)
    known = with_standing(view, standing)
    return AreaView(
        standing,
        tuple(_rows(known.tables, whole_town)),
        check_coverage(known.tables, standing),
        checked_households(known),
        order_history(town.decisions(ORDER)),
        area_history(town.decisions(AREA)),
    )


def with_standing(view: TownView, standing: AreaStanding) -> TownView:
    """Give the same town with its areas as they stand now."""
    return replace(view, tables=replace(view.tables, areas=standing))


def checked_households(view: TownView) -> pd.DataFrame:
    """Give the households that may be shown with their ``state`` and ``in_need``.

    Columns and order as ``TownView.households``; ``state`` is the value of a CheckState.
    """
    tables = view.tables
    row = pd.Index(tables.household_scores["household_id"]).get_indexer(
        view.households["household_id"]
    )
    states = check_states(tables, tables.areas).astype("str").to_numpy()[row]
    return view.households.assign(state=states, in_need=count_in_need(tables)[row])


def _rows(tables: ListTables, whole_town: str) -> Iterator[AreaRow]:
    homes, standing = homes_of(tables.locations), tables.areas
    members, in_need = tables.household_scores["members"].to_numpy(), count_in_need(tables)
    states = check_states(tables, standing)
    is_wet = states.isin([state.value for state in WET_STATES]).to_numpy()
    is_open = ~tables.household_scores["is_protected"].to_numpy()
    for targets, name, kind in _parts(tables, whole_town):
        found = homes_within(homes, targets, standing.areas)
        is_in = found.surely | (found.maybe & homes.is_placed & (kind is not AreaKind.DISTRICT))
        is_in &= is_open | (kind is AreaKind.TOWN)
        count = CheckCount(int(is_in.sum()), int(members[is_in].sum()), int(in_need[is_in].sum()))
        wet = int(np.sum(is_in & is_wet))
        yield AreaRow(targets, name, kind, count, wet, _level_of(targets, standing))


def _parts(tables: ListTables, whole_town: str) -> Iterator[tuple[Targets, str, AreaKind]]:
    yield Targets(is_whole_town=True), whole_town, AreaKind.TOWN
    for area in tables.areas.areas:
        yield Targets(area_ids=(area.area_id,)), area.name, area.kind
    for name in sorted(tables.locations["district"].dropna().unique()):
        yield Targets(districts=(name,)), name, AreaKind.DISTRICT


def _level_of(targets: Targets, standing: AreaStanding) -> OrderLevel | None:
    levels = [
        order.entry.level
        for order in in_force(standing.orders)
        if order.entry.targets.cover(targets)
    ]
    return levels[0] if levels else None
