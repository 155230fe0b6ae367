"""Numbers and 丁目 as tables write them."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.addresses.number_text import chome_numbers, plain_numbers, split_chome


def one(words: list[str | None]) -> pd.Series:
    return pd.Series(words, dtype="str")


@pytest.mark.parametrize(
    ("name", "town", "chome", "number"),
    [
        ("和歌浦西一丁目", "和歌浦西", "一丁目", 1),
        ("本町２丁目", "本町", "２丁目", 2),
        ("北十二丁目", "北", "十二丁目", 12),
        ("東二十丁目", "東", "二十丁目", 20),
        ("西二三丁目", "西", "二三丁目", 23),
    ],
)
def test_a_chome_is_split_off_as_it_is_written(
    name: str, town: str, chome: str, number: int
) -> None:
    heads, chomes = split_chome(one([name]))
    assert (heads[0], chomes[0]) == (town, chome)
    assert chome_numbers(chomes).tolist() == [number]


@pytest.mark.parametrize("name", ["七番丁", "三ツ木", "東丁目", "丁目"])
def test_a_name_without_a_numbered_chome_stays_whole(name: str) -> None:
    heads, chomes = split_chome(one([name]))
    assert heads.tolist() == [name]
    assert chomes.isna().all()


def test_numbers_lose_width_and_leading_zeros_and_keep_their_words() -> None:
    found = plain_numbers(one(["００５", "0", "乙", "Ａ1", " 12 ", None]))
    assert found[:5].tolist() == ["5", "0", "乙", "A1", "12"]
    assert pd.isna(found[5])


@given(st.lists(st.text(st.sampled_from("0123456789０１２乙A-"), max_size=5), max_size=8))
def test_the_plain_form_of_a_plain_number_is_itself(words: list[str]) -> None:
    once = plain_numbers(one(list(words)))
    assert once.equals(plain_numbers(once))


@given(st.integers(1, 99))
def test_every_number_of_a_chome_is_read_in_kanji_and_in_digits(number: int) -> None:
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    kanji = (
        f"{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[ones] if ones else ''}"
    )
    found = chome_numbers(one([f"{kanji}丁目", f"{number}丁目"]))
    assert np.array_equal(found, [number, number])
