"""Search finds people by what a caller says, also by a two-character surname."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pipeline.search import SearchIndex, fold_points
from importers.text import search_key

MEMBERS = pd.DataFrame(
    {
        "name": ["髙橋　茂", "髙橋　花子", "葛󠄀城　一郎", "佐藤　次郎"],
        "kana": ["タカハシ　シゲル", "タカハシ　ハナコ", "カツラギ　イチロウ", None],
        "address": ["さくら川市本町二丁目3番5号"] * 2
        + ["さくら川市西町１－２"]
        + ["さくら川市東町"],
        "phones": ["042-000-1234;090-0000-5678", None, "042-000-9999", None],
        "row": [0, 0, 1, 2],
    }
).astype({"name": "str", "kana": "str", "address": "str", "phones": "str"})

INDEX = SearchIndex.build(MEMBERS, ("name", "kana", "address", "phones"), 3)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("髙橋", [0]),
        ("高橋", [0]),
        ("たかはし", [0]),
        ("ﾀｶﾊｼ ｼｹﾞﾙ", [0]),
        ("葛城", [1]),
        ("1-2", [1]),
        ("西町1-2", [1]),
        ("042-000-9999", [1]),
        ("佐藤", [2]),
        ("さくら川市", [0, 1, 2]),
        ("髙橋 佐藤", []),
        ("", [0, 1, 2]),
        ("   ", [0, 1, 2]),
        ("いない人", []),
    ],
)
def test_a_search_finds_the_households_it_should(query: str, rows: list[int]) -> None:
    assert INDEX.rows_found(query).tolist() == rows


def test_a_word_never_matches_across_two_people() -> None:
    assert INDEX.rows_found("5678髙橋").tolist() == []


def test_a_town_of_nobody_finds_nobody() -> None:
    empty = SearchIndex.build(MEMBERS.iloc[:0], ("name", "kana"), 0)
    assert empty.rows_found("髙橋").tolist() == []
    assert empty.rows_found("").tolist() == []


def test_every_member_is_found_by_their_own_name() -> None:
    for _, member in MEMBERS.iterrows():
        assert member["row"] in INDEX.rows_found(member["name"])
    assert np.array_equal(INDEX.rows_found("市"), [0, 1, 2])


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Mn", "Mc"])))
def test_folding_character_by_character_gives_the_same_key(text: str) -> None:
    alone = text.replace(" ", "").translate({ord(char): None for char in "ﾞﾟ゛゜"})
    folded = fold_points(alone).tobytes().decode("utf-32-le")
    assert folded == "".join(search_key(char) for char in alone)


@pytest.mark.parametrize(
    "text",
    ["髙橋　茂", "㈱さくら", "ﾀﾞｲﾁｮｳ", "ガーデンハイツ１０５", "葛󠄀城", "042-000-1234", "\ue000川"],
)
def test_folding_a_name_is_its_search_key(text: str) -> None:
    assert fold_points(text).tobytes().decode("utf-32-le") == search_key(text)
