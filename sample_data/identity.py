"""The identifying numbers of the registry; texts, with leading zeros."""

import numpy as np

from sample_data.dice import IntArray


def person_ids(rows: IntArray) -> list[str]:
    """Give the 宛名番号 of residents: ten digits, the last a check digit."""
    numbers = 1_000_000 + rows.astype(np.int64) * 3
    total, rest = np.zeros_like(numbers), numbers.copy()
    for weight in range(2, 11):
        total += weight * (rest % 10)
        rest //= 10
    return [f"{number:010d}" for number in (numbers * 10 + total % 11 % 10).tolist()]


def household_ids(households: IntArray) -> list[str]:
    """Give the 世帯番号 of households: ten digits."""
    return [f"{2_000_000 + home * 7:010d}" for home in households.tolist()]
