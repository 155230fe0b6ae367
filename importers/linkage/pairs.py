"""Pairs of a record and a resident, by row, and the join that finds those with equal keys."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

RowArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Pairs:
    """Rows of records beside rows of residents."""

    record: RowArray
    resident: RowArray

    def __len__(self) -> int:
        return len(self.record)

    def take(self, at: RowArray | BoolArray) -> "Pairs":
        """Give some of the pairs, by position or mask."""
        return Pairs(self.record[at], self.resident[at])


@dataclass(frozen=True)
class Keyed:
    """One key of a person per entry; a person may have several, or none."""

    rows: RowArray
    keys: np.ndarray


def code_keys(left: Keyed, right: Keyed) -> tuple[Keyed, Keyed]:
    """Put numbers for keys; a key that the right side does not have is -1 on the left."""
    codes, distinct = pd.factorize(right.keys)
    known = pd.Index(distinct).get_indexer(pd.Index(left.keys))
    return Keyed(left.rows, known), Keyed(right.rows, codes)


def join_codes(left: Keyed, right: Keyed, largest: int | None = None) -> tuple[RowArray, RowArray]:
    """Give the entries of both sides that have equal numbers from 0 on, by position.

    A key that more than ``largest`` entries of the right side have is left out.
    """
    order = np.argsort(right.keys, kind="stable")
    codes = right.keys[order]
    first = np.searchsorted(codes, left.keys)
    counts = np.searchsorted(codes, left.keys, side="right") - first
    if largest is not None:
        counts = np.where(counts > largest, 0, counts)
    at, within = spread(counts)
    return at, order[first[at] + within]


def spread(counts: RowArray) -> tuple[RowArray, RowArray]:
    """Repeat each position as often as told; gives it and the turn within, from 0."""
    at = np.repeat(np.arange(len(counts)), counts)
    return at, np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
