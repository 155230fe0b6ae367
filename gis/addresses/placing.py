"""Readings → places: which of them the tables know, how finely, and what is doubtful in it."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gis.addresses.gazetteer import Gazetteer
from gis.addresses.number_groups import FAR_M, distances_m
from gis.addresses.number_options import (
    NUMBER_UNKNOWN,
    WHOLE_KNOWN,
    known_words,
    parcel_options,
    residence_options,
    shared_options,
)
from gis.addresses.number_tree import Whole
from gis.addresses.options import (
    LEVELS,
    NO_DOUBT,
    Option,
    best_of,
    doubt_where,
    option,
    rivals,
)
from gis.addresses.reading_rows import Mark, Readings
from scoring.codes import LocationLevel, PlaceDoubt
from scoring.columns import FloatArray

_TOWN, _AREA, _WITHOUT_POINT = 8.0, 8.5, 9.0
_UNEXPLAINED = 0.5
_CLOSE_CALL, _OTHER_KIND = 0.6, 1.5
_LESS_KNOWN, _LESS_LIKELY = 10.0, 3.0

_MARK_DOUBTS = (
    (Mark.CHOME_SUPPLIED, PlaceDoubt.CHOME_SUPPLIED),
    (Mark.LOOSE_NAME, PlaceDoubt.TOWN_SPELLING),
    (Mark.OAZA_SUPPLIED, PlaceDoubt.OAZA_SUPPLIED),
    (Mark.KOAZA_UNKNOWN, PlaceDoubt.KOAZA_UNKNOWN),
    (Mark.CHOME_UNKNOWN, PlaceDoubt.CHOME_UNKNOWN),
    (Mark.TOWN_UNCLEAR, PlaceDoubt.TOWN_UNCLEAR),
)


@dataclass(frozen=True)
class Choice:
    """The reading chosen for each line that has one, and how many others fit about as well."""

    reading: Whole
    others: Whole


def place_readings(readings: Readings, gazetteer: Gazetteer) -> Option:
    """Place each reading as finely as the tables allow; level NONE where they know no point."""
    ways = [
        *residence_options(readings, gazetteer),
        *parcel_options(readings, gazetteer),
        *shared_options(readings, gazetteer),
    ]
    unexplained = np.where(readings.has(Mark.KOAZA_UNKNOWN), _UNEXPLAINED, 0.0)
    finer = [replace(way, cost=way.cost + unexplained) for way in ways]
    best = best_of([*finer, *_town_options(readings, gazetteer)])
    is_unclear = rivals(finer, best, _OTHER_KIND) & (best.cost < _TOWN)
    best = replace(best, doubt=doubt_where(is_unclear, PlaceDoubt.NUMBER_UNCLEAR, best.doubt))
    return replace(best, doubt=_with_marks(readings, best))


def choose(readings: Readings, placed: Option, known: Whole) -> Choice:
    """Choose for each line the reading that the tables bear out best, the first of several.

    ``known`` are the :func:`gis.addresses.number_options.known_words`. Another reading that is
    about as good and leads further away than it may is a rival.
    """
    cost = likelihood_cost(readings, placed, known)
    order = np.lexsort((np.arange(len(cost)), cost, readings.line))
    lines = readings.line[order]
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = lines[1:] != lines[:-1]
    chosen = order[is_first]
    group = np.cumsum(is_first) - 1
    of_reading = chosen[group]
    is_close = placed.cost[order] <= np.minimum(placed.cost[of_reading] + _CLOSE_CALL, _TOWN - 1)
    away = distances_m(placed.lonlat[order], placed.lonlat[of_reading])
    is_rival = is_close & (away > FAR_M)
    others = np.bincount(group, weights=is_rival, minlength=len(chosen)).astype(np.int64)
    return Choice(chosen, np.maximum(others, _may_be_chome(readings)[chosen]))


def likelihood_cost(readings: Readings, placed: Option, known: Whole) -> FloatArray:
    """Give the cost of each reading beside the others of its line; the least is meant.

    One whose whole number stands in the tables, be it without a place, goes before one of which
    they have a part. A first number that may be a 丁目 is one, unless only without it the whole
    number stands in the tables.
    """
    most = np.zeros(readings.line.max(initial=0) + 1, dtype=np.int64)
    np.maximum.at(most, readings.line, known)
    is_less = (known < WHOLE_KNOWN) & (most[readings.line] == WHOLE_KNOWN)
    may_be_chome = _may_be_chome(readings)
    is_supplied = readings.has(Mark.CHOME_SUPPLIED)
    has_likely = np.isin(readings.line, readings.line[is_supplied & (known > NUMBER_UNKNOWN)])
    less_known = np.where(is_less | (may_be_chome & (known < WHOLE_KNOWN)), _LESS_KNOWN, 0.0)
    return placed.cost + less_known + np.where(has_likely & ~is_supplied, _LESS_LIKELY, 0.0)


def _may_be_chome(readings: Readings) -> NDArray[np.bool_]:
    """Tell which readings leave a first number in the 番地 that another takes for the 丁目."""
    is_supplied = readings.has(Mark.CHOME_SUPPLIED)
    return ~is_supplied & np.isin(readings.line, readings.line[is_supplied])


def _town_options(readings: Readings, gazetteer: Gazetteer) -> list[Option]:
    has_town = readings.town >= 0
    town_point = np.full((len(has_town), 2), np.nan)
    town_point[has_town] = gazetteer.town_lonlat[readings.town[has_town]]
    area_point = gazetteer.area_lonlat[readings.area]
    doubt = _town_doubt(readings, gazetteer)
    town = option(has_town, _TOWN, LocationLevel.TOWN, town_point)
    area = option(~np.isnan(area_point[:, 0]), _AREA, LocationLevel.TOWN, area_point)
    area_doubt = doubt_where(has_town, PlaceDoubt.TOWN_WITHOUT_POINT, doubt)
    nowhere = option(
        np.ones_like(has_town), _WITHOUT_POINT, LocationLevel.NONE, np.zeros_like(area_point)
    )
    nothing = np.full_like(area_point, np.nan)
    found = [
        replace(town, doubt=doubt, town=readings.town),
        replace(area, doubt=area_doubt),
        replace(nowhere, lonlat=nothing, doubt=area_doubt, town=readings.town),
    ]
    is_named = ~readings.has(Mark.OAZA_SUPPLIED)
    return [found[0].where(is_named), found[1].where(is_named), found[2]]


def _town_doubt(readings: Readings, gazetteer: Gazetteer) -> Whole:
    """Say why a reading is known to the town only."""
    count = readings.count_of_words
    unknown = doubt_where(count > 0, PlaceDoubt.NUMBER_UNKNOWN, np.full(len(count), NO_DOUBT))
    made = doubt_where(count == 0, PlaceDoubt.NO_NUMBER, unknown)
    is_known = (known_words(readings, gazetteer) > NUMBER_UNKNOWN) & (count > 0)
    return doubt_where(is_known, PlaceDoubt.NUMBER_WITHOUT_POINT, made)


def _with_marks(readings: Readings, placed: Option) -> Whole:
    """Add the doubts that come from the reading itself; a doubt of the number goes before."""
    is_fine = placed.cost < _TOWN
    made = placed.doubt
    for mark, doubt in _MARK_DOUBTS:
        applies = readings.has(mark) & (~is_fine | (placed.doubt == NO_DOUBT))
        if mark is Mark.CHOME_SUPPLIED:
            applies &= _is_weak(readings, placed)
        made = doubt_where(applies, doubt, made)
    return made


def _is_weak(readings: Readings, placed: Option) -> NDArray[np.bool_]:
    """Tell where the 丁目 was supplied although the number alone might be meant too."""
    has_plain = np.isin(
        readings.line, readings.line[(readings.town >= 0) & ~readings.has(Mark.CHOME_SUPPLIED)]
    )
    is_exact = (placed.level == LEVELS.index(LocationLevel.RESIDENCE)) | (
        placed.level == LEVELS.index(LocationLevel.PARCEL)
    )
    is_fine = placed.cost < _TOWN
    is_weak = has_plain & ~is_exact & is_fine
    weak: NDArray[np.bool_] = is_weak | (readings.count_of_words == 0)
    return weak
