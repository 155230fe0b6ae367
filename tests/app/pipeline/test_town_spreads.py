"""What stands for the area of a town of which a home's number is not known."""

import numpy as np
import pandas as pd

from app.pipeline.address_data import spreads_of
from app.settings.rules import build_rules
from gis.addresses.gazetteer import Gazetteer, build_gazetteer
from gis.addresses.tables import NUMBERS, TOWNS, AddressTables

RULES = build_rules({}).places
METRES_OF_DEGREE = 111_000


def a_town(numbers: int) -> Gazetteer:
    """A town 本町 with its middle and so many parcels some metres apart."""
    towns = {name: [None] for name in TOWNS.names} | {
        "town_key": ["t1"], "city": ["さくら川市"], "oaza": ["本町"], "is_residential": [False],
        "lon": [139.45], "lat": [35.05], "source": ["abr"],
    }  # fmt: skip
    rows = {
        "town_key": ["t1"] * numbers,
        "level": ["parcel"] * numbers,
        "first": [str(number + 1) for number in range(numbers)],
        "second": [None] * numbers,
        "third": [None] * numbers,
        "lon": [139.45 + number / 10_000 for number in range(numbers)],
        "lat": [35.05] * numbers,
        "source": ["abr"] * numbers,
    }
    return build_gazetteer(AddressTables(TOWNS.build(towns), NUMBERS.build(rows), (), ()))


def test_the_known_numbers_of_a_town_stand_for_it() -> None:
    spreads = spreads_of(pd.Series(["t1", None, "t1"], dtype="str"), a_town(40), RULES)
    assert list(spreads) == ["t1"]
    assert len(spreads["t1"]) == 40


def test_one_point_does_not_pass_for_a_whole_town() -> None:
    (points,) = spreads_of(pd.Series(["t1"], dtype="str"), a_town(0), RULES).values()
    apart = np.hypot(*((points - (139.45, 35.05)) * METRES_OF_DEGREE * (0.82, 1.0)).T)
    assert len(points) > 30
    assert 0.9 * RULES.town_radius_m < apart.max() < 1.1 * RULES.town_radius_m


def test_without_a_gazetteer_no_town_has_an_area() -> None:
    assert spreads_of(pd.Series(["t1"], dtype="str"), None, RULES) == {}
    assert spreads_of(pd.Series([None], dtype="str"), a_town(3), RULES) == {}
