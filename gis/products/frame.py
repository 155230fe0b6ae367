"""The frame of the town a product is cut to, and shapes mended and cut to it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.bounds import Bounds, bounds_of
from gis.crs import LayerCrs
from gis.vector import Geometries
from scoring.columns import FloatArray

MARGIN_DEGREES = 0.02
"""About 2 km: homes at the border with the uncertainty of their place, and shelters beyond it."""

_RIM_POINTS = 21


@dataclass(frozen=True)
class Mended:
    """Polygons that are valid; ``kept`` are the places of those that remained at all.

    ``was_broken`` tells of each polygon given whether it had to be mended.
    """

    polygons: Geometries
    kept: NDArray[np.int64]
    was_broken: NDArray[np.bool_]


def town_frame(town: Bounds) -> Bounds:
    """Give the frame of a town with its margin, degrees."""
    return Bounds(
        town.west - MARGIN_DEGREES,
        town.south - MARGIN_DEGREES,
        town.east + MARGIN_DEGREES,
        town.north + MARGIN_DEGREES,
    )


def frame_in(frame: Bounds, crs: LayerCrs) -> Bounds:
    """Give the box of a layer's own system that holds a frame in degrees."""
    x = np.linspace(frame.west, frame.east, _RIM_POINTS)
    y = np.linspace(frame.south, frame.north, _RIM_POINTS)
    rim_x = np.concatenate([x, x, np.full_like(y, frame.west), np.full_like(y, frame.east)])
    rim_y = np.concatenate([np.full_like(x, frame.south), np.full_like(x, frame.north), y, y])
    return bounds_of(crs.to_xy(np.column_stack([rim_x, rim_y])))


def shared_frame(one: Bounds, other: Bounds) -> Bounds | None:
    """Give the frame that lies in both; None: they share no area."""
    west, south = max(one.west, other.west), max(one.south, other.south)
    east, north = min(one.east, other.east), min(one.north, other.north)
    return Bounds(west, south, east, north) if west < east and south < north else None


def frame_around(frames: Sequence[Bounds]) -> Bounds:
    """Give the frame that holds several, at least one."""
    edges = np.array([(one.west, one.south, one.east, one.north) for one in frames])
    west, south = edges[:, :2].min(axis=0).tolist()
    east, north = edges[:, 2:].max(axis=0).tolist()
    return Bounds(west, south, east, north)


def in_degrees(polygons: Geometries, crs: LayerCrs) -> Geometries:
    """Bring shapes into JGD2011 degrees; those of such degrees stay as they are to the bit."""
    if not crs.steps or not len(polygons):
        return polygons

    def to_lonlat(xy: FloatArray) -> FloatArray:
        return crs.to_lonlat(xy)

    brought: Geometries = shapely.transform(polygons, to_lonlat)
    return brought


def mended(polygons: Geometries) -> Mended:
    """Mend broken rings; what is no area any more falls away and is counted by the caller."""
    broken = ~shapely.is_valid(polygons)
    whole = polygons.copy()
    whole[broken] = shapely.make_valid(polygons[broken], method="structure", keep_collapsed=False)
    kept = np.flatnonzero(shapely.area(whole) > 0)
    return Mended(whole[kept], kept, broken)


def cut_to(polygons: Geometries, frame: Bounds) -> tuple[Geometries, NDArray[np.int64]]:
    """Cut valid polygons to a frame; give what lies in it, and the places of those it is of."""
    cut = polygons.copy()
    boxes = shapely.bounds(polygons)
    crosses = (boxes[:, 0] < frame.west) | (boxes[:, 1] < frame.south)
    crosses |= (boxes[:, 2] > frame.east) | (boxes[:, 3] > frame.north)
    box = shapely.box(frame.west, frame.south, frame.east, frame.north)
    cut[crosses] = [_area_of(shape) for shape in shapely.intersection(polygons[crosses], box)]
    kept = np.flatnonzero(shapely.area(cut) > 0)
    return cut[kept], kept


def _area_of(shape: shapely.Geometry) -> shapely.Geometry:
    """Keep the areas of a shape: a cut may leave lines and points along the frame."""
    if shapely.get_type_id(shape) != shapely.GeometryType.GEOMETRYCOLLECTION:
        return shape
    parts = shapely.get_parts(shape)
    return shapely.union_all(parts[shapely.area(parts) > 0])
