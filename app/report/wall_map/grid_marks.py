"""The squares on a sheet: lines, letters and numbers in the bands, a name in each square."""

from app.report.paper.drawings import Patch, Path
from app.report.paper.marks import Mark, Style, Text
from app.report.paper.typeface import Typeface
from app.report.wall_map.frame import BAND
from app.report.wall_map.labels import Room
from app.report.wall_map.projection import Projection
from gis.town_map.squares import TownGrid, column_letters

_GREY = (0x50, 0x58, 0x60)
_WHITE = (255, 255, 255)
_LINE = 0.18
_NAME_HIGH = 3.4
_LEAST_MM = 14.0
"""In squares narrower than this on the paper no name is written; the bands still tell it."""


def grid_lines(grid: TownGrid, shown: Projection) -> list[Mark]:
    """Give the lines of the squares that a sheet shows, as far as the grid reaches."""
    columns, rows = grid.squares_in(shown.box_m)
    whole = shown.box_of(grid.box_m)
    marks: list[Mark] = []
    for column in range(columns.start, columns.stop + 1):
        x = shown.x_of(grid.west_m + column * grid.side_m)
        marks.append(Path(((x, whole.y), (x, whole.y + whole.high)), _GREY, _LINE))
    for row in range(rows.start, rows.stop + 1):
        y = shown.y_of(grid.north_m - row * grid.side_m)
        marks.append(Path(((whole.x, y), (whole.x + whole.wide, y)), _GREY, _LINE))
    return marks


def square_names(typeface: Typeface, grid: TownGrid, shown: Projection, room: Room) -> list[Mark]:
    """Write the name of each square into its north-west corner, and take the room."""
    if grid.side_m / shown.scale * 1000 < _LEAST_MM:
        return []
    columns, rows = grid.squares_in(shown.box_m)
    marks: list[Mark] = []
    for column in columns:
        for row in rows:
            square = shown.box_of(grid.square_m(column, row))
            x = max(square.x, shown.box.x) + 0.4
            y = max(square.y, shown.box.y) + 0.4
            name = grid.name(column, row)
            wide = typeface.width(name, Style.MAP_STRONG) + 0.8
            fits_x = x + wide < min(square.x + square.wide, shown.box.x + shown.box.wide)
            fits_y = y + _NAME_HIGH < min(square.y + square.high, shown.box.y + shown.box.high)
            if fits_x and fits_y:
                room.take(x, y, wide, _NAME_HIGH)
                marks.append(Patch(x, y, wide, _NAME_HIGH, _WHITE))
                marks.append(Text(x + 0.4, y + 2.7, name, Style.MAP_STRONG))
    return marks


def band_marks(typeface: Typeface, grid: TownGrid, shown: Projection) -> list[Mark]:
    """Write the letters above and below the map, the numbers at its sides."""
    columns, rows = grid.squares_in(shown.box_m)
    box, style = shown.box, Style.MAP_STRONG
    marks: list[Mark] = []
    for column in columns:
        square = shown.box_of(grid.square_m(column, 0))
        middle = _middle(square.x, square.wide, box.x, box.wide)
        left = middle - typeface.width(column_letters(column), style) / 2
        bands = (box.y - 1.2, box.y + box.high + BAND - 1.1)
        marks += [Text(left, y, column_letters(column), style) for y in bands]
    for row in rows:
        square = shown.box_of(grid.square_m(0, row))
        base = _middle(square.y, square.high, box.y, box.high) + 1.0
        wide = typeface.width(f"{row + 1}", style)
        sides = (box.x - BAND / 2 - wide / 2, box.x + box.wide + BAND / 2 - wide / 2)
        marks += [Text(x, base, f"{row + 1}", style) for x in sides]
    return marks


def _middle(start: float, length: float, least: float, room: float) -> float:
    """Give the middle of the part of a square that is in view."""
    return (max(start, least) + min(start + length, least + room)) / 2
