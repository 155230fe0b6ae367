"""The wall map as a value: its sheets, and its pages of plain marks."""

from dataclasses import dataclass

from app.report.content import ListHeading
from app.report.paper.marks import Page
from app.report.wall_map.homes import MapHomes
from app.report.wall_map.plan import Sheet
from app.report.wall_map.planning import Plan


@dataclass(frozen=True)
class WallMap:
    """A whole wall map: of each part its index, a page per sheet, tables behind them.

    ``scale`` is the coarsest of its parts.
    """

    title: str
    heading: ListHeading
    fingerprint: str
    scale: int
    homes: MapHomes
    parts: tuple[Plan, ...]
    pages: tuple[Page, ...]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets of all its parts."""
        return tuple(sheet for part in self.parts for sheet in part.sheets)
