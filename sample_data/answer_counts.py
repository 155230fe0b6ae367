"""The true counts: residents by state, exclusion, tier, verdict and coverage."""

from dataclasses import dataclass

import numpy as np

from sample_data.answer_hazard import (
    COVERAGE_WORDS,
    DRY,
    NOT_LISTED,
    VERDICT_WORDS,
    HazardAnswers,
)
from sample_data.answer_scores import LEVELS, NO_LEVEL, HouseholdAnswers, PersonAnswers
from sample_data.dice import IntArray
from sample_data.people import DEAD, DELETED, MOVED_OUT, People

TIERS = ("none", "1", "2", "3", "4")
LEVEL_WORDS = (*LEVELS[:NO_LEVEL], "none")
LOCATED_WORDS = ("given", "none")


@dataclass(frozen=True)
class Answers:
    """All that the key tells."""

    people: PersonAnswers
    households: HouseholdAnswers
    hazard: HazardAnswers


def count_residents(people: People, answers: Answers) -> dict[str, object]:
    """Count residents; those listed and those excluded by reason add up to all.

    The groups (``by_level``, ``by_tier``, ``by_verdict``, ``coverage``, ``located``) each
    count everybody who takes part, the protected included.
    """
    here, scores = people.takes_part, answers.households
    counts: dict[str, object] = {
        "residents": len(people),
        "taking_part": int(here.sum()),
        "households": int((scores.members > 0).sum()),
        "by_level": _count_words(answers.people.level[here], LEVEL_WORDS),
    }
    excluded = {
        "dead": int((people.status == DEAD).sum()),
        "moved_out": int((people.status == MOVED_OUT).sum()),
        "deleted": int((people.status == DELETED).sum()),
        "protected": int(scores.is_protected[people.household[here]].sum()),
    }
    return counts | _count_hazard(people, scores, answers.hazard, excluded)


def _count_hazard(
    people: People,
    scores: HouseholdAnswers,
    hazard: HazardAnswers,
    excluded: dict[str, int],
) -> dict[str, object]:
    home = people.household[people.takes_part]
    may_be_called = ~scores.is_protected[home]
    excluded["dry"] = int(((hazard.verdict[home] == DRY) & may_be_called).sum())
    power = scores.needs_power & ~scores.is_protected & (scores.members > 0)
    return {
        "listed": int((hazard.tier[home] != NOT_LISTED).sum()),
        "listed_households": int((hazard.tier != NOT_LISTED).sum()),
        "excluded": excluded,
        "power_list": {"households": int(power.sum()), "residents": int(power[home].sum())},
        "by_tier": _count_words(hazard.tier[home], TIERS),
        "by_verdict": _count_words(hazard.verdict[home], VERDICT_WORDS),
        "coverage": _count_words(hazard.coverage[home], COVERAGE_WORDS),
        "located": _count_words((~hazard.has_position[home]).astype(np.int64), LOCATED_WORDS),
    }


def _count_words(codes: IntArray, words: tuple[str, ...]) -> dict[str, int]:
    found = np.bincount(codes, minlength=len(words))
    return dict(zip(words, found.tolist(), strict=True))
