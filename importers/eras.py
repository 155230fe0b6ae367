"""Eras (元号): their days, how they are written, and how their years are counted."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Era:
    """An era (元号); ``last`` is its last day, which may be the first of the next era."""

    name: str
    short: str
    letter: str
    first: date
    last: date

    def western_year(self, year: int) -> int:
        """Give the Western year of a year of the era, also of one past its end."""
        return self.first.year + year - 1


ERAS = (
    Era("明治", "明", "M", date(1868, 1, 25), date(1912, 7, 30)),
    Era("大正", "大", "T", date(1912, 7, 30), date(1926, 12, 25)),
    Era("昭和", "昭", "S", date(1926, 12, 25), date(1989, 1, 7)),
    Era("平成", "平", "H", date(1989, 1, 8), date(2019, 4, 30)),
    Era("令和", "令", "R", date(2019, 5, 1), date.max),
)
"""In order; the era codes 1 to 5 of the resident systems are the positions here, from 1."""

ERA_WORD = "明治|大正|昭和|平成|令和|[明大昭平令MTSHR]"
"""Pattern of how an era is written in front of a year."""

FIRST_SOLAR_DAY = date(1873, 1, 1)
"""明治6年1月1日, the day that would have been 明治5年12月3日 of the old calendar (太陰太陽暦)."""

_ERA_OF = {spelling: era for era in ERAS for spelling in (era.name, era.short, era.letter)} | {
    str(position): era for position, era in enumerate(ERAS, start=1)
}


def era_of(spelling: str) -> Era:
    """Give the era of a name, its first character, letter or code.

    Raises
    ------
    KeyError
        No era is written so.
    """
    return _ERA_OF[spelling]
