"""Days as whole numbers since 1970-01-01, and whole years between them."""

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

NO_DAY = -(2**31)
EPOCH = date(1970, 1, 1)
YEAR_DAYS = 365.2425

DayArray = npt.NDArray[np.int32]


def day_number(day: date) -> int:
    """Count the days since 1970-01-01."""
    return (day - EPOCH).days


def whole_years(birth: DayArray, as_of: date) -> npt.NDArray[np.int16]:
    """Age in whole years at ``as_of``, -1 where the birth date is NO_DAY.

    A person is a year older on the day of birth itself; who is born on 29 February is a
    year older on 1 March in a common year.
    """
    known = np.where(birth == NO_DAY, 0, birth).astype("datetime64[D]")
    months = known.astype("datetime64[M]").astype(np.int64)
    day = (known - known.astype("datetime64[M]")).astype(np.int64) + 1
    years = as_of.year - 1970 - months // 12
    month_day = (months % 12 + 1) * 100 + day
    years -= month_day > as_of.month * 100 + as_of.day
    return np.where(birth == NO_DAY, -1, years).astype(np.int16)


class DayBook:
    """Texts of all days of two centuries, looked up instead of written anew."""

    FIRST = date(1900, 1, 1)

    def __init__(self) -> None:
        first = day_number(self.FIRST)
        self._offset = first
        self._texts = [(self.FIRST + timedelta(days=n)).isoformat() for n in range(73_049)]

    def texts(self, days: DayArray) -> list[str]:
        """Write days as YYYY-MM-DD and NO_DAY as an empty text."""
        texts, offset = self._texts, self._offset
        return ["" if day == NO_DAY else texts[day - offset] for day in days.tolist()]

    def texts_from_first(self) -> list[str]:
        """Give the texts of all days from FIRST on."""
        return self._texts
