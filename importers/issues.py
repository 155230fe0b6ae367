"""The catalogue of import issues: which there are and what each did to the row or cell.

No sentences here; ``app/wording`` has one, with a remedy, for every code.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum

import numpy as np
import pandas as pd

from scoring.codes import Severity
from scoring.columns import code_column
from scoring.frames import ISSUES


class IssueCode(StrEnum):
    """What is wrong with a row or a cell of a file that was otherwise read."""

    WRONG_CELL_COUNT = "wrong_cell_count"
    MISSING_PERSON_ID = "missing_person_id"
    UNKNOWN_PERSON = "unknown_person"
    PERSON_ID_ZEROS_LOST = "person_id_zeros_lost"
    MISSING_KIND = "missing_kind"
    UNKNOWN_KIND = "unknown_kind"
    NO_PERSON = "no_person"

    UNREADABLE_DATE = "unreadable_date"
    IMPOSSIBLE_DATE = "impossible_date"
    UNREADABLE_WHOLE_NUMBER = "unreadable_whole_number"
    AGE_UNREADABLE = "age_unreadable"
    FLOOR_ABOVE_STOREYS = "floor_above_storeys"
    POSITION_UNREADABLE = "position_unreadable"
    POSITION_HALF = "position_half"
    POSITION_SWAPPED = "position_swapped"
    POSITION_OUTSIDE_JAPAN = "position_outside_japan"
    PERIOD_REVERSED = "period_reversed"
    UNCLEAR_MARK = "unclear_mark"
    UNKNOWN_STATE = "unknown_state"
    UNKNOWN_CONSENT = "unknown_consent"
    UNKNOWN_STRUCTURE = "unknown_structure"

    DUPLICATE_ROW = "duplicate_row"
    ID_NORMALISED = "id_normalised"
    SENSITIVE_COLUMN_DROPPED = "sensitive_column_dropped"

    MISSING_HOUSEHOLD_ID = "missing_household_id"
    MISSING_NAME = "missing_name"
    MISSING_ADDRESS = "missing_address"
    MISSING_BIRTH_DATE = "missing_birth_date"
    DATE_NOT_KNOWN = "date_not_known"
    DATE_OUTSIDE_ERA = "date_outside_era"
    DATE_IS_RANGE = "date_is_range"
    DATE_WAS_SERIAL = "date_was_serial"
    BORN_AFTER_AS_OF = "born_after_as_of"
    BORN_LONG_AGO = "born_long_ago"
    UNKNOWN_SEX = "unknown_sex"
    UNKNOWN_STATUS = "unknown_status"
    UNKNOWN_PROTECTION = "unknown_protection"
    PHONE_ZERO_LOST = "phone_zero_lost"
    PHONE_UNREADABLE = "phone_unreadable"
    ID_LOOKS_DAMAGED = "id_looks_damaged"
    PRIVATE_USE_CHARACTER = "private_use_character"
    LOST_CHARACTER = "lost_character"
    UNKNOWN_PART = "unknown_part"
    MISSING_PART = "missing_part"
    UNKNOWN_GRADE = "unknown_grade"
    MISSING_GRADE = "missing_grade"
    GRADE_NOT_IN_LAW = "grade_not_in_law"
    RETURNED_WITHOUT_DATE = "returned_without_date"
    MISSING_REASON = "missing_reason"
    NO_LATEST_ROW = "no_latest_row"
    SEVERAL_LATEST_ROWS = "several_latest_rows"


ROW_REFUSALS = frozenset(
    {
        IssueCode.WRONG_CELL_COUNT,
        IssueCode.MISSING_PERSON_ID,
        IssueCode.UNKNOWN_PERSON,
        IssueCode.PERSON_ID_ZEROS_LOST,
        IssueCode.MISSING_KIND,
        IssueCode.UNKNOWN_KIND,
        IssueCode.NO_PERSON,
    }
)
"""The row was not taken at all."""

CELL_REFUSALS = frozenset(
    {
        IssueCode.UNREADABLE_DATE,
        IssueCode.IMPOSSIBLE_DATE,
        IssueCode.UNREADABLE_WHOLE_NUMBER,
        IssueCode.AGE_UNREADABLE,
        IssueCode.FLOOR_ABOVE_STOREYS,
        IssueCode.POSITION_UNREADABLE,
        IssueCode.POSITION_HALF,
        IssueCode.POSITION_SWAPPED,
        IssueCode.POSITION_OUTSIDE_JAPAN,
        IssueCode.PERIOD_REVERSED,
        IssueCode.UNCLEAR_MARK,
        IssueCode.UNKNOWN_STATE,
        IssueCode.UNKNOWN_CONSENT,
        IssueCode.UNKNOWN_STRUCTURE,
    }
)
"""The row was taken, the cell was not: it counts as unknown."""

REPAIRS = frozenset(
    {
        IssueCode.DUPLICATE_ROW,
        IssueCode.ID_NORMALISED,
        IssueCode.SENSITIVE_COLUMN_DROPPED,
    }
)
"""Taken in another form than written, without a doubt about what was meant."""


HIDDEN = "＊＊＊"
"""Stands in an issue for a cell that might tell where or who a protected person is."""


def severity_of(code: IssueCode) -> Severity:
    """Tell what became of the row or cell: refused, repaired, else taken but doubted."""
    if code in ROW_REFUSALS or code in CELL_REFUSALS:
        return Severity.REFUSED
    return Severity.REPAIRED if code in REPAIRS else Severity.DOUBTED


class IssueList:
    """Gathers the issues of one file, column by column, and gives them in the file's order."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self._lines: list[int] = []
        self._codes: list[IssueCode] = []
        self._columns: list[str | None] = []
        self._values: list[str | None] = []

    def __len__(self) -> int:
        return len(self._lines)

    def add(
        self,
        code: IssueCode,
        column: str | None,
        lines: Iterable[int],
        values: Iterable[str | None],
    ) -> None:
        """Note one issue at several lines of one column (header; None: the row as a whole)."""
        before = len(self._lines)
        self._lines.extend(int(line) for line in lines)
        self._values.extend(value or None for value in values)
        added = len(self._lines) - before
        self._codes.extend([code] * added)
        self._columns.extend([column] * added)

    def build(self) -> pd.DataFrame:
        """Give the ISSUES frame, by line; issues of one line in the order they were found."""
        order = np.argsort(np.array(self._lines, dtype=np.int64), kind="stable")
        severities = np.array([severity_of(code).value for code in self._codes], dtype=object)
        return ISSUES.build(
            {
                "file": np.full(len(order), self._file_name, dtype=object),
                "line": np.array(self._lines, dtype=np.int64)[order],
                "column": _texts(self._columns, order),
                "severity": code_column(Severity, severities[order]),
                "code": _texts([code.value for code in self._codes], order),
                "value": _texts(self._values, order),
            }
        )


def _texts(values: Iterable[str | None], order: np.ndarray) -> np.ndarray:
    texts: np.ndarray = np.array([np.nan if v is None else v for v in values], dtype=object)
    return texts[order] if len(texts) else texts


def hide_values(
    issues: pd.DataFrame, lines: Collection[int], open_columns: Collection[str]
) -> pd.DataFrame:
    """Hide every value of some lines: rows of persons whose address is protected (支援措置).

    A row that has slipped by a column holds the address under any heading, so only the cells
    of ``open_columns`` (ids) and values told for the whole row (an id) stay.
    """
    telling = issues["column"].notna() & ~issues["column"].isin(list(open_columns))
    hidden = issues["line"].isin(list(lines)) & telling & issues["value"].notna()
    return issues.assign(value=issues["value"].mask(hidden, HIDDEN))
