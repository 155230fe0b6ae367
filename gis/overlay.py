"""Positions × layers → exposure: what each layer says at each home, and the worst of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.bounds import bounds_of
from gis.crs import check_points
from gis.errors import HazardError, HazardProblem
from gis.hazard import HazardLayer, LayerSample
from scoring.codes import Coverage, HazardKind
from scoring.columns import FloatArray, codes_from_positions
from scoring.frames import EXPOSURE, LAYER_EXPOSURE

_ASSESSED, _OUTSIDE, _NO_DATA, _NO_LOCATION = (
    list(Coverage).index(code)
    for code in (Coverage.ASSESSED, Coverage.OUTSIDE, Coverage.NO_DATA, Coverage.NO_LOCATION)
)


@dataclass(frozen=True)
class Overlay:
    """The frames LAYER_EXPOSURE (layer by layer, homes in order) and EXPOSURE (a row per home)."""

    layer_exposure: pd.DataFrame
    exposure: pd.DataFrame


@dataclass(frozen=True)
class _Answer:
    layer: HazardLayer
    sample: LayerSample


@dataclass(frozen=True)
class _Worst:
    """The worst of several layers at each home; ``value`` NaN: unknown; ``layer`` -1: none."""

    coverage: NDArray[np.int8]
    value: FloatArray
    layer: NDArray[np.int64]


def overlay_layers(locations: pd.DataFrame, layers: Sequence[HazardLayer]) -> Overlay:
    """Put every home on every layer, and take the worst over the layers of a kind.

    Where one layer knows of water and another has no data, the water counts; where none knows
    of water and one has no data, the answer is unknown; dry is only what no layer doubts. The
    same holds for duration and collapse zones.

    Parameters
    ----------
    locations
        A frame of LOCATIONS.
    layers
        Open layers, in the order of the job; their position is ``layer`` in the result.

    Raises
    ------
    HazardError
        NO_OVERLAP or AXES_SWAPPED: a layer lies elsewhere than the homes. Also what
        :meth:`HazardLayer.sample` raises.
    """
    lonlat = _lonlat(locations)
    check_overlap(lonlat, layers)
    answers = [_Answer(layer, layer.sample(lonlat)) for layer in layers]
    return Overlay(
        _layer_exposure(locations["household_id"], answers), _exposure(locations, answers)
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


def _exposure(locations: pd.DataFrame, answers: Sequence[_Answer]) -> pd.DataFrame:
    nothing = _said_by_none(locations)
    of_depth = [answer for answer in answers if answer.layer.is_depth]
    flood = _worst([answer.sample.flood_rank for answer in of_depth], of_depth, nothing)
    return EXPOSURE.build(
        {
            "household_id": locations["household_id"],
            "hazard_coverage": codes_from_positions(Coverage, flood.coverage),
            "flood_rank": flood.value,
            "depth_m": _depth_of_worst(answers, flood.value),
            "duration_rank": _worst_of(answers, HazardKind.DURATION_RANK, nothing),
            "in_collapse_zone": _worst_of(answers, HazardKind.COLLAPSE_ZONE, nothing),
            "worst_layer": _names([answer.layer.spec.name for answer in of_depth], flood.layer),
            "collapse_zone": _worst_of(answers, HazardKind.COLLAPSE_ZONE, nothing),
            "sediment_zone": _worst_of(answers, HazardKind.SEDIMENT_ZONE, nothing),
        }
    )


def _said_by_none(locations: pd.DataFrame) -> _Worst:
    located = np.isfinite(_lonlat(locations)).all(axis=1)
    coverage = np.where(located, _OUTSIDE, _NO_LOCATION).astype(np.int8)
    return _Worst(coverage, np.full(len(coverage), np.nan), np.full(len(coverage), -1))


def _worst_of(answers: Sequence[_Answer], kind: HazardKind, nothing: _Worst) -> FloatArray:
    of_kind = [answer for answer in answers if answer.layer.spec.kind is kind]
    return _worst(_values(answers, kind), of_kind, nothing).value


def _worst(values: Sequence[FloatArray], answers: Sequence[_Answer], nothing: _Worst) -> _Worst:
    if not answers:
        return nothing
    value_by_layer = np.array(values)
    coverage_by_layer = np.array([answer.sample.coverage for answer in answers])
    assessed = (coverage_by_layer == _ASSESSED) & ~np.isnan(value_by_layer)
    is_doubted = (coverage_by_layer == _NO_DATA).any(axis=0)
    filled = np.where(assessed, value_by_layer, -1.0)
    value = filled.max(axis=0)
    is_known = (value > 0) | ((value == 0) & ~is_doubted)
    coverage = np.where(is_doubted, _NO_DATA, nothing.coverage)
    return _Worst(
        np.where(is_known, _ASSESSED, coverage).astype(np.int8),
        np.where(is_known, value, np.nan),
        np.where(is_known, filled.argmax(axis=0), -1),
    )


def _values(answers: Sequence[_Answer], kind: HazardKind) -> list[FloatArray]:
    return [answer.sample.value for answer in answers if answer.layer.spec.kind is kind]


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
