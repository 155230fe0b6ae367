"""Who the people of a list of 宛名番号 are, for showing: protected households read ＊＊＊."""

from collections.abc import Collection, Sequence

import pandas as pd

from app.pipeline.batch_tables import last_batch
from app.pipeline.differences import TELLS_PLACE
from app.pipeline.hidden_people import hidden_people
from app.pipeline.protection_latch import named_people
from app.store.town import Town
from importers.issues import HIDDEN
from scoring.frames import RESIDENTS
from scoring.record_frames import BATCHES, DIFFERENCES, LINKS, PROTECTIONS

TOLD = ("name", "kana", "address")
_SIDES = ("before", "after")


def people_told(person_ids: Sequence[str], *registries: pd.DataFrame) -> pd.DataFrame:
    """Give a row per person: person_id, household_id, name, kana, address, is_protected.

    Parameters
    ----------
    person_ids
        Whom; each is told once, in the order given. One that no registry holds is left empty.
    registries
        RESIDENTS frames; the first that holds a person tells of him. Who is protected, or
        lives with somebody who is, in any of them, is told as protected.
    """
    wanted = pd.Index(pd.unique(pd.Series(list(person_ids), dtype="str")))
    every = pd.concat([registry[registry["person_id"].isin(wanted)] for registry in registries])
    hidden = [person for registry in registries for person in hidden_people(registry)]
    first = every.drop_duplicates("person_id").set_index("person_id")
    told = first[["household_id", *TOLD]].reindex(wanted)
    is_protected = wanted.isin(hidden)
    for name in TOLD:
        told[name] = told[name].mask(is_protected & told[name].notna().to_numpy(), HIDDEN)
    return told.assign(is_protected=is_protected).rename_axis("person_id").reset_index()


def read_told_differences(town: Town, batch: int | None = None) -> pd.DataFrame:
    """Give the differences of one import (None: the last) with names, for a list of them.

    Columns as :func:`with_names`. People the registry no longer holds are told by the registry
    before, while that is kept. Whoever is protected by now is hidden in older imports too.
    """
    differences = town.read(DIFFERENCES)
    number = last_batch(town.read(BATCHES)) if batch is None else batch
    rows = differences[differences["batch"] == number].reset_index(drop=True)
    registries = (town.read(RESIDENTS), town.read_before(RESIDENTS))
    people = people_told(list(rows["person_id"]), *registries)
    protected = named_people(town.read(PROTECTIONS), town.read(LINKS))
    hidden = protected | frozenset(people.loc[people["is_protected"], "person_id"])
    return with_names(_without_places(rows, hidden), people)


def with_names(rows: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Put names to DIFFERENCES; ``people`` as :func:`people_told` gives them.

    Columns: difference, person_id, household_id, name, kana, address, what, before, after,
    reason.
    """
    named = people.set_index("person_id")
    told = named[list(TOLD)].reindex(rows["person_id"]).reset_index(drop=True)
    columns = ["difference", "person_id", "household_id"]
    rest = ["what", "before", "after", "reason"]
    kept = rows.reset_index(drop=True)
    return pd.concat([kept[columns].astype({"difference": "str"}), told, kept[rest]], axis=1)


def _without_places(rows: pd.DataFrame, hidden: Collection[str]) -> pd.DataFrame:
    tells = rows["difference"].isin(TELLS_PLACE) & rows["person_id"].isin(list(hidden))
    sides = {side: rows[side].mask(tells & rows[side].notna(), HIDDEN) for side in _SIDES}
    return rows.assign(**sides)
