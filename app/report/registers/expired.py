"""Whose certificate has run out, with nothing of the same kind in force beside it."""

from datetime import date

import pandas as pd

from app.wording.code_words import code_word
from scoring.codes import RequirementKind
from scoring.record_codes import Validity
from scoring.validity import validity_of

_WHAT = ["person_id", "kind", "part"]


def expired_texts(requirements: pd.DataFrame, as_of: date) -> dict[str, str]:
    """Say for each person what expired, and when its last day was.

    A need counts by kind and part: who has another one of them in force is not in it.
    """
    rows = requirements[[*_WHAT, "grade", "valid_until"]].astype({"kind": "str"})
    rows["part"] = rows["part"].fillna("")
    validity = validity_of(requirements, as_of)
    in_force = pd.MultiIndex.from_frame(rows.loc[(validity == Validity.IN_FORCE).to_numpy(), _WHAT])
    expired = rows[(validity == Validity.EXPIRED).to_numpy()]
    is_replaced = pd.MultiIndex.from_frame(expired[_WHAT]).isin(in_force)
    last = expired[~is_replaced].sort_values("valid_until", kind="stable")
    last = last.drop_duplicates(_WHAT, keep="last").sort_values(_WHAT, kind="stable")
    told: dict[str, list[str]] = {}
    for row in last.itertuples():
        told.setdefault(row.person_id, []).append(_text(row.kind, row.part, row))
    return {person_id: "／".join(parts) for person_id, parts in told.items()}


def _text(kind: str, part: str, row: object) -> str:
    grade = getattr(row, "grade", None)
    words = [code_word(RequirementKind(kind)).ja, part, "" if pd.isna(grade) else str(grade)]
    last_day = pd.Timestamp(getattr(row, "valid_until", pd.NaT)) - pd.Timedelta(days=1)
    return f"{' '.join(word for word in words if word)}（{last_day:%Y-%m-%d}まで）"
