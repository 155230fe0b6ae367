"""How a town differs from the import before, person by person (差分).

"Takes part" is status RESIDENT. The exact meaning of each kind stands beside its function.
"""

import numpy as np
import pandas as pd

from app.pipeline.hidden_people import hidden_people
from app.pipeline.need_differences import need_differences
from app.pipeline.person_differences import (
    changes,
    comings_and_goings,
    consent_changes,
    protection_changes,
)
from app.pipeline.score_differences import score_changes
from app.pipeline.town_state import PairedPeople, TownState
from importers.issues import HIDDEN
from scoring.columns import code_column
from scoring.record_codes import Difference
from scoring.record_frames import DIFFERENCES

TELLS_PLACE = (Difference.ADDRESS_CHANGED.value, Difference.DETAILS_CHANGED.value)


def find_differences(before: TownState, after: TownState, batch: int) -> pd.DataFrame:
    """Give DIFFERENCES, in the order of :class:`Difference`, then by person and what changed.

    Address and details of people under 支援措置 on either side, and of who lives with them,
    read ＊＊＊.
    """
    people = PairedPeople.pair(before, after)
    parts = [
        *comings_and_goings(people),
        *changes(people),
        *need_differences(people),
        *score_changes(people),
        *protection_changes(people),
        *consent_changes(people),
    ]
    filled = [part for part in parts if len(part)]
    if not filled:
        return DIFFERENCES.empty()
    return _built(pd.concat(filled, ignore_index=True), _hidden(before, after), batch)


def _hidden(*states: TownState) -> list[str]:
    return [person for state in states for person in hidden_people(state.residents)]


def _built(rows: pd.DataFrame, hidden: list[str], batch: int) -> pd.DataFrame:
    place = {kind.value: number for number, kind in enumerate(Difference)}
    order = rows.assign(place=rows["difference"].map(place)).sort_values(
        ["place", "person_id", "what"], kind="stable", na_position="first"
    )
    is_hidden = order["difference"].isin(TELLS_PLACE) & order["person_id"].isin(hidden)
    for side in ("before", "after"):
        order[side] = order[side].mask(is_hidden & order[side].notna(), HIDDEN)
    columns = {name: order[name] for name in DIFFERENCES.names if name in order}
    return DIFFERENCES.build(
        {
            **columns,
            "batch": np.full(len(order), batch),
            "difference": code_column(Difference, order["difference"]),
        }
    )
