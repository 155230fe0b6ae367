"""Dates with an era or known in part: a golden table, and the laws that hold for every day."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.date_reading import DateDoubt
from importers.eras import ERAS, FIRST_SOLAR_DAY, Era
from importers.wareki import parse_date

GOLDEN = Path(__file__).parents[1] / "golden" / "dates.csv"
CASES = list(csv.DictReader(GOLDEN.read_text(encoding="utf-8").splitlines()))
DAYS = st.dates(min_value=FIRST_SOLAR_DAY, max_value=date(2100, 12, 31))
VAGUE_FORMS = [
    "{era}{year}年{month}月{day}日頃",
    "推定{era}{year}年{month}月{day}日",
    "{era}{year}年{month}月 日不詳",
    "{era}{year}年{month}月頃",
    "{era}{year}年 月日不詳",
    "{era}{year}年頃",
    "{era} 年月日不詳",
    "{era}{year}年{month}月00日",
    "{western:04d}-{month:02d}-00",
    "{western:04d}-00-00",
    "{western:04d}{month:02d}00",
    "{western}年{month}月 日不詳",
    "{western}年{month}月1日から{western}年{month}月{day}日までの間",
]
PIECES = st.sampled_from(
    [
        *"0123456789年月日から頃春冬旬-/.~明昭令SRH元",
        "上旬",
        "不詳",
        "推定",
        "まで",
        "昭和",
        "（",
        "）",
    ]
)


def wareki_text(day: date) -> str:
    """A day as staff write it, with the era in force on it: 昭和20年3月1日."""
    era = next(era for era in reversed(ERAS) if era.first <= day)
    year = day.year - era.first.year + 1
    return f"{era.name}{'元' if year == 1 else year}年{day.month}月{day.day}日"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_written_date_is_read_as_the_table_says(case: dict[str, str]) -> None:
    reading = parse_date(case["text"])
    read = [day.isoformat() if day else "" for day in (reading.earliest, reading.latest)]
    assert read == [case["earliest"], case["latest"]]
    assert (reading.doubt or "") == case["doubt"]


@given(DAYS)
def test_a_day_goes_there_and_back(day: date) -> None:
    reading = parse_date(wareki_text(day))
    assert reading.day == day
    assert reading.doubt is None


@given(
    st.dates(min_value=date(1868, 1, 25), max_value=date(2100, 12, 31)),
    st.sampled_from(["{:%Y-%m-%d}", "{:%Y/%m/%d}", "{:%Y%m%d}", "{:%Y年%m月%d日}"]),
)
def test_a_western_day_is_read_in_every_form(day: date, form: str) -> None:
    assert parse_date(form.format(day)).day == day


@given(DAYS, st.sampled_from(ERAS))
def test_a_year_outside_its_era_is_the_real_day_and_doubted(day: date, era: Era) -> None:
    year = day.year - era.first.year + 1
    if year < 1:
        return
    reading = parse_date(f"{era.name}{year}年{day.month}月{day.day}日")
    assert reading.day == day
    is_inside = era.first <= day <= era.last
    assert reading.doubt is (None if is_inside else DateDoubt.OUTSIDE_ERA)


@given(DAYS, st.sampled_from(VAGUE_FORMS))
def test_a_date_known_in_part_holds_the_day_it_is_told_of(day: date, form: str) -> None:
    era = next(era for era in reversed(ERAS) if era.first <= day)
    year = day.year - era.first.year + 1
    reading = parse_date(
        form.format(era=era.name, year=year, month=day.month, day=day.day, western=day.year)
    )
    assert reading.doubt is DateDoubt.RANGE
    assert reading.earliest <= day <= reading.latest


@given(st.one_of(st.text(max_size=20), st.lists(PIECES, max_size=12).map("".join)))
def test_any_text_gives_days_in_order_or_a_reason(text: str) -> None:
    reading = parse_date(text)
    assert (reading.earliest is None) == (reading.latest is None)
    if reading.earliest is None:
        assert reading.doubt in {
            DateDoubt.UNREADABLE, DateDoubt.IMPOSSIBLE, DateDoubt.NOT_KNOWN
        }  # fmt: skip
    else:
        assert reading.earliest <= reading.latest
        assert reading.day is not None or reading.doubt is DateDoubt.RANGE


def test_an_empty_text_is_unreadable() -> None:
    assert parse_date("").doubt is DateDoubt.UNREADABLE


@pytest.mark.parametrize("era", ERAS[:-1], ids=lambda era: era.name)
def test_both_eras_of_the_day_of_a_change_are_right_where_the_law_says_so(era: Era) -> None:
    year = era.last.year - era.first.year + 1
    assert parse_date(f"{era.name}{year}年{era.last.month}月{era.last.day}日").doubt is None


@given(st.integers(1, 5), st.integers(1, 12), st.integers(1, 30))
def test_a_day_of_the_old_calendar_is_a_range_before_the_new_one(
    year: int, month: int, day: int
) -> None:
    reading = parse_date(f"明治{year}年{month}月{day}日")
    if (year, month) == (5, 12) and day > 2:
        assert reading.doubt is DateDoubt.OUTSIDE_ERA
        assert reading.day == FIRST_SOLAR_DAY + timedelta(days=day - 3)
    else:
        assert date(1868, 1, 25) <= reading.earliest <= reading.latest < FIRST_SOLAR_DAY


@given(st.integers(367, 60_000))
def test_a_spreadsheets_number_is_the_day_it_counts_unless_it_may_be_a_year(number: int) -> None:
    reading = parse_date(str(number))
    if 1868 <= number <= 2100:
        assert reading.doubt is DateDoubt.UNREADABLE
    else:
        assert reading.day == date(1899, 12, 30) + timedelta(days=number)
        assert reading.doubt is DateDoubt.SERIAL
