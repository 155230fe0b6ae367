"""Which scales may be chosen and how many sheets each makes, told before anything is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.pipeline.make_list import ListTables
from app.report.wall_map.order import STANDARD_SCALES, MapOrder
from app.report.wall_map.planning import plan_wall_map

MOST_SHEETS = 30
"""As many as a person still hangs on a wall; the finest scale up to this is proposed."""


@dataclass(frozen=True)
class ScaleChoice:
    """``order`` at ``scale`` makes so many sheets, the index not counted.

    Where each district fits on a sheet of its own, ``scale`` is the coarsest of them.
    """

    order: MapOrder
    scale: int
    sheets: int


def scale_choices(tables: ListTables, order: MapOrder) -> tuple[ScaleChoice, ...]:
    """Give the standard scales from the finest on, and last everything on one sheet.

    Scales coarser than the one that fits on one sheet are left out.

    Raises
    ------
    AppError
        A font is missing.
    """
    fitted = _choice(tables, replace(order, scale=None))
    finer = [scale for scale in STANDARD_SCALES if scale < fitted.scale]
    return (*(_choice(tables, replace(order, scale=scale)) for scale in finer), fitted)


def proposed_choice(choices: Sequence[ScaleChoice]) -> ScaleChoice:
    """Give the finest scale of :func:`scale_choices` with no more than :data:`MOST_SHEETS`."""
    return next((choice for choice in choices if choice.sheets <= MOST_SHEETS), choices[-1])


def _choice(tables: ListTables, order: MapOrder) -> ScaleChoice:
    plan = plan_wall_map(tables, order)
    return ScaleChoice(order, plan.scale, plan.sheets)
