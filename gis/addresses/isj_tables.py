"""位置参照情報 as downloaded: 大字・町丁目 level (towns) and 街区 level (blocks), each with points.

Outside 住居表示 the 街区 level holds 地番 without 枝番, and its point is that of a block with
parcels of this number; so it is of block level there, too.
"""

import pandas as pd

from gis.addresses.csv_table import CsvTable, text_column
from gis.addresses.named_towns import named_rows, part_of_rows
from gis.addresses.positions import Positions
from gis.addresses.table_part import NumberKind, TablePart
from gis.addresses.tables import AddressSource, TableDoubt, TableRemark
from scoring.codes import LocationLevel

_PLACES = ("都道府県名", "市区町村名", "緯度", "経度")
_TOWN_NAME = "大字町丁目名"
_TOWN_MARK = "原典資料コード"
_BLOCK = "街区符号・地番"
_BLOCK_TOWN = ("大字・丁目名", "大字・町丁目名", "大字町丁目名")
_SMALL_TOWN = "小字・通称名"
_RESIDENTIAL = "住居表示フラグ"
_REPRESENTS = "代表フラグ"
_HISTORY = ("更新前履歴フラグ", "更新後履歴フラグ")
_DELETED = "3"
_BETWEEN_BLOCKS = r"[,，、]"


class IsjTables:
    """The tables of 位置参照情報 among the files of a folder."""

    def __init__(self) -> None:
        self._rows: list[pd.DataFrame] = []
        self._remarks: list[TableRemark] = []

    def take(self, table: CsvTable, file: str) -> bool:
        """Take a table, if it is one of them; tell whether it is.

        Raises
        ------
        gis.errors.AddressError
            As :meth:`gis.addresses.positions.Positions.from_degrees`.
        """
        positions = Positions(file)
        if _BLOCK in table.columns:
            self._rows.append(_blocks(table, positions))
        elif {_TOWN_NAME, _TOWN_MARK} <= set(table.columns):
            self._rows.append(_towns(table, positions))
        else:
            return False
        self._remarks += positions.remarks
        return True

    def part(self) -> TablePart:
        """Bring the tables that were taken together."""
        kind = NumberKind(LocationLevel.BLOCK, AddressSource.REFERENCE)
        return part_of_rows(self._rows, kind, self._remarks)


def _towns(table: CsvTable, positions: Positions) -> pd.DataFrame:
    rows = table.read((*_PLACES, _TOWN_NAME))
    return named_rows(_place_columns(rows, positions) | {"town": rows[_TOWN_NAME]}, len(rows))


def _blocks(table: CsvTable, positions: Positions) -> pd.DataFrame:
    """Read the blocks: of several points of one, that which represents it; none that is gone."""
    flags = (_RESIDENTIAL, _REPRESENTS, *_HISTORY)
    rows = table.read((*_PLACES, *_BLOCK_TOWN, _SMALL_TOWN, _BLOCK, *flags))
    columns = _place_columns(rows, positions) | {
        "town": text_column(rows, *_BLOCK_TOWN),
        "koaza": text_column(rows, _SMALL_TOWN),
        "first": rows[_BLOCK].str.split(_BETWEEN_BLOCKS, regex=True),
        "is_residential": text_column(rows, _RESIDENTIAL) == "1",
    }
    is_current = text_column(rows, _REPRESENTS).fillna("1") == "1"
    for flag in _HISTORY:
        is_current &= text_column(rows, flag) != _DELETED
    single = pd.DataFrame(columns)[is_current].explode("first")
    without_town = is_current & text_column(rows, *_BLOCK_TOWN).isna()
    positions.note(TableDoubt.ADDRESS_WITHOUT_NUMBER, without_town.to_numpy())
    return named_rows({name: single[name] for name in columns}, len(single))


def _place_columns(rows: pd.DataFrame, positions: Positions) -> dict[str, object]:
    lonlat = positions.from_degrees(text_column(rows, "経度"), text_column(rows, "緯度"))
    return {
        "prefecture": text_column(rows, "都道府県名"),
        "city": text_column(rows, "市区町村名"),
        "lon": lonlat[:, 0],
        "lat": lonlat[:, 1],
    }
