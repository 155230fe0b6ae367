"""Whether a shelter is fit for a flood: its mark, and the water at its own place."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from gis.bounds import bounds_of
from gis.hazard import HazardLayer
from gis.overlay import overlay_layers
from scoring.codes import LocationLevel, ShelterFitness
from scoring.columns import code_column
from scoring.frames import LOCATIONS, SHELTERS


def judge_shelters(shelters: pd.DataFrame, layers: Sequence[HazardLayer]) -> pd.DataFrame:
    """Fill ``flood_rank`` and ``fitness`` of a frame of ``SHELTERS``.

    What the hazard layers say comes before the mark: a site in the water (any rank above 0) or
    in a collapse zone is told as such, marked or not. A site of which no depth layer speaks, or
    that is dry by one layer while another lets water stand there, is never fit. A layer that
    lies elsewhere than all shelters says nothing of them.

    Raises
    ------
    gis.errors.HazardError
        A layer cannot be read.
    """
    if shelters.empty:
        return shelters
    town = bounds_of(shelters[["lon", "lat"]].to_numpy(np.float64))
    speaking = [layer for layer in layers if layer.speaks_within(town)]
    exposure = overlay_layers(_as_homes(shelters), speaking).exposure
    rank = exposure["flood_rank"].to_numpy(np.float64)
    is_collapsing = exposure["in_collapse_zone"].to_numpy(np.float64) == 1
    stands = (rank == 0) & (exposure["duration_rank"].to_numpy(np.float64) >= 1)
    mark = shelters["is_for_flood"].to_numpy(np.float64)
    fitness = np.select(
        [rank > 0, is_collapsing, mark == 0, np.isnan(mark), np.isnan(rank) | stands],
        [
            ShelterFitness.IN_WATER.value,
            ShelterFitness.IN_COLLAPSE_ZONE.value,
            ShelterFitness.NOT_FLAGGED.value,
            ShelterFitness.FLAG_UNKNOWN.value,
            ShelterFitness.DEPTH_UNKNOWN.value,
        ],
        default=ShelterFitness.FIT.value,
    )
    judged = shelters.assign(flood_rank=rank, fitness=code_column(ShelterFitness, fitness))
    SHELTERS.check(judged)
    return judged


def _as_homes(shelters: pd.DataFrame) -> pd.DataFrame:
    """Put the sites as places that are known to the point."""
    count = len(shelters)
    empty = np.full(count, np.nan, dtype=object)
    given: dict[str, object] = dict.fromkeys(LOCATIONS.names, empty)
    return LOCATIONS.build(
        given
        | {
            "household_id": shelters["shelter"].astype("str"),
            "lon": shelters["lon"],
            "lat": shelters["lat"],
            "location_level": np.full(count, LocationLevel.GIVEN.value, dtype=object),
            "is_in_area": np.ones(count, dtype=bool),
            "radius_m": np.zeros(count),
        }
    )
