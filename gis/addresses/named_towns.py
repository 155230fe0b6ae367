"""Tables that know towns by their names alone: each name gets a key, each row its place."""

import re

import numpy as np
import pandas as pd

from gis.addresses.number_text import chome_numbers, split_chome
from gis.addresses.table_part import NumberKind, TablePart, number_rows
from gis.addresses.tables import NUMBERS, TOWNS, TableRemark
from scoring.columns import NUMBER, TEXT, TRUTH, FrameSchema, always, maybe

_NO_TOWN = re.compile(r"^[(（]?大字なし[)）]?$")

NAMED_ROWS = FrameSchema(
    "named_rows",
    (
        maybe("prefecture", TEXT, "都道府県"),
        maybe("city", TEXT, "郡, 市区町村 and 区 in one"),
        maybe("town", TEXT, "大字・町, perhaps with the 丁目; （大字なし） is none"),
        maybe("chome", TEXT, "丁目; empty: it stands in town, or there is none"),
        maybe("koaza", TEXT, "小字・通称"),
        maybe("first", TEXT, "the number; empty: the row is the town itself"),
        maybe("second", TEXT, "枝番, 住居番号"),
        maybe("third", TEXT, "a third number"),
        always("is_residential", TRUTH, "住居表示 is in force"),
        maybe("lon", NUMBER, "degrees, JGD2011, of the number or of the town"),
        maybe("lat", NUMBER, "degrees, JGD2011"),
    ),
)
"""A row a town or a number, as a table writes them."""


def named_rows(columns: dict[str, object], count: int) -> pd.DataFrame:
    """Make ``count`` rows of :data:`NAMED_ROWS` from the columns a table has; the rest is empty."""
    empty = np.full(count, np.nan, dtype=object)
    given: dict[str, object] = dict.fromkeys(NAMED_ROWS.names, empty)
    given["is_residential"] = np.zeros(count, dtype=bool)
    return NAMED_ROWS.build(given | columns)


def part_of_rows(
    tables: list[pd.DataFrame], kind: NumberKind, remarks: list[TableRemark]
) -> TablePart:
    """Bring the :data:`NAMED_ROWS` of all tables of a source together.

    A row without a town is left out; the caller has counted it.
    """
    rows = pd.concat([NAMED_ROWS.empty(), *tables], ignore_index=True)
    town = rows["town"].mask(rows["town"].str.match(_NO_TOWN, na=False))
    oaza, chome = split_chome(town)
    rows = rows.assign(oaza=oaza, chome=rows["chome"].fillna(chome))
    rows = rows[rows["oaza"].notna() | rows["koaza"].notna()].reset_index(drop=True)
    rows = rows.assign(town_key=_keys(rows, kind))
    has_number = rows["first"].notna()
    return TablePart(
        _towns(rows, has_number, kind), _numbers(rows[has_number], kind), tuple(remarks)
    )


def one_row_each(towns: pd.DataFrame) -> pd.DataFrame:
    """Make the rows of one key one: the first of each cell that is filled, 住居表示 if any says."""
    by_key = towns.groupby("town_key", sort=False)
    filled = towns.assign(is_residential=by_key["is_residential"].transform("any"))
    if not towns["town_key"].duplicated().any():
        return filled
    return TOWNS.build(dict(filled.groupby("town_key", sort=False).first().reset_index()))


def _keys(rows: pd.DataFrame, kind: NumberKind) -> pd.Series:
    written = rows["prefecture"].fillna("")
    for name in ("city", "oaza", "chome", "koaza"):
        written = written + "|" + rows[name].fillna("")
    places = pd.Series(pd.factorize(written)[0], index=rows.index).astype(TEXT)
    return f"{kind.source.value}:" + places


def _towns(rows: pd.DataFrame, has_number: pd.Series, kind: NumberKind) -> pd.DataFrame:
    names = ("town_key", "prefecture", "city", "oaza", "chome", "koaza", "is_residential")
    empty = np.full(len(rows), np.nan, dtype=object)
    built = TOWNS.build(
        {name: rows[name] for name in names}
        | {
            "county": empty,
            "ward": empty,
            "chome_number": chome_numbers(rows["chome"]),
            "lon": rows["lon"].mask(has_number),
            "lat": rows["lat"].mask(has_number),
            "source": np.full(len(rows), kind.source.value, dtype=object),
        }
    )
    return one_row_each(built)


def _numbers(rows: pd.DataFrame, kind: NumberKind) -> pd.DataFrame:
    if rows.empty:
        return NUMBERS.empty()
    words = [rows[name] for name in ("first", "second", "third")]
    return number_rows(rows["town_key"], words, rows[["lon", "lat"]].to_numpy(np.float64), kind)
