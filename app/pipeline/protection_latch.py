"""支援措置 as a one-way latch: a file can set it, none can clear it, only people can.

PROTECTIONS holds every row that says so: of the registry, of other sources, and, under the
key :data:`LATCH_KEY`, of persons whom no file names any more. These last stay, also for a
person who is gone from the registry and may return.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from importers.linkage.doubles import CERTIFICATE_MARK
from importers.linkage.record_ids import is_record_id
from scoring.record_codes import LinkState
from scoring.record_frames import PROTECTIONS

LATCH_KEY = "protection-latch"
"""Source key of the rows that stand although no file says so any more."""


def told_people(protections: pd.DataFrame, links: pd.DataFrame) -> frozenset[str]:
    """Give the 宛名番号 that the files themselves name; a linked record counts as its person."""
    told = protections[protections["source"] != LATCH_KEY]
    return frozenset(_with_people(told, links)["person_id"])


def named_people(protections: pd.DataFrame, links: pd.DataFrame) -> frozenset[str]:
    """Give every 宛名番号 the rows name, latched ones included."""
    return frozenset(_with_people(protections, links)["person_id"])


def latched_rows(before: pd.DataFrame, links: pd.DataFrame, told: Iterable[str]) -> pd.DataFrame:
    """Give the rows that must stay: of persons protected before whom no file names now.

    Parameters
    ----------
    before
        PROTECTIONS before, latched rows included.
    links
        LINKS before, by which a record was a person.
    told
        宛名番号 that the files name now.
    """
    rows = _with_people(before, links)
    rows = rows[~rows["person_id"].isin(list(told))].drop_duplicates("person_id")
    source = np.full(len(rows), LATCH_KEY, dtype=object)
    columns = {name: rows[name] for name in PROTECTIONS.names}
    return PROTECTIONS.build({**columns, "source": source})


def protected_people(
    protections: pd.DataFrame, links: pd.DataFrame, candidates: pd.DataFrame
) -> frozenset[str]:
    """Give every 宛名番号 whose address must not be told.

    While nobody has decided whom a record of 支援措置 means, everybody it may be is protected:
    one too many on the sealed list for a while harms less than one address too many.
    """
    sure = named_people(protections, links)
    waiting = links.loc[links["state"] == LinkState.POSSIBLE.value, "record_id"]
    open_records = set(protections["person_id"]) & set(waiting)
    may_be = candidates.loc[candidates["record_id"].isin(open_records), "person_id"]
    return sure | frozenset(may_be)


def partner_rows(doubles: pd.DataFrame, protected: Iterable[str]) -> pd.DataFrame:
    """Give the rows that protect the other 宛名番号 of a protected person (二重の番号).

    One person's address is told by either number. The rows stay like latched ones: when the
    numbers are merged, whichever goes, the person is still protected. Two people who only
    share a certificate are not one person.
    """
    is_person = ~doubles["evidence"].str.startswith(CERTIFICATE_MARK)
    pairs = doubles.loc[is_person, ["person_id", "other_id"]].to_numpy()
    known = set(protected)
    others = [
        other
        for one, two in pairs
        for own, other in ((one, two), (two, one))
        if own in known and other not in known
    ]
    count = len(others)
    empty = [None] * count
    return PROTECTIONS.build(
        {
            "person_id": others,
            "valid_from": empty,
            "valid_until": empty,
            "kind": empty,
            "file": [LATCH_KEY] * count,
            "line": [0] * count,
            "source": [LATCH_KEY] * count,
        }
    ).drop_duplicates("person_id")


def with_protection(residents: pd.DataFrame, protected: Iterable[str]) -> pd.DataFrame:
    """Give RESIDENTS with ``is_protected`` true for exactly these."""
    is_protected = residents["person_id"].isin(list(protected))
    return residents.assign(is_protected=is_protected.to_numpy())


def _with_people(protections: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """Give the rows with 宛名番号 in place of linked records, without the other records."""
    linked = links[links["state"] == LinkState.LINKED.value]
    person_of = dict(zip(linked["record_id"], linked["person_id"], strict=True))
    people = [person_of.get(person, person) for person in protections["person_id"]]
    is_person = np.array([not is_record_id(person) for person in people], dtype=bool)
    rows = protections.assign(person_id=pd.Series(people, dtype="str", index=protections.index))
    return rows[is_person]
