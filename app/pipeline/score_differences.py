"""Whose individual score rose or fell since the import before, and by which rules."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from app.pipeline.town_state import PairedPeople, TownState
from scoring.record_codes import Difference

GAINED, LOST = "＋", "－"
BETWEEN = "、"


def score_changes(people: PairedPeople) -> Iterator[pd.DataFrame]:
    """Compare the scores of those who take part both times; no score is below any number."""
    both = people.took_part & people.takes_part
    before, after = (_scores(people, side) for side in (people.before, people.after))
    is_up = both & _is_above(after, before)
    is_down = both & _is_above(before, after)
    is_other = is_up | is_down
    told = {
        "before": _told(before, is_other),
        "after": _told(after, is_other),
        "reason": _reasons(people, is_other),
    }
    yield people.rows(Difference.SCORE_UP, is_up, **told)
    yield people.rows(Difference.SCORE_DOWN, is_down, **told)


def _scores(people: PairedPeople, side: TownState) -> np.ndarray:
    individuals = side.scores.individuals
    at = pd.Index(individuals["person_id"]).get_indexer(pd.Index(people.person_id))
    scores: np.ndarray = np.append(individuals["score"].to_numpy(), np.nan)[at]
    return scores


def _is_above(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    above: np.ndarray = (one > other) | (~np.isnan(one) & np.isnan(other))
    return above


def _told(scores: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    told = np.full(len(scores), np.nan, dtype=object)
    # written as in individuals.csv: with full precision
    told[chosen] = [np.nan if np.isnan(score) else repr(score) for score in scores[chosen].tolist()]
    return told


def _reasons(people: PairedPeople, chosen: np.ndarray) -> np.ndarray:
    """Give the rules met now and not before, and the other way round, for the chosen."""
    reasons = np.full(len(chosen), np.nan, dtype=object)
    persons = people.person_id[chosen]
    before, after = (_labels(side, persons) for side in (people.before, people.after))
    reasons[chosen] = [
        _reason(before.get(person, ()), after.get(person, ())) or np.nan for person in persons
    ]
    return reasons


def _labels(side: TownState, persons: np.ndarray) -> dict[str, tuple[str, ...]]:
    rows = side.scores.contributions
    rows = rows[rows["person_id"].isin(persons)]
    grouped = rows.groupby("person_id", sort=False)["label"]
    return {str(person): tuple(labels) for person, labels in grouped}


def _reason(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    gained = [f"{GAINED}{label}" for label in after if label not in before]
    lost = [f"{LOST}{label}" for label in before if label not in after]
    return BETWEEN.join([*gained, *lost])
