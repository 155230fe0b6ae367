"""What the second month starts from."""

from dataclasses import dataclass
from datetime import date

from sample_data.exports.odd_people import OddPeople
from sample_data.exports.paper_plants import PaperPlants
from sample_data.exports.town_month import TownMonth
from sample_data.register import Register

AS_OF_2 = date(2026, 12, 20)


@dataclass(frozen=True)
class FirstMonth:
    """Month one: the template's register, the exports' facts, and who must stay as he is.

    ``papers`` are the rows of the register's needs with a special fate in the exports.
    """

    register: Register
    month: TownMonth
    papers: PaperPlants
    odd_people: OddPeople
    troubled: list[int]
