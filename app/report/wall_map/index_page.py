"""The index sheet: which sheet is where, how many households each has, and who is on none."""

from dataclasses import dataclass

import pandas as pd

from app.report.paper.drawings import Patch
from app.report.paper.marks import Box, Mark, Placed, Style, Text
from app.report.wall_map.grid_marks import band_marks, grid_lines
from app.report.wall_map.ground_picture import ground_picture
from app.report.wall_map.homes import MapHomes, home_text
from app.report.wall_map.outlines import outline_marks
from app.report.wall_map.plan import Cut, Sheet, cut_ground
from app.report.wall_map.projection import Projection
from app.report.wall_map.sheet_page import DrawnSheet, SheetParts
from app.report.wall_map.table import Overflow, Told, fill_panel
from app.wording import wall_map_words as words
from gis.bounds import Bounds
from gis.town_map.legend import TIER_MARKS

_WHITE = (255, 255, 255)
_SIGN_OF = {mark.tier: mark.sign for mark in TIER_MARKS}
_TEXTS_IN_LINE = 40
_NUMBER_HIGH = 6.0


@dataclass(frozen=True)
class IndexFacts:
    """What the index tells of: all homes, the sheets, how the ground was cut."""

    homes: MapHomes
    sheets: tuple[Sheet, ...]
    cut: Cut


def draw_index(parts: SheetParts, facts: IndexFacts) -> DrawnSheet:
    """Draw the index sheet."""
    frame = parts.frame
    shown = _overview(frame.map_box, facts.cut)
    degrees = parts.grid.metres.degrees_of(shown.box_m)
    box = frame.map_box
    marks: list[Mark] = [
        ground_picture(parts.layers, degrees, (box.x, box.y, box.wide, box.high)),
        *grid_lines(parts.grid, shown),
    ]
    marks += outline_marks(parts.ground, shown)
    for sheet in facts.sheets:
        marks += _sheet_marks(parts, shown, sheet)
    beside, overflow = _panel(parts, facts)
    bands = [*band_marks(frame.typeface, parts.grid, shown), box, *frame.north_arrow(), *beside]
    return DrawnSheet((Placed(0.0, tuple(marks), box), Placed(0.0, tuple(bands))), overflow)


def index_table(facts: IndexFacts) -> list[Told]:
    """Say how many households are on which sheet, and who is on none, with a sum."""
    homes = facts.homes
    total = words.SUM.format(
        listed=f"{homes.listed:,}",
        drawn=f"{len(homes.drawn):,}",
        unsure=f"{len(homes.unsure):,}",
        unlocated=f"{len(homes.unlocated):,}",
        off=f"{len(homes.off):,}",
    )
    told = [Told(words.INDEX_NOTE), Told(total, is_strong=True)]
    if not facts.sheets:
        told.append(Told(words.NOBODY, is_strong=True))
    told.append(Told(words.SHEETS_HEADING, is_strong=True))
    told += [Told(_sheet_row(sheet, homes.drawn)) for sheet in facts.sheets]
    told.append(Told(words.SHEET_SUM.format(homes=f"{len(homes.drawn):,}")))
    blank = facts.cut.columns * facts.cut.rows - len(facts.sheets)
    if blank:
        told.append(Told(words.EMPTY_SHEETS.format(count=f"{blank:,}")))
    for heading, part in (
        (words.UNSURE_HEADING, homes.unsure),
        (words.UNLOCATED_HEADING, homes.unlocated),
        (words.OFF_HEADING, homes.off),
    ):
        told += _part(heading, part)
    return told


def _part(heading: str, homes: pd.DataFrame) -> list[Told]:
    """List households that are not drawn, by district; each by rank, tier and support code."""
    told = [Told(f"{heading} {len(homes):,}世帯", is_strong=True)]
    if not len(homes):
        return [*told, Told(words.NONE_HERE)]
    names = homes["district"].fillna(words.NO_DISTRICT)
    for name, inside in homes.groupby(names, sort=True):
        signs = inside["tier"].astype("int64").map(_SIGN_OF)
        texts = [f"{sign}{text}" for sign, text in zip(signs, home_text(inside), strict=True)]
        for start in range(0, len(texts), _TEXTS_IN_LINE):
            lead = f"［{name}］" if start == 0 else ""
            told.append(Told(lead + "、".join(texts[start : start + _TEXTS_IN_LINE])))
    return told


def _sheet_row(sheet: Sheet, drawn: pd.DataFrame) -> str:
    own = drawn.iloc[sheet.own]
    counts = own["tier"].astype("int64").value_counts()
    tiers = " ".join(
        f"{sign}{int(counts[tier]):,}" for tier, sign in _SIGN_OF.items() if tier in counts
    )
    told = words.SHEET_ROW.format(number=sheet.number, homes=f"{len(own):,}")
    return f"{told}（{tiers}）"


def _overview(box: Box, cut: Cut) -> Projection:
    """Show all sheets, with some ground around them, as large as the map box allows."""
    first, last = cut.box_m(0, 0), cut.box_m(cut.columns - 1, cut.rows - 1)
    whole = Bounds(first.west, last.south, last.east, first.north)
    fitted = cut_ground(whole, (box.wide - 8.0, box.high - 8.0), None)
    wide, high = box.wide / 1000 * fitted.scale, box.high / 1000 * fitted.scale
    middle_x, middle_y = (whole.west + whole.east) / 2, (whole.south + whole.north) / 2
    frame = Bounds(
        middle_x - wide / 2, middle_y - high / 2, middle_x + wide / 2, middle_y + high / 2
    )
    return Projection(frame, box, fitted.scale)


def _sheet_marks(parts: SheetParts, shown: Projection, sheet: Sheet) -> list[Mark]:
    box = shown.box_of(sheet.box_m)._replace(width=0.45)
    told = f"{sheet.number}"
    wide = parts.frame.typeface.width(told, Style.TITLE) + 2.0
    x, y = box.x + box.wide / 2 - wide / 2, box.y + box.high / 2 - _NUMBER_HIGH / 2
    return [
        box,
        Patch(x, y, wide, _NUMBER_HIGH, _WHITE),
        Text(x + 1.0, y + _NUMBER_HIGH - 1.1, told, Style.TITLE),
    ]


def _panel(parts: SheetParts, facts: IndexFacts) -> tuple[list[Mark], Overflow | None]:
    panel = parts.frame.panel
    room = Box(panel.x + 1.5, panel.y + 1.0, panel.wide - 3.0, panel.high - 2.0, 0.1)
    typeface = parts.frame.typeface
    marks, left = fill_panel(typeface, room, index_table(facts), words.MORE_IN_TABLES)
    return [panel, *marks], Overflow(words.TABLE_OF_INDEX, left) if left else None
