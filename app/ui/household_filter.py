"""Which households a person wants to see: one value, one mask."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from scoring.codes import Coverage, Level, Verdict

NOT_LISTED = 0


@dataclass(frozen=True)
class Wanted:
    """What the filter bar asks for; everything left as it is asks for all households.

    ``tiers`` holds 1–4, or :data:`NOT_LISTED` for households that stand on no list.
    ``only_unknown`` keeps homes of which nobody knows whether the water comes.
    """

    query: str = ""
    tiers: frozenset[int] = frozenset()
    level: Level | None = None
    district: str | None = None
    verdict: Verdict | None = None
    coverage: Coverage | None = None
    only_wishing: bool = False
    only_unknown: bool = False


def mask_of(households: pd.DataFrame, wanted: Wanted) -> np.ndarray:
    """Give True for each household the filters want; the query is not looked at here."""
    mask = np.ones(len(households), dtype=bool)
    if wanted.tiers:
        mask &= households["tier"].fillna(NOT_LISTED).isin(list(wanted.tiers)).to_numpy()
    for name, code in (
        ("level", wanted.level),
        ("district", wanted.district),
        ("verdict", wanted.verdict),
        ("hazard_coverage", wanted.coverage),
    ):
        if code is not None:
            mask &= (households[name] == str(code)).to_numpy(dtype=bool)
    if wanted.only_wishing:
        mask &= households["support_requested"].to_numpy(dtype=bool)
    if wanted.only_unknown:
        mask &= households["flood_rank"].isna().to_numpy()
    return mask
