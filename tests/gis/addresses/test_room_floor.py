"""The floor that a room number gives away, and where it gives nothing away."""

import numpy as np
import pytest

from gis.addresses.room_floor import floor_hint, floor_hints


@pytest.mark.parametrize(
    ("text", "floor"),
    [
        ("コーポ青空305号室", 3),
        ("青空タワー1205", 12),
        ("県営住宅3-405", 4),
        ("３棟２０１号", 2),
        ("青空ビル5F", 5),
        ("青空ビル１０階", 10),
        ("101A", 1),
        ("B棟101", 1),
        ("B1", 0),
        ("地下1階", 0),
    ],
)
def test_a_room_tells_its_floor(text: str, floor: int) -> None:
    assert floor_hint(text) == floor


@pytest.mark.parametrize(
    "text", ["離れ", "山田方", "青空荘12号室", "10階建", "青空荘2", "棟300", "1-99999", ""]
)
def test_what_tells_no_floor_is_no_guess(text: str) -> None:
    assert np.isnan(floor_hint(text))


def test_the_building_goes_before_what_stands_behind_the_number() -> None:
    made = floor_hints(["305号室", ""], ["201", "201"])
    assert made.tolist() == [3, 2]
