"""The edges of a sheet: where a neighbour begins, and its number."""

from app.report.paper.drawings import Patch, Path
from app.report.paper.marks import Box, Mark, Style, Text
from app.report.paper.typeface import Typeface
from app.report.wall_map.labels import Room
from app.report.wall_map.plan import OVERLAP_MM, Sheet, Side
from app.wording import wall_map_words as words

_INK = (0, 0, 0)
_WHITE = (255, 255, 255)
_DASH = (2.0, 1.2)
_HIGH = 3.4
_ARROWS = {Side.WEST: "←", Side.EAST: "→", Side.NORTH: "↑", Side.SOUTH: "↓"}


def overlap_lines(box: Box, sheet: Sheet) -> list[Mark]:
    """Draw a broken line where each neighbour's frame begins."""
    return [Path(_line(box, side), _INK, 0.25, _DASH) for side in sheet.neighbours]


def neighbour_notes(typeface: Typeface, box: Box, sheet: Sheet, room: Room) -> list[Mark]:
    """Write the number of each neighbour into the strip both show, and take the room."""
    marks: list[Mark] = []
    for side, number in sheet.neighbours.items():
        told = f"{_ARROWS[side]}{words.NEIGHBOUR.format(number=number)}"
        wide = typeface.width(told, Style.MAP_STRONG) + 1.0
        x, y = _place(box, side, wide)
        room.take(x, y, wide, _HIGH)
        marks.append(Patch(x, y, wide, _HIGH, _WHITE))
        marks.append(Box(x, y, wide, _HIGH, 0.15))
        marks.append(Text(x + 0.5, y + 2.7, told, Style.MAP_STRONG))
    return marks


def _line(box: Box, side: Side) -> tuple[tuple[float, float], ...]:
    right, bottom = box.x + box.wide, box.y + box.high
    match side:
        case Side.WEST:
            return (box.x + OVERLAP_MM, box.y), (box.x + OVERLAP_MM, bottom)
        case Side.EAST:
            return (right - OVERLAP_MM, box.y), (right - OVERLAP_MM, bottom)
        case Side.NORTH:
            return (box.x, box.y + OVERLAP_MM), (right, box.y + OVERLAP_MM)
        case Side.SOUTH:
            return (box.x, bottom - OVERLAP_MM), (right, bottom - OVERLAP_MM)


def _place(box: Box, side: Side, wide: float) -> tuple[float, float]:
    middle_x, middle_y = box.x + box.wide / 2 - wide / 2, box.y + box.high / 2 - _HIGH / 2
    match side:
        case Side.WEST:
            return box.x + 0.6, middle_y
        case Side.EAST:
            return box.x + box.wide - wide - 0.6, middle_y
        case Side.NORTH:
            return middle_x, box.y + 0.6
        case Side.SOUTH:
            return middle_x, box.y + box.high - _HIGH - 0.6
