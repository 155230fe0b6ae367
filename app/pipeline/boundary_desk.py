"""The boundary of the town (市町村の境界): found in a file of one or of many, and kept."""

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import numpy as np
import shapely

from app.pipeline.audit import AuditAction, record
from app.pipeline.town_guard import check_homes
from app.pipeline.town_layers import unpacked_maps
from app.store.town import Town
from gis.area_shapes import shape_text, shapes_of_file, within_shapes
from gis.vector import field_names, read_features
from scoring.columns import FloatArray
from scoring.frames import LOCATIONS

# 国土数値情報 N03 (行政区域): 5-digit code; name of the city, and of its ward
_CODE, _NAMES = "N03_007", ("N03_004", "N03_005")
_KEPT = "boundary/boundary.geojson"


@dataclass(frozen=True)
class BoundaryPart:
    """One town of a file. ``code`` None: the file is one town; ``homes``: how many lie in it."""

    code: str | None
    name: str
    homes: int
    shape: shapely.Geometry


@dataclass(frozen=True)
class BoundaryLook:
    """What a boundary file offers, the town with most homes first; ``homes`` are all located."""

    path: Path
    parts: tuple[BoundaryPart, ...]
    homes: int


def look_at_boundary(town: Town, path: Path) -> BoundaryLook:
    """Look which towns a polygon file holds, and where the homes are; nothing is changed.

    Raises
    ------
    gis.errors.HazardError
        The file cannot be read, or holds no polygons.
    """
    lonlat = _located(town)
    field = _CODE if _CODE in field_names(path) else None
    names = {} if field is None else _names_of(path)
    parts = [
        BoundaryPart(code, names.get(code or "", path.name), _homes_in(shape, lonlat), shape)
        for code, shape in shapes_of_file(path, field)
        if field is None or code is not None
    ]
    parts.sort(key=lambda part: -part.homes)
    return BoundaryLook(path, tuple(parts), len(lonlat))


def keep_boundary(town: Town, part: BoundaryPart) -> None:
    """Keep the boundary; the one before is forgotten. Nothing is computed.

    Raises
    ------
    gis.errors.HazardError
        HOMES_OUTSIDE_TOWN: most homes lie elsewhere; the town keeps the boundary it had.
    """
    facts = town.facts()
    with town.transaction():
        for name in town.attachments():
            if (
                facts.boundary
                and PurePosixPath(name).parent == PurePosixPath(facts.boundary).parent
            ):
                town.detach(name)
        town.attach(_KEPT, _as_geojson(part).encode())
        town.write_facts(replace(facts, boundary=_KEPT))
        with unpacked_maps(town) as files:
            check_homes(town, files.boundary)
        record(town, AuditAction.BOUNDARY_KEPT, part.name, {"code": part.code})


def _located(town: Town) -> FloatArray:
    lonlat: FloatArray = town.read(LOCATIONS)[["lon", "lat"]].to_numpy(dtype="float64")
    is_located = np.isfinite(lonlat).all(axis=1)
    return np.asarray(lonlat[is_located], dtype=np.float64)


def _homes_in(shape: shapely.Geometry, lonlat: FloatArray) -> int:
    return int(within_shapes([shape], lonlat, np.zeros(len(lonlat))).surely.sum())


def _names_of(path: Path) -> dict[str, str]:
    """Name each code by its city and ward, as far as the file names them."""
    codes = _texts(path, _CODE)
    known = [_texts(path, name) for name in _NAMES if name in field_names(path)]
    told = ["".join(parts) for parts in zip(*known, strict=True)] if known else codes
    return dict(zip(codes, told, strict=True))


def _texts(path: Path, field: str) -> list[str]:
    written = read_features(path, field).attribute
    cells = [] if written is None else written.tolist()
    return ["" if cell is None or cell != cell else str(cell) for cell in cells]  # noqa: PLR0124 NaN is unlike itself


def _as_geojson(part: BoundaryPart) -> str:
    geometry = shape_text(part.shape)
    head = '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, '
    return f'{head}"geometry": {geometry}}}]}}'
