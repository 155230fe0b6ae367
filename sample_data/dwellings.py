"""Floors, structures and positions as the registry knows them, and the phones it holds.

The numbers cannot be dialled: in Japan no area or mobile code is followed by a zero.
"""

import numpy as np
import numpy.typing as npt

from sample_data.dice import BoolArray, IntArray, stream
from sample_data.people import (
    BOTH,
    LANDLINE,
    MOBILE,
    STRUCTURE_WORDS,
    STURDY_FROM,
    UNKNOWN_STRUCTURE,
    WOODEN,
    People,
)
from sample_data.streets import Buildings, Homes

FLOOR_UNKNOWN_HOUSE, FLOOR_UNKNOWN_FLAT = 0.3, 0.1
STOREYS_UNKNOWN = 0.15
STRUCTURE_UNKNOWN = 0.2
WOODEN_SHARES = (0.85, 0.85, 0.85, 0.1)
"""Of buildings with 0, 1, 2, and 3 or more storeys."""
NO_POSITION, HEAD_WITHOUT_POSITION = 0.018, 0.004
UPSTAIRS_SHARE = 0.6
BORN_BEFORE_SLEEPS_DOWNSTAIRS = -5_500  # days from 1970: who is older than about 72
MOBILE_CODES = ("090", "080", "070")
FLOOR_BASE = 100


def settle_floors(people: People, buildings: Buildings, homes: Homes, seed: int) -> None:
    """Write down who lives on which floor; a part of the registry does not say."""
    rng = stream(seed, "floors")
    household = people.household
    room = homes.room[household]
    storeys = buildings.storeys[homes.building[household]]
    sleeps_up = (people.birth > BORN_BEFORE_SLEEPS_DOWNSTAIRS) & (storeys > 1)
    in_house = np.where(sleeps_up & (rng.random(len(people)) < UPSTAIRS_SHARE), 2, 1)
    floor = np.where(room > 0, room // FLOOR_BASE, in_house)
    drawn = rng.random(len(homes.room))[household]
    unknown = drawn < np.where(room > 0, FLOOR_UNKNOWN_FLAT, FLOOR_UNKNOWN_HOUSE)
    people.floor[:] = np.where(unknown, 0, floor)


def storeys_are_known(buildings: Buildings, seed: int) -> BoolArray:
    """Tell for which buildings the registry knows the number of storeys."""
    return np.asarray(stream(seed, "storeys").random(len(buildings.units)) > STOREYS_UNKNOWN)


def settle_structures(people: People, buildings: Buildings, homes: Homes, seed: int) -> None:
    """Write down what each one's building is made of; of some the registry does not say."""
    rng = stream(seed, "structures")
    count = len(buildings.units)
    shares = np.asarray(WOODEN_SHARES)[np.minimum(buildings.storeys, len(WOODEN_SHARES) - 1)]
    sturdy = rng.integers(STURDY_FROM, len(STRUCTURE_WORDS), count)
    structure = np.where(rng.random(count) < shares, WOODEN, sturdy)
    structure[rng.random(count) < STRUCTURE_UNKNOWN] = UNKNOWN_STRUCTURE
    people.structure[:] = structure[homes.building[people.household]]


def lose_positions(people: People, households: int, seed: int) -> None:
    """Take the position from whole households, or from the head only."""
    drawn = stream(seed, "positions").random(households)[people.household]
    people.is_located[drawn < NO_POSITION] = False
    head_only = (drawn > 1 - HEAD_WITHOUT_POSITION) & (people.slot == 0)
    people.is_located[head_only] = False


def phone_texts(people: People, rows: IntArray) -> list[str]:
    """Write the phones of residents: the household's landline, an own mobile, or both."""
    kinds: npt.NDArray[np.int8] = people.phone[rows]
    triples = zip(kinds.tolist(), people.household[rows].tolist(), rows.tolist(), strict=True)
    return [_phone_text(kind, household, row) for kind, household, row in triples]


def _phone_text(kind: int, household: int, row: int) -> str:
    line = f"042-0{household // 10_000 % 100:02d}-{household % 10_000:04d}"
    own = f"{MOBILE_CODES[row % 3]}-0{row // 10_000 % 1000:03d}-{row % 10_000:04d}"
    return {LANDLINE: line, MOBILE: own, BOTH: f"{line};{own}"}.get(kind, "")
