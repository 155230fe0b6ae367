"""The files beside the template: exports of month one, and the whole town one month later."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sample_data.exports.consents import ask_people
from sample_data.exports.job import write_export_jobs
from sample_data.exports.odd_people import draw_odd_people
from sample_data.exports.paper_plants import PaperPlants, choose_papers, make_papers
from sample_data.exports.planted_rows import QuietPeople
from sample_data.exports.town_month import TownMonth
from sample_data.exports.write import write_exports
from sample_data.files import Street
from sample_data.job_file import AS_OF, Job
from sample_data.month2.start import FirstMonth
from sample_data.month2.write import write_second_month
from sample_data.planted import Plants
from sample_data.register import Register, plants_per_kind

NAME_COLUMNS = ("氏名", "氏名カナ")


@dataclass(frozen=True)
class MoreFiles:
    """How many months to write, from which seed, and the town's own job."""

    months: int
    seed: int
    job: Job


def first_month(register: Register, street: Street, seed: int) -> tuple[TownMonth, PaperPlants]:
    """Give the facts of month one, and which papers have a special fate in the exports."""
    people, needs = register.people, register.needs
    quiet = np.ones(len(people), dtype=bool)
    quiet[troubled_people(register)] = False
    count = plants_per_kind(len(street.homes.building))
    plants = choose_papers(needs, quiet & people.takes_part, AS_OF, (count, seed))
    names = {
        (person, column): text
        for (person, column), text in register.resident_plants.cells.items()
        if column in NAME_COLUMNS
    }
    month = TownMonth(
        as_of=AS_OF,
        people=people,
        street=street,
        papers=make_papers(needs, plants),
        consents=ask_people(people, needs, seed),
        texts=names,
        is_in_registry=np.ones(len(people), dtype=bool),
        is_protected=people.is_protected,
    )
    return month, plants


def troubled_people(register: Register) -> list[int]:
    """Give everybody with a planted error or oddity in the template files, each once."""
    residents, needs = register.resident_plants, register.need_plants
    found = {person for person, _column in residents.cells} | set(residents.copies.tolist())
    found |= {person for person, _cells in needs.extra if person >= 0}
    found |= _noted(residents) | {
        int(register.needs.person[row]) for row, _column in needs.need_cells
    }
    return sorted(found)


def _noted(plants: Plants) -> set[int]:
    return {note.row for note in plants.oddities}


def write_more(out: Path, register: Register, street: Street, more: MoreFiles) -> None:
    """Write ``exports/`` with key and jobs, and for two months ``month2/`` with its own."""
    month, plants = first_month(register, street, more.seed)
    count = plants_per_kind(len(street.homes.building))
    troubled = troubled_people(register)
    odd_people = draw_odd_people(month, QuietPeople(month, troubled, count, more.seed))
    write_exports(out, month, odd_people, more.seed)
    write_export_jobs(out / "exports", more.job)
    if more.months > 1:
        start = FirstMonth(register, month, plants, odd_people, troubled)
        write_second_month(out / "month2", start, more.job, (count, more.seed))
