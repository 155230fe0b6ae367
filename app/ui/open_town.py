"""The open town as the window shows it: values only, made in the lane."""

from dataclasses import dataclass
from pathlib import Path

from app.pipeline.points_change import PointsText
from app.pipeline.town_desk import LookedAt, TownMaps
from app.pipeline.verdict_change import VerdictText
from app.pipeline.view import TownView
from app.ui.household_columns import HouseholdColumns


@dataclass(frozen=True)
class OpenTown:
    """What the window shows of the open town.

    ``is_settled`` False: answers or places are kept that the list does not rest on yet.
    """

    path: Path
    view: TownView
    columns: HouseholdColumns
    points: PointsText
    maps: TownMaps
    verdicts: VerdictText
    is_settled: bool


def open_town_of(looked_at: LookedAt) -> OpenTown:
    """Make what the window shows of what the desk looked at; runs in the lane."""
    columns = HouseholdColumns.build(looked_at.view.households)
    return OpenTown(
        looked_at.path,
        looked_at.view,
        columns,
        looked_at.points,
        looked_at.maps,
        looked_at.verdicts,
        looked_at.is_settled,
    )
