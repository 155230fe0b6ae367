"""When the person of a record was born, as far as the file says it: a day, a range or an age."""

from datetime import date

import numpy as np

from importers.births import age_converter, birth_converter
from importers.convert import NO_DAY, CellConverter
from importers.welfare.cells import Cells


def convert_births(cells: Cells, as_of: date | None) -> tuple[np.ndarray, np.ndarray]:
    """Give the earliest and the latest 生年月日 of each row that fit, empty where unknown.

    An age is read where there is no date of birth, against ``as_of``; without that day it
    says nothing. A row that tells neither is no issue: outside lists often do.
    """
    births = np.full((len(cells), 2), NO_DAY)
    dates, ages = cells.texts("birth_date"), cells.texts("age")
    has_date = np.array([bool(text) for text in dates], dtype=bool)
    _fill(births, cells, "birth_date", has_date, birth_converter(as_of))
    if as_of is not None:
        has_age = np.array([bool(text) for text in ages], dtype=bool) & ~has_date
        _fill(births, cells, "age", has_age, age_converter(as_of))
    return births[:, 0], births[:, 1]


def _fill(
    births: np.ndarray, cells: Cells, field: str, is_told: np.ndarray, converter: CellConverter
) -> None:
    if is_told.any():
        told = cells.where(is_told)
        births[is_told] = converter.convert(told.texts(field), told.noted(field))
