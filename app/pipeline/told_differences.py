"""Differences with the names of their people, by kind and by search, for a list of them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.pipeline.people_told import with_names
from app.pipeline.prepared_batch import PreparedBatch
from app.pipeline.search import SearchIndex
from scoring.record_codes import Difference

SEARCHED = ("name", "kana", "address", "person_id", "household_id", "what")


@dataclass(frozen=True)
class ToldDifferences:
    """The differences of an import, one row each, in the order of :class:`Difference`.

    ``frame`` is as :func:`app.pipeline.people_told.with_names` gives it; ``rows`` holds the
    numbers of the rows of each kind that occurs.
    """

    frame: pd.DataFrame
    rows: Mapping[Difference, np.ndarray]
    search: SearchIndex

    @classmethod
    def of(cls, prepared: PreparedBatch) -> "ToldDifferences":
        """Put names to the differences of a prepared import."""
        return cls.build(with_names(prepared.differences, prepared.people))

    @classmethod
    def build(cls, frame: pd.DataFrame) -> "ToldDifferences":
        """Sort named differences by kind and make them searchable."""
        groups = frame.groupby("difference", sort=False).indices
        rows = {kind: groups[kind.value] for kind in Difference if kind.value in groups}
        numbered = frame[list(SEARCHED)].assign(row=np.arange(len(frame)))
        return cls(frame, rows, SearchIndex.build(numbered, SEARCHED, len(frame)))

    def rows_found(self, kind: Difference | None, query: str) -> np.ndarray:
        """Give the rows of one kind (None: of all) that hold every word of a query, ascending."""
        found = self.search.rows_found(query)
        if kind is None:
            return found
        return np.intersect1d(found, self.rows.get(kind, np.empty(0, dtype=np.int64)))
