"""A step beside the exposure: which shelters are fit for a flood, and the nearest to each home."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from app.pipeline.town_layers import MapFiles
from app.progress import Progress, Stage
from app.store.town import Town
from gis.hazard import HazardLayer
from gis.shelters.nearest import NONE, Nearest, nearest_shelters, nearest_welfare_shelters
from gis.shelters.sites import judged_sites
from gis.vector import Geometries, read_features
from scoring.columns import FloatArray
from scoring.frames import LOCATIONS, NEAREST_SHELTERS, SHELTERS


def find_shelters(
    town: Town, files: MapFiles, layers: Sequence[HazardLayer], progress: Progress
) -> None:
    """Judge the shelters of the town and find the nearest to each home.

    Writes ``shelters`` and ``nearest_shelters``; both have no rows where the town names none.

    Raises
    ------
    gis.errors.HazardError, gis.errors.AddressError
        A list of shelters or the rivers cannot be read; nothing is written.
    """
    progress.step(Stage.OVERLAYING)
    if not files.shelters:
        town.write({SHELTERS: SHELTERS.empty(), NEAREST_SHELTERS: NEAREST_SHELTERS.empty()})
        return
    shelters = judged_sites(files.shelters, layers)
    rivers = None if files.rivers is None else _rivers(files.rivers)
    nearest = _nearest_frame(town.read(LOCATIONS), shelters, rivers)
    town.write({SHELTERS: shelters, NEAREST_SHELTERS: nearest})


def _nearest_frame(
    locations: pd.DataFrame, shelters: pd.DataFrame, rivers: Geometries | None
) -> pd.DataFrame:
    lonlat = locations[["lon", "lat"]].to_numpy(np.float64)
    fit = nearest_shelters(lonlat, shelters, rivers, 1)
    welfare = nearest_welfare_shelters(lonlat, shelters)
    return NEAREST_SHELTERS.build(
        {
            "household_id": locations["household_id"],
            **_first("", fit),
            "crosses_river": fit.crosses_river[:, 0],
            "same_side_shelter": _named(fit.same_side),
            "same_side_distance_m": fit.same_side_m,
            **_first("welfare_", welfare),
        }
    )


def _first(head: str, nearest: Nearest) -> dict[str, FloatArray]:
    return {
        f"{head}shelter": _named(nearest.site[:, 0]),
        f"{head}distance_m": nearest.distance_m[:, 0],
    }


def _named(site: np.ndarray) -> FloatArray:
    return np.where(site == NONE, np.nan, site)


def _rivers(path: Path) -> Geometries:
    """Read the rivers in degrees, every bend of them: a map may be thinned, a crossing not."""
    features = read_features(path, None)
    rivers: Geometries = shapely.transform(features.geometries, features.crs.to_lonlat)
    return rivers
