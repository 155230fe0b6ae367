"""The true hazard, verdict and tier of every household, from the cells as they were made."""

from dataclasses import dataclass

import numpy as np

from sample_data.answer_scores import NO_LEVEL, HouseholdAnswers
from sample_data.dice import BoolArray, IntArray
from sample_data.files import Street
from sample_data.flood import FLOW_ZONE, NO_VALUE, Flood, rank_of_mm
from sample_data.people import STURDY_FROM, WOODEN, People
from sample_data.planted_places import depth_at
from sample_data.streets import Buildings
from sample_data.terrain import Land

ASSESSED, OUTSIDE, NO_DATA, NO_LOCATION = range(4)
COVERAGE_WORDS = ("assessed", "outside", "no_data", "no_location")
LEAVE, STAY, DRY, UNKNOWN = range(4)
VERDICT_WORDS = ("leave", "stay_possible", "dry", "unknown")
HIGHEST_FLOOR_REACHED = (0, 0, 1, 2, 4, 7, 1000)
FLOOR_NOT_SAID = 0
LONGER_THAN_THREE_DAYS = 4
NOT_SAID = -1
NOT_LISTED = 0
LEVEL_A, LEVEL_B, LEVEL_C = 0, 1, 2


@dataclass(frozen=True)
class HazardAnswers:
    """One entry per household; NOT_SAID where nobody knows, never zero.

    ``tier`` is NOT_LISTED for dry, protected and empty households.
    """

    coverage: IntArray
    depth_mm: IntArray
    rank: IntArray
    duration: IntArray
    collapse: IntArray
    verdict: IntArray
    tier: IntArray
    has_position: BoolArray


@dataclass(frozen=True)
class Ground:
    """What the hazard product says at each building; NOT_SAID where it does not.

    ``coverage`` is ASSESSED, OUTSIDE or NO_DATA, of the depth; ``collapse`` 0 outside the zones,
    FLOW_ZONE, EROSION_ZONE, or their sum.
    """

    coverage: IntArray
    depth_mm: IntArray
    rank: IntArray
    duration: IntArray
    collapse: IntArray


@dataclass(frozen=True)
class Dwellings:
    """Of each household the lowest floor lived on and its building's storeys; 0: not said.

    ``is_sturdy``: some of its rows say what the building is made of, and none of them wood.
    """

    lived_on: IntArray
    storeys: IntArray
    is_sturdy: BoolArray


def read_ground(land: Land, flood: Flood, buildings: Buildings, outside: IntArray) -> Ground:
    """Read the cells that hold the buildings; those ``outside`` of the town have no answer."""
    rows, cols = buildings.cells(land)
    is_outside = np.zeros(len(rows), dtype=bool)
    is_outside[outside] = True
    depth = np.where(is_outside, NOT_SAID, depth_at(flood, rows, cols))
    rows, cols = np.where(is_outside, 0, rows), np.where(is_outside, 0, cols)
    return Ground(
        coverage=np.select([is_outside, depth == NO_VALUE], [OUTSIDE, NO_DATA], ASSESSED),
        depth_mm=depth,
        rank=rank_of_mm(depth.astype(np.int32)),
        duration=np.where(is_outside, NOT_SAID, flood.duration[rows, cols]),
        collapse=np.where(is_outside, NOT_SAID, flood.collapse[rows, cols].astype(np.int64)),
    )


def judge_households(
    ground: Ground, street: Street, people: People, scores: HouseholdAnswers
) -> HazardAnswers:
    """Judge each home by the ground, the lowest floor that a member lives on, and the members."""
    homes = street.homes
    households = len(homes.building)
    located = np.zeros(households, dtype=bool)
    located[people.household[people.takes_part & people.is_located]] = True
    said = [
        np.where(located, values[homes.building], NOT_SAID)
        for values in (ground.depth_mm, ground.rank, ground.duration, ground.collapse)
    ]
    depth, rank, duration, collapse = said
    coverage = np.where(located, ground.coverage[homes.building], NO_LOCATION)
    dwellings = Dwellings(
        _lowest_floors(people, households),
        street.storeys[homes.building],
        _are_sturdy(people, households),
    )
    verdict = _verdicts((rank, duration, collapse), dwellings, scores)
    tier = _tiers(verdict, rank, scores)
    return HazardAnswers(coverage, depth, rank, duration, collapse, verdict, tier, located)


def _lowest_floors(people: People, households: int) -> IntArray:
    highest = HIGHEST_FLOOR_REACHED[-1]
    floors = np.full(households, highest, dtype=np.int64)
    known = people.takes_part & (people.floor > 0)
    np.minimum.at(floors, people.household[known], people.floor[known].astype(np.int64))
    return np.where(floors == highest, FLOOR_NOT_SAID, floors)


def _are_sturdy(people: People, households: int) -> BoolArray:
    are_sturdy = np.zeros(households, dtype=bool)
    are_sturdy[people.household[people.takes_part & (people.structure >= STURDY_FROM)]] = True
    are_sturdy[people.household[people.takes_part & (people.structure == WOODEN)]] = False
    return are_sturdy


def _verdicts(
    water: tuple[IntArray, IntArray, IntArray], dwellings: Dwellings, scores: HouseholdAnswers
) -> IntArray:
    """Judge by the guideline: zone, floor above the water or a way up, and the time it stands."""
    rank, duration, collapse = water
    reached = np.asarray(HIGHEST_FLOOR_REACHED)[np.maximum(rank, 0)]
    is_said = dwellings.lived_on != FLOOR_NOT_SAID
    is_above = np.where(is_said, dwellings.lived_on, 1) > reached
    way_up = is_said & (dwellings.storeys > reached) & ~scores.cannot_climb
    withstands = (collapse == FLOW_ZONE) & dwellings.is_sturdy
    cases = (
        ((collapse > 0) & ~withstands, LEAVE),
        (rank == NOT_SAID, UNKNOWN),
        ((rank == 0) & (duration > 0), UNKNOWN),
        (rank == 0, DRY),
        (scores.needs_power, LEAVE),
        (duration >= LONGER_THAN_THREE_DAYS, LEAVE),
        (~is_above & ~way_up, LEAVE),
        ((duration == NOT_SAID) & scores.cannot_climb, LEAVE),
    )
    return np.select([at for at, _ in cases], [verdict for _, verdict in cases], STAY)


def _tiers(verdict: IntArray, rank: IntArray, scores: HouseholdAnswers) -> IntArray:
    has_score = ~np.isnan(scores.score)
    grave = (scores.level <= LEVEL_B) | (scores.top_level == LEVEL_A) | scores.needs_power
    unknown = verdict == UNKNOWN
    flooded = (rank > 0) | (verdict == LEAVE)
    cases = (
        (scores.is_protected | (scores.members == 0) | (verdict == DRY), NOT_LISTED),
        ((verdict == LEAVE) & grave, 1),
        ((verdict == LEAVE) & has_score, 2),
        (unknown & (scores.top_level <= LEVEL_C), 2),
        (flooded & (scores.top_level == LEVEL_A), 2),
        ((verdict == STAY) & has_score, 3),
        (unknown & (scores.top_level < NO_LEVEL), 3),
    )
    return np.select([at for at, _ in cases], [tier for _, tier in cases], 4)
