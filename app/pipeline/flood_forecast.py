"""被害想定: how many people each hazard layer reaches, by district and class of the layer.

Layers are never added up. Whatever a layer does not say of a home is a class of its own, and a
home whose place is known only to the town is in it. How such homes may lie, by the shares of
their town's area, is told beside the counts and never in them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.pipeline.coverage_check import count_in_need
from app.pipeline.make_list import ListFrames
from app.pipeline.place_shares import UNKNOWN, shares_of
from app.store.town import LayerFact
from scoring.codes import FLOOD_PERILS, Coverage, HazardKind, Level, LocationLevel
from scoring.columns import FloatArray

DEPTH_KINDS = (HazardKind.DEPTH_M, HazardKind.DEPTH_RANK)
CLASSES: dict[HazardKind, tuple[int, ...]] = {
    HazardKind.DEPTH_M: tuple(range(7)),
    HazardKind.DEPTH_RANK: tuple(range(7)),
    HazardKind.DURATION_RANK: tuple(range(8)),
    HazardKind.COLLAPSE_ZONE: tuple(range(5)),
    HazardKind.SEDIMENT_ZONE: tuple(range(3)),
}
MEASURES = ("households", "residents", "in_need", *(level.value for level in Level))


@dataclass(frozen=True)
class LayerForecast:
    """Whom one layer reaches.

    ``counts``: a row per district that has homes (``district`` NaN: none is known; that one
    last), then the columns are pairs of a measure of :data:`MEASURES` and a place in
    ``classes``. ``classes`` are values of the layer, and None at the end: unknown. People with
    a score but no level are in ``in_need`` and in no level.

    ``unsure`` (measures, classes): homes known only to their town, all of them counted as
    unknown in ``counts``, as they may lie by the shares of its area; None: not for this layer.
    ``is_of_all_layers``: the shares are of the deepest water of several layers.
    """

    name: str
    kind: HazardKind
    classes: tuple[int | None, ...]
    districts: tuple[str | None, ...]
    counts: np.ndarray
    unsure: FloatArray | None = None
    is_of_all_layers: bool = False

    def of(self, measure: str, district: int | None = None) -> np.ndarray:
        """Give a number for each class; ``district`` is a row, None: all of them together."""
        numbers = self.counts[MEASURES.index(measure)]
        chosen: np.ndarray = numbers.sum(axis=0) if district is None else numbers[district]
        return chosen


def forecast_layers(
    frames: ListFrames, layer_exposure: pd.DataFrame, layers: Sequence[LayerFact]
) -> tuple[LayerForecast, ...]:
    """Count whom each layer reaches, layer by layer.

    Parameters
    ----------
    frames
        The frames of a list; who takes no part is in no count.
    layer_exposure
        A frame of LAYER_EXPOSURE of the same town.
    layers
        The layers of the town, in the order of their numbers in ``layer_exposure``.
    """
    weights = _weights(frames)
    unsure = _unsure(frames, weights)
    floods = [layer for layer in layers if _is_flood_depth(layer)]
    names, district = _districts(frames.locations["district"])
    ids = pd.Index(frames.household_scores["household_id"])
    is_vague = (frames.locations["location_level"] == LocationLevel.TOWN.value).to_numpy()
    made = []
    for number, layer in enumerate(layers):
        rows = layer_exposure[(layer_exposure["layer"] == number).to_numpy()]
        values = np.full(len(ids), np.nan)
        values[ids.get_indexer(rows["household_id"])] = _values(rows, layer.kind)
        values[is_vague] = np.nan
        classes = CLASSES[layer.kind]
        place = np.where(np.isnan(values), len(classes), np.nan_to_num(values)).astype("int64")
        counts = np.array([_table(weight, (district, len(names)), place, len(classes) + 1)
                           for weight in weights])  # fmt: skip
        made.append(
            LayerForecast(
                name=layer.name,
                kind=layer.kind,
                classes=(*classes, None),
                districts=names,
                counts=counts,
                unsure=unsure if layer in floods else None,
                is_of_all_layers=len(floods) > 1,
            )
        )
    return tuple(made)


def _is_flood_depth(layer: LayerFact) -> bool:
    return layer.kind in DEPTH_KINDS and layer.peril in FLOOD_PERILS


def _unsure(frames: ListFrames, weights: Sequence[np.ndarray]) -> FloatArray:
    """Share out what counts for homes known only to their town; what has no share is unknown."""
    is_vague = (frames.locations["location_level"] == LocationLevel.TOWN.value).to_numpy()
    shares = shares_of(frames.rank_shares, frames.household_scores["household_id"][is_vague])
    shares[:, UNKNOWN] += 1 - shares.sum(axis=1)
    told: FloatArray = np.array([weight[is_vague] @ shares for weight in weights])
    return told


def _values(rows: pd.DataFrame, kind: HazardKind) -> np.ndarray:
    """Give the class of each row; NaN: the layer does not say."""
    column = "flood_rank" if kind in DEPTH_KINDS else "value"
    is_assessed = (rows["coverage"] == Coverage.ASSESSED.value).to_numpy()
    return np.where(is_assessed, rows[column].to_numpy(dtype="float64"), np.nan)


def _weights(frames: ListFrames) -> list[np.ndarray]:
    """Give what each household counts for, in the order of :data:`MEASURES`."""
    scores = frames.household_scores
    members = scores["members"].to_numpy()
    row = pd.Index(scores["household_id"]).get_indexer(frames.individuals["household_id"])
    by_level = [
        np.bincount(row[(frames.individuals["level"] == level.value).to_numpy()],
                    minlength=len(scores))
        for level in Level
    ]  # fmt: skip
    return [np.ones(len(scores), dtype="int64"), members, count_in_need(frames), *by_level]


def _districts(column: pd.Series) -> tuple[tuple[str | None, ...], np.ndarray]:
    """Give the names in text order, the unknown one last if there is one; and whose is whose."""
    known = sorted(column.dropna().unique())
    has_unknown = bool(column.isna().any())
    position = pd.Index(known).get_indexer(column)
    names = (*known, *([None] if has_unknown else []))
    return names, np.where(position < 0, len(known), position)


def _table(
    weight: np.ndarray, districts: tuple[np.ndarray, int], place: np.ndarray, classes: int
) -> np.ndarray:
    district, count = districts
    sums = np.bincount(district * classes + place, weights=weight, minlength=count * classes)
    return sums.astype("int64").reshape(count, classes)
