"""Seeded chance: one independent stream per room, so a change in one moves no other."""

import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.integer[Any]]
BoolArray = npt.NDArray[np.bool_]


def stream(seed: int, room: str) -> np.random.Generator:
    """Give the stream of chance of one room of the generator."""
    return np.random.default_rng([seed, zlib.crc32(room.encode())])


def pick(rng: np.random.Generator, weights: Sequence[float], size: int) -> IntArray:
    """Draw positions 0 … len(weights)-1; the weights need not add up to one."""
    edges = np.cumsum(np.asarray(weights, dtype=np.float64))
    drawn = np.searchsorted(edges, rng.random(size) * edges[-1], side="right")
    return np.asarray(np.minimum(drawn, len(edges) - 1), dtype=np.int64)


def strikes(rng: np.random.Generator, chance: FloatArray) -> IntArray:
    """Give the positions at which an event of the given chance happens."""
    return np.flatnonzero(rng.random(len(chance)) < chance)


def by_age(ages: IntArray, edges: Sequence[int], chances: Sequence[float]) -> FloatArray:
    """Look a chance up by age band; ``edges`` are the first ages of the second band and later."""
    bands = np.searchsorted(np.asarray(edges), ages, side="right")
    return np.asarray(chances, dtype=np.float64)[bands]
