"""Whose place must not be told: people under 支援措置, who lives with them, and their records."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from app.pipeline.protection_latch import named_people
from importers.linkage.record_ids import is_record_id
from scoring.codes import ResidentStatus
from scoring.record_codes import LinkState


def is_hidden(residents: pd.DataFrame) -> np.ndarray:
    """Tell of each row of RESIDENTS whether address and phones tell where a protected one lives.

    One address is that of the whole household, so nobody of a household with a protected
    member who takes part may be told of; like that, such households stand in no list.
    """
    protected = residents["is_protected"].to_numpy(dtype=bool)
    takes_part = (residents["status"] == ResidentStatus.RESIDENT.value).to_numpy()
    homes = residents.loc[protected & takes_part, "household_id"].unique()
    lives_there = residents["household_id"].isin(homes).to_numpy()
    return np.asarray(protected | lives_there)


def hidden_people(residents: pd.DataFrame) -> frozenset[str]:
    """Give the 宛名番号 of everybody of RESIDENTS whose place must not be told."""
    return frozenset(residents.loc[is_hidden(residents), "person_id"])


def hidden_records(
    records: pd.DataFrame,
    links: pd.DataFrame,
    candidates: pd.DataFrame,
    protections: pd.DataFrame,
    people: Collection[str],
) -> frozenset[str]:
    """Give the record_ids of RECORDS that are, or may be, of somebody whose place is hidden.

    So is a record of 支援措置 itself, and one whose 宛名番号 is protected although the registry
    does not hold it now. ``people`` as :func:`hidden_people` gives them.
    """
    is_linked = (links["state"] == LinkState.LINKED.value) & links["person_id"].isin(list(people))
    may_be = candidates["person_id"].isin(list(people))
    told = [person for person in protections["person_id"] if is_record_id(person)]
    has_number = records["given_id"].isin(list(named_people(protections, links)))
    return frozenset(
        [
            *links.loc[is_linked, "record_id"],
            *candidates.loc[may_be, "record_id"],
            *records.loc[has_number, "record_id"],
            *told,
        ]
    )
