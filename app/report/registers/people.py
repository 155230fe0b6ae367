"""The people the registers are about: residents with a score, one row each, in call order."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.pipeline.make_list import ListTables
from scoring.household import support_codes_of_members


@dataclass(frozen=True)
class SupportPeople:
    """People with an individual score (要支援者) whose household is not under 支援措置.

    ``frame``: person_id, household_id, name, kana, age, youngest_age, code, address,
    building, phones, has_phone (somebody in the household has one), call_rank, tier,
    is_listed, flood_rank, in_collapse_zone, verdict, district; listed people first, in call
    order. ``hidden`` counts the people left out because of 支援措置.
    """

    frame: pd.DataFrame
    hidden: int


def support_people(tables: ListTables, *, only_scored: bool = True) -> SupportPeople:
    """Join the frames of a list by person and household; everybody where not only_scored."""
    has_score = tables.individuals["score"].notna().to_numpy()
    scored = tables.individuals[has_score] if only_scored else tables.individuals
    scores = tables.household_scores
    row = pd.Index(scores["household_id"]).get_indexer(scored["household_id"])
    is_hidden = scores["is_protected"].to_numpy()[row]
    people, row = scored[~is_hidden], row[~is_hidden]
    who = pd.Index(tables.residents["person_id"]).get_indexer(people["person_id"])
    residents = tables.residents.iloc[who]
    order = tables.call_order.iloc[row]
    made = {
        "person_id": people["person_id"],
        "household_id": people["household_id"],
        "age": people["age"],
        "youngest_age": people["youngest_age"],
        "code": support_codes_of_members(people, scores),
        "has_phone": _has_phone(tables.residents, people["household_id"]),
        "call_rank": order["call_rank"],
        "tier": order["tier"],
        "is_listed": order["exclusion"].isna(),
        "flood_rank": tables.exposure["flood_rank"].iloc[row],
        "in_collapse_zone": tables.exposure["in_collapse_zone"].iloc[row],
        "verdict": tables.verdicts["verdict"].iloc[row].astype("str"),
        "district": tables.locations["district"].iloc[row],
    }
    texts = {name: residents[name] for name in ("name", "kana", "address", "building", "phones")}
    frame = pd.DataFrame({name: pd.Series(values).array for name, values in (made | texts).items()})
    by_rank = np.lexsort((frame["person_id"].to_numpy(), frame["call_rank"].to_numpy()))
    return SupportPeople(frame.iloc[by_rank].reset_index(drop=True), int(is_hidden.sum()))


def _has_phone(residents: pd.DataFrame, household_ids: pd.Series) -> np.ndarray:
    with_phone = residents.loc[residents["phones"].notna(), "household_id"]
    return np.asarray(household_ids.isin(with_phone))
