"""Positions from addresses: what may be claimed, what is doubted, and what is never guessed."""

import numpy as np
import pandas as pd

from gis.addresses.gazetteer import Gazetteer, build_gazetteer
from gis.addresses.geocode import CANDIDATES, PLACED, candidates, geocode
from scoring.codes import LocationLevel, PlaceDoubt
from tests.gis.addresses.builders_gazetteer import (
    CITY,
    TOWNS_OF_CITY,
    ATown,
    point_of,
    tables_of,
    the_gazetteer,
)


def place(gazetteer: Gazetteer, *addresses: str | None) -> pd.DataFrame:
    texts = pd.Series(addresses, dtype="str")
    return geocode(texts, pd.Series([None] * len(texts), dtype="str"), gazetteer)


def row_of(oaza: str, chome: str = "", koaza: str = "") -> int:
    names = [(town.oaza, town.chome, town.koaza) for town in TOWNS_OF_CITY]
    return names.index((oaza, chome, koaza))


def test_a_house_is_found_at_its_own_point() -> None:
    found = place(the_gazetteer(), f"{CITY}本町1丁目2番17号").iloc[0]
    assert (found["lon"], found["lat"]) == point_of(row_of("本町", "１丁目"), 2, 17)
    assert found["location_level"] == LocationLevel.RESIDENCE


def test_a_number_without_a_place_lies_between_its_neighbours() -> None:
    found = place(the_gazetteer(), f"{CITY}湊46").iloc[0]
    before, behind = point_of(row_of("湊"), 45, 1), point_of(row_of("湊"), 47)
    assert found["doubt"] == PlaceDoubt.NEIGHBOURS
    assert before[0] < found["lon"] < behind[0]


def test_rows_come_in_the_order_given_and_empty_addresses_are_found_nowhere() -> None:
    texts = [f"{CITY}湊45-1", None, f"{CITY}七番丁19", f"{CITY}湊45-1"]
    found = place(the_gazetteer(), *texts)
    PLACED.check(found)
    assert found["matched"].fillna("").tolist() == [
        f"{CITY}湊45-1",
        "",
        f"{CITY}七番丁19",
        f"{CITY}湊45-1",
    ]
    assert found["location_level"].tolist()[1] == LocationLevel.NONE


def test_no_addresses_give_no_rows() -> None:
    assert len(place(the_gazetteer())) == 0


def test_an_empty_gazetteer_finds_nothing() -> None:
    found = place(build_gazetteer(tables_of()), "湊45-1")
    assert found["location_level"].tolist() == [LocationLevel.NONE]


def test_only_what_is_known_to_the_town_carries_its_key() -> None:
    found = place(the_gazetteer(), f"{CITY}湊45-1", f"{CITY}湊99", f"{CITY}上の町5")
    first, last = row_of("上ノ町"), row_of("上之町")
    keys = found["town_key"].tolist()
    assert keys[1:] == [f"t{row_of('湊'):02}", f"t{first:02}+t{last:02}"]
    assert pd.isna(keys[0])


def test_the_spread_of_a_town_is_the_points_of_its_numbers() -> None:
    gazetteer = the_gazetteer()
    assert len(gazetteer.spread_of(f"t{row_of('和浦西', '２丁目'):02}")) == 2
    both = f"t{row_of('上ノ町'):02}+t{row_of('上之町'):02}"
    assert len(gazetteer.spread_of(both)) == 2
    assert len(gazetteer.spread_of(f"t{row_of('無点町'):02}")) == 0


def test_a_town_without_numbers_spreads_over_its_own_point() -> None:
    gazetteer = build_gazetteer(tables_of(ATown("湊")))
    assert gazetteer.spread_of("t00").tolist() == [list(point_of(0))]


def test_two_points_of_one_number_far_from_each_other_are_doubted() -> None:
    towns = (
        ATown("本町", "１丁目", numbers=("2-1", "2-2", "2-3"), is_residential=True),
        ATown("本町", numbers=("1-2-1", "1-2")),
    )
    found = place(build_gazetteer(tables_of(*towns)), "さくら川市本町1-2-1").iloc[0]
    assert found["location_level"] == LocationLevel.RESIDENCE
    assert found["doubt"] == PlaceDoubt.NUMBER_UNCLEAR
    assert found["others"] == 1


def test_a_point_far_from_its_neighbours_is_doubted() -> None:
    numbers = ("1", "2", "3", "4", "5", "6", "7", "4000")
    found = place(build_gazetteer(tables_of(ATown("湊", numbers=numbers))), "湊4000", "湊2")
    assert found["doubt"].tolist()[0] == PlaceDoubt.NUMBER_FAR
    assert pd.isna(found["doubt"].tolist()[1])


def test_a_main_number_whose_parts_lie_far_apart_says_so() -> None:
    numbers = ("7-1", "7-2000", "7-9000")
    found = place(build_gazetteer(tables_of(ATown("湊", numbers=numbers))), "湊7").iloc[0]
    assert found["doubt"] == PlaceDoubt.NUMBERS_WIDE


def test_towns_that_two_sources_write_differently_are_one() -> None:
    towns = (
        ATown("松ケ枝", numbers=("5",), source="abr"),
        ATown("松が枝", numbers=("6",), source="isj"),
    )
    found = place(build_gazetteer(tables_of(*towns)), "松ヶ枝5", "松ヶ枝6")
    assert found["location_level"].tolist() == [LocationLevel.PARCEL] * 2
    assert found["doubt"].isna().all()


def test_the_middle_stands_in_for_a_town_without_a_point() -> None:
    town = ATown("湊", numbers=("1", "2", "3"), has_point=False)
    found = place(build_gazetteer(tables_of(town)), "湊").iloc[0]
    assert found["location_level"] == LocationLevel.TOWN
    assert (found["lon"], found["lat"]) == point_of(0, 2)


def test_a_town_without_any_point_borrows_that_of_the_towns_beside_it() -> None:
    towns = (ATown("湊", "１丁目"), ATown("湊", "２丁目", has_point=False))
    found = place(build_gazetteer(tables_of(*towns)), "湊2丁目5").iloc[0]
    assert found["location_level"] == LocationLevel.TOWN
    assert found["doubt"] == PlaceDoubt.TOWN_WITHOUT_POINT
    assert found["town_key"] == "t00+t01"


def test_candidates_give_every_reading_the_likeliest_first() -> None:
    found = candidates(f"{CITY}本町2-1", the_gazetteer())
    CANDIDATES.check(found)
    assert found["matched"].tolist() == [f"{CITY}本町２丁目1", f"{CITY}本町2-1"]


def test_candidates_name_the_town_in_each_municipality() -> None:
    found = candidates("栄町5", the_gazetteer())
    assert found["matched"].tolist() == [f"{CITY}栄町5", "となり町栄町5"]


def test_nothing_fits_nothing() -> None:
    assert len(candidates("？？", the_gazetteer())) == 0


def test_a_distinct_text_is_the_same_wherever_it_stands() -> None:
    texts = [f"{CITY}湊{number}" for number in range(1, 70)]
    forward = place(the_gazetteer(), *texts)
    backward = place(the_gazetteer(), *texts[::-1])
    same = backward.iloc[::-1].reset_index(drop=True)
    pd.testing.assert_frame_equal(forward, same)
    assert np.isfinite(forward["lon"]).all()
