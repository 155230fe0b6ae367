"""The true hazard, verdict and tier of every household, from the cells as they were made."""

from dataclasses import dataclass

import numpy as np

from sample_data.answer_scores import NO_LEVEL, HouseholdAnswers
from sample_data.dice import BoolArray, IntArray
from sample_data.flood import NO_VALUE, Flood, rank_of_mm
from sample_data.people import People
from sample_data.planted_places import depth_at
from sample_data.streets import Buildings, Homes
from sample_data.terrain import Land

ASSESSED, OUTSIDE, NO_DATA, NO_LOCATION = range(4)
COVERAGE_WORDS = ("assessed", "outside", "no_data", "no_location")
LEAVE, STAY, DRY, UNKNOWN = range(4)
VERDICT_WORDS = ("leave", "stay_possible", "dry", "unknown")
HIGHEST_FLOOR_REACHED = (0, 0, 1, 2, 4, 7, 1000)
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

    ``coverage`` is ASSESSED, OUTSIDE or NO_DATA, of the depth; ``collapse`` 1 inside, 0 out.
    """

    coverage: IntArray
    depth_mm: IntArray
    rank: IntArray
    duration: IntArray
    collapse: IntArray


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
        collapse=np.where(is_outside, NOT_SAID, flood.collapse[rows, cols] > 0),
    )


def judge_households(
    ground: Ground, homes: Homes, people: People, scores: HouseholdAnswers
) -> HazardAnswers:
    """Judge each home by the ground and the lowest floor that a member lives on."""
    households = len(homes.building)
    located = np.zeros(households, dtype=bool)
    located[people.household[people.takes_part & people.is_located]] = True
    said = [
        np.where(located, values[homes.building], NOT_SAID)
        for values in (ground.depth_mm, ground.rank, ground.duration, ground.collapse)
    ]
    depth, rank, duration, collapse = said
    coverage = np.where(located, ground.coverage[homes.building], NO_LOCATION)
    verdict = _verdicts(rank, collapse, _lowest_floors(people, households))
    tier = _tiers(verdict, rank, scores)
    return HazardAnswers(coverage, depth, rank, duration, collapse, verdict, tier, located)


def _lowest_floors(people: People, households: int) -> IntArray:
    highest = HIGHEST_FLOOR_REACHED[-1]
    floors = np.full(households, highest, dtype=np.int64)
    known = people.takes_part & (people.floor > 0)
    np.minimum.at(floors, people.household[known], people.floor[known].astype(np.int64))
    return np.where(floors == highest, 1, floors)


def _verdicts(rank: IntArray, collapse: IntArray, floor: IntArray) -> IntArray:
    reached = np.asarray(HIGHEST_FLOOR_REACHED)[np.maximum(rank, 0)]
    cases = [collapse == 1, rank == NOT_SAID, rank == 0, floor <= reached]
    return np.select(cases, [LEAVE, UNKNOWN, DRY, LEAVE], STAY)


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
