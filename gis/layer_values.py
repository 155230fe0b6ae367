"""What the numbers of a layer may be, and the rank each of them means."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.errors import HazardError, HazardProblem
from scoring.codes import HazardKind, RankEdition
from scoring.columns import FloatArray
from scoring.depth import rank_edition_codes, stray_edition_codes

MAX_DEPTH_M = 100.0
MAX_DURATION_RANK = 7
"""国土数値情報 浸水継続時間コード: 1 (under 12 hours) to 7 (672 hours and more)."""


@dataclass(frozen=True)
class LayerMeaning:
    """How the values of one layer are read.

    ``edition`` is needed for rank codes; ``rank_of_depth`` gives the rank of depths in metres.
    """

    kind: HazardKind
    edition: RankEdition | None
    file: str
    rank_of_depth: Callable[[FloatArray], FloatArray]

    def as_numbers(self, texts: NDArray[np.generic]) -> FloatArray:
        """Turn the attribute of polygons into numbers.

        Raises
        ------
        HazardError
            VALUE_NOT_A_NUMBER: a polygon without a number would read as "no water here".
        """
        given = pd.Series(texts, dtype=object)
        numbers: FloatArray = pd.to_numeric(given, errors="coerce").to_numpy(dtype=np.float64)
        unread = np.flatnonzero(np.isnan(numbers))
        if len(unread):
            first = int(unread[0])
            value = "" if pd.isna(given.iloc[first]) else str(given.iloc[first])
            raise self._problem(HazardProblem.VALUE_NOT_A_NUMBER, value=value, row=first + 1)
        return numbers

    def checked(self, value: FloatArray) -> FloatArray:
        """Give the values if all can be of this kind (NaN may stand anywhere); zones as 1 or 0.

        Raises
        ------
        HazardError
            DEPTH_NEGATIVE, DEPTH_TOO_DEEP or UNKNOWN_CODE; names the value.
        """
        match self.kind:
            case HazardKind.DEPTH_M:
                return self._checked_depth(value)
            case HazardKind.DEPTH_RANK:
                self._refuse_codes(stray_edition_codes(value, self._told_edition))
                return value
            case HazardKind.DURATION_RANK:
                self._refuse_codes(_stray_durations(value))
                return value
            case HazardKind.SEDIMENT_ZONE:
                self._refuse_codes(_stray_sediment(value))
                return value
            case HazardKind.COLLAPSE_ZONE:
                self._refuse_codes(np.unique(value[value < 0]).tolist())
                return np.where(np.isnan(value), np.nan, (value >= 1).astype(np.float64))

    def rank(self, value: FloatArray) -> FloatArray:
        """Give the rank of checked values: of depth 0–6, of duration 0–7, of a zone 1 or 0."""
        if self.kind is HazardKind.DEPTH_M:
            return self.rank_of_depth(value)
        if self.kind is HazardKind.DEPTH_RANK:
            return rank_edition_codes(value, self._told_edition)
        return value

    @property
    def _told_edition(self) -> RankEdition:
        if self.edition is None:
            raise self._problem(HazardProblem.NO_RANK_EDITION, expected=" / ".join(RankEdition))
        return self.edition

    def _checked_depth(self, depth_m: FloatArray) -> FloatArray:
        if (np.rint(depth_m * 1000) < 0).any():
            raise self._problem(HazardProblem.DEPTH_NEGATIVE, value=float(np.nanmin(depth_m)))
        if (depth_m > MAX_DEPTH_M).any():
            deepest = float(np.nanmax(depth_m))
            raise self._problem(HazardProblem.DEPTH_TOO_DEEP, value=deepest, expected=MAX_DEPTH_M)
        # Whole millimetres: a depth of 1.779 m held in four bytes must read 1.779 again.
        return np.maximum(np.rint(depth_m * 1000) / 1000, 0.0)

    def _refuse_codes(self, strays: list[float]) -> None:
        if strays:
            named = "、".join(f"{code:g}" for code in strays[:10])
            edition = self.kind if self.edition is None else self.edition
            raise self._problem(HazardProblem.UNKNOWN_CODE, value=named, expected=edition.value)

    def _problem(self, problem: HazardProblem, **fields: object) -> HazardError:
        return HazardError(problem, file=self.file, **fields)


def _stray_sediment(value: FloatArray) -> list[float]:
    strays: list[float] = np.unique(value[~(np.isnan(value) | np.isin(value, (0, 1, 2)))]).tolist()
    return strays


def _stray_durations(value: FloatArray) -> list[float]:
    known = np.isnan(value) | np.isin(value, np.arange(MAX_DURATION_RANK + 1))
    strays: list[float] = np.unique(value[~known]).tolist()
    return strays
