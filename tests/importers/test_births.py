"""Birth dates and ages: both ends of what is known, and what is doubted."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.births import age_converter, age_to_birth_range, birth_converter, read_age
from importers.convert import (
    Cell,
    CellConverter,
    Noted,
    convert_date,
    convert_last_day,
    convert_latest_date,
)
from importers.issues import IssueCode, IssueList
from scoring.individual import ages_at

AS_OF = date(2026, 4, 1)


def convert(converter: CellConverter, *cells: str) -> tuple[list[list[str | None]], list[str]]:
    issues = IssueList("住民.csv")
    days = converter.convert(cells, Noted(issues, "生年月日", np.arange(len(cells))))
    read = [[None if np.isnat(day) else str(day)[:10] for day in row] for row in days]
    return read, issues.build()["code"].tolist()


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "issue"),
    [
        ("1945-03-01", "1945-03-01", "1945-03-01", None),
        ("昭和20年 月日不詳", "1945-01-01", "1945-12-31", IssueCode.DATE_IS_RANGE),
        ("2月29日のない 2023-02-29", None, None, IssueCode.UNREADABLE_DATE),
        ("2023-02-29", "2023-02-28", "2023-03-01", IssueCode.DATE_IS_RANGE),
        ("令和8年 月日不詳", "2026-01-01", "2026-04-01", IssueCode.DATE_IS_RANGE),
        ("不詳", None, None, IssueCode.DATE_NOT_KNOWN),
        ("", None, None, IssueCode.MISSING_BIRTH_DATE),
        ("令和7年2月30日", None, None, IssueCode.IMPOSSIBLE_DATE),
        ("昭和64年1月8日", "1989-01-08", "1989-01-08", IssueCode.DATE_OUTSIDE_ERA),
        ("16497", "1945-03-01", "1945-03-01", IssueCode.DATE_WAS_SERIAL),
        ("2026-04-02", "2026-04-02", "2026-04-02", IssueCode.BORN_AFTER_AS_OF),
        ("1905-12-31", "1905-12-31", "1905-12-31", IssueCode.BORN_LONG_AGO),
    ],
)
def test_a_birth_date_has_both_ends_and_its_doubt(
    text: str, earliest: str | None, latest: str | None, issue: IssueCode | None
) -> None:
    days, codes = convert(birth_converter(AS_OF), text)
    assert days == [[earliest, latest]]
    assert codes == ([issue] if issue else [])


def test_each_row_of_a_column_has_the_days_of_its_cell() -> None:
    days, _ = convert(birth_converter(None), "1945-03-01", "不詳", "1945-03-00", "1945-03-01")
    assert days[0] == days[3] == ["1945-03-01", "1945-03-01"]
    assert days[1:3] == [[None, None], ["1945-03-01", "1945-03-31"]]


def test_without_a_reference_day_a_birth_before_1900_is_doubted() -> None:
    assert convert(birth_converter(None), "1899-12-31")[1] == [IssueCode.BORN_LONG_AGO]


@given(st.integers(0, 120), st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_the_births_of_an_age_are_all_that_have_it_and_no_other(age: int, as_of: date) -> None:
    earliest, latest = age_to_birth_range(age, as_of)
    day = timedelta(days=1)
    births = pd.Series([earliest - day, earliest, latest, latest + day], dtype="datetime64[s]")
    assert ages_at(births, as_of)[:3].tolist() == [age + 1, age, age]
    assert ages_at(births, as_of)[3] == age - 1 or age == 0


@pytest.mark.parametrize("text", ["82", "８２", "82歳", "満82", "満 ８２ 才", "82.0"])
def test_an_age_is_read_in_each_form(text: str) -> None:
    assert read_age(text) == 82


@pytest.mark.parametrize("text", ["", "八十", "82か月", "131", "-1", "1945"])
def test_what_is_no_age_is_none(text: str) -> None:
    assert read_age(text) is None


def test_ages_become_births_and_what_cannot_be_read_is_an_issue() -> None:
    days, codes = convert(age_converter(AS_OF), "82歳", "", "不明")
    assert days == [["1943-04-02", "1944-04-01"], [None, None], [None, None]]
    assert codes == [IssueCode.AGE_UNREADABLE]


def test_a_vague_period_counts_from_its_earliest_day_until_its_latest() -> None:
    doubt = IssueCode.DATE_IS_RANGE
    assert convert_date("令和3年5月 日不詳") == Cell(date(2021, 5, 1), doubt)
    assert convert_last_day("令和3年5月 日不詳") == Cell(date(2021, 6, 1), doubt)
    assert convert_latest_date("令和3年5月 日不詳") == Cell(date(2021, 5, 31), doubt)


def test_an_open_end_is_no_day_and_a_vague_one_is_still_listed() -> None:
    assert convert_last_day("9999-12-31") == Cell(None)
    assert convert_last_day("令和 年月日不詳") == Cell(None, IssueCode.DATE_IS_RANGE)


@pytest.mark.parametrize("read", [convert_date, convert_last_day, convert_latest_date])
def test_an_empty_cell_is_no_date(read: object) -> None:
    assert read("") == Cell(None)
