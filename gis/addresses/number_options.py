"""How finely the numbers of readings can be placed: house, parcel, 本番, block, neighbours."""

from dataclasses import replace

import numpy as np

from gis.addresses.gazetteer import Gazetteer
from gis.addresses.number_groups import FAR_M, NumberGroups
from gis.addresses.number_index import NumberIndex, NumbersFound, taken
from gis.addresses.number_rows import FIRST_WORD_CODE
from gis.addresses.number_tree import NOT_FOUND, Whole
from gis.addresses.options import (
    LEVELS,
    NO_DOUBT,
    Option,
    Truths,
    deepest,
    doubt_where,
    group_doubt,
    option,
)
from gis.addresses.reading_rows import Mark, Readings
from scoring.codes import LocationLevel, PlaceDoubt

_EXACT, _OTHER_WORD, _UNUSUAL_KIND, _PARTS_OF_HOUSE, _SUPPLIED = 0.0, 0.2, 0.5, 1.0, 1.0
_BLOCK, _MAIN, _UNUSUAL_BLOCK, _SIBLINGS, _NEIGHBOURS = 1.9, 2.0, 2.5, 3.0, 4.0
_LEAST_ROOM = 100

NUMBER_UNKNOWN, MAIN_KNOWN, WHOLE_KNOWN = 0, 1, 2


def residence_options(readings: Readings, gazetteer: Gazetteer) -> list[Option]:
    """Give the ways by 住居表示: the house, its parts, the block."""
    index = gazetteer.numbers[LocationLevel.RESIDENCE]
    found = index.find(readings.town, readings.codes)
    at = deepest(index, found)
    count = readings.count_of_words
    is_lot = readings.has(Mark.LOT) & ~readings.has(Mark.HOUSE)
    cost = np.where(is_lot, _OTHER_WORD, _EXACT)
    house = option(at.depth > 0, cost, LocationLevel.RESIDENCE, at.lonlat)
    is_main = (at.depth == 1) & (count > 1)
    house = replace(
        house,
        cost=np.where(is_main, house.cost + _MAIN, house.cost),
        level=np.where(is_main, LEVELS.index(LocationLevel.PARCEL_MAIN), house.level),
        doubt=_far(index, at.row),
        depth=at.depth,
        town=readings.town,
    )
    parts = index.group(1, found.nodes[:, 1])
    return [
        house,
        _of_group(readings, parts, _PARTS_OF_HOUSE, LocationLevel.RESIDENCE, depth=2),
        *_block_options(readings, gazetteer, index.group(0, found.nodes[:, 0])),
    ]


def _block_options(readings: Readings, gazetteer: Gazetteer, houses: NumberGroups) -> list[Option]:
    """Give the way to the 街区 itself, and to the middle of its houses."""
    index = gazetteer.numbers[LocationLevel.BLOCK]
    at = deepest(index, index.find(readings.town, readings.codes))
    is_residential = _is_residential(readings, gazetteer)
    cost = np.where(is_residential, _BLOCK, _UNUSUAL_BLOCK)
    given = option(at.depth > 0, cost, LocationLevel.BLOCK, at.lonlat)
    middle = _of_group(readings, houses, _BLOCK, LocationLevel.BLOCK, depth=1).where(is_residential)
    is_wide = houses.reach_m > FAR_M
    plain = np.full(len(is_wide), NO_DOUBT)
    others = _of_group(readings, houses, _SIBLINGS, LocationLevel.PARCEL_MAIN, depth=1)
    return [
        replace(given, depth=at.depth, town=readings.town),
        replace(middle, doubt=doubt_where(is_wide, PlaceDoubt.NUMBERS_WIDE, plain)),
        others.where(~is_residential),
    ]


def parcel_options(readings: Readings, gazetteer: Gazetteer) -> list[Option]:
    """Give the ways by 地番: the parcel, its 本番, the middle of its 枝番."""
    index = gazetteer.numbers[LocationLevel.PARCEL]
    found = index.find(readings.town, readings.codes)
    is_usual = ~_is_residential(readings, gazetteer) | readings.has(Mark.LOT)
    parcel = _parcel(readings, index, found)
    parcel = replace(parcel, cost=parcel.cost + np.where(is_usual, _EXACT, _UNUSUAL_KIND))
    return [
        parcel,
        *_sibling_options(readings, index, found),
        _neighbour_option(readings, index, found),
    ]


def shared_options(readings: Readings, gazetteer: Gazetteer) -> list[Option]:
    """Give the way to a parcel that only one of the towns of an area has."""
    index = gazetteer.shared_parcels
    area = np.where(readings.has(Mark.WHOLE_AREA), readings.area, NOT_FOUND)
    found = index.find(area, readings.codes)
    parcel = _parcel(readings, index, found)
    at = np.maximum(parcel.depth - 1, 0)
    node = np.take_along_axis(found.nodes, at[:, None], axis=1)[:, 0]
    row = np.take_along_axis(found.rows, at[:, None], axis=1)[:, 0]
    is_alone = (parcel.level == LEVELS.index(LocationLevel.PARCEL)) & index.is_alone(at, node)
    town = np.where(row >= 0, index.town[row] if len(index.town) else NOT_FOUND, NOT_FOUND)
    doubt = doubt_where(is_alone, PlaceDoubt.KOAZA_SUPPLIED, parcel.doubt)
    made = replace(parcel, cost=parcel.cost + _SUPPLIED, town=town, doubt=doubt)
    return [made.where(is_alone)]


def known_words(readings: Readings, gazetteer: Gazetteer) -> Whole:
    """Give how much of each number (m,) stands in the tables, with or without a place.

    :data:`WHOLE_KNOWN`: the whole of it is a number there, or a 街区; :data:`MAIN_KNOWN`: its
    本番 is; :data:`NUMBER_UNKNOWN`: not even that.
    """
    is_block = _is_residential(readings, gazetteer) & (readings.count_of_words == 1)
    known = np.full(len(readings.line), NUMBER_UNKNOWN)
    main = main_depth(readings) - 1
    last = np.maximum(readings.count_of_words - 1, 0)
    for index in gazetteer.numbers.values():
        found = index.find(readings.town, readings.codes)
        has_main = np.take_along_axis(found.nodes, main[:, None], axis=1)[:, 0] >= 0
        is_whole = np.take_along_axis(found.rows, last[:, None], axis=1)[:, 0] >= 0
        is_whole |= has_main & is_block
        known = np.maximum(known, np.where(is_whole, WHOLE_KNOWN, has_main))
    return known


def main_depth(readings: Readings) -> Whole:
    """Give the number of words of the 本番: two where a letter stands before it (イ12)."""
    return np.where(readings.codes[:, 0] >= FIRST_WORD_CODE, 2, 1)


def _parcel(readings: Readings, index: NumberIndex, found: NumbersFound) -> Option:
    """Give the way to the parcel itself; a word too many from 100 on is taken for a room."""
    at = deepest(index, found)
    count = readings.count_of_words
    places = np.minimum(at.depth, readings.codes.shape[1] - 1)
    surplus = np.take_along_axis(readings.codes, places[:, None], axis=1)[:, 0] - 1
    is_room = (at.depth > main_depth(readings)) & (surplus >= _LEAST_ROOM)
    is_whole = (at.depth == count) | is_room
    parcel = option(
        at.depth > 0, np.where(is_whole, _EXACT, _MAIN), LocationLevel.PARCEL, at.lonlat
    )
    main = LEVELS.index(LocationLevel.PARCEL_MAIN)
    level = np.where(is_whole, parcel.level, main)
    return replace(
        parcel, level=level, doubt=_far(index, at.row), depth=at.depth, town=readings.town
    )


def _sibling_options(readings: Readings, index: NumberIndex, found: NumbersFound) -> list[Option]:
    return [
        _of_group(
            readings,
            index.group(depth - 1, found.nodes[:, depth - 1]),
            _SIBLINGS,
            LocationLevel.PARCEL_MAIN,
            depth,
        ).where(main_depth(readings) == depth)
        for depth in (1, 2)
    ]


def _neighbour_option(readings: Readings, index: NumberIndex, found: NumbersFound) -> Option:
    """Give the way to a number that the tables have without a place, between its neighbours."""
    lonlat = index.neighbours.between(readings.town, readings.codes[:, 0])
    is_known = found.nodes[:, 0] >= 0
    made = option(is_known, _NEIGHBOURS, LocationLevel.PARCEL_MAIN, lonlat)
    doubt = doubt_where(is_known, PlaceDoubt.NEIGHBOURS, made.doubt)
    return replace(made, doubt=doubt, depth=made.depth + 1, town=readings.town)


def _of_group(
    readings: Readings, groups: NumberGroups, cost: float, level: LocationLevel, depth: int
) -> Option:
    made = option(~np.isnan(groups.reach_m), cost, level, groups.lonlat)
    used = np.full(len(readings.line), depth)
    return replace(made, doubt=group_doubt(groups), depth=used, town=readings.town)


def _far(index: NumberIndex, row: Whole) -> Whole:
    is_far = taken(index.is_far[:, None].astype(np.float64), row)[:, 0] == 1
    return doubt_where(is_far, PlaceDoubt.NUMBER_FAR, np.full(len(row), NO_DOUBT))


def _is_residential(readings: Readings, gazetteer: Gazetteer) -> Truths:
    known = readings.town >= 0
    return known & gazetteer.is_residential[np.where(known, readings.town, 0)]
