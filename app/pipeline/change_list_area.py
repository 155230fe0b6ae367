"""The list for another area: chosen by a person, computed at once. And the end of an area."""

from app.errors import AreaError, AreaProblem
from app.pipeline.area_orders import ORDER, held_orders, in_force
from app.pipeline.area_targets import Targets, homes_of, homes_within
from app.pipeline.areas import AREA, area_of, end_area, held_areas
from app.pipeline.audit import AuditAction, record
from app.pipeline.compute import compute_again, rules_of
from app.pipeline.list_area import LIST_AREA, held_list_area, keep_list_area, mark_list_area
from app.pipeline.rank import rank
from app.progress import Progress
from app.store.town import Town
from scoring.frames import HOUSEHOLD_SCORES, LOCATIONS


def choose_list_area(
    town: Town, name: str, targets: Targets, author: str, progress: Progress
) -> None:
    """Make the list for these parts of the town from now on, all or nothing.

    Raises
    ------
    app.errors.AreaError
        WITHOUT_HOMES: no home with a position is in them; one of a protected person (支援措置)
        is as none, or an area drawn around it would tell of it. NOT_KNOWN: an area does not
        stand.
    """
    homes = homes_of(town.read(LOCATIONS))
    found = homes_within(homes, targets, held_areas(town.decisions(AREA)))
    is_open = ~town.read(HOUSEHOLD_SCORES)["is_protected"].to_numpy()
    if not ((found.surely | (found.maybe & homes.is_placed)) & is_open).any():
        raise AreaError(AreaProblem.WITHOUT_HOMES, name=name)
    with town.transaction():
        keep_list_area(town, name, targets, author)
        mark_list_area(town)
        rank(town, rules_of(town), progress)
        record(town, AuditAction.LIST_AREA_CHOSEN, name)


def leave_list_area(town: Town, author: str, progress: Progress) -> None:
    """Make the list as the job said again: for its area file, or for the whole town."""
    with town.transaction():
        keep_list_area(town, "", None, author)
        record(town, AuditAction.LIST_AREA_CHOSEN, "")
        if town.facts().area is not None:
            compute_again(town, progress)  # the area file is asked anew
            return
        town.write({LOCATIONS: town.read(LOCATIONS).assign(is_in_area=True)})
        rank(town, rules_of(town), progress)


def remove_area(town: Town, area_id: str, author: str) -> None:
    """Let an area stand no longer.

    Raises
    ------
    app.errors.AreaError
        NOT_KNOWN. IN_USE: an order in force or the list is for it.
    """
    area = area_of(held_areas(town.decisions(AREA)), area_id)
    chosen = held_list_area(town.decisions(LIST_AREA))
    used = [order.entry.targets for order in in_force(held_orders(town.decisions(ORDER)))]
    used += [] if chosen is None else [chosen.targets]
    if any(area_id in targets.area_ids for targets in used):
        raise AreaError(AreaProblem.IN_USE, name=area.name)
    end_area(town, area, author)
