import numpy as np
import pandas as pd
import pytest

from scoring.codes import LocationLevel
from scoring.columns import code_column
from scoring.errors import RulesError
from scoring.rules import PLACED_LEVELS, parse_place_rules
from tests.builders_scoring import problem_of, shipped_text


def test_a_given_position_is_the_point_itself_and_a_coarser_level_reaches_further() -> None:
    radius = parse_place_rules(shipped_text("places"), "places.toml").radius_m
    assert radius[LocationLevel.GIVEN] == 0
    assert radius[LocationLevel.PARCEL] < radius[LocationLevel.PARCEL_MAIN]
    assert radius[LocationLevel.RESIDENCE] < radius[LocationLevel.BLOCK]


def test_a_home_of_which_only_the_town_is_known_has_no_radius() -> None:
    rules = parse_place_rules(shipped_text("places"), "places.toml")
    levels = code_column(LocationLevel, ["town", "given", "none", "parcel", None])
    radii = rules.radii(levels, pd.Series([None] * 5, dtype="str"))
    assert np.isnan(radii[[0, 2, 4]]).all()
    assert radii[1] == 0
    assert radii[3] == rules.radius_m[LocationLevel.PARCEL]


def test_a_position_that_may_be_another_altogether_reaches_further_than_its_level() -> None:
    rules = parse_place_rules(shipped_text("places"), "places.toml")
    levels = code_column(LocationLevel, ["parcel", "parcel", "block", "town", "given"])
    doubts = ["number_far", "neighbours", "number_unclear", "number_unclear", None]
    radii = rules.radii(levels, pd.Series(doubts, dtype="str"))
    assert radii[[0, 2]].tolist() == [rules.doubted_radius_m] * 2
    assert rules.doubted_radius_m > 300
    assert radii[1] == rules.radius_m[LocationLevel.PARCEL]
    assert np.isnan(radii[3])
    assert radii[4] == 0


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("checked_on =", "checkd_on =", ("unknown_key", "-")),
        ('level = "block"', 'level = "town"', ("unknown_value", "radius[5]", "level", "town")),
        ('level = "block"', 'level = "parcel"', ("unknown_value", "radius[5]", "level", "parcel")),
        ("radius_m = 195", "radius_m = -1", ("out_of_range", "radius[5]", "radius_m", -1)),
        ("radius_m = 195", "radius = 180", ("unknown_key", "radius[5]", "radius", "radius")),
        ('"number_far"', '"number_fa"', ("unknown_value", "doubted", "doubts", "number_fa")),
    ],
)
def test_a_wrong_radius_is_refused(old: str, new: str, told: tuple[object, ...]) -> None:
    text = shipped_text("places")
    assert old in text
    with pytest.raises(RulesError) as caught:
        parse_place_rules(text.replace(old, new, 1), "places.toml")
    assert problem_of(caught.value)[: len(told)] == told


def test_every_level_with_a_point_needs_its_radius() -> None:
    text = shipped_text("places").partition('[[radius]]\nlevel = "block"')[0]
    with pytest.raises(RulesError) as caught:
        parse_place_rules(text, "places.toml")
    assert problem_of(caught.value) == ("missing_key", "-", "level", "")
    assert len(PLACED_LEVELS) == 5
