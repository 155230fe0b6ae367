"""Boundary, rivers and the edges of districts as lines on a sheet."""

from app.report.paper.drawings import Path
from app.report.paper.marks import Mark
from app.report.wall_map.ground import Ground, lines_within
from app.report.wall_map.projection import Projection

GREY = (0x60, 0x66, 0x6C)
RIVER = (0x1F, 0x4E, 0x79)
_INK = (0, 0, 0)
_THIN, _MIDDLE, _BROAD = 0.3, 0.4, 0.5
DISTRICT_DASH = (2.5, 0.8, 0.6, 0.8)


def outline_marks(ground: Ground, shown: Projection) -> list[Mark]:
    """Draw what of the lines lies in the frame: the boundary broadest, districts broken."""
    marks: list[Mark] = []
    for lines, rgb, width, dash in (
        (ground.districts, GREY, _THIN, DISTRICT_DASH),
        (ground.rivers, RIVER, _MIDDLE, ()),
        (ground.boundary, _INK, _BROAD, ()),
    ):
        for points in lines_within(lines, shown.box_m):
            places = shown.to_mm(points).tolist()
            marks.append(Path(tuple((x, y) for x, y in places), rgb, width, dash))
    return marks
