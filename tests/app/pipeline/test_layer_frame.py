import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import AppError, AppProblem
from app.pipeline.layer_frame import Reach, frame_of_homes, reach_of, tallness_of
from gis.bounds import Bounds

TOWN = Bounds(139.0, 35.0, 139.1, 35.1)
AROUND = st.tuples(st.floats(138.9, 139.2), st.floats(34.9, 35.2))


@given(st.lists(AROUND, min_size=1, max_size=30))
def test_the_frame_of_a_town_holds_all_its_homes(places: list[tuple[float, float]]) -> None:
    lonlat = np.array(places)
    assert frame_of_homes(lonlat).contain(lonlat).all()


def test_a_home_in_another_place_does_not_stretch_the_frame() -> None:
    homes = np.array([[139.0, 35.0], [139.01, 35.01], [139.02, 35.0], [135.0, 34.0]])
    assert frame_of_homes(homes) == Bounds(139.0, 35.0, 139.02, 35.01)


def test_homes_without_a_place_are_left_out_and_none_at_all_is_told() -> None:
    nowhere = [np.nan, np.nan]
    assert frame_of_homes(np.array([[139.0, 35.0], nowhere])) == Bounds(139.0, 35.0, 139.0, 35.0)
    with pytest.raises(AppError) as refused:
        frame_of_homes(np.array([nowhere]))
    assert refused.value.code is AppProblem.NO_TOWN_FRAME


@pytest.mark.parametrize(
    ("layer", "reach"),
    [
        (Bounds(138.9, 34.9, 139.2, 35.2), Reach.COVERS),
        (TOWN, Reach.COVERS),
        (Bounds(139.000001, 35.0, 139.1, 35.1), Reach.COVERS),
        (Bounds(139.01, 34.9, 139.2, 35.2), Reach.PART),
        (Bounds(139.02, 35.02, 139.03, 35.03), Reach.PART),
        (Bounds(141.0, 38.0, 141.1, 38.1), Reach.APART),
    ],
)
def test_how_a_layer_lies_to_the_town(layer: Bounds, reach: Reach) -> None:
    assert reach_of(layer, TOWN) is reach


def test_a_town_in_one_point_still_has_a_picture() -> None:
    assert tallness_of(Bounds(139.0, 35.0, 139.0, 35.0)) == 0.5
    assert 1.19 < tallness_of(TOWN) <= 1.2
