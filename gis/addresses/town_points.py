"""Lists of town names with a point each: JSON (Geolonia 住所データ) and CSV."""

import json

import pandas as pd

from gis.addresses.csv_table import CsvTable, text_column
from gis.addresses.named_towns import named_rows, part_of_rows
from gis.addresses.positions import Positions
from gis.addresses.table_files import TableFile
from gis.addresses.table_part import NumberKind, TablePart
from gis.addresses.tables import AddressSource, TableRemark
from scoring.codes import LocationLevel
from scoring.columns import TEXT

TOWN_NAMES = (
    *("大字町丁目名", "町丁目名", "町字名", "町丁名", "町名"),
    *("町丁目", "町字", "大字名", "town"),
)
LONGITUDES = ("経度", "lon", "lng", "long", "longitude", "経度(代表点)")
LATITUDES = ("緯度", "lat", "latitude", "緯度(代表点)")
PREFECTURES = ("都道府県名", "都道府県", "prefecture", "pref")
CITIES = ("市区町村名", "市町村名", "市区町村", "市町村", "city")
_CHOMES = ("丁目名", "丁目", "chome")
_SMALL_TOWNS = ("小字・通称名", "小字名", "小字", "koaza")


class TownPoints:
    """The lists of towns among the files of a folder."""

    def __init__(self) -> None:
        self._rows: list[pd.DataFrame] = []
        self._remarks: list[TableRemark] = []

    def take(self, table: CsvTable, file: str) -> bool:
        """Take a CSV list, if it is one: a column of names and a position; tell whether it is.

        Raises
        ------
        gis.errors.AddressError
            As :meth:`gis.addresses.positions.Positions.from_degrees`.
        """
        columns = set(table.columns)
        if not all(columns & set(one) for one in (TOWN_NAMES, LONGITUDES, LATITUDES)):
            return False
        wanted = (*TOWN_NAMES, *_CHOMES, *_SMALL_TOWNS, *LONGITUDES, *LATITUDES)
        self._add(table.read((*wanted, *PREFECTURES, *CITIES)), Positions(file))
        return True

    def take_json(self, file: TableFile) -> bool:
        """Take a JSON list ``[{town, koaza, lat, lng}]``, if it is one; tell whether it is.

        Raises
        ------
        gis.errors.AddressError
            As :meth:`take`.
        """
        entries = _entries(file.content)
        if not entries:
            return False
        rows = pd.DataFrame(entries).astype(TEXT)
        rows = rows.where(rows != "")
        if not all(set(rows) & set(one) for one in (TOWN_NAMES, LONGITUDES, LATITUDES)):
            return False
        self._add(rows, Positions(file.said, header_lines=0))
        return True

    def part(self) -> TablePart:
        """Bring the lists that were taken together."""
        kind = NumberKind(LocationLevel.BLOCK, AddressSource.TOWN_LIST)
        return part_of_rows(self._rows, kind, self._remarks)

    def _add(self, rows: pd.DataFrame, positions: Positions) -> None:
        lonlat = positions.from_degrees(
            text_column(rows, *LONGITUDES), text_column(rows, *LATITUDES)
        )
        columns: dict[str, object] = {
            "prefecture": text_column(rows, *PREFECTURES),
            "city": text_column(rows, *CITIES),
            "town": text_column(rows, *TOWN_NAMES),
            "chome": text_column(rows, *_CHOMES),
            "koaza": text_column(rows, *_SMALL_TOWNS),
            "lon": lonlat[:, 0],
            "lat": lonlat[:, 1],
        }
        self._rows.append(named_rows(columns, len(rows)))
        self._remarks += positions.remarks


def _entries(content: bytes) -> list[dict[str, object]]:
    """Give the entries of a JSON list of flat objects; none for any other JSON."""
    try:
        listed = json.loads(content)
    except (ValueError, RecursionError):
        return []
    if not isinstance(listed, list):
        return []
    return [entry for entry in listed if isinstance(entry, dict)]
