"""What people decided in 照合: it wins over the rules, as long as the resident is there."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from importers.linkage.name_keys import TextArray
from importers.linkage.pairs import Pairs


@dataclass(frozen=True)
class RecordDecision:
    """What was decided about one record.

    ``accepted`` is the 宛名番号 that it is (None: not decided), ``rejected`` those it is not,
    ``is_stranger`` that it is nobody of the registry.
    """

    accepted: str | None = None
    rejected: frozenset[str] = frozenset()
    is_stranger: bool = False


Decisions = Mapping[str, RecordDecision]


def accepted_pairs(record_ids: TextArray, person_ids: TextArray, decisions: Decisions) -> Pairs:
    """Give the accepted pairs whose resident the registry still has."""
    wanted = _accepted(record_ids, decisions)
    found = pd.Index(person_ids).get_indexer(pd.Index(list(wanted.values()), dtype=object))
    rows = np.array(list(wanted), dtype=np.int64)
    return Pairs(rows[found >= 0], found[found >= 0].astype(np.int64))


def orphaned_rows(
    record_ids: TextArray, person_ids: TextArray, decisions: Decisions
) -> npt.NDArray[np.int64]:
    """Give the rows of records whose accepted resident the registry no longer has."""
    known = set(person_ids.tolist())
    wanted = _accepted(record_ids, decisions)
    return np.array([row for row, person in wanted.items() if person not in known], dtype=np.int64)


def stranger_rows(record_ids: TextArray, decisions: Decisions) -> npt.NDArray[np.int64]:
    """Give the rows of records that a person said to be nobody of the registry."""
    decided = ((row, decisions.get(record)) for row, record in enumerate(record_ids.tolist()))
    return np.array([row for row, made in decided if made and _is_stranger(made)], dtype=np.int64)


def is_rejected(
    record_ids: TextArray, person_ids: TextArray, pairs: Pairs, decisions: Decisions
) -> npt.NDArray[np.bool_]:
    """Tell which pairs a person rejected."""
    rejected = {(record, person) for record, made in decisions.items() for person in made.rejected}
    if not rejected:
        return np.zeros(len(pairs), dtype=bool)
    ids = zip(record_ids[pairs.record], person_ids[pairs.resident], strict=True)
    return np.array([pair in rejected for pair in ids], dtype=bool)


def _accepted(record_ids: TextArray, decisions: Decisions) -> dict[int, str]:
    decided = ((row, decisions.get(record)) for row, record in enumerate(record_ids.tolist()))
    return {row: made.accepted for row, made in decided if made and made.accepted}


def _is_stranger(decision: RecordDecision) -> bool:
    return decision.is_stranger and not decision.accepted
