"""Laws of geocoding: each row of the tables is found in every spelling; nothing ever breaks."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gis.addresses.gazetteer import build_gazetteer
from gis.addresses.geocode import PLACED, geocode
from gis.addresses.tables import AddressTables
from scoring.codes import LocationLevel, PlaceDoubt
from tests.gis.addresses.builders_gazetteer import CITY, TOWNS_OF_CITY, tables_of, the_gazetteer
from tests.gis.addresses.spellings import ARow, spelled
from tests.gis.addresses.test_address_text import ANY_TEXT

ROUNDS = 40
TWINS = ("上ノ町", "上之町")
TOWN_BITS = ["さくら川市", "本町", "湊", "和浦西", "七番丁", "津根", "加津", "栄町", "上る"]
NUMBER_BITS = ["2", "12", "三", "丁目", "番地", "番", "号", "の", "-", "イ", "甲"]
BITS = st.sampled_from([*TOWN_BITS, *NUMBER_BITS])


def rows_with_a_place(tables: AddressTables) -> tuple[pd.DataFrame, list[ARow]]:
    numbers = tables.numbers[tables.numbers["lon"].notna()]
    towns = tables.towns.set_index("town_key").loc[numbers["town_key"]]
    words = numbers[["first", "second", "third"]].fillna("").to_numpy().tolist()
    names = towns[["city", "oaza", "chome", "koaza"]].fillna("").to_numpy().tolist()
    is_house = (numbers["level"] == LocationLevel.RESIDENCE).tolist()
    made = [
        ARow(*name, tuple(word for word in number if word), house)
        for name, number, house in zip(names, words, is_house, strict=True)
    ]
    return numbers.reset_index(drop=True), made


def place(addresses: Sequence[str]) -> pd.DataFrame:
    texts = pd.Series(list(addresses), dtype="str")
    return geocode(texts, pd.Series([None] * len(texts), dtype="str"), the_gazetteer())


def test_every_row_is_found_in_every_spelling() -> None:
    numbers, rows = rows_with_a_place(tables_of(*TOWNS_OF_CITY))
    asked = [place for place, row in enumerate(rows) if row.city == CITY and row.oaza not in TWINS]
    numbers, rows = numbers.iloc[asked].reset_index(drop=True), [rows[place] for place in asked]
    may_be_chome = np.array([row.oaza == "本町" and not row.chome for row in rows])
    rng = np.random.default_rng(20261121)
    for _ in range(ROUNDS):
        addresses = [spelled(row, rng, "見本県") for row in rows]
        found = place(addresses)
        is_right = (found["lon"] == numbers["lon"]) & (found["lat"] == numbers["lat"])
        is_right |= may_be_chome & (found["doubt"] == PlaceDoubt.NUMBER_UNCLEAR)
        assert is_right.all(), (addresses[is_right.argmin()], found.loc[is_right.argmin()])


@given(st.lists(st.one_of(ANY_TEXT, st.lists(BITS, max_size=9).map("".join)), max_size=6))
def test_no_text_whatever_breaks_it(texts: list[str]) -> None:
    found = place(texts)
    PLACED.check(found)
    is_nowhere = found["lon"].isna()
    assert (is_nowhere == found["lat"].isna()).all()
    assert (is_nowhere == (found["location_level"] == LocationLevel.NONE)).all()
    assert found.loc[is_nowhere, "doubt"].notna().all()


@settings(max_examples=50)
@given(st.permutations([f"{CITY}湊{number}" for number in range(1, 8)] + ["栄町5", "？"]))
def test_the_order_of_addresses_does_not_matter(texts: list[str]) -> None:
    alone = pd.concat([place([text]) for text in texts], ignore_index=True)
    pd.testing.assert_frame_equal(place(texts), alone)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_tables_does_not_matter(seed: int) -> None:
    rng = np.random.default_rng(seed)
    towns = [TOWNS_OF_CITY[place] for place in rng.permutation(len(TOWNS_OF_CITY))]
    shuffled = tables_of(*towns)
    names = [f"{town.city}{town.oaza}{town.koaza}5" for town in TOWNS_OF_CITY if not town.chome]
    texts = pd.Series(names, dtype="str")
    nothing = pd.Series([None] * len(texts), dtype="str")
    from_shuffled = geocode(texts, nothing, build_gazetteer(shuffled))
    columns = ["location_level", "matched", "rest", "doubt", "others"]
    pd.testing.assert_frame_equal(from_shuffled[columns], place(names)[columns])
