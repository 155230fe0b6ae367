"""Where a new area comes from: drawn on the map, a file, or other areas joined or cut."""

from collections.abc import Sequence
from pathlib import Path

from app.errors import AreaError, AreaProblem
from app.pipeline.areas import Area, AreaDraft
from gis.area_shapes import LonLat, drawn_shape, joined_shape, shape_without, shapes_of_file
from scoring.area_codes import AreaKind

NAMELESS = "（名前なし）"
_FEWEST = 2


def drawn_area(name: str, corners: Sequence[LonLat]) -> AreaDraft:
    """Give the area inside drawn corners; a line that crosses itself is mended.

    Raises
    ------
    app.errors.AreaError
        ENCLOSES_NOTHING.
    """
    shape = drawn_shape(corners)
    if shape is None:
        raise AreaError(AreaProblem.ENCLOSES_NOTHING, corners=len(corners))
    return AreaDraft(name, AreaKind.DRAWN, shape, f"{len(corners)}")


def areas_of_file(path: Path, field: str | None, kind: AreaKind) -> tuple[AreaDraft, ...]:
    """Give the areas of a polygon file, one for each name in ``field``.

    Without a field the file is one area, called as the file. Features without a name are kept
    as one area that says so: none is left out.

    Raises
    ------
    gis.errors.HazardError
        As :func:`gis.vector.read_polygons`.
    """
    other = path.stem if field is None else NAMELESS
    return tuple(
        AreaDraft(other if name is None else name, kind, shape, path.name)
        for name, shape in shapes_of_file(path, field)
    )


def joined_areas(name: str, areas: Sequence[Area]) -> AreaDraft:
    """Give the area of all these together.

    Raises
    ------
    app.errors.AreaError
        TOO_FEW: there are not two of them.
    """
    _check_count(areas)
    origin = "＋".join(area.name for area in areas)
    shape = joined_shape([area.shape for area in areas])
    return AreaDraft(name, AreaKind.COMBINED, shape, origin)


def area_without(name: str, whole: Area, parts: Sequence[Area]) -> AreaDraft:
    """Give what is left of an area when others are taken away.

    Raises
    ------
    app.errors.AreaError
        TOO_FEW: nothing is to be taken away. NOTHING_LEFT.
    """
    _check_count([whole, *parts])
    shape = shape_without(whole.shape, [part.shape for part in parts])
    if shape is None:
        raise AreaError(AreaProblem.NOTHING_LEFT)
    origin = "−".join(area.name for area in (whole, *parts))
    return AreaDraft(name, AreaKind.COMBINED, shape, origin)


def _check_count(areas: Sequence[Area]) -> None:
    if len(areas) < _FEWEST:
        raise AreaError(AreaProblem.TOO_FEW)
