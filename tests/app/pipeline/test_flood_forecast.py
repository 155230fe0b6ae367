"""被害想定: each layer by itself, each person once, the unknown in a class of their own."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pipeline.flood_forecast import CLASSES, MEASURES, forecast_layers
from app.store.town import LayerFact
from scoring.codes import HazardKind, LocationLevel, Peril, ResidentStatus
from scoring.frames import LAYER_EXPOSURE, RANK_SHARES
from tests.builders_areas import DEPTH, exposure_of
from tests.builders_report import AHousehold, APerson, frames_of

A, B = APerson(score=20.0, level="A"), APerson(score=9.0, level="B")
NO_LEVEL = APerson(score=0.5)
GONE = APerson(status=ResidentStatus.MOVED_OUT)
ZONE = LayerFact("倒壊", HazardKind.COLLAPSE_ZONE, "1/z.gpkg", "cd")


def test_people_are_counted_by_layer_district_and_rank() -> None:
    frames = frames_of(
        AHousehold(people=(A, APerson(), GONE), district="東"),
        AHousehold(people=(B, NO_LEVEL), district="東"),
        AHousehold(people=(APerson(),), district="西"),
        AHousehold(people=(A,), district=None),
    )
    exposure = exposure_of(
        (HazardKind.DEPTH_RANK, [2, None, 0, 2]), (HazardKind.COLLAPSE_ZONE, [0, 1, None, 3])
    )
    depth, zone = forecast_layers(frames, exposure, (DEPTH, ZONE))

    assert depth.classes == (0, 1, 2, 3, 4, 5, 6, None)
    assert depth.districts == ("東", "西", None)
    assert depth.of("households").tolist() == [1, 0, 2, 0, 0, 0, 0, 1]
    assert depth.of("residents", 0).tolist() == [0, 0, 2, 0, 0, 0, 0, 2]
    assert depth.of("in_need", 0).tolist() == [0, 0, 1, 0, 0, 0, 0, 2]
    assert depth.of("A").tolist() == [0, 0, 2, 0, 0, 0, 0, 0]
    assert depth.of("B").tolist() == [0, 0, 0, 0, 0, 0, 0, 1]
    assert zone.classes == (0, 1, 2, 3, 4, None)
    assert zone.of("residents").tolist() == [2, 2, 0, 1, 0, 1]


def test_a_home_known_to_the_town_only_is_unknown_however_wet_the_town() -> None:
    frames = frames_of(AHousehold(location_level=LocationLevel.TOWN), AHousehold())
    (depth,) = forecast_layers(frames, exposure_of((HazardKind.DEPTH_RANK, [5, 5])), (DEPTH,))
    assert depth.of("households").tolist() == [0, 0, 0, 0, 0, 1, 0, 1]


def test_a_home_known_to_the_town_only_is_shared_out_beside_the_counts() -> None:
    frames = frames_of(
        AHousehold(people=(A, APerson(), APerson()), location_level=LocationLevel.TOWN),
        AHousehold(people=(B,), location_level=LocationLevel.TOWN),
        AHousehold(people=(A,)),
    )
    shares = RANK_SHARES.build(
        {
            "household_id": ["H00001", "H00001", "H00001"],
            "flood_rank": [0.0, 3.0, np.nan],
            "share": [0.5, 0.3, 0.2],
        }
    )
    frames = replace(frames, rank_shares=shares)
    exposure = exposure_of((HazardKind.DEPTH_RANK, [5, 5, 2]), (HazardKind.COLLAPSE_ZONE, [1] * 3))
    depth, zone = forecast_layers(frames, exposure, (DEPTH, ZONE))

    told = {name: depth.unsure[place].round(6).tolist() for place, name in enumerate(MEASURES)}
    assert told["households"] == [0.5, 0, 0, 0.3, 0, 0, 0, 1.2]
    assert told["residents"] == [1.5, 0, 0, 0.9, 0, 0, 0, 1.6]
    assert told["A"] == [0.5, 0, 0, 0.3, 0, 0, 0, 0.2]
    assert told["B"] == [0, 0, 0, 0, 0, 0, 0, 1]
    assert depth.of("residents").tolist() == [0, 0, 1, 0, 0, 0, 0, 4]
    assert zone.unsure is None


def test_the_shares_are_not_told_of_water_that_is_no_flood() -> None:
    frames = frames_of(AHousehold(location_level=LocationLevel.TOWN))
    inland = replace(DEPTH, peril=Peril.INLAND)
    exposure = exposure_of((HazardKind.DEPTH_RANK, [5]), (HazardKind.DEPTH_RANK, [5]))
    flood, other = forecast_layers(frames, exposure, (DEPTH, inland))

    assert other.unsure is None
    assert flood.unsure is not None
    assert not flood.is_of_all_layers
    twice = forecast_layers(frames, exposure, (DEPTH, replace(DEPTH, name="別の川")))
    assert all(forecast.is_of_all_layers for forecast in twice)


def test_a_layer_without_an_answer_leaves_everybody_unknown() -> None:
    frames = frames_of(AHousehold(), AHousehold())
    (depth,) = forecast_layers(frames, LAYER_EXPOSURE.empty(), (DEPTH,))
    assert depth.of("residents").tolist() == [0] * 7 + [2]
    assert forecast_layers(frames, LAYER_EXPOSURE.empty(), ()) == ()


@pytest.mark.parametrize("kind", list(HazardKind))
def test_every_kind_of_layer_has_its_classes(kind: HazardKind) -> None:
    assert CLASSES[kind][0] == 0


@given(st.lists(st.tuples(st.sampled_from([None, 0, 1, 6]), st.booleans()), max_size=8))
def test_every_resident_is_in_one_class_of_each_layer(homes) -> None:
    frames = frames_of(
        *(AHousehold(people=(A, APerson()), district="東" if east else None) for _, east in homes)
    )
    exposure = exposure_of((HazardKind.DEPTH_RANK, [value for value, _ in homes]))
    (depth,) = forecast_layers(frames, exposure if homes else LAYER_EXPOSURE.empty(), (DEPTH,))
    sums = {measure: int(depth.of(measure).sum()) for measure in MEASURES}
    count = len(homes)
    assert sums == dict(zip(MEASURES, (count, 2 * count, count, count, 0, 0, 0), strict=True))
