"""Address data as a person names it: a folder of tables as downloaded, or a gazetteer file.

A kept town holds its gazetteer as one file: public addresses, no resident.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from app.store.town import Town
from gis.addresses.gazetteer import Gazetteer, build_gazetteer
from gis.addresses.gazetteer_file import load_gazetteer, save_gazetteer
from gis.addresses.read_tables import read_address_tables
from gis.addresses.tables import TableRemark
from gis.bounds import Bounds
from gis.local_metres import LocalMetres
from scoring.columns import FloatArray
from scoring.rules import PlaceRules

GAZETTEER = "gazetteer/addresses.gazetteer"
_FEW = 10
_RING_STEPS = 9


@dataclass(frozen=True)
class AddressOrder:
    """A folder of tables or a gazetteer file; ``zone`` as :func:`open_address_data` takes it."""

    place: Path
    zone: int | None


@dataclass(frozen=True)
class AddressData:
    """A gazetteer, and what was left out of the tables it was made of (none for a file)."""

    gazetteer: Gazetteer
    remarks: tuple[TableRemark, ...]


def open_address_data(place: Path, zone: int | None) -> AddressData:
    """Open the gazetteer of a file, or make that of a folder.

    ``zone`` is the 系 (1–19) of lists of houses that do not say it; None: not known.

    Raises
    ------
    gis.errors.AddressError, gis.errors.HazardError
        The file or the folder cannot be used.
    """
    if place.is_file():
        return AddressData(load_gazetteer(place), ())
    tables = read_address_tables(place, zone)
    return AddressData(build_gazetteer(tables), tables.remarks)


def attach_gazetteer(town: Town, order: AddressOrder) -> str:
    """Keep the gazetteer of address data in the town; gives the name of the attachment.

    Raises
    ------
    gis.errors.AddressError, gis.errors.HazardError
        The file or the folder cannot be used.
    """
    gazetteer = open_address_data(order.place, order.zone).gazetteer
    with TemporaryDirectory(prefix="yobikake-") as folder:
        path = Path(folder) / "addresses.gazetteer"
        save_gazetteer(gazetteer, path)
        town.attach(GAZETTEER, path.read_bytes())
    return GAZETTEER


def spreads_of(
    town_keys: pd.Series, gazetteer: Gazetteer | None, rules: PlaceRules
) -> Mapping[str, FloatArray]:
    """Give the points (n, 2) that stand for the area of each town, by its key.

    The known numbers of the town; of a town with few of them also a disc around its middle, as
    wide as homes are known to lie from it: one point would pass for a whole town.
    """
    if gazetteer is None:
        return {}
    return {
        key: _widened(gazetteer.spread_of(key), rules.town_radius_m)
        for key in town_keys.dropna().unique().tolist()
    }


def _widened(points: FloatArray, radius_m: float) -> FloatArray:
    if not 0 < len(points) < _FEW:
        return points
    lon, lat = points.mean(axis=0).tolist()
    metres = LocalMetres.about(Bounds(lon, lat, lon, lat))
    middle = metres.to_xy(np.array([[lon, lat]]))
    along = np.linspace(-radius_m, radius_m, _RING_STEPS)
    offsets = np.column_stack([part.ravel() for part in np.meshgrid(along, along)])
    disc = offsets[np.hypot(*offsets.T) <= radius_m]
    widened: FloatArray = np.vstack([points, metres.to_lonlat(middle + disc)])
    return widened
