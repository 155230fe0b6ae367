"""Dates as Japanese offices write them: Western, with an era (元号), known in part or not at all.

Text becomes the days it can mean or the reason why not. Whether a day is sensible for a birth
or the end of a certificate is for the reader of that column.
"""

import re
import unicodedata

from importers.date_reading import IMPOSSIBLE, NOT_KNOWN, UNREADABLE, DateDoubt, DateReading, exact
from importers.date_spans import Span
from importers.eras import ERA_WORD, era_of
from importers.vague_dates import parse_vague, ranged, read_day
from importers.workbook_cells import serial_day
from scoring.spelling import kanji_to_digits

_MIDNIGHT = re.compile(r"[T ]0{1,2}:00(:00(\.0+)?)?$")
_HYPHENS = re.compile(r"[‐‑–—―−ー]")
_BESIDE = re.compile(r"\([月火水木金土日]曜?日?\)$|(?:生まれ|生|から|より|まで)$")
_KANJI = "一二三四五六七八九十〇○零壱弐参拾百"
_KANJI_NUMBER = re.compile(rf"(?<![{_KANJI}])[{_KANJI}]++(?=[年月日])")
_FORMAL = str.maketrans("壱弐参拾〇", "一二三十○")
_BOTH_YEARS = re.compile(rf"(\d{{4}}|(?:{ERA_WORD})\.?[\d元]{{1,2}})年?\(([^()]+?)年?\)年?(.*)")
_BETWEEN = re.compile(r"から|より|~|〜")
_BETWEEN_END = re.compile(r"(?:まで)?(?:の?間)?$")
_YEAR_HEAD = re.compile(rf"{ERA_WORD}|\d{{4}}[年/.-]")
_MONTH_HEAD = re.compile(r"\d{1,2}月")
_YEAR = re.compile(r"元|\d")
_DAY_HEAD = re.compile(r"\d{1,2}日")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", re.ASCII)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)")
_WESTERN = re.compile(r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?")
_ERA_COMPACT = re.compile(rf"(?P<era>{ERA_WORD}|[1-5])(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_ERA_PARTS = re.compile(
    rf"(?P<era>{ERA_WORD})\.?"
    r"(?P<year>元|\d{1,3})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
)
_SERIAL = re.compile(r"[1-9]\d{2,4}", re.ASCII)
_FIRST_SERIAL, _LAST_SERIAL = 367, 60_000
_YEARS = range(1868, 2101)
"""A bare number that may be a year is not taken for a spreadsheet's number of a day."""


def parse_date(text: str) -> DateReading:
    """Read a day, or a range of days, written in Western years or with an era.

    Full-width forms, blanks, 元年, kanji numerals and a midnight time at the end are allowed.
    A date past the end of its era (昭和64年1月8日) is the real day, doubted. A date known in
    part (日不詳, 00 for the day, 頃, 上旬, 春) is the range of days it can mean, doubted; so is
    29 February of a common year. A spreadsheet's bare number of a day is that day, doubted. An
    impossible day (2月30日) and one said to be unknown (不詳) give none.

    >>> parse_date("S20.3.1").day
    datetime.date(1945, 3, 1)
    >>> parse_date("昭和20年3月 日不詳").latest
    datetime.date(1945, 3, 31)
    >>> parse_date("平成31年13月1日").doubt
    <DateDoubt.IMPOSSIBLE: 'impossible'>
    """
    if iso := _ISO.fullmatch(text):  # what most files hold: no need to make it plain first
        return _western(iso)
    plain = _plain(text)
    if plain and set(plain) <= set("0-/."):
        return NOT_KNOWN
    if both := _BOTH_YEARS.fullmatch(plain):
        return _agreed(both)
    if two := _BETWEEN.search(plain):
        return _between(plain[: two.start()], plain[two.end() :])
    return _parse_plain(plain)


def _parse_plain(plain: str) -> DateReading:
    if western := (_COMPACT.fullmatch(plain) or _WESTERN.fullmatch(plain)):
        return _western(western)
    if dated := (_ERA_COMPACT.fullmatch(plain) or _ERA_PARTS.fullmatch(plain)):
        return _of_era(dated)
    if _SERIAL.fullmatch(plain):
        return _of_serial(plain)
    return parse_vague(plain) or UNREADABLE


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    plain = re.sub(r"\s+", "", _MIDNIGHT.sub("", plain))
    plain = _BESIDE.sub("", _HYPHENS.sub("-", plain))
    return _KANJI_NUMBER.sub(lambda found: kanji_to_digits(found[0].translate(_FORMAL)), plain)


def _western(found: re.Match[str]) -> DateReading:
    return read_day(int(found["year"]), int(found["month"]), int(found["day"]))


def _of_era(found: re.Match[str]) -> DateReading:
    era = era_of(found["era"])
    year = 1 if found["year"] == "元" else int(found["year"])
    month, day = int(found["month"]), int(found["day"])
    if year:
        return read_day(era.western_year(year), month, day, era)
    is_blank = month == day == 0
    return ranged(Span(era.first, era.last)) if is_blank else IMPOSSIBLE


def _of_serial(plain: str) -> DateReading:
    number = int(plain)
    day = serial_day(plain)
    is_taken = _FIRST_SERIAL <= number <= _LAST_SERIAL and number not in _YEARS
    return exact(day, DateDoubt.SERIAL) if day is not None and is_taken else UNREADABLE


def _agreed(both: re.Match[str]) -> DateReading:
    """Read 1945年(昭和20年)3月1日: both years must be the same."""
    one, other = (_parse_plain(f"{year}年{both[3]}") for year in (both[1], both[2]))
    return one if (one.earliest, one.latest) == (other.earliest, other.latest) else UNREADABLE


def _between(begin: str, end: str) -> DateReading:
    """Read から…までの間; the second half may leave out what the first has said."""
    first = _parse_plain(begin)
    second = _parse_plain(_completed(_BETWEEN_END.sub("", end), begin))
    for half in (first, second):
        if half.doubt in {DateDoubt.UNREADABLE, DateDoubt.IMPOSSIBLE}:
            return half
    if first.earliest is None or second.latest is None:
        return NOT_KNOWN
    is_forward = first.earliest <= second.latest
    return ranged(Span(first.earliest, second.latest)) if is_forward else IMPOSSIBLE


def _completed(text: str, begin: str) -> str:
    if _YEAR_HEAD.match(text):
        return text
    if _MONTH_HEAD.match(text):
        return begin[: begin.find("年") + 1] + text
    if _DAY_HEAD.match(text):
        return begin[: begin.find("月") + 1] + text
    era = re.match(ERA_WORD, begin)
    return era[0] + text if era and _YEAR.match(text) else text
