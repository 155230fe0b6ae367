"""The gazetteer of a town: names and numbers with their places, ready to be asked.

Built once from address tables, kept as one file, loaded in a moment. It holds what the tables
say of places, nothing of persons.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.addresses.number_groups import middles
from gis.addresses.number_index import NumberIndex
from gis.addresses.number_rows import KINDS, NumberRows, number_rows
from gis.addresses.number_tree import Whole
from gis.addresses.tables import AddressSource, AddressTables
from gis.addresses.town_index import TownIndex
from gis.addresses.town_parts import town_parts
from scoring.codes import LocationLevel
from scoring.columns import FloatArray

KEYS_BETWEEN = "+"
"""Joins the keys of towns that are meant together."""

_SOURCES = (
    AddressSource.REGISTRY,
    AddressSource.REFERENCE,
    AddressSource.TOWN_LIST,
    AddressSource.HOUSES,
)


class Gazetteer:
    """Towns and numbers of one municipality or several.

    ``towns`` is a frame of ``TOWNS``, ``rows`` their numbers, ``words`` the words of numbers
    that are no digits, ``credit_lines`` the sources as their terms ask them to be named.
    """

    def __init__(
        self,
        towns: pd.DataFrame,
        rows: NumberRows,
        words: tuple[str, ...],
        credit_lines: tuple[str, ...],
    ) -> None:
        self.towns, self.rows, self.words, self.credits = towns, rows, words, credit_lines
        self.index = TownIndex(towns)
        self.word_places = {word: place for place, word in enumerate(words)}
        self.is_residential: NDArray[np.bool_] = towns["is_residential"].to_numpy(bool)
        area = np.array(self.index.area_of, dtype=np.int64)
        self.numbers = {level: _index(rows, level) for level in KINDS}
        self.shared_parcels = _shared(rows, area)
        self.town_lonlat = _town_points(towns, rows)
        self.area_lonlat = middles(area, len(self.index.areas), self.town_lonlat).lonlat

    @cached_property
    def town_names(self) -> list[str]:
        """Each town as plain address text, from the municipality on."""
        return _joined(self.towns, ("city", "ward", "oaza", "chome", "koaza"))

    @cached_property
    def area_names(self) -> list[str]:
        """Each area as plain address text; a 小字 that stands alone by its own name."""
        names = _joined(self.towns, ("city", "ward", "oaza"))
        first = [area.towns[0] for area in self.index.areas]
        return [names[town] for town in first]

    def spread_of(self, town_key: str) -> FloatArray:
        """Give the known points (n, 2) of a town, or of several whose keys are joined by ``+``.

        The town's own point where none of its numbers has one; n is 0 where nothing is known.
        """
        meant = np.flatnonzero(self.towns["town_key"].isin(town_key.split(KEYS_BETWEEN)))
        points = self.rows.lonlat[np.isin(self.rows.town, meant)]
        points = points[~np.isnan(points[:, 0])]
        if not len(points):
            own = self.town_lonlat[meant]
            points = own[~np.isnan(own[:, 0])]
        return points


def build_gazetteer(tables: AddressTables) -> Gazetteer:
    """Build the gazetteer of address tables: towns of one name in several sources become one."""
    kept = _first_of_name(tables.towns)
    order = np.unique(kept)
    place_of = pd.Series(np.searchsorted(order, kept), index=tables.towns["town_key"])
    town = tables.numbers["town_key"].map(place_of)
    is_known = town.notna().to_numpy()
    numbers = tables.numbers[is_known].reset_index(drop=True)
    rows, words = number_rows(numbers, town[is_known].to_numpy(np.int64))
    towns = tables.towns.iloc[order].reset_index(drop=True)
    return Gazetteer(towns, rows, words, tables.credits)


def _first_of_name(towns: pd.DataFrame) -> Whole:
    """Give for each town the place of the town it is kept as.

    Towns whose folded names are equal are one if each comes from another source; two of one
    source are two.
    """
    best = {source.value: place for place, source in enumerate(_SOURCES)}
    named = pd.DataFrame(town_parts(towns)) if len(towns) else pd.DataFrame({"name": []})
    group = named.groupby(list(named.columns), sort=False).ngroup()
    ranked = pd.DataFrame({"group": group, "rank": towns["source"].map(best), "place": group.index})
    is_alone = ~ranked.duplicated(["group", "rank"], keep=False).groupby(group).transform("any")
    first = ranked.sort_values("rank", kind="stable").groupby("group")["place"].transform("first")
    kept: Whole = ranked["place"].where(~is_alone, first.sort_index()).to_numpy(np.int64)
    return kept


def _index(rows: NumberRows, level: LocationLevel) -> NumberIndex:
    part = rows.of_kind(level)
    return NumberIndex(rows.town[part], rows.town[part], rows.codes[part], rows.lonlat[part])


def _shared(rows: NumberRows, area: Whole) -> NumberIndex:
    """Give the parcels of areas that have several towns, below their areas."""
    part = rows.of_kind(LocationLevel.PARCEL)
    town, codes = rows.town[part], rows.codes[part]
    root = area[town]
    is_shared = np.bincount(area)[root] > 1
    order = np.flatnonzero(is_shared)
    order = order[np.lexsort((*codes[order].T[::-1], root[order]))]
    return NumberIndex(root[order], town[order], codes[order], rows.lonlat[part][order])


def _town_points(towns: pd.DataFrame, rows: NumberRows) -> FloatArray:
    """Give the point of each town: its own, else the middle of its numbers; NaN: none known."""
    own = towns[["lon", "lat"]].to_numpy(np.float64)
    of_numbers = middles(rows.town, len(towns), rows.lonlat).lonlat
    return np.where(np.isnan(own), of_numbers, own)


def _joined(towns: pd.DataFrame, columns: Sequence[str]) -> list[str]:
    cells = [towns[name].fillna("").tolist() for name in columns]
    return ["".join(parts) for parts in zip(*cells, strict=True)]
