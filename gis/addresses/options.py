"""The ways in which readings can be placed, each over all readings at once."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from gis.addresses.number_groups import FAR_M, NumberGroups, distances_m
from gis.addresses.number_index import NumberIndex, NumbersFound
from gis.addresses.number_tree import NOT_FOUND, Whole
from gis.addresses.written_numbers import MOST_WORDS
from scoring.codes import LocationLevel, PlaceDoubt
from scoring.columns import FloatArray

Truths = NDArray[np.bool_]

LEVELS = tuple(LocationLevel)
DOUBTS = tuple(PlaceDoubt)
NO_DOUBT = -1
NEVER = np.inf


@dataclass(frozen=True)
class Option:
    """One way to place m readings.

    ``cost`` (m,) orders the ways, the least is the best, :data:`NEVER`: does not apply.
    ``level`` and ``doubt`` (m,) are places in :data:`LEVELS` and :data:`DOUBTS`; ``lonlat``
    (m, 2) degrees; ``depth`` (m,) the number of words that were used; ``town`` (m,) the town.
    """

    cost: FloatArray
    level: Whole
    doubt: Whole
    lonlat: FloatArray
    depth: Whole
    town: Whole

    def at(self, places: Whole) -> "Option":
        """Give the option for some of the readings."""
        return Option(*(getattr(self, field.name)[places] for field in fields(self)))

    def where(self, is_allowed: Truths) -> "Option":
        """Give the option for those readings only."""
        return replace(self, cost=np.where(is_allowed, self.cost, NEVER))


@dataclass(frozen=True)
class Deepest:
    """The row with a point that uses most words of each number (m,); depth 0: there is none."""

    row: Whole
    depth: Whole
    lonlat: FloatArray


def option(
    is_possible: Truths, cost: FloatArray | float, level: LocationLevel, lonlat: FloatArray
) -> Option:
    """Give an option of one level, without doubt, depth and town, which must be set."""
    count = len(is_possible)
    whole = np.zeros(count, dtype=np.int64)
    return Option(
        np.where(is_possible & ~np.isnan(lonlat[:, 0]), cost, NEVER),
        np.full(count, LEVELS.index(level)),
        np.full(count, NO_DOUBT),
        lonlat,
        whole,
        np.full(count, NOT_FOUND),
    )


def best_of(options: Sequence[Option]) -> Option:
    """Give for each reading the way of the least cost, the first of several."""
    cost = np.stack([way.cost for way in options])
    best = cost.argmin(axis=0)
    at = np.arange(cost.shape[1])
    return Option(
        *(
            np.stack([getattr(way, field.name) for way in options])[best, at]
            for field in fields(Option)
        )
    )


def rivals(options: Sequence[Option], best: Option, margin: float) -> Truths:
    """Tell which readings have a way about as good as the best that leads too far away from it."""
    made = np.zeros(len(best.cost), dtype=bool)
    for way in options:
        away = distances_m(way.lonlat, best.lonlat)
        made |= (way.cost <= best.cost + margin) & (away > FAR_M)
    return made


def deepest(index: NumberIndex, found: NumbersFound) -> Deepest:
    """Find the rows that have a point, the longest number first."""
    row = np.full(len(found.rows), NOT_FOUND, dtype=np.int64)
    depth = np.zeros(len(found.rows), dtype=np.int64)
    for level in range(MOST_WORDS):
        has_point = ~np.isnan(index.points(found.rows[:, level])[:, 0])
        row[has_point] = found.rows[has_point, level]
        depth[has_point] = level + 1
    return Deepest(row, depth, index.points(row))


def doubt_where(is_doubted: Truths, doubt: PlaceDoubt, otherwise: Whole) -> Whole:
    """Set a doubt where it applies."""
    return np.where(is_doubted, DOUBTS.index(doubt), otherwise)


def group_doubt(groups: NumberGroups) -> Whole:
    """Give the doubt of a point that stands for several: that it does, or that they lie wide."""
    siblings = np.full(len(groups.reach_m), DOUBTS.index(PlaceDoubt.SIBLINGS))
    return doubt_where(groups.reach_m > FAR_M, PlaceDoubt.NUMBERS_WIDE, siblings)
