"""Who lives together: kinds of households and the ages of their members, as in a city of 2020.

A household is a row of SLOTS; an age of NOBODY leaves the slot empty.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from sample_data.dice import BoolArray, IntArray, pick

HEAD, SPOUSE, CHILD_1, CHILD_2, CHILD_3, PARENT_1, PARENT_2 = range(7)
SLOTS = 7
NOBODY = -1
OLDEST = 104
BOTH_PARENTS = 0.5
CHILD_COUNTS = (0.47, 0.42, 0.11)

Ages = npt.NDArray[np.int16]
Maker = Callable[[np.random.Generator, int], Ages]


def make_families(
    rng: np.random.Generator, households: int, people_per_household: float | None = None
) -> Ages:
    """Give an array (households, SLOTS) of ages in whole years, NOBODY for an empty slot.

    ``people_per_household`` is the mean to keep to, between 1 and 2.8; None: as usual, 2.14.
    """
    kinds = pick(rng, _weights(people_per_household), households)
    ages = np.full((households, SLOTS), NOBODY, dtype=np.int16)
    for kind, (_, maker) in enumerate(KINDS):
        at = np.flatnonzero(kinds == kind)
        ages[at] = maker(rng, len(at))
    return ages


def _weights(people_per_household: float | None) -> list[float]:
    weights = [weight for weight, _ in KINDS]
    if people_per_household is None:
        return weights
    alone, together = sum(weights[:KINDS_ALONE]), sum(weights[KINDS_ALONE:])
    share = (PEOPLE_TOGETHER - people_per_household) / (PEOPLE_TOGETHER - 1)
    scale = share / alone, (1 - share) / together
    return [weight * scale[kind >= KINDS_ALONE] for kind, weight in enumerate(weights)]


def _empty(count: int) -> Ages:
    return np.full((count, SLOTS), NOBODY, dtype=np.int16)


def _old_age(rng: np.random.Generator, count: int, first: int) -> IntArray:
    beyond = rng.gamma(2.1, 5.8, count)
    return np.minimum(first + beyond, OLDEST - 2).astype(np.int64)


def _beside(rng: np.random.Generator, ages: IntArray) -> IntArray:
    return np.clip(np.rint(ages + rng.normal(-2, 3, len(ages))), 18, OLDEST).astype(np.int64)


def _single_young(rng: np.random.Generator, count: int) -> Ages:
    ages = _empty(count)
    ages[:, HEAD] = rng.integers(18, 40, count)
    return ages


def _single_middle(rng: np.random.Generator, count: int) -> Ages:
    ages = _empty(count)
    ages[:, HEAD] = rng.integers(40, 65, count)
    return ages


def _single_old(rng: np.random.Generator, count: int) -> Ages:
    ages = _empty(count)
    ages[:, HEAD] = _old_age(rng, count, 65)
    return ages


def _couple_old(rng: np.random.Generator, count: int) -> Ages:
    ages = _empty(count)
    head = _old_age(rng, count, 66)
    ages[:, HEAD], ages[:, SPOUSE] = head, np.maximum(_beside(rng, head), 60)
    return ages


def _couple_middle(rng: np.random.Generator, count: int) -> Ages:
    ages = _empty(count)
    head = rng.integers(25, 65, count)
    ages[:, HEAD], ages[:, SPOUSE] = head, _beside(rng, head)
    return ages


def _add_children(rng: np.random.Generator, ages: Ages, at: BoolArray) -> None:
    count = len(ages)
    eldest = np.clip(ages[:, HEAD] - rng.integers(24, 38, count), 0, 26)
    wanted = pick(rng, CHILD_COUNTS, count) + 1
    for order, slot in enumerate((CHILD_1, CHILD_2, CHILD_3)):
        age = eldest - order * rng.integers(2, 4, count)
        ages[:, slot] = np.where(at & (order < wanted) & (age >= 0), age, NOBODY)


def _parents_with_children(rng: np.random.Generator, count: int) -> Ages:
    ages = _empty(count)
    head = rng.integers(26, 60, count)
    ages[:, HEAD], ages[:, SPOUSE] = head, _beside(rng, head)
    _add_children(rng, ages, np.ones(count, dtype=bool))
    return ages


def _single_parent(rng: np.random.Generator, count: int) -> Ages:
    ages = _empty(count)
    ages[:, HEAD] = rng.integers(26, 55, count)
    _add_children(rng, ages, np.ones(count, dtype=bool))
    return ages


def _old_with_grown_child(rng: np.random.Generator, count: int) -> Ages:
    ages = _empty(count)
    head = _old_age(rng, count, 62)
    ages[:, HEAD], ages[:, SPOUSE] = head, np.maximum(_beside(rng, head), 56)
    ages[:, CHILD_1] = np.maximum(head - rng.integers(26, 36, count), 24)
    return ages


def _grown_child_with_parent(rng: np.random.Generator, count: int) -> Ages:
    ages = _empty(count)
    ages[:, HEAD] = rng.integers(40, 66, count)
    ages[:, PARENT_1] = np.minimum(ages[:, HEAD] + rng.integers(23, 34, count), OLDEST)
    return ages


def _three_generations(rng: np.random.Generator, count: int) -> Ages:
    ages = _parents_with_children(rng, count)
    head = np.maximum(ages[:, HEAD], 34)
    ages[:, HEAD] = head
    ages[:, PARENT_1] = np.minimum(head + rng.integers(23, 34, count), OLDEST)
    both = np.minimum(ages[:, PARENT_1] + rng.integers(0, 6, count), OLDEST)
    ages[:, PARENT_2] = np.where(rng.random(count) < BOTH_PARENTS, both, NOBODY)
    return ages


KINDS: tuple[tuple[float, Maker], ...] = (
    (0.11, _single_young),
    (0.11, _single_middle),
    (0.145, _single_old),
    (0.15, _couple_old),
    (0.08, _couple_middle),
    (0.21, _parents_with_children),
    (0.05, _single_parent),
    (0.07, _old_with_grown_child),
    (0.045, _grown_child_with_parent),
    (0.035, _three_generations),
)
KINDS_ALONE = 3
"""So many of the kinds, the first, are people living alone."""
PEOPLE_TOGETHER = 2.80
"""How many live together in the mean, in the kinds of two and more."""
