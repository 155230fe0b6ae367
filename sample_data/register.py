"""Everybody's facts together: residents, needs, and what is planted among them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sample_data.dice import IntArray, stream
from sample_data.dwellings import (
    lose_positions,
    settle_floors,
    settle_structures,
    storeys_are_known,
)
from sample_data.files import (
    PLAIN_ENCODING,
    REQUIREMENT_COLUMNS,
    RESIDENT_COLUMNS,
    ResidentRows,
    Street,
    requirement_chunks,
    write_rows,
)
from sample_data.job_file import AS_OF
from sample_data.needs import Needs, give_needs
from sample_data.people import People, people_town
from sample_data.planted import (
    HOUSEHOLDS_PER_PLANT,
    RARE_CHARACTER,
    REQUIREMENTS_FILE,
    RESIDENTS_FILE,
    Plants,
    Pool,
)
from sample_data.planted_key import write_planted
from sample_data.planted_needs import plant_needs
from sample_data.planted_residents import plant_birthdays, plant_residents, plant_structures
from sample_data.row_order import RowOrder, order_rows
from sample_data.streets import Buildings, Homes


@dataclass(frozen=True)
class Register:
    """The facts of a town before they are written; ``storeys`` per building, 0 unknown."""

    people: People
    needs: Needs
    resident_plants: Plants
    need_plants: Plants
    storeys: IntArray


def plants_per_kind(households: int) -> int:
    """How many of each error a town of this size gets; at least one."""
    return max(1, households // HOUSEHOLDS_PER_PLANT)


def register_people(
    buildings: Buildings, homes: Homes, seed: int, people_per_household: float | None = None
) -> Register:
    """Let people live in the homes, give them needs, and plant the errors."""
    households = len(homes.building)
    people = people_town(households, AS_OF, seed, people_per_household)
    settle_floors(people, buildings, homes, seed)
    settle_structures(people, buildings, homes, seed)
    lose_positions(people, households, seed)
    needs = give_needs(people, AS_OF, seed)
    storeys = np.where(storeys_are_known(buildings, seed), buildings.storeys, 0)
    pool = Pool(people, plants_per_kind(households), seed)
    plants = plant_residents(people, pool, storeys[homes.building[people.household]])
    plants.oddities += plant_birthdays(people, pool, AS_OF)
    needs, need_plants = plant_needs(people, needs, pool, AS_OF)
    plant_structures(people, pool, plants)
    return Register(people, needs, plants, need_plants, storeys)


def write_register(out: Path, register: Register, street: Street, style: tuple[str, int]) -> None:
    """Write both template files and the list of what is planted in them.

    ``style`` is the encoding and the seed.
    """
    encoding, seed = style
    rng = stream(seed, "order")
    plants, need_plants = register.resident_plants, register.need_plants
    order = order_rows(len(register.people), plants.copies, 0, rng)
    rows = ResidentRows(register.people, street).chunks(order, plants.cells)
    write_rows(out / RESIDENTS_FILE, RESIDENT_COLUMNS, rows, encoding)
    need_order: RowOrder = order_rows(
        len(register.needs), need_plants.need_copies, len(need_plants.extra), rng
    )
    if encoding == PLAIN_ENCODING:
        plants.oddities = [note for note in plants.oddities if note.code != RARE_CHARACTER]
    rows = requirement_chunks(register.needs, need_plants, need_order)
    write_rows(out / REQUIREMENTS_FILE, REQUIREMENT_COLUMNS, rows, encoding)
    write_planted(out / "answer_key", (plants, need_plants), (order, need_order))
