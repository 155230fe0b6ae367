"""Who is under 支援措置 although no file says so any more: only two people may end it."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from app.pipeline.protection_latch import LATCH_KEY
from app.store.town import Town
from scoring.frames import RESIDENTS
from scoring.record_frames import PROTECTIONS


@dataclass(frozen=True)
class Latched:
    """One person, told by number alone.

    ``household_id`` None: the registry does not hold the person now. ``kind``, ``valid_from``
    and ``last_day`` are as the last file told them; None: it did not.
    """

    person_id: str
    household_id: str | None
    kind: str | None
    valid_from: date | None
    last_day: date | None


def read_latched(town: Town) -> tuple[Latched, ...]:
    """Give everybody in that state, by 宛名番号."""
    protections = town.read(PROTECTIONS)
    rows = protections[protections["source"] == LATCH_KEY].sort_values("person_id")
    if rows.empty:
        return ()
    residents = town.read(RESIDENTS)[["person_id", "household_id"]]
    told = rows.merge(residents, on="person_id", how="left")
    return tuple(
        Latched(
            person_id=row.person_id,
            household_id=_text(row.household_id),
            kind=_text(row.kind),
            valid_from=_day(row.valid_from),
            last_day=_day(row.valid_until, before=1),
        )
        for row in told.itertuples(index=False)
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _day(value: object, before: int = 0) -> date | None:
    if not isinstance(value, pd.Timestamp):
        return None
    day: date = value.date()
    return day - timedelta(days=before)
