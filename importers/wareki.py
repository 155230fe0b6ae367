"""Dates as Japanese offices write them: Western, with an era (元号), or said to be unknown.

Text becomes a day or the reason why not. Whether a day is sensible for a birth or the end of
a certificate is for the reader of that column.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True)
class Era:
    """An era (元号); ``last`` is its last day, which may be the first of the next era."""

    name: str
    short: str
    letter: str
    first: date
    last: date


ERAS = (
    Era("明治", "明", "M", date(1868, 1, 25), date(1912, 7, 30)),
    Era("大正", "大", "T", date(1912, 7, 30), date(1926, 12, 25)),
    Era("昭和", "昭", "S", date(1926, 12, 25), date(1989, 1, 7)),
    Era("平成", "平", "H", date(1989, 1, 8), date(2019, 4, 30)),
    Era("令和", "令", "R", date(2019, 5, 1), date.max),
)
"""In order; the era codes 1 to 5 of the resident systems are the positions here, from 1."""


class DateDoubt(StrEnum):
    """Why a text gives no day, or gives one that should be looked at."""

    UNREADABLE = "unreadable"
    IMPOSSIBLE = "impossible"
    NOT_KNOWN = "not_known"
    OUTSIDE_ERA = "outside_era"


@dataclass(frozen=True)
class DateReading:
    """A day (None: none could be read) and what is doubtful about it (None: nothing)."""

    day: date | None
    doubt: DateDoubt | None = None


_ERA_OF = {spelling: era for era in ERAS for spelling in (era.name, era.short, era.letter)}
_ERA_OF_CODE = {str(position): era for position, era in enumerate(ERAS, start=1)}
_MIDNIGHT = re.compile(r"[T ]0{1,2}:00(:00(\.0+)?)?$")
_NOT_KNOWN = re.compile(r"不詳|不明|推定|頃|ごろ|上旬|中旬|下旬|[春夏秋冬]|までの間")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", re.ASCII)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)")
_WESTERN = re.compile(r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?")
_ERA_COMPACT = re.compile(
    r"(?P<era>明治|大正|昭和|平成|令和|[明大昭平令MTSHR1-5])"
    r"(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)"
)
_ERA_PARTS = re.compile(
    r"(?P<era>明治|大正|昭和|平成|令和|[明大昭平令MTSHR])\.?"
    r"(?P<year>元|\d{1,3})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
)
_FIRST_YEAR = 1800


def parse_date(text: str) -> DateReading:
    """Read a day written in Western years or with an era.

    Full-width forms, blanks, 元年 and a midnight time at the end are allowed. A date past the
    end of its era (昭和64年1月8日) is the real day, doubted. An impossible day (2月30日) and a
    day said to be unknown (不詳, 00 for the day) give none.

    >>> parse_date("S20.3.1").day
    datetime.date(1945, 3, 1)
    >>> parse_date("平成31年13月1日").doubt
    <DateDoubt.IMPOSSIBLE: 'impossible'>
    """
    if iso := _ISO.fullmatch(text):  # what most files hold: no need to make it plain first
        return _western(iso)
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    plain = re.sub(r"\s+", "", _MIDNIGHT.sub("", plain))
    plain = re.sub(r"[‐‑–—―−ー]", "-", plain)
    if _NOT_KNOWN.search(plain) or (plain and set(plain) <= set("0-/.")):
        return DateReading(None, DateDoubt.NOT_KNOWN)
    if western := (_COMPACT.fullmatch(plain) or _WESTERN.fullmatch(plain)):
        return _western(western)
    if dated := (_ERA_COMPACT.fullmatch(plain) or _ERA_PARTS.fullmatch(plain)):
        return _of_era(dated)
    return DateReading(None, DateDoubt.UNREADABLE)


def wareki_text(day: date) -> str:
    """Give a day as staff write it, with the era in force on it: ``昭和20年3月1日``.

    Raises
    ------
    ValueError
        The day lies before the first era known here.
    """
    era = next((era for era in reversed(ERAS) if era.first <= day), None)
    if era is None:
        raise ValueError(f"no era for {day}")
    year = day.year - era.first.year + 1
    return f"{era.name}{'元' if year == 1 else year}年{day.month}月{day.day}日"


def _western(found: re.Match[str]) -> DateReading:
    year = int(found["year"])
    if 0 < year < _FIRST_YEAR:
        return DateReading(None, DateDoubt.IMPOSSIBLE)
    return _real_day(year, found)


def _of_era(found: re.Match[str]) -> DateReading:
    era = _ERA_OF.get(found["era"]) or _ERA_OF_CODE[found["era"]]
    year = 1 if found["year"] == "元" else int(found["year"])
    if year == 0:
        return DateReading(None, DateDoubt.IMPOSSIBLE)
    reading = _real_day(era.first.year + year - 1, found)
    if reading.day is None or era.first <= reading.day <= era.last:
        return reading
    return DateReading(reading.day, DateDoubt.OUTSIDE_ERA)


def _real_day(year: int, found: re.Match[str]) -> DateReading:
    month, day = int(found["month"]), int(found["day"])
    if 0 in (year, month, day):
        return DateReading(None, DateDoubt.NOT_KNOWN)
    try:
        return DateReading(date(year, month, day))
    except ValueError:
        return DateReading(None, DateDoubt.IMPOSSIBLE)
