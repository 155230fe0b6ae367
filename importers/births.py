"""Birth dates: a day, the range of days it can be, or an age that a list from outside tells.

The earliest day makes the oldest age, which is the one that counts for need.
"""

import calendar
import re
import unicodedata
from datetime import date, timedelta

from importers.convert import NO_DAY, Cell, CellConverter, issue_of
from importers.issues import IssueCode
from importers.wareki import parse_date

_LONG_AGO = 1900
_LONGEST_LIFE = 120
_OLDEST = 130
_AGE = re.compile(r"満?(\d{1,3})(?:\.0+)?(?:歳|才)?")


def birth_converter(as_of: date | None) -> CellConverter:
    """Convert cells to the earliest and the latest birth date, two columns, shape (rows, 2).

    Both are one day where it is known. An empty cell is doubted, and so is a birth after
    ``as_of`` or more than 120 years before its year; without an ``as_of``, one before 1900. A
    range ends at ``as_of``: nobody in the file is born after it.
    """
    first_year = _LONG_AGO if as_of is None else as_of.year - _LONGEST_LIFE

    def convert(text: str) -> Cell:
        if not text:
            return Cell(None, IssueCode.MISSING_BIRTH_DATE)
        reading = parse_date(text)
        if reading.earliest is None or reading.latest is None:
            return Cell(None, issue_of(reading))
        latest = reading.latest
        if as_of is not None and reading.earliest <= as_of:
            latest = min(latest, as_of)
        doubt = issue_of(reading) or _doubt_birth(reading.earliest, as_of, first_year)
        return Cell((reading.earliest, latest), doubt)

    return CellConverter(convert, "datetime64[s]", (NO_DAY, NO_DAY))


def age_to_birth_range(age: int, as_of: date) -> tuple[date, date]:
    """Give the first and the last birth date of somebody who is ``age`` whole years at ``as_of``.

    Somebody born on 29 February is a year older from 1 March in common years.

    >>> age_to_birth_range(82, date(2026, 4, 1))
    (datetime.date(1943, 4, 2), datetime.date(1944, 4, 1))
    """
    after = _years_before(as_of, age + 1)
    return after + timedelta(days=1), _years_before(as_of, age)


def age_converter(as_of: date) -> CellConverter:
    """Convert ages (82, 82歳, 満８２才) told at ``as_of`` to earliest and latest birth dates.

    Two columns, as :func:`birth_converter`. An empty cell is no age and no issue.
    """

    def convert(text: str) -> Cell:
        if not text:
            return Cell(None)
        age = read_age(text)
        if age is None:
            return Cell(None, IssueCode.AGE_UNREADABLE)
        return Cell(age_to_birth_range(age, as_of))

    return CellConverter(convert, "datetime64[s]", (NO_DAY, NO_DAY))


def read_age(text: str) -> int | None:
    """Read an age in whole years; None: it is none, or no age that people reach."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    found = _AGE.fullmatch(plain)
    return int(found[1]) if found and int(found[1]) <= _OLDEST else None


def _doubt_birth(birth: date, as_of: date | None, first_year: int) -> IssueCode | None:
    if as_of is not None and birth > as_of:
        return IssueCode.BORN_AFTER_AS_OF
    return IssueCode.BORN_LONG_AGO if birth.year < first_year else None


def _years_before(day: date, years: int) -> date:
    year = day.year - years
    is_leap_day = (day.month, day.day) == (2, 29) and not calendar.isleap(year)
    return day.replace(year=year, day=28) if is_leap_day else day.replace(year=year)
