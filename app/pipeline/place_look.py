"""What a person sees of one home before it is placed, and what a place means at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.pipeline.pins import PinnedAs
from app.pipeline.place_desk import PlaceBook, Spot
from gis.addresses.geocode import CANDIDATES, candidates
from gis.hazard import HazardLayer
from gis.worst_layer import Said, said_by_none, worst_of
from scoring.codes import FLOOD_PERILS, Coverage, LocationLevel, PlaceDoubt
from scoring.columns import FloatArray
from scoring.rules import PlaceRules

MOST_CANDIDATES = 9
MOST_SPREAD = 400
_OUTSIDE = list(Coverage).index(Coverage.OUTSIDE)


@dataclass(frozen=True)
class PlaceLook:
    """Where a home may lie: the likeliest places, and known points (n, 2) of its town."""

    candidates: pd.DataFrame
    spread: FloatArray


@dataclass(frozen=True)
class WaterHere:
    """What the flood layers say at a place; ``flood_rank`` None: unknown, 0: dry.

    It is the worst within ``radius_m``; 0: at the very point.
    """

    coverage: Coverage
    flood_rank: int | None
    radius_m: float = 0.0


def look_at_place(book: PlaceBook, household_id: str, town_key: str | None) -> PlaceLook:
    """Look a home up; without address tables nothing is found."""
    nothing = np.empty((0, 2))
    address = book.addresses.get(household_id)
    if book.gazetteer is None or address is None:
        return PlaceLook(CANDIDATES.empty(), nothing)
    found = candidates(address, book.gazetteer)
    located = found[found["lon"].notna()].head(MOST_CANDIDATES).reset_index(drop=True)
    spread = nothing if town_key is None else book.gazetteer.spread_of(town_key)
    return PlaceLook(located, spread[:: max(1, len(spread) // MOST_SPREAD)])


def spot_of(found: pd.Series) -> Spot | None:
    """Give the spot of a candidate; None: only its town is known, which is no place."""
    level = LocationLevel(found["location_level"])
    if level in (LocationLevel.TOWN, LocationLevel.NONE):
        return None
    doubt = None if pd.isna(found["doubt"]) else PlaceDoubt(found["doubt"])
    return Spot((float(found["lon"]), float(found["lat"])), PinnedAs(level, doubt))


def water_at(spot: Spot, rules: PlaceRules, layers: Sequence[HazardLayer]) -> WaterHere:
    """Ask the flood depth layers at a spot, as a home there is judged: the worst of its circle."""
    here, radius_m = np.array([spot.lonlat]), _radius_of(spot, rules)
    asked = [
        layer.sample(here, np.array([radius_m]))
        for layer in layers
        if layer.is_depth and layer.spec.peril in FLOOD_PERILS
    ]
    said = [Said(sample.coverage, sample.flood_rank) for sample in asked]
    worst = worst_of(said, said_by_none(np.full(1, _OUTSIDE, dtype=np.int8)))
    rank = float(worst.value[0])
    coverage = list(Coverage)[int(worst.coverage[0])]
    return WaterHere(coverage, None if np.isnan(rank) else int(rank), radius_m)


def _radius_of(spot: Spot, rules: PlaceRules) -> float:
    levels = pd.Series(pd.Categorical([spot.known_as.level.value], [*LocationLevel]))
    doubts = pd.Series([spot.known_as.doubt], dtype=object)
    return float(rules.radii(levels, doubts)[0])
