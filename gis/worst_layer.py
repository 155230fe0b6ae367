"""The worst of what several layers say at the same places."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.codes import Coverage
from scoring.columns import FloatArray

NO_LAYER = -1

_ASSESSED, _NO_DATA = (list(Coverage).index(code) for code in (Coverage.ASSESSED, Coverage.NO_DATA))


@dataclass(frozen=True)
class Said:
    """What one layer says at each place: ``coverage`` in positions, ``value`` NaN: unknown."""

    coverage: NDArray[np.int8]
    value: FloatArray


@dataclass(frozen=True)
class Worst:
    """The worst of several layers at each place; ``value`` NaN: unknown.

    ``layer`` is the position of the first layer that says the worst, NO_LAYER: unknown.
    """

    coverage: NDArray[np.int8]
    value: FloatArray
    layer: NDArray[np.int64]


def said_by_none(coverage: NDArray[np.int8]) -> Worst:
    """Give what is known where no layer speaks: nothing."""
    count = len(coverage)
    return Worst(coverage, np.full(count, np.nan), np.full(count, NO_LAYER))


def greatest(values: FloatArray) -> FloatArray:
    """Join what layers (k, n) say: the greatest, NaN where all are."""
    joined: FloatArray = np.fmax.reduce(values)
    return joined


def worst_of(
    layers: Sequence[Said],
    nothing: Worst,
    join: Callable[[FloatArray], FloatArray] = greatest,
) -> Worst:
    """Take the worst over layers.

    Where one layer knows of water and another has no data, the water counts; where none knows
    of water and one has no data, the answer is unknown; dry is only what no layer doubts.

    Parameters
    ----------
    layers
        The layers of one kind.
    nothing
        The answer where none of them speaks.
    join
        Makes one value of the values (k, n) of the layers that speak, NaN where none does.
    """
    if not layers:
        return nothing
    coverage = np.array([said.coverage for said in layers])
    value = np.where(coverage == _ASSESSED, np.array([said.value for said in layers]), np.nan)
    is_doubted = (coverage == _NO_DATA).any(axis=0)
    worst = join(value)
    is_known = (worst > 0) | ((worst == 0) & ~is_doubted)
    unknown = np.where(is_doubted, _NO_DATA, nothing.coverage)
    first = np.where(np.isnan(value), -1.0, value).argmax(axis=0)
    return Worst(
        np.where(is_known, _ASSESSED, unknown).astype(np.int8),
        np.where(is_known, worst, np.nan),
        np.where(is_known, first, NO_LAYER),
    )
