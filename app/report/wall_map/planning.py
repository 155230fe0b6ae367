"""What a wall map will be before anything is drawn: its parts, their homes, their sheets."""

from dataclasses import dataclass, replace

import pandas as pd

from app.pipeline.make_list import ListTables
from app.report.fingerprint import fingerprint
from app.report.from_town import list_heading
from app.report.paper.typeface import current_typeface
from app.report.wall_map.frame import MapAbout, SheetFrame
from app.report.wall_map.homes import MapHomes, map_homes
from app.report.wall_map.order import MapOrder, MapPart
from app.report.wall_map.plan import Cut, Sheet, cut_ground, sheets_with_homes
from app.wording import wall_map_words as words
from gis.bounds import Bounds, bounds_of
from gis.town_map.squares import TownGrid, grid_over
from scoring.columns import FloatArray

_MARGIN_MM = 14.0
_LEAST_MARGIN_M = 60.0
_JAPAN_MIDDLE = Bounds(139.0, 35.0, 139.01, 35.01)


@dataclass(frozen=True)
class Plan:
    """One part of a wall map: an index of its own, and sheets counted from 1."""

    name: str
    frame: SheetFrame
    homes: MapHomes
    cut: Cut
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class Plans:
    """All parts of a wall map; every household of ``homes`` is in exactly one of them."""

    homes: MapHomes
    grid: TownGrid
    parts: tuple[Plan, ...]
    fingerprint: str

    @property
    def scale(self) -> int:
        """The coarsest scale of its parts."""
        return max(part.cut.scale for part in self.parts)

    @property
    def sheets(self) -> int:
        """How many sheets its parts have together, indexes not counted."""
        return sum(len(part.sheets) for part in self.parts)


def plan_wall_map(tables: ListTables, order: MapOrder) -> Plans:
    """Cut the ground into sheets, as quickly as a person changes their mind.

    Raises
    ------
    AppError
        A font is missing.
    """
    homes = map_homes(tables).within(order)
    grid = tables.grid or grid_over(_JAPAN_MIDDLE)
    told = _fingerprint(homes, grid)
    first = SheetFrame.build(
        current_typeface(), order.size, list_heading(tables), _about(grid, order, told)
    )
    parts = tuple(_plan(grid, first, homes, part) for part in _orders(homes, order))
    return Plans(homes, grid, parts, told)


def _orders(homes: MapHomes, order: MapOrder) -> list[MapOrder]:
    """Give an order for each part; the homes of no district come last, if there are any."""
    if order.part is not MapPart.EVERY_DISTRICT:
        return [order]
    every = pd.concat([homes.drawn, homes.unsure, homes.unlocated, homes.off])["district"]
    orders = [
        replace(order, district=name, part=MapPart.CHOSEN)
        for name in sorted(every.dropna().unique().tolist())
    ]
    if every.isna().any() or not orders:
        orders.append(replace(order, district=None, part=MapPart.WITHOUT_DISTRICT))
    return orders


def _plan(grid: TownGrid, first: SheetFrame, town: MapHomes, order: MapOrder) -> Plan:
    homes = town.within(order)
    name = _name(order)
    about = replace(first.about, under_title=(name, *first.about.under_title[1:]))
    frame = replace(first, about=about)
    xy = homes.drawn[["x_m", "y_m"]].to_numpy(dtype="float64")
    cut = _cut(grid, xy, frame, order.scale)
    return Plan(name, frame, homes, cut, sheets_with_homes(cut, xy))


def _name(order: MapOrder) -> str:
    if order.part is MapPart.WITHOUT_DISTRICT:
        return words.WITHOUT_DISTRICT
    return (
        words.WHOLE_TOWN if order.district is None else words.DISTRICT.format(name=order.district)
    )


def _cut(grid: TownGrid, xy: FloatArray, frame: SheetFrame, scale: int | None) -> Cut:
    """Lay the sheets over the homes with a margin; without any home over the town's squares."""
    if not len(xy):
        return cut_ground(grid.box_m, frame.map_mm, scale)
    around = bounds_of(xy)
    about = scale or cut_ground(around, frame.map_mm, None).scale
    margin = max(_MARGIN_MM / 1000 * about, _LEAST_MARGIN_M)
    wider = Bounds(
        around.west - margin, around.south - margin, around.east + margin, around.north + margin
    )
    return cut_ground(wider, frame.map_mm, scale)


def _about(grid: TownGrid, order: MapOrder, told: str) -> MapAbout:
    squares = words.GRID_MARK.format(mark=grid.mark, side=f"{grid.side_m:,.0f}")
    at_foot = [words.PROJECTION.format(lat=grid.metres.lat)]
    if order.base_told is not None:
        at_foot.append(words.BASE_MAP.format(told=order.base_told))
    return MapAbout((_name(order), squares, told), tuple(at_foot))


def _fingerprint(homes: MapHomes, grid: TownGrid) -> str:
    every = pd.concat([homes.drawn, homes.unsure, homes.unlocated, homes.off])
    rows = every[["call_rank", "tier", "code", "square"]].astype("object").fillna("")
    return fingerprint([(grid.mark,), *(map(str, row) for row in rows.to_numpy().tolist())])
