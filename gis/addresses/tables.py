"""What all address tables are brought to: towns, and the numbers within a town.

Two frames, whichever source they come from; names are as the table writes them.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pandas as pd

from scoring.codes import LocationLevel
from scoring.columns import NUMBER, TEXT, TRUTH, FrameSchema, always, maybe


class AddressSource(StrEnum):
    """Where a town or a number comes from; the value stands in the column ``source``."""

    REGISTRY = "abr"
    """アドレス・ベース・レジストリ, デジタル庁."""
    REFERENCE = "isj"
    """位置参照情報, 国土交通省."""
    TOWN_LIST = "town_list"
    """A list of town names with a point each."""
    HOUSES = "houses"
    """The municipality's own list of houses."""


TOWNS = FrameSchema(
    "towns",
    (
        always("town_key", TEXT, "ABR: lg_code + machiaza_id; else source + running number"),
        maybe("prefecture", TEXT, "都道府県; empty: the table does not say"),
        maybe("county", TEXT, "郡; empty: none, or written within city"),
        maybe("city", TEXT, "市区町村, a ward of a designated city with it if ward is empty"),
        maybe("ward", TEXT, "政令市の区; empty: none, or written within city"),
        maybe("oaza", TEXT, "大字・町 without 丁目; empty: the 小字 stands alone"),
        maybe("chome", TEXT, "丁目 as written (２丁目, 一丁目); empty: none"),
        maybe("koaza", TEXT, "小字・通称; empty: none"),
        maybe("chome_number", NUMBER, "丁目 as a number; empty: none, or a name (東丁目)"),
        always("is_residential", TRUTH, "住居表示 is in force (in part of the town, at least)"),
        maybe("lon", NUMBER, "degrees, JGD2011; empty together with lat: no point is known"),
        maybe("lat", NUMBER, "degrees, JGD2011"),
        always("source", TEXT, "an AddressSource: where the name comes from"),
    ),
    key=("town_key",),
)

NUMBERS = FrameSchema(
    "numbers",
    (
        always("town_key", TEXT, "the town, one of TOWNS"),
        always("level", LocationLevel, "RESIDENCE, BLOCK or PARCEL"),
        always("first", TEXT, "街区符号 or 本番, half-width, no leading zero; may hold letters"),
        maybe("second", TEXT, "住居番号 or 枝番; empty: none (a house of one number, too)"),
        maybe("third", TEXT, "住居番号2 or 枝番の枝番; empty: none"),
        maybe("lon", NUMBER, "degrees, JGD2011; empty: the number exists, its place is not known"),
        maybe("lat", NUMBER, "degrees, JGD2011; empty together with lon"),
        always("source", TEXT, "an AddressSource"),
    ),
)
"""One row a number: of several rows of the same town, level and number the one with a point and
the best source is kept. Numbers in force only; those abolished are left out. A BLOCK row has no
second; a RESIDENCE row of a house list in a town of parcels holds 本番 and 枝番."""

NUMBER_LEVELS = (LocationLevel.RESIDENCE, LocationLevel.BLOCK, LocationLevel.PARCEL)


class TableDoubt(StrEnum):
    """What in a table could not be taken as it stands, though the rest of it was."""

    POSITION_UNREADABLE = "position_unreadable"
    """Half a position, or a cell that is no number: the row is kept without a place."""
    POINT_OUTSIDE_JAPAN = "point_outside_japan"
    """The row is kept without a place."""
    SAME_NUMBER_APART = "same_number_apart"
    """Rows of one number lie far apart: it is kept without a place, which is not guessed."""
    NUMBER_WITHOUT_TOWN = "number_without_town"
    """The town of the number is in no table, or abolished: the row is left out."""
    ADDRESS_WITHOUT_NUMBER = "address_without_number"
    """A house whose address holds no number, or no town: the row is left out."""
    POSITIONS_ALONE = "positions_alone"
    """A table of positions whose table of names is not there: it is not used."""
    FILE_NOT_USED = "file_not_used"
    """A file in the folder that is no address table."""


@dataclass(frozen=True)
class TableRemark:
    """How many rows of a file a doubt touches, and the first line; 0: the file as a whole."""

    doubt: TableDoubt
    file: str
    count: int = 1
    line: int = 0


@dataclass(frozen=True)
class AddressTables:
    """The address tables of a folder, brought together.

    ``towns`` and ``numbers`` are frames of :data:`TOWNS` and :data:`NUMBERS`; ``credits`` name
    the sources as their terms ask; ``files`` are those that were read, in the order of reading;
    ``remarks`` tell what was left out.
    """

    towns: pd.DataFrame
    numbers: pd.DataFrame
    credits: tuple[str, ...]
    files: tuple[Path, ...]
    remarks: tuple[TableRemark, ...] = ()
