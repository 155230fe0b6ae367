"""A town before and after an import, and its people next to each other, for the differences."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from app.pipeline.linked_rows import rows_of_people
from app.pipeline.protection_latch import told_people
from app.pipeline.source_rows import Frames
from scoring.codes import ResidentStatus
from scoring.frames import REQUIREMENTS, RESIDENTS
from scoring.individual import IndividualScores, score_individuals
from scoring.record_codes import Difference
from scoring.record_frames import CONSENTS, DIFFERENCES, PROTECTIONS
from scoring.rules import Rules

NOBODY = -1


@dataclass(frozen=True)
class TownState:
    """One side of a comparison.

    ``requirements`` and ``consents`` are rows of residents (linked records included), ``told``
    the 宛名番号 that the files name under 支援措置, ``scores`` by the rules in force at
    ``as_of``.
    """

    residents: pd.DataFrame
    requirements: pd.DataFrame
    consents: pd.DataFrame
    told: frozenset[str]
    scores: IndividualScores
    as_of: date


def build_state(frames: Frames, links: pd.DataFrame, rules: Rules, as_of: date) -> TownState:
    """Take one side from input tables and the links that go with them, and score it."""
    residents = frames[RESIDENTS]
    known = residents["person_id"]
    requirements = rows_of_people(frames[REQUIREMENTS], links, known)
    return TownState(
        residents,
        requirements,
        rows_of_people(frames[CONSENTS], links, known),
        told_people(frames[PROTECTIONS], links),
        score_individuals(residents, requirements, rules, as_of),
        as_of,
    )


@dataclass(frozen=True)
class PairedPeople:
    """Everybody of both sides: rows in the residents of either, -1 where he is not in it."""

    before: TownState
    after: TownState
    person_id: np.ndarray
    row_before: np.ndarray
    row_after: np.ndarray

    @classmethod
    def pair(cls, before: TownState, after: TownState) -> "PairedPeople":
        """Pair by 宛名番号; those of ``after`` first, then those who are gone."""
        old, new = (pd.Index(side.residents["person_id"]) for side in (before, after))
        every = new.append(old[new.get_indexer(old) == NOBODY])
        return cls(
            before,
            after,
            every.to_numpy(dtype=object),
            old.get_indexer(every),
            new.get_indexer(every),
        )

    def cells_before(self, column: str) -> np.ndarray:
        """Give a column of the residents before; NaN or NaT: empty or not there.

        Days stay days, everything else is given as objects.
        """
        return _cells(self.before.residents[column], self.row_before)

    def cells_after(self, column: str) -> np.ndarray:
        """Give a column of the residents after."""
        return _cells(self.after.residents[column], self.row_after)

    def places(self, person_ids: np.ndarray) -> np.ndarray:
        """Give where each 宛名番号 stands among these people; -1: it is nobody's here."""
        return np.asarray(self._index.get_indexer(pd.Index(person_ids, dtype=object)))

    @cached_property
    def _index(self) -> pd.Index:
        return pd.Index(self.person_id, dtype=object)

    @cached_property
    def took_part(self) -> np.ndarray:
        """Who took part before."""
        return _takes_part(self.before.residents, self.row_before)

    @cached_property
    def takes_part(self) -> np.ndarray:
        """Who takes part now."""
        return _takes_part(self.after.residents, self.row_after)

    @cached_property
    def household_id(self) -> np.ndarray:
        """The household now; the one before where the person takes no part now."""
        return np.where(
            self.takes_part, self.cells_after("household_id"), self.cells_before("household_id")
        )

    def rows(self, kind: Difference, mask: np.ndarray, **cells: object) -> pd.DataFrame:
        """Give rows of DIFFERENCES but for ``batch``; a cell is an array over all, or a text."""
        given = {"person_id": self.person_id, "household_id": self.household_id, **cells}
        return difference_rows(
            kind, {name: _chosen(cell, mask) for name, cell in given.items()}, int(mask.sum())
        )


def difference_rows(kind: Difference, cells: dict[str, object], count: int) -> pd.DataFrame:
    """Give ``count`` rows of DIFFERENCES without ``batch``; what is not told is empty."""
    told = {"difference": kind.value, **cells}
    columns = [name for name in DIFFERENCES.names if name != "batch"]
    return pd.DataFrame(
        {name: _filled(told.get(name, np.nan), count) for name in columns}, columns=columns
    )


def _filled(cell: object, count: int) -> np.ndarray:
    return cell if isinstance(cell, np.ndarray) else np.full(count, cell, dtype=object)


def _chosen(cell: object, mask: np.ndarray) -> object:
    return cell[mask] if isinstance(cell, np.ndarray) else cell


def _cells(column: pd.Series, rows: np.ndarray) -> np.ndarray:
    is_day = column.dtype.kind == "M"
    cells = column.to_numpy() if is_day else column.astype(object).to_numpy()
    cells = np.append(cells, cells.dtype.type("NaT") if is_day else np.nan)  # nobody's is last
    taken: np.ndarray = cells[rows]
    return taken


def _takes_part(residents: pd.DataFrame, rows: np.ndarray) -> np.ndarray:
    status = (residents["status"] == ResidentStatus.RESIDENT.value).to_numpy()
    taken: np.ndarray = np.append(status, np.False_)[rows]
    return taken
