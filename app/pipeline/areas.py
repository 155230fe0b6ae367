"""区域: the areas a town keeps, each with its author and time, its names and its end.

An area is what a person decided, so it is an input that no import and no run touches. Its
shape never changes: an area that is drawn anew is another area, and what was ordered for the
old one stays told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

import shapely

from app import clock
from app.errors import AreaError, AreaProblem
from app.pipeline.audit import AuditAction, record
from app.store.town import Decision, Town
from gis.area_shapes import parse_shape, shape_text
from scoring.area_codes import AreaAct, AreaKind

AREA = "area"
_ACT, _NAME, _KIND, _SHAPE, _ORIGIN = "act", "name", "kind", "shape", "origin"


@dataclass(frozen=True)
class AreaDraft:
    """An area that is not kept yet; ``shape`` is in degrees, ``origin`` says what it is made of."""

    name: str
    kind: AreaKind
    shape: shapely.Geometry
    origin: str


@dataclass(frozen=True)
class Area:
    """An area the town keeps; ``author`` and ``made_at`` are of its beginning."""

    area_id: str
    name: str
    kind: AreaKind
    shape: shapely.Geometry
    origin: str
    author: str
    made_at: datetime


@dataclass(frozen=True)
class AreaLine:
    """One line of the history of areas; ``name`` as it was called from then on."""

    at: datetime
    act: AreaAct
    name: str
    author: str


def keep_areas(town: Town, drafts: Sequence[AreaDraft], author: str) -> tuple[str, ...]:
    """Keep new areas, all or none; gives their ids.

    Raises
    ------
    app.errors.AreaError
        NAME_MISSING, NAME_TAKEN: by an area that stands, or by another of the drafts.
    """
    named = [replace(draft, name=draft.name.strip()) for draft in drafts]
    taken = {area.name for area in held_areas(town.decisions(AREA))}
    for draft in named:
        _check_name(draft.name, taken)
        taken.add(draft.name)
    ids = tuple(uuid4().hex for _ in named)
    with town.transaction():
        for area_id, draft in zip(ids, named, strict=True):
            value = {
                _ACT: AreaAct.KEPT.value,
                _NAME: draft.name,
                _KIND: draft.kind.value,
                _SHAPE: shape_text(draft.shape),
                _ORIGIN: draft.origin,
            }
            town.decide(Decision(AREA, area_id, value, author, clock.now()))
        told = named[0].name if len(named) == 1 else f"{len(named)}"
        record(town, AuditAction.AREA_CHANGED, told, {_ACT: AreaAct.KEPT.value})
    return ids


def rename_area(town: Town, area_id: str, name: str, author: str) -> None:
    """Call an area otherwise; the old name stays in its history.

    Raises
    ------
    app.errors.AreaError
        NOT_KNOWN, NAME_MISSING, NAME_TAKEN.
    """
    areas = held_areas(town.decisions(AREA))
    area = area_of(areas, area_id)
    _check_name(name.strip(), {other.name for other in areas if other.area_id != area.area_id})
    _decide(town, area_id, AreaAct.RENAMED, name.strip(), author)


def end_area(town: Town, area: Area, author: str) -> None:
    """Let an area stand no longer; that it stood stays in its history."""
    _decide(town, area.area_id, AreaAct.REMOVED, area.name, author)


def held_areas(decisions: Iterable[Decision]) -> tuple[Area, ...]:
    """Fold decisions of kind :data:`AREA`, the oldest first, into the areas that stand."""
    held: dict[str, Area] = {}
    for decision in decisions:
        area_id, value = decision.subject_id, decision.value
        act = AreaAct(str(value[_ACT]))
        if act is AreaAct.KEPT:
            held[area_id] = _begun(decision)
        elif act is AreaAct.RENAMED:
            held[area_id] = replace(held[area_id], name=str(value[_NAME]))
        else:
            held.pop(area_id)
    return tuple(held.values())


def area_history(decisions: Iterable[Decision]) -> tuple[AreaLine, ...]:
    """Tell what was done to areas, the newest first."""
    lines = [
        AreaLine(
            decision.made_at,
            AreaAct(str(decision.value[_ACT])),
            str(decision.value[_NAME]),
            decision.author,
        )
        for decision in decisions
    ]
    return tuple(reversed(lines))


def area_of(areas: Sequence[Area], area_id: str) -> Area:
    """Give the area of an id.

    Raises
    ------
    app.errors.AreaError
        NOT_KNOWN.
    """
    for area in areas:
        if area.area_id == area_id:
            return area
    raise AreaError(AreaProblem.NOT_KNOWN, name=area_id)


def _begun(decision: Decision) -> Area:
    value = decision.value
    return Area(
        area_id=decision.subject_id,
        name=str(value[_NAME]),
        kind=AreaKind(str(value[_KIND])),
        shape=parse_shape(str(value[_SHAPE])),
        origin=str(value[_ORIGIN]),
        author=decision.author,
        made_at=decision.made_at,
    )


def _decide(town: Town, area_id: str, act: AreaAct, name: str, author: str) -> None:
    with town.transaction():
        value = {_ACT: act.value, _NAME: name}
        town.decide(Decision(AREA, area_id, value, author, clock.now()))
        record(town, AuditAction.AREA_CHANGED, name, {_ACT: act.value})


def _check_name(name: str, taken: set[str]) -> None:
    if not name:
        raise AreaError(AreaProblem.NAME_MISSING)
    if name in taken:
        raise AreaError(AreaProblem.NAME_TAKEN, name=name)
