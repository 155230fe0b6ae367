import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample_data.exports import hand_words as words
from sample_data.exports.hand_rows import Around, HandRow, age_on, stranger_rows
from sample_data.person_names import NameBook

AS_OF = date(2026, 11, 20)
KANA = st.sampled_from([kana for _, kana in [*NameBook().surnames, *NameBook().given]])


@given(kana=KANA)
def test_half_width_kana_folds_back_to_the_same_reading(kana):
    assert unicodedata.normalize("NFKC", words.half_kana(kana)) == kana


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(1945, 3, 1), "S20.3.1"),
        (date(1989, 1, 7), "S64.1.7"),
        (date(1989, 1, 8), "H1.1.8"),
        (date(2019, 5, 1), "R1.5.1"),
        (date(1926, 12, 24), "T15.12.24"),
    ],
)
def test_days_are_written_with_the_letter_of_their_era(day, text):
    assert words.era_text(day) == text


def test_addresses_are_written_short_in_several_hands():
    address = "さくら川市本町二丁目3番6号"
    made = {words.short_address(address, style) for style in range(4)}
    assert made == {"本町2-3-6", "本町2丁目3-6", "さくら川市本町２‐３－６", "本町2ー3ー6"}
    assert words.short_address("さくら川市大字緑が丘34番地6", 0) == "緑が丘34-6"


def test_another_shape_and_a_slip_change_one_sign():
    assert words.other_shape("髙橋　一郎") == "高橋　一郎"
    assert words.misspelled("山本　和子") == "山本　和予"


def test_a_stranger_is_no_resident_under_another_name():
    around = Around(("川端", "カワバタ"), ("葉", "ヨウ"), "さくら川市泉町1番地1", AS_OF)
    row = HandRow(
        name="山本　和子", kana="ヤマモト　カズコ", birth=date(1940, 5, 1), age="86",
        address="さくら川市本町一丁目1番1号", building="", phone="042-000-0001", turn=3,
        around=around,
    )  # fmt: skip
    made = stranger_rows(row)
    assert made["stranger_same_name"].name == row.name
    assert made["stranger_same_home"].address == row.address
    assert made["stranger_same_home"].name == "山本　葉"
    assert all(stranger.birth != row.birth for stranger in made.values())
    assert made["stranger_name_only"].home() == ""


def test_ages_are_whole_years():
    assert age_on(date(1951, 11, 20), AS_OF) == 75
    assert age_on(date(1951, 11, 21), AS_OF) == 74
