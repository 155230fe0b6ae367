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
COLLAPSE_FLOW, COLLAPSE_BANK, COLLAPSE_BOTH, COLLAPSE_UNTOLD = 1.0, 2.0, 3.0, 4.0
"""国土数値情報 危険区域区分: 氾濫流, 河岸侵食, both; and our own: of a kind not told."""

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
        """Give the values if all can be of this kind (NaN may stand anywhere).

        A zone of house collapse with a code past 危険区域区分 is one of a kind not told.

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
                self._refuse_codes(np.unique(value[(value < 0) | (value % 1 > 0)]).tolist())
                return np.minimum(value, COLLAPSE_UNTOLD)

    def rank(self, value: FloatArray) -> FloatArray:
        """Give the rank of checked values: of depth 0–6, of duration 0–7, of a zone its code."""
        if self.kind is HazardKind.DEPTH_M:
            return self.rank_of_depth(value)
        if self.kind is HazardKind.DEPTH_RANK:
            return rank_edition_codes(value, self._told_edition)
        return value

    def comparable(self, value: FloatArray) -> list[FloatArray]:
        """Take checked values apart so that in each piece the greatest is the worst.

        Where a value is not in a piece, the piece has NaN. :meth:`joined` is the way back.
        """
        if self.kind is not HazardKind.COLLAPSE_ZONE:
            return [value]
        codes = np.unique(value[~np.isnan(value)])
        return [np.where(value == code, value, np.nan) for code in codes] or [value]

    def joined(self, pieces: FloatArray) -> FloatArray:
        """Give the worst of pieces (k, …) of checked values; NaN where all are."""
        if self.kind is HazardKind.COLLAPSE_ZONE:
            return worst_collapse(pieces)
        worst: FloatArray = np.fmax.reduce(pieces)
        return worst

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


def worst_collapse(codes: FloatArray) -> FloatArray:
    """Join zones (k, …) of house collapse at one place; NaN where all are.

    氾濫流 and 河岸侵食 together are both. A zone of a kind not told may be either: it counts as
    worse than 氾濫流 alone, which a sturdy house withstands, and adds nothing to 河岸侵食.
    """
    has_flow = np.isin(codes, (COLLAPSE_FLOW, COLLAPSE_BOTH)).any(axis=0)
    has_bank = np.isin(codes, (COLLAPSE_BANK, COLLAPSE_BOTH)).any(axis=0)
    is_untold = (codes == COLLAPSE_UNTOLD).any(axis=0)
    worst = np.where(has_flow, COLLAPSE_FLOW, 0.0)
    worst = np.where(is_untold, COLLAPSE_UNTOLD, worst)
    worst = np.where(has_bank, np.where(has_flow, COLLAPSE_BOTH, COLLAPSE_BANK), worst)
    return np.where(np.isnan(codes).all(axis=0), np.nan, worst)


def _stray_sediment(value: FloatArray) -> list[float]:
    strays: list[float] = np.unique(value[~(np.isnan(value) | np.isin(value, (0, 1, 2)))]).tolist()
    return strays


def _stray_durations(value: FloatArray) -> list[float]:
    known = np.isnan(value) | np.isin(value, np.arange(MAX_DURATION_RANK + 1))
    strays: list[float] = np.unique(value[~known]).tolist()
    return strays
