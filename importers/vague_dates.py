"""Dates known in part, as resident records hold them: 日不詳, 頃, 上旬, 春.

Text becomes the range of days it can mean. What names no year and no era says nothing.
"""

import re
from datetime import date

from importers.date_reading import IMPOSSIBLE, NOT_KNOWN, DateDoubt, DateReading, exact
from importers.date_spans import (
    ABOUT_DAY_DAYS,
    ABOUT_MONTH_MONTHS,
    ABOUT_YEAR_MONTHS,
    PARTS_OF_MONTH,
    SEASONS,
    Span,
    around_days,
    around_months,
    months_span,
    old_calendar_span,
    part_of_month,
    year_span,
)
from importers.eras import ERA_WORD, ERAS, FIRST_SOLAR_DAY, Era, era_of

_UNKNOWN = re.compile(r"不詳|不明")
_ABOUT = re.compile(r"頃|ころ|ごろ|推定|約|\(推定\)")
_ONLY_UNKNOWN = re.compile(r"推定|頃|ごろ|旬|[春夏秋冬]|までの間")
_PARTS = re.compile(
    rf"(?:(?P<era>{ERA_WORD})\.?(?P<era_year>元|\d{{1,3}})?|(?P<year>\d{{4}}))年?"
    r"(?:(?P<month>\d{1,2})?月(?P<part>[上中下]旬)?)?(?:(?P<day>\d{1,2})?日)?(?P<season>[春夏秋冬])?"
)
_FIRST_YEAR = 1800
_LEAP_MONTH, _LEAP_DAY = 2, 29
_MONTHS = 12


def parse_vague(plain: str) -> DateReading | None:
    """Read a date known in part, from text of half width without blanks.

    A cell that says only that nothing is known gives NOT_KNOWN; None: no such date.
    """
    known = _ABOUT.sub("", _UNKNOWN.sub("", plain))
    if found := _PARTS.fullmatch(known):
        return _of_parts(found, is_about=_ABOUT.search(plain) is not None)
    says_unknown = _UNKNOWN.search(plain) or _ONLY_UNKNOWN.search(plain)
    return NOT_KNOWN if says_unknown else None


def read_day(year: int, month: int, day: int, era: Era | None = None) -> DateReading:
    """Give what a Western year, a month and a day mean; 0 for a part that is not known.

    29 February of a common year is legal in the register: it is the day before or after. A
    day outside its era is the real day, doubted.
    """
    if year == 0:
        return NOT_KNOWN
    if year < _FIRST_YEAR or not 0 <= month <= _MONTHS:
        return IMPOSSIBLE
    if era is ERAS[0] and (year, month, day) < _OLD_CALENDAR_END:
        return _of_old_calendar(year, month, day)
    if month == 0 or day == 0:
        span = year_span(year) if month == 0 else months_span(year, month, month)
        return ranged(span.inside(era) if era else span)
    return _calendar_day(year, month, day, era)


def ranged(span: Span) -> DateReading:
    """Give the reading of several days, doubted; of a single one that a range came down to too."""
    return DateReading(span.earliest, span.latest, DateDoubt.RANGE)


_OLD_CALENDAR_END = (FIRST_SOLAR_DAY.year - 1, _MONTHS, 3)


def _calendar_day(year: int, month: int, day: int, era: Era | None) -> DateReading:
    try:
        real = date(year, month, day)
    except ValueError:
        is_leap = (month, day) == (_LEAP_MONTH, _LEAP_DAY)
        return ranged(Span(date(year, 2, 28), date(year, 3, 1))) if is_leap else IMPOSSIBLE
    if era is ERAS[0] and real < FIRST_SOLAR_DAY:
        # 明治5年12月3日 never was: that day became 明治6年1月1日
        return exact(real.replace(year=year + 1, month=1, day=day - 2), DateDoubt.OUTSIDE_ERA)
    is_inside = era is None or era.first <= real <= era.last
    return exact(real, None if is_inside else DateDoubt.OUTSIDE_ERA)


def _of_old_calendar(year: int, month: int, day: int) -> DateReading:
    if day > 30:  # noqa: PLR2004 - no month of that calendar was longer
        return IMPOSSIBLE
    return ranged(old_calendar_span(year, month, day))


def _of_parts(found: re.Match[str], *, is_about: bool) -> DateReading:
    era = era_of(found["era"]) if found["era"] else None
    if era is not None and not found["era_year"]:
        has_more = found["month"] or found["day"] or found["part"] or found["season"]
        return NOT_KNOWN if has_more else ranged(Span(era.first, era.last))
    year = _western_year(era, found)
    month, day = int(found["month"] or 0), int(found["day"] or 0)
    word = found["part"] or found["season"]
    if word:
        reading = _of_word((year, month), word, era)
    else:
        reading = read_day(year, month, day, era) if year else IMPOSSIBLE
    if reading.earliest is None or reading.latest is None:
        return reading
    return _around(reading, _months_of(found), is_about=is_about)


def _western_year(era: Era | None, found: re.Match[str]) -> int:
    if era is None:
        return int(found["year"])
    year = 1 if found["era_year"] == "元" else int(found["era_year"])
    return era.western_year(year) if year else 0


def _of_word(of: tuple[int, int], word: str, era: Era | None) -> DateReading:
    """Read 上旬 of a month or 春 of a year; a season beside a month says nothing more."""
    year, month = of
    is_part = word in PARTS_OF_MONTH
    if year < _FIRST_YEAR or month > _MONTHS or (is_part and not month):
        return IMPOSSIBLE
    if is_part:
        span = part_of_month(year, month, word)
    else:
        span = months_span(year, *((month, month) if month else SEASONS[word]))
    return ranged(span.inside(era) if era else span)


def _months_of(found: re.Match[str]) -> int:
    """Give how many months 頃 reaches to each side; 0: it is told of a day, not of months."""
    if found["part"] in PARTS_OF_MONTH or int(found["day"] or 0):
        return 0
    is_year = not int(found["month"] or 0) and not found["season"]
    return ABOUT_YEAR_MONTHS if is_year else ABOUT_MONTH_MONTHS


def _around(reading: DateReading, months: int, *, is_about: bool) -> DateReading:
    if not is_about or reading.earliest is None or reading.latest is None:
        return reading
    span = Span(reading.earliest, reading.latest)
    return ranged(around_months(span, months) if months else around_days(span, ABOUT_DAY_DAYS))
