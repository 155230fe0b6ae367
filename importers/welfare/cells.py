"""The rows of a welfare file, group by group: who, which need, which consent, which contact."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import compress

import numpy as np

from importers.convert import Noted
from importers.issues import IssueList


@dataclass(frozen=True)
class Cells:
    """The cells of one group of columns: stripped texts by field, all of one length.

    A field that the layout or the file does not have is no key of ``columns``.
    """

    lines: np.ndarray
    columns: Mapping[str, list[str]]
    headers: Mapping[str, str]
    issues: IssueList

    def __len__(self) -> int:
        return len(self.lines)

    def has(self, field: str) -> bool:
        """Tell whether the file has the column."""
        return field in self.columns

    def texts(self, field: str) -> list[str]:
        """Give the cells of a field, blank where the file lacks it."""
        return self.columns[field] if field in self.columns else [""] * len(self.lines)

    def noted(self, field: str) -> Noted:
        """Say where the issues of a field go."""
        return Noted(self.issues, self.headers.get(field, ""), self.lines)

    def where(self, keep: np.ndarray) -> "Cells":
        """Give only the rows that are true in ``keep``."""
        if keep.all():
            return self
        columns = {name: list(compress(cells, keep)) for name, cells in self.columns.items()}
        return Cells(self.lines[keep], columns, self.headers, self.issues)
