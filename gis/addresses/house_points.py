"""The municipality's own list of houses: an address and a position each, CSV or a point file.

Only addresses and positions are read; whatever else stands in the list (owners, tax) is not.
Metres are plane rectangular: X is north, Y is east, and the zone is in the file or is told.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from gis.addresses.csv_table import CsvTable, plain_name, text_column
from gis.addresses.house_text import restore_chome, split_addresses
from gis.addresses.named_towns import named_rows, part_of_rows
from gis.addresses.positions import Positions
from gis.addresses.table_files import ShapeFile
from gis.addresses.table_part import NumberKind, TablePart
from gis.addresses.tables import AddressSource, TableDoubt
from gis.addresses.town_names import check_near_towns, known_chomes, known_places
from gis.addresses.town_points import LATITUDES, LONGITUDES, TOWN_NAMES
from gis.vector import field_names, read_features
from scoring.codes import LocationLevel
from scoring.columns import TEXT, FloatArray

_ADDRESSES = ("住所", "住居表示", "住所表記", "所在地", "所在", "所在地番", "address")
_BLOCKS = ("街区符号", "街区番号", "番地", "地番", "本番")
_HOUSES = ("住居番号", "基礎番号", "枝番", "号")
_NORTHS = ("x座標", "x座標(m)", "x")
_EASTS = ("y座標", "y座標(m)", "y")
_ZONES = ("座標系番号", "系番号", "系", "zone")
_PEOPLE_OR_FOUND = ("宛名番号", "世帯番号", "生年月日", "続柄", "location_level")
_FACILITY_MARKS = ("施設・場所名", "施設名", "想定収容人数", "災害種別", "p20_", "p14_")
_MOST_DEGREES = 180.0
_WANTED = (
    *_ADDRESSES,
    *TOWN_NAMES,
    *_BLOCKS,
    *_HOUSES,
    *LONGITUDES,
    *LATITUDES,
    *_NORTHS,
    *_EASTS,
    *_ZONES,
)


@dataclass(frozen=True)
class _Houses:
    """The addresses of a list (text, NaN where empty) and their places (n, 2)."""

    addresses: pd.Series
    lonlat: FloatArray
    positions: Positions


class HousePoints:
    """The lists of houses among the files of a folder; ``zone`` None: none was told."""

    def __init__(self, zone: int | None) -> None:
        self._zone = zone
        self._lists: list[_Houses] = []

    def take(self, table: CsvTable, file: str) -> bool:
        """Take a CSV list, if it is one: addresses and a position; tell whether it is.

        Raises
        ------
        gis.errors.AddressError
            NO_ZONE, ZONE_REFUSED, AXES_SWAPPED, OUTSIDE_JAPAN.
        """
        if not _is_house_list(table.columns):
            return False
        rows = table.read(_WANTED)
        positions = Positions(file)
        self._lists.append(_Houses(_addresses(rows), self._lonlat(rows, positions), positions))
        return True

    def take_points(self, file: ShapeFile) -> bool:
        """Take a file of points with an address, if it is one; tell whether it is.

        Raises
        ------
        gis.errors.HazardError
            The file cannot be read.
        """
        fields = {plain_name(name): name for name in field_names(file.unpacked)}
        field = next((fields[name] for name in _ADDRESSES if name in fields), None)
        if field is None or _is_facilities(fields) or _is_of_people_or_found(fields):
            return False
        found = read_features(file.unpacked, field)
        if set(shapely.get_type_id(found.geometries).tolist()) != {shapely.GeometryType.POINT}:
            return False
        lonlat = found.crs.to_lonlat(shapely.get_coordinates(found.geometries))
        addresses = pd.Series(found.attribute).astype(TEXT).str.strip()
        positions = Positions(file.said, header_lines=0)
        self._lists.append(_Houses(addresses, positions.guarded(lonlat), positions))
        return True

    @property
    def has_lists(self) -> bool:
        """Whether any list was taken."""
        return bool(self._lists)

    def part(self, towns: pd.DataFrame) -> TablePart:
        """Split the addresses by the towns that are known, a frame of ``TOWNS`` (may be empty).

        Raises
        ------
        gis.errors.AddressError
            FAR_FROM_TOWNS: the places of a list are not where its towns are.
        """
        rows = [_split(one, towns) for one in self._lists]
        remarks = [remark for one in self._lists for remark in one.positions.remarks]
        kind = NumberKind(LocationLevel.RESIDENCE, AddressSource.HOUSES)
        part = part_of_rows(rows, kind, remarks)
        check_near_towns(part, towns)
        return part

    def _lonlat(self, rows: pd.DataFrame, positions: Positions) -> FloatArray:
        lon, lat = text_column(rows, *LONGITUDES), text_column(rows, *LATITUDES)
        if lon.notna().any():
            return positions.from_degrees(lon, lat)
        north, east = text_column(rows, *_NORTHS), text_column(rows, *_EASTS)
        if (pd.to_numeric(north, errors="coerce").abs() <= _MOST_DEGREES).all():
            # No town lies within 180 m of the origin of its zone: X is the longitude here.
            return positions.from_degrees(north, east)
        zone = pd.to_numeric(text_column(rows, *_ZONES), errors="coerce")
        told = np.nan if self._zone is None else float(self._zone)
        return positions.from_plane(north, east, zone.fillna(told).to_numpy(np.float64))


def _split(houses: _Houses, towns: pd.DataFrame) -> pd.DataFrame:
    """Make ``NAMED_ROWS`` of a list; what cannot be split is counted and left out."""
    parts = split_addresses(houses.addresses, known_places(towns))
    chomes = parts.loc[parts["chome"].notna(), ["town", "chome"]].drop_duplicates()
    own = set(chomes["town"] + "|" + chomes["chome"].str.removesuffix("丁目"))
    parts = restore_chome(parts, own | known_chomes(towns))
    is_split = parts["first"].notna()
    houses.positions.note(TableDoubt.ADDRESS_WITHOUT_NUMBER, ~is_split.to_numpy())
    columns: dict[str, object] = {name: parts.loc[is_split, name] for name in parts}
    places = houses.lonlat[is_split.to_numpy()]
    return named_rows(columns | {"lon": places[:, 0], "lat": places[:, 1]}, int(is_split.sum()))


def _addresses(rows: pd.DataFrame) -> pd.Series:
    """Give the address in one: as written, or put together from town and numbers."""
    whole = text_column(rows, *_ADDRESSES)
    house = text_column(rows, *_HOUSES)
    numbers = text_column(rows, *_BLOCKS) + ("-" + house).fillna("")
    return whole.fillna(text_column(rows, *TOWN_NAMES) + numbers)


def _is_house_list(columns: tuple[str, ...]) -> bool:
    has = [any(name in columns for name in names) for names in (_ADDRESSES, TOWN_NAMES, _BLOCKS)]
    is_addressed = has[0] or (has[1] and has[2])
    is_placed = any(
        any(name in columns for name in xs) and any(name in columns for name in ys)
        for xs, ys in ((LONGITUDES, LATITUDES), (_NORTHS, _EASTS))
    )
    is_of_houses = not (_is_facilities(columns) or _is_of_people_or_found(columns))
    return is_addressed and is_placed and is_of_houses


def _is_of_people_or_found(columns: Collection[str]) -> bool:
    """Tell a list of residents, whose homes are in no gazetteer, and our own answers.

    What was looked up once must not come back as the place of a house.
    """
    return any(name in columns for name in _PEOPLE_OR_FOUND)


def _is_facilities(columns: Collection[str]) -> bool:
    """Tell a list of shelters or facilities: theirs are points of a site, not of a house."""
    return any(name.startswith(_FACILITY_MARKS) for name in columns)
