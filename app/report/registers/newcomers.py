"""Who is new since a day: new residents, and residents with a new need."""

from datetime import date

import pandas as pd

from app.wording.code_words import code_word
from scoring.record_codes import Difference

_NEW = (Difference.ARRIVED, Difference.REQUIREMENT_NEW)


def newcomer_texts(
    differences: pd.DataFrame, batches: pd.DataFrame, since: date | None
) -> dict[str, str]:
    """Say for each person when and why they are new; ``since`` None: by the last import."""
    accepted = batches.drop_duplicates("batch").set_index("batch")["accepted_at"].str[:10]
    is_late = accepted >= ("" if since is None else since.isoformat())
    accepted = accepted[is_late] if since is not None else accepted.tail(1)
    is_new = differences["difference"].isin([kind.value for kind in _NEW])
    rows = differences[(is_new & differences["batch"].isin(accepted.index)).to_numpy()]
    told: dict[str, list[str]] = {}
    for row in rows.itertuples():
        word = code_word(Difference(row.difference)).ja
        parts = [word, *(str(part) for part in (row.what, row.after) if not pd.isna(part))]
        said = told.setdefault(row.person_id, [accepted[row.batch]])
        text = " ".join(parts) if row.difference != Difference.ARRIVED else word
        if text not in said:
            said.append(text)
    return {person_id: " ".join(parts) for person_id, parts in told.items()}
