"""Last step: everything a printed list and the output files rest on, read in one go."""

from dataclasses import dataclass

import pandas as pd

from app.progress import Progress, Stage
from app.store.town import Town, TownFacts
from scoring.frames import (
    CALL_ORDER,
    CONTRIBUTIONS,
    EXPOSURE,
    HOUSEHOLD_SCORES,
    INDIVIDUALS,
    ISSUES,
    LOCATIONS,
    REQUIREMENTS,
    RESIDENTS,
    UNSCORED,
    VERDICTS,
)


@dataclass(frozen=True)
class ListFrames:
    """The frames a list is made of; the household frames agree row by row."""

    residents: pd.DataFrame
    requirements: pd.DataFrame
    contributions: pd.DataFrame
    individuals: pd.DataFrame
    household_scores: pd.DataFrame
    locations: pd.DataFrame
    exposure: pd.DataFrame
    verdicts: pd.DataFrame
    call_order: pd.DataFrame


@dataclass(frozen=True)
class ListTables(ListFrames):
    """The same with what a town knows of its files: facts, issues, needs without points."""

    facts: TownFacts
    issues: pd.DataFrame
    unscored: pd.DataFrame


def make_list(town: Town, progress: Progress) -> ListTables:
    """Read the tables of a town that all steps before have filled. Writes nothing."""
    progress.step(Stage.LISTING)
    return ListTables(
        facts=town.facts(),
        residents=town.read(RESIDENTS),
        requirements=town.read(REQUIREMENTS),
        issues=town.read(ISSUES),
        unscored=town.read(UNSCORED),
        contributions=town.read(CONTRIBUTIONS),
        individuals=town.read(INDIVIDUALS),
        household_scores=town.read(HOUSEHOLD_SCORES),
        locations=town.read(LOCATIONS),
        exposure=town.read(EXPOSURE),
        verdicts=town.read(VERDICTS),
        call_order=town.read(CALL_ORDER),
    )
