"""Longitude and latitude as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.errors import AppError, AppProblem
from app.pipeline.typed_place import parse_place

LON, LAT = some.floats(122, 154), some.floats(20, 46)


@given(LON, LAT)
def test_either_order_means_the_same_place(lon: float, lat: float) -> None:
    wanted = (pytest.approx(lon, abs=1e-6), pytest.approx(lat, abs=1e-6))
    assert parse_place(f"{lat:.7f}, {lon:.7f}") == wanted
    assert parse_place(f"東経{lon:.7f}　北緯{lat:.7f}") == wanted


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("35.85, 139.41", (139.41, 35.85)),
        ("１３９．４１　３５．８５", (139.41, 35.85)),
        ("北緯35度51分0秒 東経139度24分36秒", (139.41, 35.85)),
        ("35°51'00\" 139°24'36\"", (139.41, 35.85)),
    ],
)
def test_what_is_pasted_from_other_maps_is_read(text: str, place: tuple[float, float]) -> None:
    assert parse_place(text) == pytest.approx(place)


@pytest.mark.parametrize("text", ["", "35.85", "本町1-2-3", "35.85 139.41 12"])
def test_what_is_no_pair_of_numbers_is_refused(text: str) -> None:
    with pytest.raises(AppError) as refused:
        parse_place(text)
    assert refused.value.code is AppProblem.PLACE_UNREADABLE


@pytest.mark.parametrize("text", ["0, 0", "51.5, 0.12", "35.85, 35.85", "139.4, 139.5"])
def test_a_place_outside_japan_is_refused(text: str) -> None:
    with pytest.raises(AppError) as refused:
        parse_place(text)
    assert refused.value.code is AppProblem.PIN_OUTSIDE_JAPAN
