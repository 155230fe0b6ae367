"""Where each household is found (位置): by a pin, by the registry, by its address."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.pipeline.pins import Pin, pin_key
from gis.addresses.gazetteer import Gazetteer
from gis.addresses.geocode import geocode
from scoring.codes import LocationLevel
from scoring.columns import codes_from_positions

LOOKED_UP_TEXTS = ("matched", "rest", "doubt", "town_key")
_GIVEN, _TOWN, _NONE = (
    list(LocationLevel).index(level)
    for level in (LocationLevel.GIVEN, LocationLevel.TOWN, LocationLevel.NONE)
)


@dataclass(frozen=True)
class FoundPlaces:
    """A place per household, in one order; ``texts`` are the columns of LOCATIONS that tell how.

    ``level`` holds positions in LocationLevel; ``lonlat`` is NaN where nothing was found.
    """

    level: np.ndarray
    lonlat: np.ndarray
    texts: dict[str, np.ndarray]
    floor_hint: np.ndarray

    @property
    def levels(self) -> pd.Series:
        """The level of each place as a code column."""
        return codes_from_positions(LocationLevel, self.level)

    @property
    def has_point(self) -> np.ndarray:
        """Whether the home itself has a point; the middle of its town is none."""
        return np.asarray(~np.isnan(self.lonlat[:, 0]) & (self.level != _TOWN))


def find_places(
    lonlat: np.ndarray,
    homes: pd.DataFrame,
    gazetteer: Gazetteer | None,
    pins: Mapping[str, Pin],
) -> FoundPlaces:
    """Find every household.

    A person's pin counts before the registry's own position, and that before looking the
    address up; without a gazetteer nothing is looked up.

    Parameters
    ----------
    lonlat
        Positions of the registry (n, 2), NaN where it has none.
    homes
        n rows: ``household_id``, ``address`` and ``building``.
    pins
        By :func:`app.pipeline.pins.pin_key`.
    """
    count = len(homes)
    is_given = ~np.isnan(lonlat).any(axis=1)
    names = (*LOOKED_UP_TEXTS, "placed_by")
    found = FoundPlaces(
        np.where(is_given, _GIVEN, _NONE),
        np.where(is_given[:, None], lonlat, np.nan),
        {name: np.full(count, np.nan, dtype=object) for name in names},
        np.full(count, np.nan),
    )
    if gazetteer is not None:
        _look_up(found, homes, gazetteer)
    if pins:
        _place_pins(found, homes, pins)
    return found


def _look_up(found: FoundPlaces, homes: pd.DataFrame, gazetteer: Gazetteer) -> None:
    """Look up every address: of a home that has a position for its floor only."""
    placed = geocode(homes["address"], homes["building"], gazetteer)
    found.floor_hint[:] = placed["floor_hint"]
    sought = np.flatnonzero(found.level == _NONE)
    found.level[sought] = placed["location_level"].cat.codes.to_numpy()[sought]
    found.lonlat[sought] = placed[["lon", "lat"]].to_numpy(dtype=np.float64)[sought]
    is_town = (placed["location_level"] == LocationLevel.TOWN.value).to_numpy()
    for name in LOOKED_UP_TEXTS:
        found.texts[name][sought] = placed[name].to_numpy(dtype=object)[sought]
    found.texts["town_key"][~is_town] = np.nan


def _place_pins(found: FoundPlaces, homes: pd.DataFrame, pins: Mapping[str, Pin]) -> None:
    for row, key in enumerate(map(pin_key, homes["address"], homes["household_id"])):
        if (pin := pins.get(key)) is None:
            continue
        found.level[row] = list(LocationLevel).index(pin.known_as.level)
        found.lonlat[row] = pin.lon, pin.lat
        for name in LOOKED_UP_TEXTS:
            found.texts[name][row] = np.nan
        found.texts["placed_by"][row] = pin.author
        if pin.known_as.doubt is not None:
            found.texts["doubt"][row] = pin.known_as.doubt.value
