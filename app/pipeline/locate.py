"""Third step: each household gets its position, floor, district, and whether it is asked for."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.pipeline.found_places import FoundPlaces, find_places
from app.pipeline.pins import read_pins
from app.progress import Progress, Stage
from app.store.town import Town
from gis.addresses.gazetteer import Gazetteer
from gis.areas import Areas
from gis.bounds import bounds_of
from gis.discs import Discs
from gis.errors import HazardError, HazardProblem
from scoring.codes import ResidentStatus, Structure
from scoring.columns import codes_from_positions
from scoring.frames import HOUSEHOLD_SCORES, LOCATIONS, RESIDENTS
from scoring.rules import PlaceRules

_NO_STRUCTURE = -1


@dataclass(frozen=True)
class PlaceSources:
    """What homes are placed by; each may be None: the town has no such thing.

    ``gazetteer`` looks addresses up, ``area`` is what the list is asked for, ``districts`` name
    the 地区.
    """

    gazetteer: Gazetteer | None
    area: Areas | None
    districts: Areas | None


def locate(town: Town, sources: PlaceSources, rules: PlaceRules, progress: Progress) -> None:
    """Give every household a position (位置) and what hangs on it. Writes ``locations``.

    The position comes from a person's pin for the address; else from the first member, in the
    order of the file, for whom the registry has one; else from looking up the address of the
    first member. What was looked up carries the radius of its level, a wider one where its doubt
    says that it may lie far off; a home of which only the town is known has the town's middle,
    no radius, and ``town_key``.

    The floor is the lowest that a member is known to live on. The district (地区) is that of
    the district layer, and where it says nothing that of the registry, of the first member who
    has one. A household that cannot be shown to lie outside the area asked for stays inside:
    without a point of its own, or with part of its circle inside.

    Raises
    ------
    gis.errors.HazardError
        AREA_WITHOUT_HOMES: the area asked for holds no home at all; nothing is written.
    """
    progress.step(Stage.LOCATING)
    residents = town.read(RESIDENTS)
    taking_part = residents[residents["status"] == ResidentStatus.RESIDENT]
    households = town.read(HOUSEHOLD_SCORES)["household_id"]
    row = pd.Index(households).get_indexer(taking_part["household_id"])
    members = _Members(taking_part, row, len(households))
    homes = members.homes().assign(household_id=households)
    found = find_places(members.first_positions(), homes, sources.gazetteer, read_pins(town))
    radius_m = rules.radii(found.levels, pd.Series(found.texts["doubt"], dtype="str"))
    district = _names(sources.districts, found).fillna(members.first_texts("district"))
    town.write(
        {
            LOCATIONS: LOCATIONS.build(
                {
                    "household_id": households,
                    "lon": found.lonlat[:, 0],
                    "lat": found.lonlat[:, 1],
                    "location_level": found.levels,
                    "floor": members.lowest("floor"),
                    "storeys": members.lowest("storeys"),
                    "district": district,
                    "is_in_area": _is_in_area(sources.area, found, radius_m),
                    "radius_m": radius_m,
                    "structure": members.structures(),
                    "floor_hint": found.floor_hint,
                    **found.texts,
                }
            )
        }
    )


@dataclass(frozen=True)
class _Members:
    """The residents who take part, and the row of each one's household among ``count``."""

    residents: pd.DataFrame
    row: np.ndarray
    count: int

    def first_positions(self) -> np.ndarray:
        """Give the position (count, 2) of the first member who has one; NaN: none has."""
        given = self.residents[["lon", "lat"]].to_numpy(dtype="float64")
        known = np.flatnonzero(~np.isnan(given).any(axis=1))
        lonlat = np.full((self.count, 2), np.nan)
        lonlat[self.row[known][::-1]] = given[known][::-1]  # backwards: the first one stays
        return lonlat

    def homes(self) -> pd.DataFrame:
        """Give ``address`` and ``building`` of the first member of each household."""
        first = np.zeros(self.count, dtype=np.int64)
        first[self.row[::-1]] = np.arange(len(self.row))[::-1]
        return self.residents[["address", "building"]].iloc[first].reset_index(drop=True)

    def first_texts(self, column: str) -> pd.Series:
        """Give a text of the first member who has one; empty: none has."""
        given = self.residents[column]
        known = np.flatnonzero(given.notna())
        texts = np.full(self.count, np.nan, dtype=object)
        texts[self.row[known][::-1]] = given.to_numpy(dtype=object)[known][::-1]
        return pd.Series(texts, dtype="str")

    def lowest(self, column: str) -> np.ndarray:
        """Give the lowest number a member has; NaN: none has one."""
        lowest = np.full(self.count, np.nan)
        np.fmin.at(lowest, self.row, self.residents[column].to_numpy(dtype="float64"))
        return lowest

    def structures(self) -> pd.Series:
        """Give the structure all members who have one agree on; else empty: it counts as wood."""
        code = self.residents["structure"].cat.codes.to_numpy()
        known = np.flatnonzero(code != _NO_STRUCTURE)
        low, high = np.full(self.count, len(Structure)), np.full(self.count, _NO_STRUCTURE)
        np.minimum.at(low, self.row[known], code[known])
        np.maximum.at(high, self.row[known], code[known])
        return codes_from_positions(Structure, np.where(low == high, high, _NO_STRUCTURE))


def _names(areas: Areas | None, found: FoundPlaces) -> pd.Series:
    names = np.full(len(found.level), np.nan, dtype=object)
    if areas is not None:
        names[found.has_point] = areas.names_at(found.lonlat[found.has_point])
    return pd.Series(names, dtype="str")


def _is_in_area(area: Areas | None, found: FoundPlaces, radius_m: np.ndarray) -> np.ndarray:
    is_in = np.ones(len(found.level), dtype=bool)
    placed = np.flatnonzero(found.has_point)
    if area is None or not len(placed):
        return is_in
    is_in[placed] = area.contains(found.lonlat[placed])
    wide = placed[(radius_m[placed] > 0) & ~is_in[placed]]
    _all_of_it, is_in[wide] = area.hold(Discs(found.lonlat[wide], radius_m[wide]))
    if not is_in[placed].any():
        raise HazardError(
            HazardProblem.AREA_WITHOUT_HOMES,
            extent=str(area.bounds),
            town=str(bounds_of(found.lonlat[placed])),
        )
    return is_in
