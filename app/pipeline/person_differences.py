"""Who came and went, whose details changed, and whose protection and consent."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from app.pipeline.town_state import PairedPeople, TownState
from app.wording.code_words import code_word
from scoring.codes import ResidentStatus, Sex
from scoring.record_codes import ConsentState, Difference

DETAILS = ("name", "kana", "birth_date", "sex", "relationship", "phones")
ADDRESS_BLANK = "　"
_GONE = {
    ResidentStatus.DEAD: Difference.DIED,
    ResidentStatus.MOVED_OUT: Difference.MOVED_OUT,
    ResidentStatus.DELETED: Difference.DELETED,
}


def comings_and_goings(people: PairedPeople) -> Iterator[pd.DataFrame]:
    """Tell who takes part now and did not before, and the other way round, by status.

    VANISHED: took part before, and the registry does not hold him at all now.
    """
    took, takes = people.took_part, people.takes_part
    yield people.rows(Difference.ARRIVED, takes & ~took)
    status = people.cells_after("status")
    for state, kind in _GONE.items():
        yield people.rows(kind, took & (status == state.value))
    yield people.rows(Difference.VANISHED, took & (people.row_after < 0))


def changes(people: PairedPeople) -> Iterator[pd.DataFrame]:
    """Tell what changed of those who take part both times; empty to empty is no change."""
    both = people.took_part & people.takes_part
    homes = (people.cells_before("household_id"), people.cells_after("household_id"))
    yield _changed(people, Difference.HOUSEHOLD_CHANGED, both, homes)
    yield _changed(people, Difference.ADDRESS_CHANGED, both, _addresses(people))
    for field in DETAILS:
        cells = (people.cells_before(field), people.cells_after(field))
        is_other = both & _differ(*cells)
        told = tuple(_told(field, side, is_other) for side in cells)
        yield people.rows(
            Difference.DETAILS_CHANGED, is_other, what=field, before=told[0], after=told[1]
        )


def protection_changes(people: PairedPeople) -> Iterator[pd.DataFrame]:
    """Tell who is protected now and was not, and whom the files name no longer.

    The latter stay protected: an import never ends 支援措置.
    """
    was, is_now = (
        cells == True  # noqa: E712 - an array of truths and empty cells
        for cells in (people.cells_before("is_protected"), people.cells_after("is_protected"))
    )
    yield people.rows(Difference.PROTECTION_SET, is_now & ~was)
    told_before = pd.Index(people.person_id).isin(list(people.before.told))
    told_after = pd.Index(people.person_id).isin(list(people.after.told))
    is_unset = told_before & ~told_after & (people.row_after >= 0)
    yield people.rows(Difference.PROTECTION_UNSET, is_unset)


def consent_changes(people: PairedPeople) -> Iterator[pd.DataFrame]:
    """Tell whose consent is another now; who never answered is 未回答. For those who take part."""
    before, after = (_consent(people, side) for side in (people.before, people.after))
    is_other = people.takes_part & (before != after)
    words = {state.value: code_word(state).ja for state in ConsentState}
    yield people.rows(
        Difference.CONSENT_CHANGED,
        is_other,
        before=_in_words(before, words, is_other),
        after=_in_words(after, words, is_other),
    )


def latest_consents(consents: pd.DataFrame) -> pd.Series:
    """Give each person's consent: that of the latest answer; of one day, the last row's."""
    order = consents.sort_values("answered_on", kind="stable", na_position="first")
    last = order.drop_duplicates("person_id", keep="last")
    return pd.Series(last["consent"].astype(object).to_numpy(), index=last["person_id"])


def _consent(people: PairedPeople, side: TownState) -> np.ndarray:
    given = latest_consents(side.consents)
    found: np.ndarray = given.reindex(people.person_id).to_numpy(dtype=object)
    return np.where(pd.isna(found), ConsentState.UNANSWERED.value, found)


def _changed(
    people: PairedPeople, kind: Difference, both: np.ndarray, cells: tuple[np.ndarray, np.ndarray]
) -> pd.DataFrame:
    return people.rows(kind, both & _differ(*cells), before=cells[0], after=cells[1])


def _differ(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    differ: np.ndarray = (before != after) & ~(pd.isna(before) & pd.isna(after))
    return differ


def _addresses(people: PairedPeople) -> tuple[np.ndarray, np.ndarray]:
    """Give 住所 and 方書, a full-width blank between them, on both sides."""
    before = _joined(people.cells_before("address"), people.cells_before("building"))
    after = _joined(people.cells_after("address"), people.cells_after("building"))
    return before, after


def _joined(address: np.ndarray, building: np.ndarray) -> np.ndarray:
    joined = address.copy()
    has = np.flatnonzero(~pd.isna(building) & ~pd.isna(address))
    joined[has] = address[has] + ADDRESS_BLANK + building[has]
    return joined


def _told(field: str, cells: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    if field == "birth_date":
        days = pd.Series(cells[chosen]).map(lambda day: day.date().isoformat(), na_action="ignore")
        return _put(cells, chosen, days.to_numpy(dtype=object))
    if field == "sex":
        return _in_words(cells, {sex.value: code_word(sex).ja for sex in Sex}, chosen)
    return cells


def _in_words(cells: np.ndarray, words: dict[str, str], chosen: np.ndarray) -> np.ndarray:
    told = np.array([words.get(cell, cell) for cell in cells[chosen]], dtype=object)
    return _put(cells, chosen, told)


def _put(cells: np.ndarray, chosen: np.ndarray, told: np.ndarray) -> np.ndarray:
    put = np.full(len(cells), np.nan, dtype=object)
    put[chosen] = told
    return put
