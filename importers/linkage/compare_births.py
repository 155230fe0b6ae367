"""Comparison levels of birth dates, each a range of days or one day."""

import numpy as np
import numpy.typing as npt

from importers.linkage.levels import BirthLevel, LevelArray
from importers.linkage.person_keys import NO_DAY, DayArray

NARROW_DAYS = 731
"""A range up to two years: an age, or an age that may be counted the old way."""
NEAR_DAYS = 366
ERA_YEARS = (63, 30, 14, 77, 93)
"""Years between the starts of 昭和→平成, 平成→令和, 大正→昭和 and across one of them."""


def compare_births(
    ones: tuple[DayArray, DayArray], others: tuple[DayArray, DayArray]
) -> LevelArray:
    """Compare 生年月日; each side gives first and last days that fit (NO_DAY: unknown).

    Only exact days can be SAME, SLIP or DIFFERENT by a digit; ranges meet, or miss each other.
    """
    first, last = ones
    other_first, other_last = others
    is_given = (first != NO_DAY) & (other_first != NO_DAY)
    is_exact = (first == last) & (other_first == other_last)
    gap = np.maximum(np.maximum(first, other_first) - np.minimum(last, other_last), 0)
    width = np.maximum(last - first, other_last - other_first)
    levels = np.select(
        [
            ~is_given,
            is_exact & (gap == 0),
            is_exact,
            (gap == 0) & (width <= NARROW_DAYS),
            gap == 0,
            gap <= NEAR_DAYS,
        ],
        [
            BirthLevel.NULL,
            BirthLevel.SAME,
            BirthLevel.DIFFERENT,
            BirthLevel.WITHIN,
            BirthLevel.LOOSE,
            BirthLevel.NEAR,
        ],
        BirthLevel.DIFFERENT,
    ).astype(np.int8)
    at = np.flatnonzero(is_given & is_exact & (gap > 0))
    levels[at[_is_slip(first[at], other_first[at])]] = BirthLevel.SLIP
    return levels


def _is_slip(ones: DayArray, others: DayArray) -> npt.NDArray[np.bool_]:
    one, other = _parts(ones), _parts(others)
    same = [a == b for a, b in zip(one, other, strict=True)]
    digits = [(_digits(a) != _digits(b)).sum(axis=1) for a, b in zip(one, other, strict=True)]
    one_digit = sum(digits) == 1
    is_turned = same[0] & (one[1] == other[2]) & (one[2] == other[1])
    is_other_era = same[1] & same[2] & np.isin(np.abs(one[0] - other[0]), ERA_YEARS)
    return np.asarray(one_digit | is_turned | is_other_era, dtype=bool)


def _parts(days: DayArray) -> tuple[DayArray, DayArray, DayArray]:
    day = days.astype("datetime64[D]")
    month, year = day.astype("datetime64[M]"), day.astype("datetime64[Y]")
    return (
        year.astype(np.int64) + 1970,
        (month - year.astype("datetime64[M]")).astype(np.int64) + 1,
        (day - month.astype("datetime64[D]")).astype(np.int64) + 1,
    )


def _digits(numbers: DayArray) -> npt.NDArray[np.int64]:
    return np.asarray(numbers[:, None] // np.array([1000, 100, 10, 1]) % 10)
