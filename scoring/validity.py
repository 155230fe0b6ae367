"""Whether a certificate counts on a day (認定・手帳の有効期間)."""

from datetime import date

import numpy as np
import pandas as pd

from scoring.columns import codes_from_positions
from scoring.record_codes import Validity

_PLACES = {validity: place for place, validity in enumerate(Validity)}


def validity_of(requirements: pd.DataFrame, as_of: date) -> pd.Series:
    """Tell for each row of a REQUIREMENTS frame whether it counts on a day.

    A row counts where ``valid_from ≤ as_of < valid_until``; an empty end is open. One whose
    change is applied for (変更申請中) counts past its term, until the decision is in the file.
    One given back (返還) on a day that nobody told counts on no day.
    """
    day = pd.Timestamp(as_of)
    has_begun = ~(requirements["valid_from"] > day).to_numpy()
    is_returned = requirements["is_returned"].to_numpy()
    is_undated = requirements["valid_until"].isna().to_numpy()
    is_over = (requirements["valid_until"] <= day).to_numpy() | (is_returned & is_undated)
    is_pending = requirements["is_change_pending"].to_numpy() & ~is_returned
    places = np.full(len(requirements), _PLACES[Validity.IN_FORCE], dtype=np.int8)
    places[~has_begun] = _PLACES[Validity.NOT_YET]
    places[is_over & ~is_pending] = _PLACES[Validity.EXPIRED]
    places[is_over & is_returned] = _PLACES[Validity.RETURNED]
    return codes_from_positions(Validity, places)


def is_in_force(requirements: pd.DataFrame, as_of: date) -> np.ndarray:
    """Give a truth per row: it counts on that day."""
    in_force: np.ndarray = (validity_of(requirements, as_of) == Validity.IN_FORCE).to_numpy()
    return in_force
