"""Builds the wall map of a town or a district: what is on it, cut into sheets, as pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.pipeline.make_list import ListTables
from app.pipeline.town_layers import MapFiles
from app.progress import Progress, Stage
from app.report.wall_map.content import WallMap
from app.report.wall_map.ground import read_ground
from app.report.wall_map.index_page import IndexFacts, draw_index
from app.report.wall_map.layers import sort_layers
from app.report.wall_map.order import MapOrder
from app.report.wall_map.pages import DrawnPart, number_pages
from app.report.wall_map.planning import Plan, plan_wall_map
from app.report.wall_map.sheet_page import SheetParts, draw_sheet
from app.wording import wall_map_words as words
from gis.base_map.tile_source import BaseMap
from gis.hazard import HazardLayer


@dataclass(frozen=True)
class MapSources:
    """Where a wall map comes from: the tables, the map files, opened, and the base map if any."""

    tables: ListTables
    files: MapFiles
    layers: Sequence[HazardLayer]
    base: BaseMap | None = None


def build_wall_map(sources: MapSources, order: MapOrder, progress: Progress) -> WallMap:
    """Lay out a wall map: index, sheets, tables; of each district in turn if that is asked for.

    Raises
    ------
    AppError
        A font is missing.
    gis.errors.HazardError, gis.base_map.errors.BaseMapError
        A map file cannot be read.
    Cancelled
        A person stopped it.
    """
    progress.step(Stage.LISTING)
    plans = plan_wall_map(sources.tables, order)
    ground = read_ground(sources.files, sources.tables, plans.grid.metres)
    base = None if order.base_told is None else sources.base
    layers = sort_layers(sources.layers, base)
    drawn: list[DrawnPart] = []
    for plan in plans.parts:
        parts = SheetParts(plan.frame, plans.grid, ground, layers, plan.homes.drawn, plan.cut.scale)
        done = sum(len(part.sheets) for part in drawn)
        drawn.append(_draw_part(parts, plan, _Counted(progress, done, plans.sheets + 1)))
    return WallMap(
        title=words.TITLE,
        heading=plans.parts[0].frame.heading,
        fingerprint=plans.fingerprint,
        scale=plans.scale,
        homes=plans.homes,
        parts=plans.parts,
        pages=number_pages(plans, drawn),
    )


@dataclass(frozen=True)
class _Counted:
    """Tells how far the sheets are: those of the parts before, and all of them."""

    progress: Progress
    before: int
    count: int

    def step(self, number: int) -> None:
        self.progress.step(Stage.DRAWING, self.before + number, self.count)


def _draw_part(parts: SheetParts, plan: Plan, counted: _Counted) -> DrawnPart:
    sheets = []
    for sheet in plan.sheets:
        counted.step(sheet.number)
        sheets.append(draw_sheet(parts, sheet))
    index = draw_index(parts, IndexFacts(plan.homes, plan.sheets, plan.cut))
    return DrawnPart(plan, index, tuple(sheets))
