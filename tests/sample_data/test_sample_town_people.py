from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample_data import need_forms
from sample_data.calendar_days import EPOCH, NO_DAY, day_number, whole_years
from sample_data.needs import give_needs
from sample_data.people import people_town
from sample_data.person_names import NameBook, plain_form
from sample_data.place_names import town_names

AS_OF = date(2026, 11, 20)


@pytest.fixture(scope="module")
def crowd():
    return people_town(20_000, AS_OF, 1)


@pytest.fixture(scope="module")
def ages(crowd):
    return whole_years(crowd.birth, AS_OF)


def test_the_town_is_as_old_as_a_japanese_city(ages):
    assert np.mean(ages >= 65) == pytest.approx(0.30, abs=0.02)
    assert np.mean(ages >= 75) == pytest.approx(0.155, abs=0.02)
    assert np.mean(ages < 15) == pytest.approx(0.12, abs=0.02)
    assert ages.min() == 0
    assert ages.max() <= 105


def test_households_are_as_big_as_in_a_japanese_city(crowd):
    sizes = np.bincount(crowd.household)
    assert sizes.mean() == pytest.approx(2.2, abs=0.1)
    assert np.mean(sizes == 1) == pytest.approx(0.37, abs=0.04)
    assert sizes.max() <= 7


def test_some_have_left_and_few_are_protected(crowd):
    assert np.mean(~crowd.takes_part) == pytest.approx(0.021, abs=0.006)
    assert np.mean(crowd.is_protected) == pytest.approx(0.003, abs=0.0025)


def test_care_grows_with_age(crowd, ages):
    needs = give_needs(crowd, AS_OF, 1)
    care = [n for n, form in enumerate(need_forms.FORMS) if form.kind == need_forms.CARE]
    cared = np.zeros(len(crowd), dtype=bool)
    cared[needs.person[np.isin(needs.form, care)]] = True
    shares = [cared[(ages >= low) & (ages < low + 5)].mean() for low in (65, 75, 80, 85, 90)]
    assert shares == sorted(shares)
    assert cared[ages >= 65].mean() == pytest.approx(0.19, abs=0.04)
    assert not cared[ages < 39].any()


def test_every_handbook_grade_exists_in_law():
    legal = {"聴覚": "2346", "平衡": "35", "体幹": "1235", "心臓": "134", "免疫": "1234"}
    for part, grades in legal.items():
        forms = [form.grade for form in need_forms.FORMS if form.part == part]
        assert forms == [f"{grade}級" for grade in grades]


def test_no_requirement_meets_two_lines_of_the_table():
    for form in need_forms.FORMS:
        met = [
            line for line in need_forms.POINT_LINES if line.covers(form.kind, form.part, form.grade)
        ]
        assert len(met) <= 1


def test_an_unknown_requirement_has_no_number():
    with pytest.raises(StopIteration):
        need_forms.form_number("要介護認定", "", "要介護6")


@given(birth=st.dates(date(1901, 1, 1), AS_OF), as_of=st.dates(AS_OF, date(2040, 12, 31)))
def test_age_is_the_number_of_birthdays_that_have_come(birth, as_of):
    expected = as_of.year - birth.year - ((as_of.month, as_of.day) < (birth.month, birth.day))
    days = np.array([day_number(birth)], dtype=np.int32)
    assert whole_years(days, as_of).tolist() == [expected]


def test_who_is_born_on_29_february_is_older_on_1_march():
    born = np.array([day_number(date(2000, 2, 29))], dtype=np.int32)
    assert whole_years(born, date(2026, 2, 28)).tolist() == [25]
    assert whole_years(born, date(2026, 3, 1)).tolist() == [26]


def test_an_unknown_birth_date_has_no_age():
    assert whole_years(np.array([NO_DAY], dtype=np.int32), AS_OF).tolist() == [-1]
    assert day_number(EPOCH) == 0


def test_every_name_has_a_reading():
    book = NameBook()
    assert sum(book.group_sizes) == len(book.given)
    for name, kana in [*book.surnames, *book.given]:
        assert name
        assert pd.Series([kana]).str.fullmatch("[ァ-ヶー]+").all()


def test_nobody_is_named_like_another_of_the_household(crowd):
    names = pd.DataFrame({"home": crowd.household, "surname": crowd.surname, "given": crowd.given})
    assert not names.duplicated().any()


def test_plain_forms_fit_cp932():
    book = NameBook()
    for surname, _ in book.surnames:
        assert plain_form(surname).encode("cp932")


@given(count=st.integers(0, 3000))
def test_town_names_never_repeat(count):
    names = town_names(count)
    assert len(names) == len(set(names)) == count
