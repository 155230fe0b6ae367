"""How a frame is described: columns with their dtype and what empty means, and code columns.

Text is pandas ``str`` and a missing text is NaN, never ``""``; a code is a categorical over
all members of its enum; a day is ``datetime64[s]``. A missing number is NaN, never zero.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

FloatArray = npt.NDArray[np.float64]

TEXT = "str"
NUMBER = "float64"
WHOLE = "int64"
TRUTH = "bool"
DAY = "datetime64[s]"


@dataclass(frozen=True)
class Column:
    """One column: a dtype from this module or an enum whose members it holds."""

    name: str
    kind: str | type[StrEnum]
    may_be_empty: bool
    says: str

    @property
    def dtype(self) -> object:
        """The pandas dtype of the column."""
        if isinstance(self.kind, str):
            return self.kind
        return code_dtype(self.kind)


def always(name: str, kind: str | type[StrEnum], says: str) -> Column:
    """Describe a column that is filled in every row."""
    return Column(name, kind, may_be_empty=False, says=says)


def maybe(name: str, kind: str | type[StrEnum], says: str) -> Column:
    """Describe a column that may be empty; ``says`` tells what empty means."""
    return Column(name, kind, may_be_empty=True, says=says)


@dataclass(frozen=True)
class FrameSchema:
    """A named list of columns; ``key`` names the columns that identify a row (may be none)."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """The column names in order."""
        return [column.name for column in self.columns]

    def empty(self) -> pd.DataFrame:
        """Give a frame of no rows."""
        return self.build({name: [] for name in self.names})

    def build(self, values: Mapping[str, object]) -> pd.DataFrame:
        """Assemble a frame from columns; each is cast to its dtype, then the frame is checked.

        Raises
        ------
        ValueError
            A column is missing or surplus, cannot be cast, or is empty where it may not be.
        """
        if set(values) != set(self.names):
            wrong = sorted(set(values) ^ set(self.names))
            raise ValueError(f"{self.name}: columns differ: {wrong}")
        columns = {column.name: _cast(column, values[column.name]) for column in self.columns}
        frame = pd.DataFrame(columns, copy=False)
        self.check(frame)
        return frame

    def check(self, frame: pd.DataFrame) -> None:
        """Refuse a frame that is not exactly of this schema.

        Raises
        ------
        ValueError
            Names the frame, the column and what is wrong with it.
        """
        if list(frame.columns) != self.names:
            raise ValueError(f"{self.name}: columns are {list(frame.columns)}")
        for column in self.columns:
            _check_column(self.name, column, frame[column.name])


def code_dtype(codes: type[StrEnum]) -> pd.CategoricalDtype:
    """Give the categorical dtype whose categories are all values of ``codes``, in order."""
    return pd.CategoricalDtype([code.value for code in codes])


def code_column(codes: type[StrEnum], values: Iterable[object]) -> pd.Series:
    """Build a code column; a value that is None or NaN is empty.

    Raises
    ------
    ValueError
        A value is no code of the list: it must become an issue, not an empty cell.
    """
    given = pd.Series(values, dtype=object)
    stray = given[given.notna() & ~given.isin([code.value for code in codes])]
    if len(stray):
        raise ValueError(f"no {codes.__name__}: {stray.iloc[0]}")
    return given.astype(code_dtype(codes))


def codes_from_positions(codes: type[StrEnum], positions: np.ndarray) -> pd.Series:
    """Build a code column from positions in the enum; -1 is empty. No copy of texts is made."""
    made = pd.Categorical.from_codes(positions, dtype=code_dtype(codes))
    return pd.Series(made)


def _cast(column: Column, values: object) -> pd.Series:
    if isinstance(values, pd.Series) and values.dtype == column.dtype:
        return values.reset_index(drop=True)
    if isinstance(column.kind, str):
        made = pd.Series(values).astype(column.kind)
        return made.reset_index(drop=True)
    return code_column(column.kind, pd.Series(values, dtype=object)).reset_index(drop=True)


def _check_column(frame_name: str, column: Column, values: pd.Series) -> None:
    if values.dtype != column.dtype:
        raise ValueError(f"{frame_name}.{column.name}: dtype is {values.dtype}")
    if not column.may_be_empty and values.isna().any():
        raise ValueError(f"{frame_name}.{column.name}: empty in row {int(values.isna().argmax())}")
