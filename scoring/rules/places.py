"""How far from its found position a home may lie, by the level at which it was found."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from scoring.codes import LocationLevel, PlaceDoubt
from scoring.columns import FloatArray
from scoring.errors import RulesProblem
from scoring.rules.toml_table import TomlTable, parse_toml

PLACED_LEVELS = (
    LocationLevel.GIVEN,
    LocationLevel.RESIDENCE,
    LocationLevel.PARCEL,
    LocationLevel.PARCEL_MAIN,
    LocationLevel.BLOCK,
)
"""The levels at which a home has a point of its own."""


@dataclass(frozen=True)
class PlaceRules:
    """How far a home may lie from its position.

    ``radius_m`` for each of :data:`PLACED_LEVELS`; ``town_radius_m`` from the middle of its
    town, where the numbers of the town are not known. ``far_doubts`` are those under which a
    position may be wrong by more than its level tells: then it is ``doubted_radius_m``.
    """

    radius_m: Mapping[LocationLevel, float]
    town_radius_m: float
    far_doubts: frozenset[PlaceDoubt]
    doubted_radius_m: float

    def radii(self, levels: pd.Series, doubts: pd.Series) -> FloatArray:
        """Give the radius of each level and doubt; NaN where only the town is known, or nothing.

        ``doubts`` are values of PlaceDoubt, empty: none.
        """
        of_category = [
            self.radius_m.get(LocationLevel(level), np.nan) for level in levels.cat.categories
        ]
        radii: FloatArray = np.array([*of_category, np.nan])[levels.cat.codes.to_numpy()]
        is_doubted = doubts.isin([doubt.value for doubt in self.far_doubts]).to_numpy()
        return np.where(is_doubted, np.maximum(radii, self.doubted_radius_m), radii)


def parse_place_rules(text: str, file: str) -> PlaceRules:
    """Read the radii from TOML text, checked whole; raises RulesError."""
    top = parse_toml(text, file)
    top.allow("checked_on", "source", "radius", "town", "doubted")
    top.day("checked_on")
    top.text("source")
    radius_m, town_radius_m = _parse_radii(top), _parse_town(top)
    doubted = top.table("doubted")
    doubted.allow("doubts", "radius_m", "source")
    doubted.text("source")
    return PlaceRules(
        radius_m, town_radius_m, _parse_doubts(doubted), float(doubted.whole("radius_m"))
    )


def _parse_radii(top: TomlTable) -> dict[LocationLevel, float]:
    radii: dict[LocationLevel, float] = {}
    for table in top.tables("radius"):
        table.allow("level", "radius_m", "source")
        table.text("source")
        level = table.code("level", LocationLevel)
        if level not in PLACED_LEVELS or level in radii:
            expected = " / ".join(PLACED_LEVELS)
            raise table.refuse(
                RulesProblem.UNKNOWN_VALUE, "level", value=level.value, expected=expected
            )
        radii[level] = float(table.whole("radius_m"))
    for level in PLACED_LEVELS:
        if level not in radii:
            raise top.refuse(RulesProblem.MISSING_KEY, "level", expected=level.value)
    return radii


def _parse_town(top: TomlTable) -> float:
    town = top.table("town")
    town.allow("radius_m", "source")
    town.text("source")
    return float(town.whole("radius_m"))


def _parse_doubts(doubted: TomlTable) -> frozenset[PlaceDoubt]:
    words = doubted.texts("doubts")
    doubted.known("doubts", words, [doubt.value for doubt in PlaceDoubt])
    return frozenset(map(PlaceDoubt, words))
