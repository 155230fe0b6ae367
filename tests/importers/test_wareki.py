"""Dates with an era: a golden table, and the laws that hold for every day."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.wareki import ERAS, DateDoubt, parse_date, wareki_text

GOLDEN = Path(__file__).parents[1] / "golden" / "import_dates.csv"
CASES = list(csv.DictReader(GOLDEN.read_text(encoding="utf-8").splitlines()))
DAYS = st.dates(min_value=date(1868, 1, 25), max_value=date(2100, 12, 31))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_written_date_is_read_as_the_table_says(case: dict[str, str]) -> None:
    reading = parse_date(case["text"])
    assert (reading.day.isoformat() if reading.day else "") == case["day"]
    assert (reading.doubt or "") == case["doubt"]


@given(DAYS)
def test_a_day_goes_there_and_back(day: date) -> None:
    reading = parse_date(wareki_text(day))
    assert reading.day == day
    assert reading.doubt is None


@given(DAYS, st.sampled_from(["{:%Y-%m-%d}", "{:%Y/%m/%d}", "{:%Y%m%d}", "{:%Y年%m月%d日}"]))
def test_a_western_day_is_read_in_every_form(day: date, form: str) -> None:
    assert parse_date(form.format(day)).day == day


@given(DAYS, st.sampled_from(ERAS))
def test_a_year_outside_its_era_is_the_real_day_and_doubted(day: date, era: object) -> None:
    year = day.year - era.first.year + 1
    if year < 1:
        return
    reading = parse_date(f"{era.name}{year}年{day.month}月{day.day}日")
    assert reading.day == day
    is_inside = era.first <= day <= era.last
    assert reading.doubt is (None if is_inside else DateDoubt.OUTSIDE_ERA)


@given(st.text(max_size=20))
def test_any_text_gives_a_day_or_a_reason(text: str) -> None:
    reading = parse_date(text)
    assert reading.day is not None or reading.doubt is not None


def test_an_empty_text_is_unreadable() -> None:
    assert parse_date("").doubt is DateDoubt.UNREADABLE


@pytest.mark.parametrize("era", ERAS[1:], ids=lambda era: era.name)
def test_the_first_day_of_an_era_is_written_in_it_and_the_day_before_is_not(era: object) -> None:
    assert wareki_text(era.first).startswith(f"{era.name}元年")
    assert not wareki_text(era.first - timedelta(days=1)).startswith(era.name)


def test_a_day_before_the_first_era_has_no_era() -> None:
    with pytest.raises(ValueError, match="no era"):
        wareki_text(date(1867, 1, 1))
