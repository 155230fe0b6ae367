"""The call list of households chosen on the map: a part of the list, with the sum of all of it.

The town stays as it is: who stands on this paper has the call rank of the whole list.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from app.pipeline.coverage_check import count_in_need
from app.pipeline.make_list import ListTables
from app.report.call_list import build_call_list
from app.report.content import CallList, ChosenPart, ListHeading
from app.report.from_town import list_heading
from app.wording import chosen_list_words as words
from scoring.codes import ExclusionReason, LocationLevel


@dataclass(frozen=True)
class ChosenHomes:
    """What a person chose on the map, and what it is called (地区「本町」, 囲んだ範囲)."""

    name: str
    household_ids: Collection[str]


def build_chosen_list(tables: ListTables, chosen: ChosenHomes) -> CallList:
    """Build the call list of the chosen households; a protected one (支援措置) is never on it.

    Raises
    ------
    ValueError
        The counts do not add up: a fault of the program.
    """
    order = tables.call_order
    is_open = ~tables.household_scores["is_protected"].to_numpy()
    is_chosen = order["household_id"].isin(list(chosen.household_ids)).to_numpy() & is_open
    is_outside = order["call_rank"].notna().to_numpy() & ~is_chosen
    part = replace(
        tables,
        call_order=order.assign(
            call_rank=order["call_rank"].mask(is_outside),
            tier=order["tier"].mask(is_outside),
            exclusion=order["exclusion"].mask(is_outside, ExclusionReason.OUTSIDE_AREA.value),
            is_on_power_list=order["is_on_power_list"] & is_chosen,
        ),
    )
    told = _chosen_part(tables, chosen.name, is_chosen, is_outside)
    return replace(build_call_list(part, _heading(tables, told)), title=words.TITLE)


def _heading(tables: ListTables, chosen: ChosenPart) -> ListHeading:
    heading = list_heading(tables)
    area = words.AREA.format(name=chosen.name)
    if heading.area:
        area = words.AREA_WITHIN.format(area=heading.area, name=chosen.name)
    return replace(heading, area=area, chosen=chosen)


def _chosen_part(
    tables: ListTables, name: str, is_chosen: np.ndarray, is_outside: np.ndarray
) -> ChosenPart:
    members = tables.household_scores["members"].to_numpy()
    is_listed = tables.call_order["call_rank"].notna().to_numpy()
    return ChosenPart(
        name=name,
        households=int(is_chosen.sum()),
        residents=int(members[is_chosen].sum()),
        in_need=int(count_in_need(tables)[is_chosen].sum()),
        listed_households=int((is_chosen & is_listed).sum()),
        outside_households=int(is_outside.sum()),
        outside_residents=int(members[is_outside].sum()),
        unlocated_outside=_count_of(tables, LocationLevel.NONE, is_outside),
        at_town_outside=_count_of(tables, LocationLevel.TOWN, is_outside),
    )


def _count_of(tables: ListTables, level: LocationLevel, is_in: np.ndarray) -> int:
    levels: pd.Series = tables.locations["location_level"]
    return int(((levels == level.value).to_numpy() & is_in).sum())
