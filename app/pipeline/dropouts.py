"""脱落確認: who stood on the last printed list and is on it no longer, until someone says why."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pandas as pd

from app import clock
from app.pipeline.audit import AuditAction, record
from app.pipeline.hidden_people import hidden_people
from app.pipeline.list_area import LIST_AREA, held_list_area
from app.pipeline.protection_latch import named_people
from app.store.town import Decision, Town
from scoring.codes import ExclusionReason, ResidentStatus
from scoring.frames import CALL_ORDER, RESIDENTS
from scoring.record_frames import LINKS, LISTED_BEFORE, PROTECTIONS

DROPOUT = "dropout"
_TOLD, _PRINTED_AT, _FINGERPRINT = "told", "printed_at", "fingerprint"
_GONE = {
    ResidentStatus.DEAD.value: ExclusionReason.DEAD,
    ResidentStatus.MOVED_OUT.value: ExclusionReason.MOVED_OUT,
    ResidentStatus.DELETED.value: ExclusionReason.DELETED,
}


@dataclass(frozen=True)
class Dropout:
    """Somebody who was on a printed list and is on it no longer.

    ``reason`` None: the registry does not hold the person any more (vanished). ``name`` and
    ``address`` are as printed then; None where somebody of the household is under 支援措置 now.
    """

    person_id: str
    household_id: str
    name: str | None
    address: str | None
    reason: ExclusionReason | None
    fingerprint: str
    printed_at: datetime


@dataclass(frozen=True)
class AnsweredDropout:
    """A dropout that somebody explained; it is forgotten when the next list is printed."""

    dropout: Dropout
    told: str
    author: str
    made_at: datetime


@dataclass(frozen=True)
class Dropouts:
    """Those who wait for a reason, by household and person, and those who have one."""

    waiting: tuple[Dropout, ...]
    answered: tuple[AnsweredDropout, ...]

    @property
    def count(self) -> int:
        """How many wait: the number on the badge."""
        return len(self.waiting)


def remember_list(town: Town, fingerprint: str) -> None:
    """Keep who is on the list that leaves the town now: in call order, or on the power list.

    Dropouts that nobody explained are kept with them, as is who lives outside the area a
    person chose for this list: both are looked for again. Explained ones are let go.
    """
    waiting = {dropout.person_id for dropout in read_dropouts(town).waiting}
    before = town.read(LISTED_BEFORE)
    now = _listed_people(town)
    made = {
        "person_id": now["person_id"],
        "household_id": now["household_id"],
        "fingerprint": [fingerprint] * len(now),
        "printed_at": [clock.now().isoformat()] * len(now),
        "name": now["name"],
        "address": now["address"],
    }
    kept = before[before["person_id"].isin(waiting) | _is_outside_choice(town, before)]
    rows = pd.concat([kept, LISTED_BEFORE.build(made)], ignore_index=True)
    town.write({LISTED_BEFORE: rows})


def read_dropouts(town: Town) -> Dropouts:
    """Tell who dropped off the list since it was last printed; writes nothing.

    Whoever lives outside the area a person chose for the list has not dropped off.
    """
    before = town.read(LISTED_BEFORE)
    if before.empty:
        return Dropouts((), ())
    is_listed = before["person_id"].isin(_listed_people(town)["person_id"])
    dropped = _dropouts(town, before[~is_listed & ~_is_outside_choice(town, before)])
    answers = _answers(town)
    waiting = [drop for drop in dropped if _key(drop) not in answers]
    answered = [
        AnsweredDropout(drop, str(answer.value[_TOLD]), answer.author, answer.made_at)
        for drop in dropped
        if (answer := answers.get(_key(drop))) is not None
    ]
    return Dropouts(tuple(waiting), tuple(answered))


def explain_dropout(town: Town, person_id: str, told: str, author: str) -> None:
    """Keep why somebody dropped off the list.

    Raises
    ------
    KeyError
        Nobody of that 宛名番号 waits for a reason.
    ValueError
        ``told`` is empty.
    """
    if not told.strip():
        raise ValueError("no reason is told")
    waiting = {dropout.person_id: dropout for dropout in read_dropouts(town).waiting}
    dropout = waiting[person_id]
    value = {
        _TOLD: told.strip(),
        _FINGERPRINT: dropout.fingerprint,
        _PRINTED_AT: dropout.printed_at.isoformat(),
    }
    with town.transaction():
        town.decide(Decision(DROPOUT, person_id, value, author, clock.now()))
        record(town, AuditAction.DROPOUT_EXPLAINED, dropout.fingerprint, {"author": author})


def _listed_people(town: Town) -> pd.DataFrame:
    order, residents = town.read(CALL_ORDER), town.read(RESIDENTS)
    is_printed = order["call_rank"].notna() | order["is_on_power_list"]
    takes_part = residents["status"] == ResidentStatus.RESIDENT.value
    is_listed = residents["household_id"].isin(order.loc[is_printed, "household_id"])
    return residents[takes_part & is_listed]


def _is_outside_choice(town: Town, rows: pd.DataFrame) -> pd.Series:
    """Tell who of LISTED_BEFORE still takes part and is only outside the chosen list area."""
    if held_list_area(town.decisions(LIST_AREA)) is None:
        return rows["person_id"].isin([])
    order, residents = town.read(CALL_ORDER), town.read(RESIDENTS)
    outside = order.loc[order["exclusion"] == ExclusionReason.OUTSIDE_AREA.value, "household_id"]
    takes_part = residents["status"] == ResidentStatus.RESIDENT.value
    lives_there = residents["household_id"].isin(outside)
    return rows["person_id"].isin(residents.loc[takes_part & lives_there, "person_id"])


def _dropouts(town: Town, rows: pd.DataFrame) -> list[Dropout]:
    residents = town.read(RESIDENTS)
    ordered = rows.sort_values(["household_id", "person_id"], kind="stable")
    at = pd.Index(residents["person_id"]).get_indexer(pd.Index(ordered["person_id"]))
    is_hidden = _is_hidden(town, residents, ordered)
    reasons = _reasons(town, residents, at)
    told = zip(ordered.itertuples(index=False), is_hidden, reasons, strict=True)
    return [
        Dropout(
            person_id=row.person_id,
            household_id=row.household_id,
            name=None if hides else _text(row.name),
            address=None if hides else _text(row.address),
            reason=reason,
            fingerprint=row.fingerprint,
            printed_at=datetime.fromisoformat(row.printed_at),
        )
        for row, hides, reason in told
    ]


def _is_hidden(town: Town, residents: pd.DataFrame, rows: pd.DataFrame) -> pd.Series:
    """Tell whose place is hidden now, with all who stood on the list in one household with them.

    So it stays for one whom the registry holds no more.
    """
    named = named_people(town.read(PROTECTIONS), town.read(LINKS))
    hidden = rows["person_id"].isin([*hidden_people(residents), *named])
    return rows["household_id"].isin(rows.loc[hidden, "household_id"])


def _reasons(town: Town, residents: pd.DataFrame, at: np.ndarray) -> list[ExclusionReason | None]:
    """Say why each is on no list: by the status, else by the household; None: not registered."""
    order = town.read(CALL_ORDER)
    exclusion = dict(zip(order["household_id"], order["exclusion"], strict=True))
    status, households = residents["status"], residents["household_id"]
    return [
        None
        if row < 0
        else _GONE.get(status.iloc[row]) or ExclusionReason(exclusion[households.iloc[row]])
        for row in at.tolist()
    ]


def _answers(town: Town) -> dict[tuple[str, str], Decision]:
    """Give the last answer to each dropout: of a person, from a certain printing."""
    return {
        (decision.subject_id, str(decision.value[_PRINTED_AT])): decision
        for decision in town.decisions(DROPOUT)
    }


def _key(dropout: Dropout) -> tuple[str, str]:
    return dropout.person_id, dropout.printed_at.isoformat()


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
