"""Are the homes in their town? Homes of another town, or of a wrong zone, would all read dry."""

import numpy as np

from gis.areas import Areas
from gis.bounds import bounds_of
from gis.discs import Discs
from gis.errors import HazardError, HazardProblem
from scoring.columns import FloatArray

MARGIN_M = 2_000.0
"""Homes of residents in another town's facility, and a simplified boundary, lie within this."""
MOST_OUTSIDE = 0.5


def share_in_town(lonlat: FloatArray, boundary: Areas) -> float:
    """Give the share of located points (n, 2) in the town or near it; 1 if none is located."""
    located = lonlat[np.isfinite(lonlat).all(axis=1)]
    if not len(located):
        return 1.0
    _, is_near = boundary.hold(Discs(located, np.full(len(located), MARGIN_M)))
    return float(is_near.mean())


def check_in_town(lonlat: FloatArray, boundary: Areas) -> None:
    """Stop where most homes lie outside the town: then it is the positions that are wrong.

    A few far-off homes stop nobody: they keep their own answers, outside the layers unknown.

    Raises
    ------
    HazardError
        HOMES_OUTSIDE_TOWN: names both extents and the share that lies outside.
    """
    outside = 1.0 - share_in_town(lonlat, boundary)
    if outside > MOST_OUTSIDE:
        located = lonlat[np.isfinite(lonlat).all(axis=1)]
        raise HazardError(
            HazardProblem.HOMES_OUTSIDE_TOWN,
            share=f"{outside:.0%}",
            extent=str(boundary.bounds),
            town=str(bounds_of(located)),
        )
