"""アドレス・ベース・レジストリ as downloaded: names, numbers, and their position tables.

A table is known by its columns, not by its file name; any prefecture or city, in any number of
files. Rows with an abolition date (ablt_date) are left out. Positions are joined by the ids,
each row in the system it names; a number without a position is kept.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from gis.addresses.csv_table import CsvTable, text_column
from gis.addresses.number_text import chome_numbers
from gis.addresses.positions import Positions
from gis.addresses.table_part import NumberKind, TablePart, number_rows
from gis.addresses.tables import NUMBERS, TOWNS, AddressSource, TableDoubt, TableRemark
from gis.errors import AddressError, AddressProblem
from scoring.codes import LocationLevel
from scoring.columns import TEXT

_TOWN_ID = ("lg_code", "machiaza_id")
_POSITION = ("rep_lon", "rep_lat", "rep_srid")
_NO_END = "9999"


@dataclass(frozen=True)
class _Kind:
    """A table and its position table: the ids that join them, the words that are read."""

    ids: tuple[str, ...]
    words: tuple[str, ...]
    level: LocationLevel


_PARCEL = _Kind((*_TOWN_ID, "prc_id"), ("prc_num1", "prc_num2", "prc_num3"), LocationLevel.PARCEL)
_RESIDENCE = _Kind(
    (*_TOWN_ID, "blk_id", "rsdt_id", "rsdt2_id"),
    ("blk_num", "rsdt_num", "rsdt_num2"),
    LocationLevel.RESIDENCE,
)
_BLOCK = _Kind((*_TOWN_ID, "blk_id"), ("blk_num",), LocationLevel.BLOCK)
_TOWN = _Kind(
    _TOWN_ID,
    ("pref", "county", "city", "ward", "oaza_cho", "chome", "chome_number", "koaza"),
    LocationLevel.TOWN,
)
_MARKS = {"prc_id": _PARCEL, "rsdt_id": _RESIDENCE, "blk_id": _BLOCK, "machiaza_id": _TOWN}
"""The finest id a table has tells which it is."""


@dataclass(frozen=True)
class _Taken:
    file: str
    kind: _Kind
    is_places: bool
    rows: pd.DataFrame


class AbrTables:
    """The tables of アドレス・ベース・レジストリ among the files of a folder."""

    def __init__(self) -> None:
        self._taken: list[_Taken] = []
        self._remarks: list[TableRemark] = []

    def take(self, table: CsvTable, file: str) -> bool:
        """Take a table, if it is one of them; tell whether it is.

        Raises
        ------
        gis.errors.AddressError, gis.errors.HazardError
            As :meth:`gis.addresses.positions.Positions.from_systems`.
        """
        if not set(_TOWN_ID) <= set(table.columns):
            return False
        kind = next(kind for mark, kind in _MARKS.items() if mark in table.columns)
        is_places = "rep_lon" in table.columns
        rows = self._places(table, kind, file) if is_places else _words(table, kind)
        self._taken.append(_Taken(file, kind, is_places, rows))
        return True

    def part(self) -> TablePart:
        """Join names, numbers and positions of all the tables that were taken.

        Raises
        ------
        gis.errors.AddressError
            TOWNS_MISSING: there are numbers, but no table of towns.
        """
        if not self._taken:
            return TablePart(TOWNS.empty(), NUMBERS.empty())
        towns = self._towns()
        numbers = [self._numbers(kind) for kind in (_RESIDENCE, _BLOCK, _PARCEL)]
        for taken in self._taken:
            if taken.is_places and not self._files(taken.kind):
                self._remarks.append(TableRemark(TableDoubt.POSITIONS_ALONE, taken.file))
        return TablePart(towns, pd.concat(numbers, ignore_index=True), tuple(self._remarks))

    def _places(self, table: CsvTable, kind: _Kind, file: str) -> pd.DataFrame:
        rows = _filled(table, (*kind.ids, *_POSITION))
        positions = Positions(file)
        lonlat = positions.from_systems(rows)
        self._remarks += positions.remarks
        return rows[list(kind.ids)].assign(lon=lonlat[:, 0], lat=lonlat[:, 1])

    def _towns(self) -> pd.DataFrame:
        files = self._files(_TOWN)
        if not files:
            raise AddressError(AddressProblem.TOWNS_MISSING, file=self._taken[0].file)
        rows = self._joined(_TOWN)
        rows = rows[rows["oaza_cho"].notna() | rows["koaza"].notna()].reset_index(drop=True)
        number = pd.to_numeric(rows["chome_number"], errors="coerce").astype(np.float64)
        return TOWNS.build(
            {
                "town_key": rows["lg_code"] + rows["machiaza_id"],
                "prefecture": rows["pref"],
                "oaza": rows["oaza_cho"],
                "chome_number": number.fillna(chome_numbers(rows["chome"])),
                "is_residential": rows["rsdt_addr_flg"] == "1",
                "source": np.full(len(rows), AddressSource.REGISTRY.value, dtype=object),
            }
            | {name: rows[name] for name in ("county", "city", "ward", "chome", "koaza")}
            | {name: rows[name] for name in ("lon", "lat")}
        )

    def _numbers(self, kind: _Kind) -> pd.DataFrame:
        if not self._files(kind):
            return NUMBERS.empty()
        rows = self._joined(kind)
        return number_rows(
            rows["lg_code"] + rows["machiaza_id"],
            [rows[word] for word in kind.words],
            rows[["lon", "lat"]].to_numpy(np.float64),
            NumberKind(kind.level, AddressSource.REGISTRY),
        )

    def _joined(self, kind: _Kind) -> pd.DataFrame:
        """Join the rows of a kind with their positions; of several positions, all are kept."""
        places = [one.rows for one in self._taken if one.kind is kind and one.is_places]
        words = [one.rows for one in self._taken if one.kind is kind and not one.is_places]
        rows = pd.concat(words, ignore_index=True)
        if not places:
            return rows.assign(lon=np.nan, lat=np.nan)
        return rows.merge(pd.concat(places, ignore_index=True), on=list(kind.ids), how="left")

    def _files(self, kind: _Kind) -> list[str]:
        return [one.file for one in self._taken if one.kind is kind and not one.is_places]


def _words(table: CsvTable, kind: _Kind) -> pd.DataFrame:
    """Read ids and words of what is in force; a day far beyond all days is no end."""
    rows = _filled(table, (*kind.ids, *kind.words, "rsdt_addr_flg", "ablt_date"))
    is_over = rows["ablt_date"].notna() & ~rows["ablt_date"].str.startswith(_NO_END, na=False)
    is_named = rows["lg_code"].notna() & rows["machiaza_id"].notna()
    return rows[~is_over & is_named].reset_index(drop=True)


def _filled(table: CsvTable, names: tuple[str, ...]) -> pd.DataFrame:
    """Read the named columns; one that this edition of the table has not is empty."""
    rows = table.read(names)
    columns = {name: text_column(rows, name).astype(TEXT) for name in names}
    return pd.DataFrame(columns, index=rows.index)
