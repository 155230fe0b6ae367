"""For which area the call list is: what a person chose, and which homes are in it.

The choice names areas or districts, or the orders of that moment by what they named; it stays
until a person chooses again, and stands on every printed page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app import clock
from app.pipeline.area_targets import Targets, homes_of, homes_within, targets_of_value
from app.pipeline.areas import AREA, held_areas
from app.store.town import Decision, Town
from scoring.frames import LOCATIONS

LIST_AREA = "list_area"
_SUBJECT = "list"
_NAME, _TARGETS = "name", "targets"


@dataclass(frozen=True)
class ListArea:
    """The chosen area of the list; ``name`` is what the page says."""

    name: str
    targets: Targets
    author: str
    chosen_at: datetime


def held_list_area(decisions: Iterable[Decision]) -> ListArea | None:
    """Give the choice that holds, from decisions of kind :data:`LIST_AREA`; None: nobody chose.

    Then the list is for the area file of the job, or for the whole town.
    """
    last = None
    for decision in decisions:
        last = decision
    if last is None or last.value[_TARGETS] is None:
        return None
    targets = last.value[_TARGETS]
    if not isinstance(targets, dict):
        raise TypeError("an area of the list without targets")
    return ListArea(str(last.value[_NAME]), targets_of_value(targets), last.author, last.made_at)


def keep_list_area(town: Town, name: str, targets: Targets | None, author: str) -> None:
    """Keep a choice beside the earlier ones; None: no area of one's own any more."""
    value = {_NAME: name, _TARGETS: None if targets is None else targets.value()}
    town.decide(Decision(LIST_AREA, _SUBJECT, value, author, clock.now()))


def mark_list_area(town: Town) -> None:
    """Say of each home whether the chosen area may hold it: ``is_in_area`` of ``locations``.

    Where nobody chose, what :func:`app.pipeline.locate.locate` wrote stays. A home whose place
    is not surely outside stays inside: that is every home, once a district that was chosen is
    the name of none any more, as after a map with other names.
    """
    chosen = held_list_area(town.decisions(LIST_AREA))
    if chosen is None:
        return
    locations = town.read(LOCATIONS)
    areas = held_areas(town.decisions(AREA))
    is_in = homes_within(homes_of(locations), chosen.targets, areas).maybe
    is_named = set(chosen.targets.districts) <= set(locations["district"].dropna())
    town.write({LOCATIONS: locations.assign(is_in_area=is_in | (not is_named))})
