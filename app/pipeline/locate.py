"""Third step: each household gets its position, floor, district, and whether it is asked for."""

import numpy as np
import pandas as pd

from app.progress import Progress, Stage
from app.store.town import Town
from gis.areas import Areas
from gis.bounds import bounds_of
from gis.errors import HazardError, HazardProblem
from scoring.codes import LocationLevel, ResidentStatus, Structure
from scoring.columns import code_column, codes_from_positions
from scoring.frames import HOUSEHOLD_SCORES, LOCATIONS, RESIDENTS

_NOT_LOOKED_UP = ("matched", "rest", "doubt", "placed_by", "town_key")


def locate(town: Town, area: Areas | None, districts: Areas | None, progress: Progress) -> None:
    """Give every household a position (位置) and what hangs on it. Writes ``locations``.

    The position is that of the first member, in the order of the file, who has one; the floor
    the lowest that a member is known to live on. The district (地区) is that of the district
    layer, and where it says nothing that of the registry, of the first member who has one. A
    household without a position cannot be shown to lie outside the area asked for, so it stays
    inside.

    Raises
    ------
    gis.errors.HazardError
        AREA_WITHOUT_HOMES: the area asked for holds no home at all; nothing is written.
    """
    progress.step(Stage.LOCATING)
    residents = town.read(RESIDENTS)
    taking_part = residents[residents["status"] == ResidentStatus.RESIDENT]
    households = town.read(HOUSEHOLD_SCORES)["household_id"]
    town.write({LOCATIONS: _locations(taking_part, households, area, districts)})


def _locations(
    residents: pd.DataFrame, households: pd.Series, area: Areas | None, districts: Areas | None
) -> pd.DataFrame:
    row = pd.Index(households).get_indexer(residents["household_id"])
    lonlat = _first_positions(residents, row, len(households))
    given = _first_districts(residents["district"], row, len(households))
    is_located = ~np.isnan(lonlat[:, 0])
    levels = np.where(is_located, LocationLevel.GIVEN.value, LocationLevel.NONE.value)
    return LOCATIONS.build(
        {
            "household_id": households,
            "lon": lonlat[:, 0],
            "lat": lonlat[:, 1],
            "location_level": code_column(LocationLevel, levels),
            "floor": _lowest(residents["floor"], row, len(households)),
            "storeys": _lowest(residents["storeys"], row, len(households)),
            "district": _names(districts, lonlat, is_located).fillna(given),
            "is_in_area": _is_in_area(area, lonlat, is_located),
            "radius_m": np.where(is_located, 0.0, np.nan),
            "structure": codes_from_positions(Structure, np.full(len(households), -1)),
            **{name: np.full(len(households), np.nan) for name in _NOT_LOOKED_UP},
        }
    )


def _first_positions(residents: pd.DataFrame, row: np.ndarray, count: int) -> np.ndarray:
    given = residents[["lon", "lat"]].to_numpy(dtype="float64")
    known = np.flatnonzero(~np.isnan(given).any(axis=1))
    lonlat = np.full((count, 2), np.nan)
    lonlat[row[known][::-1]] = given[known][::-1]  # written backwards: the first one stays
    return lonlat


def _first_districts(districts: pd.Series, row: np.ndarray, count: int) -> pd.Series:
    given = districts.to_numpy(dtype=object)
    known = np.flatnonzero(districts.notna())
    names = np.full(count, np.nan, dtype=object)
    names[row[known][::-1]] = given[known][::-1]
    return pd.Series(names, dtype="str")


def _lowest(values: pd.Series, row: np.ndarray, count: int) -> np.ndarray:
    lowest = np.full(count, np.nan)
    np.fmin.at(lowest, row, values.to_numpy(dtype="float64"))
    return lowest


def _names(areas: Areas | None, lonlat: np.ndarray, is_located: np.ndarray) -> pd.Series:
    names = np.full(len(lonlat), np.nan, dtype=object)
    if areas is not None:
        names[is_located] = areas.names_at(lonlat[is_located])
    return pd.Series(names, dtype="str")


def _is_in_area(area: Areas | None, lonlat: np.ndarray, is_located: np.ndarray) -> np.ndarray:
    is_in = np.ones(len(lonlat), dtype=bool)
    if area is not None and is_located.any():
        is_in[is_located] = area.contains(lonlat[is_located])
        if not is_in[is_located].any():
            raise HazardError(
                HazardProblem.AREA_WITHOUT_HOMES,
                extent=str(area.bounds),
                town=str(bounds_of(lonlat[is_located])),
            )
    return is_in
