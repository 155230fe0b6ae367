"""Days that a partly known date can mean: a month, a year, an era, about a day, a season.

Widths are ours and stand here once; each is wide rather than narrow, since who is left out of
a range is left out of a need.
"""

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from importers.eras import FIRST_SOLAR_DAY, Era

ABOUT_YEAR_MONTHS = 12
ABOUT_MONTH_MONTHS = 1
ABOUT_DAY_DAYS = 10
"""How far 頃, ごろ, 約 and 推定 reach to each side of a year, of a month or season, of a day."""

PARTS_OF_MONTH = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (1, 14)}
"""First and last month. 冬 of a year may be its beginning or its end: January to next February."""

_OLD_NEW_YEARS = {
    1868: date(1868, 1, 25),
    1869: date(1869, 2, 11),
    1870: date(1870, 2, 1),
    1871: date(1871, 2, 19),
    1872: date(1872, 2, 9),
}
"""First day of 明治元年 to 5年 in the old calendar; months have 29 or 30 days, some are doubled."""

_MONTHS = 12
_SHORT_MONTH, _LONG_MONTH = 29, 30
_LAST_MONTH = 9999 * _MONTHS + 11
_FIRST_MONTH = 1800 * _MONTHS


class Span(NamedTuple):
    """Days from ``earliest`` to ``latest``, both included."""

    earliest: date
    latest: date

    def inside(self, era: Era) -> "Span":
        """Give the part that lies in an era; the whole where none does."""
        if self.latest < era.first or self.earliest > era.last:
            return self
        return Span(max(self.earliest, era.first), min(self.latest, era.last))


def months_span(year: int, first: int, last: int) -> Span:
    """Give the days from one month of a year to another; months beyond 12 are of the next."""
    begin, end = (_clip(year * _MONTHS + month - 1) for month in (first, last))
    end_year, end_month = end // _MONTHS, end % _MONTHS + 1
    last_day = calendar.monthrange(end_year, end_month)[1]
    return Span(date(begin // _MONTHS, begin % _MONTHS + 1, 1), date(end_year, end_month, last_day))


def year_span(year: int) -> Span:
    """Give the days of a year."""
    return months_span(year, 1, _MONTHS)


def part_of_month(year: int, month: int, part: str) -> Span:
    """Give the days of 上旬, 中旬 or 下旬 of a month."""
    whole = months_span(year, month, month)
    first, last = PARTS_OF_MONTH[part]
    return Span(
        whole.earliest.replace(day=first), whole.latest.replace(day=min(last, whole.latest.day))
    )


def around_months(span: Span, months: int) -> Span:
    """Widen a span of whole months by some months to each side."""
    first = span.earliest.year * _MONTHS + span.earliest.month - months
    last = span.latest.year * _MONTHS + span.latest.month + months
    return Span(months_span(0, first, first).earliest, months_span(0, last, last).latest)


def around_days(span: Span, days: int) -> Span:
    """Widen a span by some days to each side."""
    width = timedelta(days=days)
    is_last = date.max - span.latest < width
    return Span(span.earliest - width, date.max if is_last else span.latest + width)


def old_calendar_span(year: int, month: int, day: int) -> Span:
    """Give the days that a day of the old calendar (before 明治5年12月3日) can be.

    ``month`` 0: any of the year; ``day`` 0: any of the month.
    """
    begin = _OLD_NEW_YEARS[year]
    end = _OLD_NEW_YEARS.get(year + 1, FIRST_SOLAR_DAY) - timedelta(days=1)
    if month:
        # a doubled month may stand before this one, and as many of 29 as of 30 days
        before = month - 1
        earliest = begin + timedelta(days=_SHORT_MONTH * before + max(day, 1) - 1)
        latest = begin + timedelta(days=_LONG_MONTH * (before + 1) + (day or _LONG_MONTH) - 1)
        begin, end = min(earliest, end), min(latest, end)
    return Span(begin, end)


def _clip(month: int) -> int:
    return min(max(month, _FIRST_MONTH), _LAST_MONTH)
