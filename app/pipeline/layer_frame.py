"""The frame of a town that hazard layers are cut to, compared with and drawn over."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from app.errors import AppError, AppProblem
from app.pipeline.compute import rules_of
from app.pipeline.town_desk import TownMaps
from app.store.town import Town
from gis.areas import read_areas
from gis.bounds import Bounds, bounds_of
from gis.hazard import LayerSpec, open_layer
from scoring.columns import FloatArray
from scoring.depth import rank_depths
from scoring.frames import LOCATIONS

_FARTHEST_DEGREES = 0.75
"""Homes farther than this from the middle one are in another place: no town is so wide."""
_SLACK_DEGREES = 1e-4
"""About 10 m: frames written by different programs are not equal to the last digit."""


class Reach(StrEnum):
    """How the frame in which a layer speaks lies to the frame of the town."""

    COVERS = "covers"
    PART = "part"
    APART = "apart"


def frame_of_town(town: Town, maps: TownMaps) -> Bounds:
    """Give the frame of a town in degrees: of its boundary, else of its homes.

    Raises
    ------
    AppError
        NO_TOWN_FRAME: it has no boundary and no home is located.
    gis.errors.HazardError
        The boundary cannot be read.
    """
    boundary = maps.files.boundary
    if boundary is not None:
        return read_areas(boundary, None).bounds
    return frame_of_homes(town.read(LOCATIONS)[["lon", "lat"]].to_numpy(dtype="float64"))


def frame_of_homes(lonlat: FloatArray) -> Bounds:
    """Give the frame around located homes (n, 2); a home in another place does not stretch it.

    Such a home stays outside every layer, and outside is unknown.

    Raises
    ------
    AppError
        NO_TOWN_FRAME.
    """
    located = lonlat[np.isfinite(lonlat).all(axis=1)]
    if not len(located):
        raise AppError(AppProblem.NO_TOWN_FRAME)
    is_near = (np.abs(located - np.median(located, axis=0)) <= _FARTHEST_DEGREES).all(axis=1)
    return bounds_of(located[is_near] if is_near.any() else located)


def reach_of(speaks: Bounds, town: Bounds) -> Reach:
    """Tell how far a layer reaches over a town, by the two frames alone."""
    if not speaks.overlaps(town):
        return Reach.APART
    overhangs = (
        town.west - speaks.west,
        town.south - speaks.south,
        speaks.east - town.east,
        speaks.north - town.north,
    )
    return Reach.COVERS if min(overhangs) >= -_SLACK_DEGREES else Reach.PART


def read_picture(town: Town, spec: LayerSpec, frame: Bounds, width: int) -> NDArray[np.uint8]:
    """Draw a layer over a frame, (height, width) as :meth:`gis.hazard.HazardLayer.read_grid`.

    The layer is opened for itself: the open ones are read by the threads of the map.
    """
    ranks = rules_of(town).depth
    height = round(width * tallness_of(frame))
    with open_layer(spec, lambda depth: rank_depths(depth, ranks)) as layer:
        return layer.read_grid(frame, width, height)


def tallness_of(frame: Bounds) -> float:
    """Give how high a frame is for each unit it is wide, on the ground; within [0.5, 1.2]."""
    middle = np.radians((frame.south + frame.north) / 2)
    wide = max((frame.east - frame.west) * np.cos(middle), _SLACK_DEGREES)
    return float(np.clip((frame.north - frame.south) / wide, 0.5, 1.2))
