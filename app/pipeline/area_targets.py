"""For which parts of a town an order or a list is: areas, districts by name, or all of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.pipeline.areas import Area, area_of
from gis.area_shapes import Within, within_shapes
from scoring.codes import LocationLevel
from scoring.columns import FloatArray

_TOWN, _AREAS, _DISTRICTS = "town", "areas", "districts"


@dataclass(frozen=True)
class Targets:
    """Parts of a town together; ``districts`` are names as they stand in LOCATIONS."""

    is_whole_town: bool = False
    area_ids: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all is named."""
        return not (self.is_whole_town or self.area_ids or self.districts)

    def cover(self, other: "Targets") -> bool:
        """Tell whether everything ``other`` names is named here too."""
        return self.is_whole_town or (
            not other.is_whole_town
            and set(other.area_ids) <= set(self.area_ids)
            and set(other.districts) <= set(self.districts)
        )

    def value(self) -> dict[str, object]:
        """Give it as it is kept in a decision."""
        return {
            _TOWN: self.is_whole_town,
            _AREAS: list(self.area_ids),
            _DISTRICTS: list(self.districts),
        }


@dataclass(frozen=True)
class Homes:
    """Homes as areas see them, a row each; ``is_placed`` where finer than the town is known.

    ``lonlat`` and ``radius_m`` are numbers where ``is_placed``; ``district`` NaN: none known.
    """

    lonlat: FloatArray
    radius_m: FloatArray
    is_placed: np.ndarray
    district: pd.Series


def targets_of_value(value: Mapping[str, object]) -> Targets:
    """Give targets back from a decision."""
    areas, districts = value[_AREAS], value[_DISTRICTS]
    if not isinstance(areas, list) or not isinstance(districts, list):
        raise TypeError("targets are not kept as lists")
    return Targets(bool(value[_TOWN]), tuple(map(str, areas)), tuple(map(str, districts)))


def joined_targets(every: Sequence[Targets]) -> Targets:
    """Give everything that any of them names."""
    return Targets(
        any(targets.is_whole_town for targets in every),
        tuple(dict.fromkeys(one for targets in every for one in targets.area_ids)),
        tuple(dict.fromkeys(one for targets in every for one in targets.districts)),
    )


def homes_of(locations: pd.DataFrame) -> Homes:
    """Take homes from a frame of LOCATIONS."""
    lonlat = locations[["lon", "lat"]].to_numpy(dtype="float64")
    level = locations["location_level"].astype("str").to_numpy()
    is_vague = np.isin(level, [LocationLevel.TOWN.value, LocationLevel.NONE.value])
    return Homes(
        lonlat,
        locations["radius_m"].fillna(0.0).to_numpy(dtype="float64"),
        ~is_vague & np.isfinite(lonlat).all(axis=1),
        locations["district"].reset_index(drop=True),
    )


def homes_within(homes: Homes, targets: Targets, areas: Sequence[Area]) -> Within:
    """Tell which homes are in the targets: surely, and maybe.

    A home without a position of its own may be in any drawn area; one without a district may
    be in any district.

    Raises
    ------
    app.errors.AreaError
        NOT_KNOWN: an area of the targets does not stand any more.
    """
    count = len(homes.is_placed)
    if targets.is_whole_town:
        return Within(np.ones(count, dtype=bool), np.ones(count, dtype=bool))
    by_name = homes.district.isin(targets.districts).to_numpy()
    has_no_name = homes.district.isna().to_numpy()
    surely = by_name.copy()
    maybe = by_name | (has_no_name & bool(targets.districts))
    if targets.area_ids:
        shapes = [area_of(areas, area_id).shape for area_id in targets.area_ids]
        rows = np.flatnonzero(homes.is_placed)
        found = within_shapes(shapes, homes.lonlat[rows], homes.radius_m[rows])
        surely[rows] |= found.surely
        maybe[rows] |= found.maybe
        maybe |= ~homes.is_placed
    return Within(surely, maybe)


def targets_name(targets: Targets, areas: Sequence[Area], whole: str) -> str:
    """Name the targets in one line; ``whole`` is the word for the whole town."""
    if targets.is_whole_town:
        return whole
    names = {area.area_id: area.name for area in areas}
    told = [names.get(area_id, area_id) for area_id in targets.area_ids]
    return "・".join([*told, *targets.districts])
