"""What one kind of address table gives, with town keys of its own."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from gis.addresses.number_text import plain_numbers
from gis.addresses.tables import NUMBERS, AddressSource, TableRemark
from scoring.codes import LocationLevel
from scoring.columns import FloatArray, codes_from_positions


@dataclass(frozen=True)
class TablePart:
    """Frames of ``TOWNS`` and ``NUMBERS``; one number may stand in several rows yet."""

    towns: pd.DataFrame
    numbers: pd.DataFrame
    remarks: tuple[TableRemark, ...] = ()


@dataclass(frozen=True)
class NumberKind:
    """At which level the numbers of a table stand, and whose they are."""

    level: LocationLevel
    source: AddressSource


def number_rows(
    town_key: pd.Series, words: list[pd.Series], lonlat: FloatArray, kind: NumberKind
) -> pd.DataFrame:
    """Make rows of ``NUMBERS`` from up to three words of a number; rows without any are left out.

    Gaps are closed: a 住居番号 without a 街区符号 (道路方式) stands first.
    """
    plain = [plain_numbers(word).to_numpy(dtype=object) for word in words]
    empty = np.full(len(town_key), np.nan, dtype=object)
    told = np.column_stack([*plain, *[empty] * (3 - len(plain))])
    is_empty = pd.isna(told)
    told = np.take_along_axis(told, np.argsort(is_empty, axis=1, kind="stable"), axis=1)
    has_number = ~is_empty.all(axis=1)
    level = np.full(len(told), list(LocationLevel).index(kind.level))
    rows = {
        "town_key": town_key.to_numpy(dtype=object),
        "level": codes_from_positions(LocationLevel, level).to_numpy(dtype=object),
        "first": told[:, 0],
        "second": told[:, 1],
        "third": told[:, 2],
        "lon": lonlat[:, 0],
        "lat": lonlat[:, 1],
        "source": np.full(len(told), kind.source.value, dtype=object),
    }
    return NUMBERS.build({name: cells[has_number] for name, cells in rows.items()})
