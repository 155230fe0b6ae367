"""What the sentence of each verdict rests on, read from the rows of households."""

from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from app.pipeline.make_list import ListFrames
from app.wording.verdict_words import LayersInUse, VerdictFacts
from scoring.codes import Coverage, LocationLevel, Structure, Verdict, VerdictReason

_KIND_UNTOLD = 4


def layers_in_use(frames: ListFrames) -> LayersInUse:
    """See from the frames which kinds of layer say anything at all in this town."""
    exposure = frames.exposure
    return LayersInUse(
        has_duration=bool(exposure["duration_rank"].notna().any()),
        has_collapse=bool(frames.verdicts["is_collapse_known"].any()),
        has_sediment=bool(exposure["sediment_zone"].notna().any()),
    )


def joined_rows(frames: ListFrames) -> pd.DataFrame:
    """Put the columns of the household frames side by side; the frames agree row by row."""
    parts = (frames.household_scores, frames.locations, frames.exposure, frames.verdicts)
    joined = [part.drop(columns="household_id").reset_index(drop=True) for part in parts]
    return pd.concat(joined, axis=1)


def verdict_facts(households: pd.DataFrame, layers: LayersInUse) -> list[VerdictFacts]:
    """Give the facts of each household.

    Parameters
    ----------
    households
        The columns of HOUSEHOLD_SCORES, LOCATIONS, EXPOSURE and VERDICTS in one frame.
    layers
        Which kinds of layer speak anywhere in the town.
    """
    zone = households["collapse_zone"].fillna(households["in_collapse_zone"] * _KIND_UNTOLD)
    is_town_only = households["location_level"] == LocationLevel.TOWN.value
    is_circle_unknown = (households["radius_m"] > 0) & households["flood_rank"].isna()
    columns = {
        "verdict": _codes(households["verdict"], Verdict),
        "reason": _codes(households["reason"], VerdictReason),
        "coverage": _codes(households["hazard_coverage"], Coverage),
        "flood_rank": _wholes(households["flood_rank"]),
        "duration_rank": _wholes(households["duration_rank"]),
        "collapse_zone": _wholes(zone),
        "sediment_zone": _wholes(households["sediment_zone"]),
        "floor": _wholes(households["floor"]),
        "storeys": _wholes(households["storeys"]),
        "structure": _codes(households["structure"], Structure),
        "cannot_climb": households["cannot_climb"].tolist(),
        "needs_power": households["needs_power"].tolist(),
        "is_uncertain": (is_town_only | is_circle_unknown).tolist(),
    }
    names = tuple(columns)
    return [
        VerdictFacts(**dict(zip(names, cells, strict=True)), layers=layers)
        for cells in zip(*columns.values(), strict=True)
    ]


def _codes(values: pd.Series, codes: type[StrEnum]) -> list[Any]:
    """Give the members of a code column; None where it is empty."""
    members = [*codes, None]  # the last place is that of -1: empty
    return [members[place] for place in values.cat.codes.tolist()]


def _wholes(values: pd.Series) -> list[int | None]:
    numbers = values.to_numpy(dtype=np.float64).tolist()
    return [None if np.isnan(number) else int(number) for number in numbers]
