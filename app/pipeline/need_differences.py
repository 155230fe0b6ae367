"""Which needs are new, changed, over or expired since the import before."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from app.pipeline.town_state import PairedPeople, TownState, difference_rows
from scoring.record_codes import Difference
from scoring.validity import is_in_force

BETWEEN = "、"
BETWEEN_KIND_AND_PART = "・"
_END = "\x1f"
_ROW_END = "\x1e"
_KEY = ["person_id", "kind", "part"]


def need_differences(people: PairedPeople) -> Iterator[pd.DataFrame]:
    """Compare the needs in force before and after, of those who take part now.

    A need is a person, kind and part; it is in force by the rows and the 基準日 of its side.
    CHANGED: the set of grades, overall grades included, is another. EXPIRED: not in force
    any more, but rows of it still stand in the files; ENDED: no row is left.
    """
    before, after = (_in_force(side, people) for side in (people.before, people.after))
    joined = before.add_suffix("_before").join(after.add_suffix("_after"), how="outer")
    was, is_now = joined["grades_before"].notna(), joined["grades_after"].notna()
    standing = set(_keys(people.after.requirements))
    stands = joined.index.isin(standing)
    yield _rows(people, Difference.REQUIREMENT_NEW, joined[~was & is_now])
    is_other = was & is_now & (joined["grades_before"] != joined["grades_after"])
    yield _rows(people, Difference.REQUIREMENT_CHANGED, joined[is_other])
    yield _rows(people, Difference.REQUIREMENT_ENDED, joined[was & ~is_now & ~stands])
    yield _rows(people, Difference.REQUIREMENT_EXPIRED, joined[was & ~is_now & stands])


def _in_force(side: TownState, people: PairedPeople) -> pd.DataFrame:
    """Give a row per need in force: its set of grades as one text, and the grades in words."""
    rows = side.requirements[is_in_force(side.requirements, side.as_of)]
    at = people.places(rows["person_id"].to_numpy(dtype=object))
    rows = rows[(at >= 0) & people.takes_part[at]]
    grade, overall = (rows[name].fillna("") for name in ("grade", "overall_grade"))
    frame = pd.DataFrame({"key": _keys(rows), "pair": grade + _END + overall, "grade": grade})
    is_shared = frame["key"].duplicated(keep=False)
    single = frame[~is_shared].rename(columns={"pair": "grades", "grade": "told"})
    # nearly every need has one row; only the others are worth a call each
    shared = frame[is_shared].drop_duplicates(["key", "pair"])
    grouped = shared.sort_values(["key", "pair"], kind="stable").groupby("key", sort=False)
    several = {"grades": grouped["pair"].agg(_ROW_END.join), "told": grouped["grade"].agg(_told)}
    return pd.concat([single.set_index("key"), pd.DataFrame(several)])


def _keys(rows: pd.DataFrame) -> pd.Series:
    columns = (rows["person_id"], rows["kind"].astype(object), rows["part"].fillna(""))
    keys = map(_END.join, zip(*(column.tolist() for column in columns), strict=True))
    return pd.Series(list(keys), index=rows.index, dtype="str")


def _told(grades: pd.Series) -> str:
    return BETWEEN.join(dict.fromkeys(grade for grade in grades if grade))


def _rows(people: PairedPeople, kind: Difference, needs: pd.DataFrame) -> pd.DataFrame:
    parts = [key.split(_END) for key in needs.index]
    persons = np.array([person for person, _kind, _part in parts], dtype=object)
    what = [
        f"{need}{BETWEEN_KIND_AND_PART}{part}" if part else need for _person, need, part in parts
    ]
    at = people.places(persons)
    cells: dict[str, object] = {
        "person_id": persons,
        "household_id": people.cells_after("household_id")[at],
        "what": np.array(what, dtype=object),
        "before": _texts(needs["told_before"]),
        "after": _texts(needs["told_after"]),
    }
    return difference_rows(kind, cells, len(needs))


def _texts(told: pd.Series) -> np.ndarray:
    texts: np.ndarray = told.where(told != "").to_numpy(dtype=object)
    return texts
