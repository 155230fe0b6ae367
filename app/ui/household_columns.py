"""The households of a town as arrays with their sort orders, built once, beside the window.

150,000 rows sort and filter at a keystroke because nothing is compared row by row: each
column has a whole number per row that orders it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import pandas as pd

from gis.town_map.squares import square_order
from scoring.codes import Level, Verdict

_MILLIMETRES = 1000
_RANK_STEP = 1_000_000
_VERDICT_ORDER = (Verdict.LEAVE, Verdict.UNKNOWN, Verdict.STAY_POSSIBLE, Verdict.DRY)


class ListColumn(IntEnum):
    """The columns of the table of households, from left to right."""

    CALL_RANK = 0
    TIER = 1
    CODES = 2
    HEAD = 3
    ADDRESS = 4
    DEPTH = 5
    VERDICT = 6
    SCORE = 7
    LEVEL = 8
    MEMBERS = 9
    DISTRICT = 10
    PHONES = 11
    SQUARE = 12


@dataclass(frozen=True)
class HouseholdColumns:
    """Arrays of all shown households, a row each, in call order.

    ``keys`` orders a column: 0 and up, and -1 where the cell is empty. An empty cell of
    ``UNKNOWN_FIRST`` columns is unknown water and stands first either way, elsewhere last.
    """

    frame: pd.DataFrame
    ids: np.ndarray
    keys: dict[ListColumn, np.ndarray]

    UNKNOWN_FIRST = frozenset({ListColumn.DEPTH})

    @classmethod
    def build(cls, households: pd.DataFrame) -> "HouseholdColumns":
        """Build the sort orders; linear but for one sort per column of text."""
        keys = {
            ListColumn.CALL_RANK: _number_key(households["call_rank"]),
            ListColumn.TIER: _number_key(households["tier"]),
            ListColumn.CODES: _text_key(households["support_codes"]),
            ListColumn.HEAD: _text_key(households["head_kana"].fillna(households["head_name"])),
            ListColumn.ADDRESS: _text_key(households["address"]),
            ListColumn.DEPTH: _depth_key(households["flood_rank"], households["depth_m"]),
            ListColumn.VERDICT: _code_key(households["verdict"], _VERDICT_ORDER),
            ListColumn.SCORE: _number_key(households["score"]),
            ListColumn.LEVEL: _code_key(households["level"], Level),
            ListColumn.MEMBERS: _number_key(households["members"]),
            ListColumn.DISTRICT: _text_key(households["district"]),
            ListColumn.PHONES: _text_key(households["phones"]),
            ListColumn.SQUARE: _square_key(households["map_square"]),
        }
        return cls(households, households["household_id"].to_numpy(dtype=object), keys)

    def __len__(self) -> int:
        return len(self.ids)

    def order_by(self, column: ListColumn, *, is_descending: bool) -> np.ndarray:
        """Give all rows ordered by a column; rows that are equal stay in call order."""
        key = self.keys[column]
        highest = int(key.max(initial=0))
        placed = highest - key if is_descending else key
        empty = -1 if column in self.UNKNOWN_FIRST else highest + 1
        return np.argsort(np.where(key < 0, empty, placed), kind="stable")


def _number_key(values: pd.Series) -> np.ndarray:
    return _positions(pd.Series(values.to_numpy(dtype="float64")))


def _text_key(values: pd.Series) -> np.ndarray:
    return _positions(values.astype(object))


def _square_key(names: pd.Series) -> np.ndarray:
    """Order squares from west to east and from north to south: C-4 before C-10."""
    order = sorted(names.dropna().unique(), key=square_order)
    return _code_key(names, order)


def _positions(values: pd.Series) -> np.ndarray:
    positions, _ = pd.factorize(values, sort=True, use_na_sentinel=True)
    return np.asarray(positions, dtype="int64")


def _code_key(values: pd.Series, order: Iterable[object]) -> np.ndarray:
    place = {str(code): position for position, code in enumerate(order)}
    return np.asarray(values.astype(object).map(place).fillna(-1), dtype="int64")


def _depth_key(rank: pd.Series, depth_m: pd.Series) -> np.ndarray:
    """Order by rank, then depth; in a rank a depth not known in metres counts as the lowest."""
    millimetres = np.rint(depth_m.to_numpy(dtype="float64") * _MILLIMETRES)
    in_rank = np.where(np.isnan(millimetres), 0, np.minimum(millimetres, _RANK_STEP - 1))
    ranks = rank.to_numpy(dtype="float64")
    key = np.where(np.isnan(ranks), -1, ranks * _RANK_STEP + in_rank)
    return key.astype("int64")
