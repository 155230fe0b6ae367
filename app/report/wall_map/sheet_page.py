"""One sheet of the wall map as marks: ground, water, squares, homes, labels, its table."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from app.report.paper.drawings import Patch
from app.report.paper.marks import Box, Mark, Placed, Style, Text
from app.report.wall_map.edges import neighbour_notes, overlap_lines
from app.report.wall_map.frame import SheetFrame
from app.report.wall_map.grid_marks import band_marks, grid_lines, square_names
from app.report.wall_map.ground import Ground
from app.report.wall_map.ground_picture import ground_picture
from app.report.wall_map.homes import home_text
from app.report.wall_map.labels import (
    LABEL_HIGH,
    SIGN_MM,
    HomeTexts,
    Label,
    Labelled,
    Room,
    place_label,
    place_labels,
)
from app.report.wall_map.layers import MapLayers
from app.report.wall_map.legend import Legend
from app.report.wall_map.outlines import outline_marks
from app.report.wall_map.plan import Sheet
from app.report.wall_map.projection import Projection
from app.report.wall_map.signs import SHELTER_MM, home_marks, shelter_marks
from app.report.wall_map.table import Overflow, Told, fill_panel
from app.wording import wall_map_words as words
from gis.town_map.squares import TownGrid, square_order
from scoring.codes import ShelterFitness
from scoring.columns import FloatArray

_WHITE = (255, 255, 255)
_BASE = 2.1


@dataclass(frozen=True)
class SheetParts:
    """What all sheets of one wall map are drawn from; ``homes`` are those on the map."""

    frame: SheetFrame
    grid: TownGrid
    ground: Ground
    layers: MapLayers
    homes: pd.DataFrame
    scale: int


@dataclass(frozen=True)
class DrawnSheet:
    """The marks of a sheet without its title, and what its table could not hold."""

    placed: tuple[Placed, ...]
    overflow: Overflow | None


def draw_sheet(parts: SheetParts, sheet: Sheet) -> DrawnSheet:
    """Draw one sheet."""
    frame = parts.frame
    shown = Projection(sheet.box_m, frame.map_box, parts.scale)
    homes = parts.homes.iloc[sheet.seen]
    xy = shown.to_mm(homes[["x_m", "y_m"]].to_numpy(dtype="float64"))
    room = Room(shown.box.x, shown.box.y, shown.box.wide, shown.box.high)
    over = [
        *neighbour_notes(frame.typeface, shown.box, sheet, room),
        *square_names(frame.typeface, parts.grid, shown, room),
    ]
    room.take_points(xy, SIGN_MM)
    north = frame.north_arrow()
    room.take(shown.box.x + shown.box.wide - 9.0, shown.box.y + 5.0, 7.0, 15.0)
    over += _shelters(parts, shown, room)
    labelled = _labels(parts, homes, xy, room)
    names = _district_names(parts, shown, room)
    marks = [
        *_ground(parts, shown, sheet),
        *names,
        *home_marks(homes, xy, parts.scale),
        *_label_marks(labelled),
        *over,
        *north,
    ]
    beside, overflow = _panel(parts, sheet, homes, labelled)
    bands = [*band_marks(frame.typeface, parts.grid, shown), frame.map_box, *beside]
    return DrawnSheet(
        (Placed(0.0, tuple(marks), frame.map_box), Placed(0.0, tuple(bands))), overflow
    )


def _ground(parts: SheetParts, shown: Projection, sheet: Sheet) -> list[Mark]:
    box = shown.box
    degrees = parts.grid.metres.degrees_of(shown.box_m)
    marks: list[Mark] = [
        ground_picture(parts.layers, degrees, (box.x, box.y, box.wide, box.high)),
        *grid_lines(parts.grid, shown),
    ]
    marks += outline_marks(parts.ground, shown)
    return [*marks, *overlap_lines(box, sheet)]


def _shelters(parts: SheetParts, shown: Projection, room: Room) -> list[Mark]:
    """Draw the shelters in view with their names; a name without room is left to the sign."""
    shelters = parts.ground.shelters
    xy_m = shelters[["x_m", "y_m"]].to_numpy(dtype="float64")
    seen = np.flatnonzero(shown.box_m.contain(xy_m))
    xy = shown.to_mm(xy_m[seen])
    room.take_points(xy, SHELTER_MM)
    marks: list[Mark] = []
    width = partial(parts.frame.typeface.width, style=Style.MAP)
    for row, (x, y) in zip(seen.tolist(), xy.tolist(), strict=True):
        fitness = shelters["fitness"].iloc[row]
        marks += shelter_marks(x, y, None if pd.isna(fitness) else ShelterFitness(fitness))
        label = place_label(room, (x, y), f" {shelters['name'].iloc[row]} ", width)
        if label is not None:
            marks += _written(label, Style.MAP)
    return marks


def _district_names(parts: SheetParts, shown: Projection, room: Room) -> list[Mark]:
    names = parts.ground.names
    xy_m = names[["x_m", "y_m"]].to_numpy(dtype="float64")
    seen = np.flatnonzero(shown.box_m.contain(xy_m))
    marks: list[Mark] = []
    width = partial(parts.frame.typeface.width, style=Style.SMALL)
    for row, at in zip(seen.tolist(), shown.to_mm(xy_m[seen]).tolist(), strict=True):
        label = place_label(
            room, (at[0], at[1]), f"{names['name'].iloc[row]}", width, Style.SMALL.height
        )
        if label is not None:
            base = label.y + Style.SMALL.baseline
            marks.append(Text(label.x, base, label.text, Style.SMALL))
    return marks


def _labels(parts: SheetParts, homes: pd.DataFrame, xy: FloatArray, room: Room) -> Labelled:
    width = partial(parts.frame.typeface.width, style=Style.MAP)
    ranks = homes["call_rank"].astype("int64").astype("str").tolist()
    told = HomeTexts(ranks, home_text(homes), homes["square"].tolist())
    return place_labels(room, xy, told, width)


def _label_marks(labelled: Labelled) -> list[Mark]:
    marks: list[Mark] = []
    for label in labelled.labels:
        marks += _written(label, Style.MAP)
    return marks


def _written(label: Label, style: Style) -> list[Mark]:
    ground = Patch(label.x, label.y, label.wide, LABEL_HIGH, _WHITE)
    x = label.x
    marks: list[Mark] = [ground]
    if label.is_boxed:
        marks.append(Box(label.x, label.y, label.wide, LABEL_HIGH, 0.15))
        x += label.wide / (len(label.text) + 2)  # as wide as the space on either side
    return [*marks, Text(x, label.y + _BASE, label.text, style)]


def _panel(
    parts: SheetParts, sheet: Sheet, homes: pd.DataFrame, labelled: Labelled
) -> tuple[list[Mark], Overflow | None]:
    frame = parts.frame
    legend = Legend(frame.typeface, frame.panel)
    legend.write(parts.scale, parts.ground, parts.layers)
    panel = frame.panel
    room = Box(
        panel.x + 1.5, legend.bottom, panel.wide - 3.0, panel.y + panel.high - legend.bottom, 0.1
    )
    told = _told(homes, labelled)
    marks, left = fill_panel(frame.typeface, room, told, words.MORE_IN_TABLES)
    name = words.TABLE_OF_SHEET.format(number=sheet.number)
    return [panel, *legend.marks, *marks], Overflow(name, left) if left else None


def _told(homes: pd.DataFrame, labelled: Labelled) -> list[Told]:
    """Say what of the sheet's homes stands in labels and what in the table, and give the table."""
    squares, ranks = homes["square"].tolist(), homes["call_rank"].astype("int64").tolist()
    tabled = len(labelled.rest) + sum(len(rows) for rows in labelled.groups.values())
    count = words.ON_THIS_SHEET.format(
        homes=f"{len(homes):,}", labelled=f"{len(homes) - tabled:,}", tabled=f"{tabled:,}"
    )
    told = [Told(count, is_strong=True)]
    if tabled:
        told.append(Told(words.TABLE_HEADING, is_strong=True))
    for number, rows in labelled.groups.items():
        inside = _ranks_text(ranks[row] for row in rows.tolist())
        square = squares[int(rows[0])]
        told.append(
            Told(
                words.GROUP_ROW.format(number=number, square=square, count=len(rows), ranks=inside)
            )
        )
    rest = pd.Series(labelled.rest, dtype="int64")
    names = pd.Series([squares[row] for row in labelled.rest], dtype="str")
    for square in sorted(names.unique(), key=square_order):
        rows_there = rest[(names == square).to_numpy()]
        inside = _ranks_text(ranks[row] for row in sorted(rows_there))
        told.append(Told(words.REST_ROW.format(square=square, count=len(rows_there), ranks=inside)))
    return told


def _ranks_text(ranks: Iterable[int]) -> str:
    return " ".join(str(rank) for rank in ranks)
