"""Positions × layers → exposure: what each layer says at each home, and the worst of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.bounds import bounds_of
from gis.crs import check_points
from gis.errors import HazardError, HazardProblem
from gis.hazard import HazardLayer, LayerSample
from gis.layer_values import worst_collapse
from gis.town_shares import TownRanks, rank_towns
from gis.worst_layer import Said, Worst, greatest, said_by_none, worst_of
from scoring.codes import FLOOD_PERILS, Coverage, HazardKind, LocationLevel
from scoring.columns import FloatArray, codes_from_positions
from scoring.frames import EXPOSURE, LAYER_EXPOSURE

_ASSESSED, _OUTSIDE, _NO_LOCATION = (
    list(Coverage).index(code)
    for code in (Coverage.ASSESSED, Coverage.OUTSIDE, Coverage.NO_LOCATION)
)


NO_SPREADS: Mapping[str, FloatArray] = MappingProxyType({})
"""For towns whose gazetteer is not at hand: households known only to the town are unknown."""


@dataclass(frozen=True)
class Overlay:
    """What the layers say of the homes.

    The frames LAYER_EXPOSURE (layer by layer, homes in order), EXPOSURE (a row per home) and
    RANK_SHARES (of the homes known only to the town).
    """

    layer_exposure: pd.DataFrame
    exposure: pd.DataFrame
    rank_shares: pd.DataFrame


@dataclass(frozen=True)
class _Answer:
    layer: HazardLayer
    sample: LayerSample

    @property
    def counts_as_flood(self) -> bool:
        return self.layer.spec.peril in FLOOD_PERILS


def overlay_layers(
    locations: pd.DataFrame,
    layers: Sequence[HazardLayer],
    spreads: Mapping[str, FloatArray] = NO_SPREADS,
) -> Overlay:
    """Put every home on every layer, and take the worst over the layers of a kind.

    A home known to a radius takes the worst in it (:meth:`HazardLayer.sample`). Where one layer
    knows of water and another has no data, the water counts; where none knows of water and one
    has no data, the answer is unknown; dry is only what no layer doubts. The same holds for
    duration and zones. Layers of other perils than the river flood stay by themselves.

    A home known only to the town takes the worst rank that is anywhere in the town, and is
    never dry; zones and duration are not told for it.

    Parameters
    ----------
    locations
        A frame of LOCATIONS.
    layers
        Open layers, in the order of the job; their position is ``layer`` in the result.
    spreads
        Points (n, 2) that stand for the area of a town, by its key.

    Raises
    ------
    HazardError
        NO_OVERLAP or AXES_SWAPPED: a layer lies elsewhere than the homes. Also what
        :meth:`HazardLayer.sample` raises.
    """
    lonlat, radius_m = _lonlat(locations), _radius_m(locations)
    check_overlap(lonlat, layers)
    answers = [_Answer(layer, layer.sample(lonlat, radius_m)) for layer in layers]
    of_depth = [answer.layer for answer in _depths(answers)]
    towns = rank_towns(locations, of_depth, spreads)
    return Overlay(
        _layer_exposure(locations["household_id"], answers),
        _exposure(locations, answers, towns),
        towns.shares,
    )


def check_overlap(lonlat: FloatArray, layers: Sequence[HazardLayer]) -> None:
    """Refuse layers that lie elsewhere than the points (n, 2); points that are NaN do not count.

    Raises
    ------
    HazardError
        NO_OVERLAP: names both extents. AXES_SWAPPED: they would meet with the layer's axes
        exchanged. POINTS_SWAPPED: the points have latitude first.
    """
    located = lonlat[np.isfinite(lonlat).all(axis=1)]
    if not len(located):
        return
    check_points(located)
    town = bounds_of(located)
    for layer in layers:
        if layer.speaks_within(town):
            continue
        swapped = layer.swapped_bounds.overlaps(town) and not layer.bounds.overlaps(town)
        problem = HazardProblem.AXES_SWAPPED if swapped else HazardProblem.NO_OVERLAP
        extent = layer.bounds if not layer.bounds.overlaps(town) else layer.coverage_bounds
        raise HazardError(problem, file=layer.spec.file, extent=str(extent), town=str(town))


def _lonlat(locations: pd.DataFrame) -> FloatArray:
    lonlat: FloatArray = locations[["lon", "lat"]].to_numpy(dtype=np.float64)
    return lonlat


def _radius_m(locations: pd.DataFrame) -> FloatArray:
    """Give the radius of each home; NaN: its place is not known.

    A position given with the registry is the place itself, also in a town from before radii
    were kept.
    """
    is_given = (locations["location_level"] == LocationLevel.GIVEN).to_numpy()
    radius_m: FloatArray = locations["radius_m"].to_numpy(dtype=np.float64)
    return np.where(np.isnan(radius_m) & is_given, 0.0, radius_m)


def _layer_exposure(household_id: pd.Series, answers: Sequence[_Answer]) -> pd.DataFrame:
    if not answers:
        return LAYER_EXPOSURE.empty()
    homes, count = len(household_id), len(answers)
    kinds = [list(HazardKind).index(answer.layer.spec.kind) for answer in answers]
    coverage = np.concatenate([answer.sample.coverage for answer in answers])
    return LAYER_EXPOSURE.build(
        {
            "household_id": household_id.take(np.tile(np.arange(homes), count)),
            "layer": np.repeat(np.arange(count, dtype=np.int64), homes),
            "kind": codes_from_positions(HazardKind, np.repeat(kinds, homes)),
            "coverage": codes_from_positions(Coverage, coverage),
            "value": np.concatenate([answer.sample.value for answer in answers]),
            "flood_rank": np.concatenate([answer.sample.flood_rank for answer in answers]),
        }
    )


def _exposure(
    locations: pd.DataFrame, answers: Sequence[_Answer], towns: TownRanks
) -> pd.DataFrame:
    is_placed = np.isfinite(_lonlat(locations)).all(axis=1) & np.isfinite(_radius_m(locations))
    nothing = said_by_none(np.where(is_placed, _OUTSIDE, _NO_LOCATION).astype(np.int8))
    of_depth = _depths(answers)
    said = [Said(answer.sample.coverage, answer.sample.flood_rank) for answer in of_depth]
    flood = _with_towns(worst_of(said, nothing), towns)
    floods = [answer for answer in answers if answer.counts_as_flood]
    collapse = _zone(answers, HazardKind.COLLAPSE_ZONE, nothing, worst_collapse)
    return EXPOSURE.build(
        {
            "household_id": locations["household_id"],
            "hazard_coverage": codes_from_positions(Coverage, flood.coverage),
            "flood_rank": flood.value,
            "depth_m": _depth_of_worst(of_depth, flood.value),
            "duration_rank": _zone(floods, HazardKind.DURATION_RANK, nothing),
            "in_collapse_zone": np.minimum(collapse, 1.0),
            "worst_layer": _names([answer.layer.spec.name for answer in of_depth], flood.layer),
            "collapse_zone": collapse,
            "sediment_zone": _zone(answers, HazardKind.SEDIMENT_ZONE, nothing),
        }
    )


def _depths(answers: Sequence[_Answer]) -> list[_Answer]:
    return [answer for answer in answers if answer.layer.is_depth and answer.counts_as_flood]


def _zone(
    answers: Sequence[_Answer],
    kind: HazardKind,
    nothing: Worst,
    join: Callable[[FloatArray], FloatArray] = greatest,
) -> FloatArray:
    samples = [answer.sample for answer in answers if answer.layer.spec.kind is kind]
    return worst_of([Said(it.coverage, it.value) for it in samples], nothing, join).value


def _with_towns(flood: Worst, towns: TownRanks) -> Worst:
    """Put in the homes known only to the town: in the water if any of the town is."""
    coverage, value, layer = flood.coverage.copy(), flood.value.copy(), flood.layer.copy()
    is_wet = ~np.isnan(towns.flood_rank)
    coverage[towns.home] = np.where(is_wet, _ASSESSED, _NO_LOCATION)
    value[towns.home], layer[towns.home] = towns.flood_rank, towns.layer
    return Worst(coverage, value, layer)


def _depth_of_worst(answers: Sequence[_Answer], worst_rank: FloatArray) -> FloatArray:
    """Give the depth where a layer in metres has the worst rank; another depth would mislead."""
    depth_m = np.full(len(worst_rank), np.nan)
    for answer in answers:
        if answer.layer.spec.kind is HazardKind.DEPTH_M:
            is_worst = answer.sample.flood_rank == worst_rank
            depth_m = np.where(is_worst, np.fmax(depth_m, answer.sample.value), depth_m)
    return depth_m


def _names(names: Sequence[str], layer: NDArray[np.int64]) -> pd.Series:
    column = pd.Categorical.from_codes(layer, categories=range(len(names)))
    return pd.Series(np.array([*names, np.nan], dtype=object)[column.codes], dtype="str")
